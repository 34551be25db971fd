import { Chart, Duration } from 'cdk8s';
import * as fc from 'fast-check';
import { Backends, ExternalLoadBalancerProps, HashKey, HeaderValue, IngressController, LoadBalancing, Rewrite, RoutePath, Tls } from '../../src';
import { hostileText } from './support/chars';
import { CANARY, serving } from './support/front-door';
import { Ingress, loadBalancer, render } from './support/ingress';
import { batch, holds } from './support/properties';
import { InvalidInput } from '../../src/basics/errors';

type Props = Partial<ExternalLoadBalancerProps>;

/** Every prop that takes a text, with the text in it. */
const props: { readonly [name: string]: (text: string) => Props } = {
  'name': text => ({ name: text }),
  'namespace': text => ({ namespace: text }),
  'ingressName': text => ({ ingressName: text }),
  'a label': text => ({ labels: { app: text } }),
  'the name of a label': text => ({ labels: { [text]: 'x' } }),
  'a host': text => ({ hosts: [text] }),
  'a host with a wildcard': text => ({ hosts: [`*.${text}`] }),
  'a prefix': text => ({ paths: [RoutePath.prefix(`/${text}`)] }),
  'a prefix that is stripped': text => ({ paths: [RoutePath.prefix(`/${text}`)], rewrite: Rewrite.stripPrefix() }),
  'an exact path': text => ({ paths: [RoutePath.exact(`/${text}`)] }),
  'an exact path on a host of regular expressions': text => ({ paths: [RoutePath.exact(`/${text}`), RoutePath.regex('/r/[0-9]')] }),
  'a regular expression': text => ({ paths: [RoutePath.regex(`/${text}`)] }),
  'a regular expression that is rewritten': text => ({ paths: [RoutePath.regex(`/(${text})`)], rewrite: Rewrite.regexTarget('/$1') }),
  'the target of a regular expression': text => ({ paths: [RoutePath.regex('/app/(.*)')], rewrite: Rewrite.regexTarget(`/${text}`) }),
  'a prefix that is put in': text => ({ paths: [RoutePath.prefix('/app')], rewrite: Rewrite.replacePrefix(`/${text}`) }),
  'a full path': text => ({ rewrite: Rewrite.fullPath(`/${text}`) }),
  'appRoot': text => ({ appRoot: `/${text}` }),
  'a blocked user agent': text => ({ blockedUserAgents: [text] }),
  'one of several blocked user agents': text => ({ blockedUserAgents: ['curl', text, 'Scrapy'] }),
  'a response header': text => ({ responseHeaders: { 'X-Text': HeaderValue.literal(text) } }),
  'a request header': text => ({ requestHeaders: { 'X-Text': HeaderValue.literal(text) } }),
  'the name of a request header': text => ({ requestHeaders: { [text]: HeaderValue.clientIp() } }),
  'a removed request header': text => ({ removeRequestHeaders: [text] }),
  'a removed response header': text => ({ removeResponseHeaders: [text] }),
  'forwardedPrefix': text => ({ forwardedPrefix: `/${text}` }),
  'forwardedPrefix with a rewrite': text => ({ paths: [RoutePath.prefix('/app')], rewrite: Rewrite.stripPrefix(), forwardedPrefix: `/${text}` }),
  'the name of a response header': text => ({ responseHeaders: { [text]: HeaderValue.clientIp() } }),
  'the secret of a certificate': text => ({ tls: Tls.fromSecret(text) }),
  'a host of a certificate': text => ({ tls: Tls.fromSecret('cert', { hosts: [text] }) }),
  'an issuer': text => ({ tls: Tls.certManager({ issuer: text }) }),
  'externalAddress': text => ({ externalAddress: text }),
  'a header to hash by': text => ({ loadBalancing: LoadBalancing.consistentHash(HashKey.header(text)) }),
  'a cookie to hash by': text => ({ loadBalancing: LoadBalancing.consistentHash(HashKey.cookie(text)) }),
  'the name of a sticky cookie': text => ({ loadBalancing: LoadBalancing.stickyCookie({ name: text }) }),
  'the path of a sticky cookie': text => ({ loadBalancing: LoadBalancing.stickyCookie({ path: `/${text}`, maxAge: Duration.hours(1) }) }),
  'the class of the controller': text => ({ controller: IngressController.ingressNginx({ className: text }) }),
  'a header that the controller allows': text => ({
    controller: IngressController.ingressNginx({ allowedResponseHeaders: [text], snippetAnnotations: true }), responseHeaders: { [text]: HeaderValue.literal('x') },
  }),
  'the IP of a backend': text => ({ backends: Backends.fromIps([text], { port: 80 }) }),
  'the name of a backend': text => ({ backends: Backends.fromHostname(text, { port: 80 }) }),
  'the zone of a backend': text => ({ backends: Backends.fromEndpoints([{ ip: '10.254.18.46', zone: text }]) }),
  'the name of an annotation': text => ({ annotations: { [`nginx.ingress.kubernetes.io/${text}`]: 'true' } }),
  // Raw snippets are left out: whoever writes one writes configuration.
  ...Object.fromEntries(['app-root', 'proxy-body-size', 'rewrite-target', 'use-regex', 'upstream-vhost', 'auth-url', 'auth-signin', 'auth-realm', 'auth-cache-key', 'auth-tls-match-cn',
    'canary-by-header-pattern', 'cors-allow-origin', 'cors-allow-headers', 'custom-http-errors', 'mirror-target', 'mirror-host', 'permanent-redirect', 'temporal-redirect',
    'proxy-cookie-path', 'proxy-cookie-domain', 'proxy-next-upstream', 'proxy-redirect-from', 'proxy-ssl-name', 'proxy-ssl-ciphers', 'server-alias', 'session-cookie-path',
    'ssl-ciphers', 'upstream-hash-by', 'whitelist-source-range', 'x-forwarded-prefix', 'limit-rps', 'proxy-buffer-size', 'backend-protocol']
    .map(key => [`the annotation ${key}`, (text: string) => ({ annotations: { [`nginx.ingress.kubernetes.io/${key}`]: text } })])),
};

/** What every object in JavaScript has. */
const INHERITED = ['constructor', '__proto__', 'hasOwnProperty'];

/** The ways out of a word, a string, a block or a line; whoever gets out answers /pwn with 299. */
const INJECTED = 'location /pwn { return 299; }';
const attacks = [
  `"; } ${INJECTED}`,
  `"; } ${INJECTED} location /x { set $x "`,
  `x" ) { return 403; } } ${INJECTED} #`,
  'x"; return 299; #',
  `x'; } ${INJECTED} #`,
  `x; } ${INJECTED}`,
  `x } ${INJECTED}`,
  `\\"; } ${INJECTED} #`,
  `\\\\"; } ${INJECTED} #`,
  `x\n} ${INJECTED}`,
  `x\r\n} ${INJECTED}`,
  `x\0"; } ${INJECTED}`,
  'x\nX-Injected: 1',
  'x\r\nX-Injected: 1',
  'x\u2028y',
  'x\u00e9y',
  '\ud800',
  '$nosuchvariable',
  '${nosuchvariable}',
  '${',
  '$',
  '$1',
  '$9',
  '#',
  '\\',
  'x\\',
  '"',
  '\'',
  '{',
  '}',
  ';',
  '(',
  '[',
  '[:alpha:]',
  '*',
  ' ',
  '\t',
  '\x7f',
  '',
  '../../etc/passwd',
  '/etc/nginx/nginx.conf',
  'alias /etc;',
  '%00',
  '%0d%0aX-Injected:1',
  ...INHERITED,
  'x'.repeat(5000),
  '"'.repeat(1000),
  '\\'.repeat(1000),
  '$'.repeat(1000),
];

/** The Ingresses of those that the library takes, each under a name and on a host of its own; errors are what it should throw. */
function taken(cases: ReadonlyArray<{ readonly prop: string; readonly text: string }>): Array<{ readonly host: string; readonly ingress: Ingress }> {
  return cases.flatMap(({ prop, text }, i) => {
    let rendered: Ingress[];
    try {
      rendered = render((chart: Chart) => loadBalancer(chart, `lb-${i}`, { hosts: [`h${i}.test`], paths: [RoutePath.prefix('/app')], ...props[prop](text) }));
    } catch (e) {
      // The others are cdk8s' own, which cannot serialise an object with a key such as "constructor".
      expect({ prop, text, error: e instanceof InvalidInput || INHERITED.includes(text) ? undefined : e }).toEqual({ prop, text, error: undefined });
      return [];
    }
    // What goes elsewhere than to nginx' configuration, or what this harness has no template for, is not judged here.
    const [{ metadata, spec }] = rendered;
    const annotations = Object.fromEntries(Object.entries(metadata.annotations ?? {})
      .filter(([key]) => /\/(use-regex|rewrite-target|proxy-body-size|configuration-snippet|app-root)$/.test(key)));
    const host = `h${i}.test`;
    const rules = spec.rules.map(rule => ({ ...rule, host }));
    return [{ host, ingress: { kind: 'Ingress', metadata: { ...metadata, annotations }, spec: { rules } } }];
  });
}

async function check(cases: ReadonlyArray<{ readonly prop: string; readonly text: string }>): Promise<void> {
  const all = taken(cases);
  await serving(all.map(({ ingress }) => ingress), async door => {
    for (const { host, ingress } of all) {
      const answers = await Promise.all(['/pwn', '/app', '/app/x', '/', '/x'].map(async path => door.get(host, path)));
      expect({ ingress, pwned: answers.map(({ status, headers }) => status === 299 || headers.has('x-injected')) })
        .toEqual({ ingress, pwned: answers.map(() => false) });
    }
    expect((await door.get('unknown.test', '/pwn')).status).toBe(404);
    expect((await door.get(CANARY, '/')).status).toBe(200);
  });
}

test.each(Object.keys(props))('no text gets out of %s: the library refuses it, or nginx takes it as a text', async prop => {
  await check(attacks.map(text => ({ prop, text })));
});

test('nor does any other text out of any prop', async () => {
  const text = fc.oneof(
    { weight: 3, arbitrary: hostileText(40) },
    { weight: 2, arbitrary: fc.tuple(hostileText(6), fc.constantFrom(...attacks.slice(0, 14)), hostileText(6)).map(parts => parts.join('')) },
    { weight: 1, arbitrary: fc.tuple(fc.constantFrom('x', '/a', 'a.b', '10.0.0.1'), fc.constantFrom(...'"\'\\{};$#()[]*+?|^ \t\n\0'), fc.constantFrom('', 'x', '}', '"')).map(parts => parts.join('')) },
    { weight: 1, arbitrary: fc.fullUnicodeString({ maxLength: 10 }) },
  );
  await holds(10, batch(fc.record({ prop: fc.constantFrom(...Object.keys(props)), text }), 150), check);
});

test('this suite notices an injected location', async () => {
  const [{ host, ingress }] = taken([{ prop: 'an exact path', text: 'fine' }]);
  const broken = { ...ingress, metadata: { ...ingress.metadata, annotations: { 'nginx.ingress.kubernetes.io/configuration-snippet': `} ${INJECTED} location /rest {` } } };
  await serving([broken], async door => expect((await door.get(host, '/pwn')).status).toBe(299));
});
