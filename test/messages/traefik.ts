import { cut, LONG_NAME, LONG_PATH, Messages, TRAEFIK } from './support';
import { Backends, HealthCheck, IngressController, LoadBalancing, Rewrite, RoutePath, Tls } from '../../src';
import { loadBalancerOfTwo as loadBalancer } from '../support';

const NAMES = Backends.fromHostnames(['a.example.com', 'b.example.com'], { port: 80 });

/** Errors of what Traefik cannot do. */
export const TRAEFIK_MESSAGES: Messages = {
  'annotations.class': [
    [
      () => loadBalancer({ controller: TRAEFIK, annotations: { 'kubernetes.io/ingress.class': 'x' } }),
      'zl/Lb: annotations["kubernetes.io/ingress.class"]: got "x", allowed is an annotation that no option renders; set ingressClassName of IngressController.traefik(); the annotation is deprecated [annotations.class]',
    ],
  ],
  'annotations.rendered': [
    [
      () => loadBalancer({ controller: TRAEFIK, externalAddress: '10.254.18.55', annotations: { 'external-dns.alpha.kubernetes.io/target': 'x' } }),
      'zl/Lb: annotations["external-dns.alpha.kubernetes.io/target"]: got "x", allowed is an annotation that no prop renders; take it out: the prop externalAddress renders it [annotations.rendered]',
    ],
  ],
  'annotations.unread': [
    [
      () => loadBalancer({ controller: TRAEFIK, annotations: { 'nginx.ingress.kubernetes.io/app-root': 'x' } }),
      'zl/Lb: annotations["nginx.ingress.kubernetes.io/app-root"]: got "x", allowed is an annotation that has an effect on an IngressRoute, and this one has none: ingress-nginx reads it on what it serves itself; set the prop appRoot [annotations.unread]',
    ],
    [
      () => loadBalancer({ controller: TRAEFIK, annotations: { 'traefik.ingress.kubernetes.io/router.priority': 'x' } }),
      'zl/Lb: annotations["traefik.ingress.kubernetes.io/router.priority"]: got "x", allowed is an annotation that has an effect on an IngressRoute, and this one has none: Traefik reads it on an Ingress of its own class, by its provider kubernetesIngress; take it out: this library gives the routes priorities, in the order of an Ingress [annotations.unread]',
    ],
  ],
  'input.not-a-list': [
    [
      () => IngressController.traefik({ entryPoints: 'web' as any }),
      'entryPoints of IngressController.traefik(): got "web", allowed is a list; put it in brackets [input.not-a-list]',
    ],
  ],
  'name.not-dns-1123-subdomain': [
    [
      () => IngressController.traefik({ middlewares: [{ name: 'sso@file' }] }),
      'name of middlewares[0] of IngressController.traefik(): got "sso@file", allowed is a DNS-1123 subdomain of at most 253 characters: lower-case letters, digits, hyphens and dots, each part first and last a letter or digit; make a Middleware with chain that names the one of another provider, and pass the name of that Middleware [name.not-dns-1123-subdomain]',
    ],
    [
      () => IngressController.traefik({ middlewares: [{ name: 'traefik/sso' }] }),
      'name of middlewares[0] of IngressController.traefik(): got "traefik/sso", allowed is a DNS-1123 subdomain of at most 253 characters: lower-case letters, digits, hyphens and dots, each part first and last a letter or digit; write "sso" alone: its namespace is a field beside it [name.not-dns-1123-subdomain]',
    ],
    [
      () => IngressController.traefik({ ingressClassName: 'A' }),
      'ingressClassName of IngressController.traefik(): got "A", allowed is a DNS-1123 subdomain of at most 253 characters: lower-case letters, digits, hyphens and dots, each part first and last a letter or digit; pass the name of the IngressClass as kubectl lists it [name.not-dns-1123-subdomain]',
    ],
    [
      () => loadBalancer({ controller: TRAEFIK, ingressName: LONG_NAME }),
      `zl/Lb: name of a ServersTransport: got ${cut(LONG_NAME)}, allowed is a DNS-1123 subdomain of at most 253 characters: lower-case letters, digits, hyphens and dots, each part first and last a letter or digit; shorten the name that it is made from: these are 259 characters [name.not-dns-1123-subdomain]`,
    ],
    [
      () => loadBalancer({ controller: TRAEFIK, hosts: ['a.example.com'], tls: Tls.fromSecret('a'), ingressName: LONG_NAME, backends: Backends.fromIps(['10.254.18.46'], { port: 80 }) }),
      `zl/Lb: name of the redirect to https: got ${cut(LONG_NAME)}, allowed is a DNS-1123 subdomain of at most 253 characters: lower-case letters, digits, hyphens and dots, each part first and last a letter or digit; shorten the name that it is made from: these are 265 characters [name.not-dns-1123-subdomain]`,
    ],
  ],
  'path.lookahead': [
    [
      () => loadBalancer({ controller: TRAEFIK, paths: [RoutePath.regex('/a/(?!b).*')] }),
      'zl/Lb: paths: got "/a/(?!b).*", allowed is a regular expression without lookahead on Traefik (Go has none), and here stands "(?!"; give the paths to exclude a route with a longer path, which comes first [path.lookahead]',
    ],
    [
      () => loadBalancer({ controller: TRAEFIK, paths: [RoutePath.regex('/a(?=/b).*')] }),
      'zl/Lb: paths: got "/a(?=/b).*", allowed is a regular expression without lookahead on Traefik (Go has none), and here stands "(?="; match what follows as a part of the path [path.lookahead]',
    ],
  ],
  'rewrite.unknown-group': [
    [
      () => loadBalancer({ controller: TRAEFIK, paths: [RoutePath.regex('/(a)')], rewrite: Rewrite.regexTarget('/$2') }),
      'zl/Lb: rewrite: got "/$2", allowed is $1, since regex /(a) has 1 group (Traefik replaces others by nothing); add a group to the path or use a lower number [rewrite.unknown-group]',
    ],
    [
      () => loadBalancer({ controller: TRAEFIK, paths: [RoutePath.regex('/(a)(b)')], rewrite: Rewrite.regexTarget('/$3') }),
      'zl/Lb: rewrite: got "/$3", allowed is $1 to $2, since regex /(a)(b) has 2 groups (Traefik replaces others by nothing); add a group to the path or use a lower number [rewrite.unknown-group]',
    ],
    [
      () => loadBalancer({ controller: TRAEFIK, paths: [RoutePath.prefix('/a')], rewrite: Rewrite.regexTarget('/$1') }),
      'zl/Lb: rewrite: got "/$1", allowed is a target without groups, since prefix /a has no groups (Traefik replaces others by nothing); use RoutePath.regex(), or Rewrite.stripPrefix() or Rewrite.replacePrefix() [rewrite.unknown-group]',
    ],
  ],
  'traefik.several-hostnames': [
    [
      () => loadBalancer({ controller: TRAEFIK, backends: NAMES, loadBalancing: LoadBalancing.peakEwma() }),
      'zl/Lb: loadBalancing: got "PEAK_EWMA", allowed is LoadBalancing.roundRobin() with several DNS names on Traefik (it balances them as Services with one server each); use Backends.fromIps(), or take it out [traefik.several-hostnames]',
    ],
    [
      () => loadBalancer({ controller: TRAEFIK, backends: NAMES, healthChecks: [HealthCheck.passive()] }),
      'zl/Lb: healthChecks: got ["PASSIVE"], allowed is no health check with several DNS names on Traefik (it balances them as Services with one server each); use Backends.fromIps(), or take it out [traefik.several-hostnames]',
    ],
  ],
  'traefik.expected-statuses': [
    [
      () => loadBalancer({ controller: TRAEFIK, backends: Backends.fromHostname('db.example.com', { port: 80 }), healthChecks: [HealthCheck.active('/', { expectedStatuses: [200, 204] })] }),
      'zl/Lb: healthChecks: got [200,204], allowed is one expected status on Traefik; expect the one that the server answers [traefik.expected-statuses]',
    ],
  ],
  'traefik.middleware': [
    [
      () => IngressController.traefik({ middlewares: ['sso' as any] }),
      'middlewares[0] of IngressController.traefik(): got "sso", allowed is a MiddlewareReference, which has the name of the Middleware; pass it as the field name [traefik.middleware]',
    ],
    [
      () => IngressController.traefik({ middlewares: [{ name: 'sso', kind: 'A' } as any] }),
      'middlewares[0] of IngressController.traefik(): got "kind", allowed is the fields name and namespace; take it out [traefik.middleware]',
    ],
  ],
  'traefik.middleware-twice': [
    [
      () => IngressController.traefik({ middlewares: [{ name: 'sso' }, { name: 'sso' }] }),
      'middlewares of IngressController.traefik(): got "sso", allowed is each Middleware once; take the second one out [traefik.middleware-twice]',
    ],
  ],
  'traefik.no-middleware': [
    [
      () => IngressController.traefik({ middlewares: [] }),
      'middlewares of IngressController.traefik(): got [], allowed is at least one Middleware; leave it out where there is none [traefik.no-middleware]',
    ],
  ],
  'traefik.cert-resolver-name': [
    [
      () => IngressController.traefik({ certResolver: 'lets encrypt' }),
      'certResolver of IngressController.traefik(): got "lets encrypt", allowed is a name without spaces; name one of certificatesResolvers in Traefik\'s static configuration, such as "letsencrypt" [traefik.cert-resolver-name]',
    ],
  ],
  'traefik.entry-point-name': [
    [
      () => IngressController.traefik({ tlsEntryPoints: ['a b'] }),
      'tlsEntryPoints of IngressController.traefik(): got "a b", allowed is names of letters, digits, "-" and "_"; name the entry points of Traefik\'s static configuration, such as "web" [traefik.entry-point-name]',
    ],
  ],
  'traefik.shared-entry-point': [
    [
      () => loadBalancer({ hosts: ['a.com'], tls: Tls.fromSecret('s'), controller: IngressController.traefik({ entryPoints: ['websecure'] }) }),
      'zl/Lb: tls: got "websecure", allowed is other entry points for https than for http, since those for http redirect to https; take it out of entryPoints or tlsEntryPoints of IngressController.traefik() [traefik.shared-entry-point]',
    ],
  ],
  'traefik.hostname-port': [
    [
      () => loadBalancer({ controller: TRAEFIK, backends: Backends.fromHostname('wiki.dc1.example.com', { port: 8080 }), servicePort: 80 }),
      'zl/Lb: servicePort: got 80, allowed is the port of the server, 8080, with Backends.fromHostname() on Traefik (of a Service of type ExternalName it dials the port, not the targetPort); leave it out [traefik.hostname-port]',
    ],
  ],
  'traefik.no-entry-point': [
    [
      () => IngressController.traefik({ entryPoints: [] }),
      'entryPoints of IngressController.traefik(): got [], allowed is at least one entry point; name the entry points of Traefik\'s static configuration, such as "web" [traefik.no-entry-point]',
    ],
    [
      () => IngressController.traefik({ tlsEntryPoints: [] }),
      'tlsEntryPoints of IngressController.traefik(): got [], allowed is at least one entry point; name the entry points of Traefik\'s static configuration, such as "web" [traefik.no-entry-point]',
    ],
  ],
  'traefik.path-too-long': [
    [
      () => loadBalancer({ controller: TRAEFIK, paths: [RoutePath.prefix(LONG_PATH)] }),
      `zl/Lb: paths: got ${cut(LONG_PATH)}, allowed is at most 4000 characters on Traefik, and these are 4001; shorten the path [traefik.path-too-long]`,
    ],
  ],
  'traefik.target-not-normal': [
    [
      () => loadBalancer({ controller: TRAEFIK, paths: [RoutePath.regex('/(a)')], rewrite: Rewrite.regexTarget('//$1') }),
      'zl/Lb: rewrite: got "//$1", allowed is a target without "//", "." or ".." as a part of the path on Traefik (it answers 400); take them out [traefik.target-not-normal]',
    ],
  ],
  'traefik.buffering': [
    [
      () => loadBalancer({ controller: TRAEFIK, buffering: { request: true, response: false } }),
      'zl/Lb: buffering: got {"request":true,"response":false}, allowed is the same for request and response on Traefik, whose middleware holds both; leave one of them out, or set both to the same [traefik.buffering]',
    ],
  ],
};
