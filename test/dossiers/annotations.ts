import * as fc from 'fast-check';
import { oddText, oddValue } from './arbitraries';
import { caseOf, GATEWAY_API, TWO_SERVERS } from './corpus';
import { dossier } from './dossier';

type Annotations = { [key: string]: string };

/** Annotations that anybody sets. */
const PLAIN = ['example.com/owner', 'note'];

/** Those that one controller alone reads. */
const OWN: { readonly [factory: string]: readonly string[] } = {
  ingressNginx: ['nginx.ingress.kubernetes.io/proxy-connect-timeout', 'nginx.ingress.kubernetes.io/proxy-read-timeout'],
};

/** Those of controllers and other programs, which not all read, or which a prop renders. */
const FOREIGN = [
  'nginx.ingress.kubernetes.io/proxy-read-timeout', 'traefik.ingress.kubernetes.io/router.priority', 'kubernetes.io/ingress.class',
  'external-dns.alpha.kubernetes.io/target', 'cert-manager.io/issuer', 'nginx.org/proxy-read-timeout', 'ingress.kubernetes.io/app-root',
];

const IGNORED = 'the controller ignores the annotation, its value, or with it the whole Ingress';

export const ANNOTATIONS = dossier<'annotations'>()<Annotations>({
  features: {
    annotations: { asking: { annotations: { 'example.com/a': 'b' } }, proof: 'read by others' },
  },
  random: {
    by: 'route',
    plausible: ({ factory }) => fc.dictionary(fc.constantFrom(...PLAIN, ...OWN[factory] ?? []), fc.nat(99).map(n => String(n + 1)), { maxKeys: 2 }),
    odd: [
      fc.tuple(oddText, oddValue).map(([key, value]) => annotations => ({ ...annotations, [key]: value })),
      oddValue.map(value => annotations => ({ ...annotations, 'example.com/odd': value })),
      fc.constantFrom(262_000, 262_144, 300_000).map(size => annotations => ({ ...annotations, 'example.com/large': 'x'.repeat(size) })),
      fc.tuple(fc.constantFrom(...FOREIGN), fc.nat(99)).map(([key, n]) => annotations => ({ ...annotations, [key]: String(n) })),
    ],
    make: annotations => annotations,
    byHand: { anywhere: annotations => annotations },
    refusals: {
      'annotations.rendered': 'a prop renders the annotation, and two values would contradict each other',
      'annotations.unread': 'nobody reads the annotation on this object',
      'annotations.class': 'the class is an option of the controller',
      'annotations.too-large': 'what the props render comes on top of the annotations',
      'annotation.not-a-string': 'an annotation without a value is one that somebody forgot to fill in',
      'annotations.': IGNORED,
      'nginx.burst': 'nginx counts no burst of so many requests, and loads no configuration',
      'nginx.temporary-file-size': 'nginx loads no configuration with a file that is smaller than a buffer',
    },
  },
  corpus: {
    renders: [
      caseOf('annotations of ingress-nginx', {
        hosts: ['h.example.com'],
        annotations: {
          'nginx.ingress.kubernetes.io/proxy-connect-timeout': '1',
          'nginx.ingress.kubernetes.io/backend-protocol': 'HTTPS',
          'nginx.ingress.kubernetes.io/whitelist-source-range': '10.0.0.0/8, 2001:db8::/32',
          'nginx.ingress.kubernetes.io/ssl-redirect': 'false',
          'nginx.ingress.kubernetes.io/auth-url': 'https://auth.example.com/check?host=$host',
          'nginx.ingress.kubernetes.io/auth-response-headers': 'X-User, X-Groups',
          'nginx.ingress.kubernetes.io/custom-http-errors': '404,503',
        },
      }),
      caseOf('annotations of ingress-nginx for large answers', {
        annotations: {
          'nginx.ingress.kubernetes.io/proxy-buffer-size': '16k',
          'nginx.ingress.kubernetes.io/proxy-buffers-number': '8',
          'nginx.ingress.kubernetes.io/proxy-busy-buffers-size': '32k',
          'nginx.ingress.kubernetes.io/proxy-max-temp-file-size': '0',
        },
      }),
      caseOf('annotations of others', {
        annotations: {
          'example.com/owner': 'platform',
          'argocd.argoproj.io/sync-wave': '-1',
          'UPPER.example.com/Key': 'x',
          'plain': '',
          'ignore-check.kube-linter.io/dangling-service': 'servers outside the cluster',
        },
      }),
      caseOf('annotations in Unicode', {
        annotations: {
          'example.com/note': 'Größe ≤ 5 – „so“ 日本語 ✓ 🎉 é é',
          'example.com/rtl': 'שלום',
          'example.com/bom': '\ufeffx',
          'example.com/nbsp': 'a b',
        },
      }),
      caseOf('annotations that YAML could take for something else', {
        annotations: {
          a: 'yes',
          b: 'off',
          c: '1_000',
          d: '017',
          e: '~',
          f: '- a',
          g: '# b',
          h: ': c',
          i: '{d}',
          j: '[e]',
          k: '!f',
          l: '&g',
          m: '*h',
          n: '%i',
          o: '@j',
          p: '`k`',
          q: "'l'",
          r: '"m"',
          s: '?',
          t: ' leading',
          u: 'trailing ',
          v: 'tab\there',
          w: '\\n',
          x: '.inf',
          y: '12:30:45',
          z: '---',
        },
      }),
      caseOf('annotations of several lines', {
        annotations: {
          'example.com/script': 'first\n  second\n\nfourth: "x" # y\n',
          'example.com/no-end': 'one\ntwo',
          'example.com/two-ends': 'one\n\n',
          'example.com/indented': '  one\n two',
          'example.com/first-empty': '\n\none',
          'example.com/crlf': 'one\r\ntwo\r\n',
          'example.com/spaces': 'one \n two  \n',
        },
      }),
      caseOf('annotations of great length', {
        annotations: {
          'example.com/long': 'some words that are long enough to be folded some words that are long enough to be folded some words that are long enough to be folded some words that are long enough to be folded some words that are long enough to be folded some words that are long enough to be folded some words that are long enough to be folded some words that are long enough to be folded some words that are long enough to be folded some words that are long enough to be folded some words that are long enough to be folded some words that are long enough to be folded some words that are long enough to be folded some words that are long enough to be folded some words that are long enough to be folded some words that are long enough to be folded some words that are long enough to be folded some words that are long enough to be folded some words that are long enough to be folded some words that are long enough to be folded',
          'example.com/json': '{"a":[1,2.5,null,true],"b c":{"d\\"e":"f\'g"}}',
          'example.com/unbroken': 'x'.repeat(300),
        },
      }),
      caseOf('a snippet of the user', {
        hosts: ['h.example.com'],
        controller: ['ingressNginx', { snippetAnnotations: true }],
        annotations: {
          'nginx.ingress.kubernetes.io/configuration-snippet': 'if ($request_method = TRACE) {\n  return 405;\n}\n',
          'nginx.ingress.kubernetes.io/server-snippet': 'large_client_header_buffers 4 32k;',
        },
      }),
      caseOf('a snippet of the user that nobody allowed yet', {
        hosts: ['h.example.com'],
        annotations: { 'nginx.ingress.kubernetes.io/auth-url': 'http://auth.example.com/', 'nginx.ingress.kubernetes.io/auth-snippet': 'proxy_set_header X-A "b";' },
      }),
      caseOf('annotations of ingress-nginx with lists', {
        hosts: ['h.example.com'],
        annotations: {
          'nginx.ingress.kubernetes.io/server-alias': '*.a.example.com, b.example.com',
          'nginx.ingress.kubernetes.io/ssl-ciphers': 'ECDHE-RSA-AES128-GCM-SHA256:!aNULL',
          'nginx.ingress.kubernetes.io/enable-cors': 'true',
          'nginx.ingress.kubernetes.io/cors-allow-origin': 'https://*.example.com, http://localhost:8080',
          'nginx.ingress.kubernetes.io/auth-url': 'http://auth.example.com/',
          'nginx.ingress.kubernetes.io/auth-cache-key': '$remote_user$http_authorization',
          'nginx.ingress.kubernetes.io/auth-cache-duration': '200 202 401 5m, any 1m',
        },
      }),
    ],
    refused: [
      caseOf('an annotation that recipes invent for balancing', { hosts: ['h.example.com'], annotations: { 'nginx.ingress.kubernetes.io/load-balancing-scheme': 'round-robin' } }),
      caseOf('an annotation that recipes invent for the client', { hosts: ['h.example.com'], annotations: { 'nginx.ingress.kubernetes.io/real-ip-header': 'X-Real-IP' } }),
      caseOf('an annotation that recipes invent for the backend', { hosts: ['h.example.com'], annotations: { 'nginx.ingress.kubernetes.io/service-name-header': 'Backend-Pod' } }),
      caseOf('an annotation with a mistake in its name', { hosts: ['h.example.com'], annotations: { 'nginx.ingress.kubernetes.io/proxy-bodysize': '5m' } }),
      caseOf('an annotation named like a method', { hosts: ['h.example.com'], annotations: { 'nginx.ingress.kubernetes.io/toString': 'x' } }),
      caseOf('an annotation of which the prefix is in capitals', { hosts: ['h.example.com'], annotations: { 'NGINX.ingress.kubernetes.io/ssl-redirect': 'true' } }),
      caseOf('a time with a unit', { hosts: ['h.example.com'], annotations: { 'nginx.ingress.kubernetes.io/proxy-connect-timeout': '5s' } }),
      caseOf('a time of zero', { hosts: ['h.example.com'], annotations: { 'nginx.ingress.kubernetes.io/proxy-read-timeout': '0' } }),
      caseOf('a boolean in words', { hosts: ['h.example.com'], annotations: { 'nginx.ingress.kubernetes.io/ssl-redirect': 'yes' } }),
      caseOf('a protocol that does not exist', { hosts: ['h.example.com'], annotations: { 'nginx.ingress.kubernetes.io/backend-protocol': 'HTTP3' } }),
      caseOf('a range of addresses that is none', { hosts: ['h.example.com'], annotations: { 'nginx.ingress.kubernetes.io/whitelist-source-range': '10.0.0.0/33' } }),
      caseOf('a variable that nginx does not know', { hosts: ['h.example.com'], annotations: { 'nginx.ingress.kubernetes.io/upstream-vhost': '$hostt' } }),
      caseOf('an annotation for what a prop does with paths', { hosts: ['h.example.com'], annotations: { 'nginx.ingress.kubernetes.io/use-regex': 'true' } }),
      caseOf('an annotation for what a prop does with rewrites', { hosts: ['h.example.com'], annotations: { 'nginx.ingress.kubernetes.io/rewrite-target': '/$1' } }),
      caseOf('the deprecated annotation for the class', { hosts: ['h.example.com'], annotations: { 'kubernetes.io/ingress.class': 'nginx' } }),
      caseOf('an annotation that needs another one', { hosts: ['h.example.com'], annotations: { 'nginx.ingress.kubernetes.io/auth-realm': 'Restricted' } }),
      caseOf('an annotation that needs a rewrite', { hosts: ['h.example.com'], annotations: { 'nginx.ingress.kubernetes.io/x-forwarded-prefix': '/a' } }),
      caseOf('an annotation that needs a sticky cookie', { hosts: ['h.example.com'], annotations: { 'nginx.ingress.kubernetes.io/session-cookie-name': 'a' } }),
      caseOf('buffers that do not fit', {
        hosts: ['h.example.com'],
        annotations: { 'nginx.ingress.kubernetes.io/proxy-busy-buffers-size': '64k', 'nginx.ingress.kubernetes.io/proxy-buffer-size': '8k' },
      }),
      caseOf('a temporary file smaller than a buffer', { hosts: ['h.example.com'], annotations: { 'nginx.ingress.kubernetes.io/proxy-max-temp-file-size': '1k' } }),
      caseOf('an annotation with a bad key', { hosts: ['h.example.com'], annotations: { 'example.com/a b': 'x' } }),
      caseOf('an annotation with two slashes', { hosts: ['h.example.com'], annotations: { 'example.com/a/b': 'x' } }),
      caseOf('an annotation key of JavaScript', { hosts: ['h.example.com'], annotations: { constructor: 'x' } }),
      caseOf('an annotation with a line separator', { hosts: ['h.example.com'], annotations: { 'example.com/a': 'one\u2028two' } }),
      caseOf('an annotation with a control character', { hosts: ['h.example.com'], annotations: { 'example.com/a': 'one\u0085two' } }),
      caseOf('an annotation of several lines that starts with a tab', { hosts: ['h.example.com'], annotations: { 'example.com/a': '\tone\ntwo' } }),
      caseOf('an annotation of empty lines', { hosts: ['h.example.com'], annotations: { 'example.com/a': ' \n ' } }),
      caseOf('two bad annotations, named by the order of their keys', { hosts: ['h.example.com'], annotations: { 'nginx.ingress.kubernetes.io/zz': 'x', 'nginx.ingress.kubernetes.io/aa': 'x' } }),
      caseOf('a snippet where none are allowed', {
        hosts: ['h.example.com'],
        controller: ['ingressNginx', { snippetAnnotations: false }],
        annotations: { 'nginx.ingress.kubernetes.io/configuration-snippet': 'return 403;' },
      }),
      caseOf('an annotation that Traefik passes over', {
        backends: ['fromIps', ['10.254.18.46', '10.254.18.47'], { port: 80 }],
        hosts: ['a.example.com'],
        controller: ['ingressNginx', { reader: 'TRAEFIK', snippetAnnotations: true }],
        annotations: { 'nginx.ingress.kubernetes.io/satisfy': 'any' },
      }),
      caseOf('an annotation of ingress-nginx on an IngressRoute', {
        backends: ['fromIps', ['10.254.18.46', '10.254.18.47'], { port: 80 }],
        hosts: ['a.example.com'],
        controller: ['traefik'],
        annotations: { 'nginx.ingress.kubernetes.io/proxy-read-timeout': '10' },
      }),
      caseOf('an annotation of an Ingress with Gateway API', {
        ...TWO_SERVERS,
        controller: GATEWAY_API,
        annotations: { 'nginx.ingress.kubernetes.io/proxy-body-size': '1m' },
      }),
      caseOf('a Middleware for single sign-on on an Ingress of ingress-nginx', {
        hosts: ['h.example.com'],
        annotations: { 'traefik.ingress.kubernetes.io/router.middlewares': 'sso-auth@kubernetescrd' },
      }),
      caseOf('an annotation of another controller for nginx', { hosts: ['h.example.com'], annotations: { 'nginx.org/client-max-body-size': '4m' } }),
      caseOf('an annotation of old controllers', { hosts: ['h.example.com'], annotations: { 'ingress.kubernetes.io/force-ssl-redirect': 'true' } }),
      caseOf('an issuer for an Ingress without a certificate', { hosts: ['h.example.com'], annotations: { 'cert-manager.io/cluster-issuer': 'letsencrypt' } }),
      caseOf('an issuer on an IngressRoute', {
        hosts: ['h.example.com'],
        controller: ['traefik'],
        annotations: { 'cert-manager.io/cluster-issuer': 'letsencrypt' },
      }),
      caseOf('a target for DNS on an HTTPRoute', {
        ...TWO_SERVERS,
        controller: GATEWAY_API,
        annotations: { 'external-dns.alpha.kubernetes.io/target': '10.254.18.55' },
      }),
      caseOf('an annotation that Kubernetes takes for a number', { annotations: { d: '0o17' } }),
    ],
  },
});
