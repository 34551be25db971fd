type Change = (spec: any) => void;

/** A resource of others with a change, and whether a real API server takes it: `e2e/resources.test.ts` asks one. */
export interface ResourceCase {
  readonly name: string;
  readonly object: any;
  readonly accepted: boolean;
}

const BASES: { readonly [kind: string]: () => any } = {
  HTTPRoute: () => ({
    apiVersion: 'gateway.networking.k8s.io/v1',
    kind: 'HTTPRoute',
    metadata: { name: 'a', namespace: 'default' },
    spec: {
      parentRefs: [{ name: 'edge', namespace: 'infra', sectionName: 'https' }],
      hostnames: ['a.example.com'],
      rules: [{ matches: [{ path: { type: 'PathPrefix', value: '/a' } }], backendRefs: [{ name: 'a', port: 80 }] }],
    },
  }),
  IngressRoute: () => ({
    apiVersion: 'traefik.io/v1alpha1',
    kind: 'IngressRoute',
    metadata: { name: 'a', namespace: 'default' },
    spec: { entryPoints: ['websecure'], routes: [{ match: 'Host(`a.example.com`)', kind: 'Rule', services: [{ name: 'a', port: 80 }] }], tls: { secretName: 'a' } },
  }),
  Middleware: () => ({ apiVersion: 'traefik.io/v1alpha1', kind: 'Middleware', metadata: { name: 'a', namespace: 'default' }, spec: { stripPrefix: { prefixes: ['/a'] } } }),
  ServersTransport: () => ({ apiVersion: 'traefik.io/v1alpha1', kind: 'ServersTransport', metadata: { name: 'a', namespace: 'default' }, spec: { insecureSkipVerify: true } }),
};

const path = (fields: object): Change => spec => spec.rules[0].matches[0].path = fields;
const filters = (...all: object[]): Change => spec => spec.rules[0].filters = all;
const rule = (fields: object): Change => spec => Object.assign(spec.rules[0], fields);
const route = (fields: object): Change => spec => Object.assign(spec.routes[0], fields);
const other = (fields: object): Change => spec => {
  Object.keys(spec).forEach(key => delete spec[key]);
  Object.assign(spec, fields);
};
const served = (fields: object): Change => spec => Object.assign(spec.routes[0].services[0], fields);

const CHANGES: { readonly [kind: string]: { readonly [verdict in 'accepted' | 'refused']: { readonly [name: string]: Change } } } = {
  HTTPRoute: {
    accepted: {
      'as it is': () => {},
      'without hosts': spec => delete spec.hostnames,
      'without matches': spec => delete spec.rules[0].matches,
      'without a type of the path': path({ value: '/a' }),
      'an exact path with a query in %XX': path({ type: 'Exact', value: '/a%3Fb' }),
      'a path that is a pattern': path({ type: 'RegularExpression', value: '/a(/|$)(.*)' }),
      'a method and headers': spec => Object.assign(spec.rules[0].matches[0], { method: 'GET', headers: [{ name: 'X-A', value: 'a' }, { name: 'X-B', type: 'RegularExpression', value: '.*' }] }),
      'a redirect': spec => {
        filters({ type: 'RequestRedirect', requestRedirect: { scheme: 'https', statusCode: 301 } })(spec);
        delete spec.rules[0].backendRefs;
      },
      'a prefix that is replaced': filters({ type: 'URLRewrite', urlRewrite: { path: { type: 'ReplacePrefixMatch', replacePrefixMatch: '/' } } }),
      'headers that are changed': filters({ type: 'ResponseHeaderModifier', responseHeaderModifier: { set: [{ name: 'X-A', value: 'a' }], remove: ['Server'] } }),
      'a resource of the implementation': filters({ type: 'ExtensionRef', extensionRef: { group: 'traefik.io', kind: 'Middleware', name: 'a' } }),
      'weights': rule({ backendRefs: [{ name: 'a', port: 80, weight: 9 }, { name: 'b', port: 80, weight: 1 }] }),
      'timeouts': rule({ timeouts: { request: '10s', backendRequest: '5s' } }),
    },
    refused: {
      'the type of a path of Ingresses': path({ type: 'Prefix', value: '/a' }),
      'a path without a slash': path({ type: 'PathPrefix', value: 'a' }),
      'a pattern without its type': path({ value: '/a(/|$)(.*)' }),
      'a path with two slashes': path({ type: 'Exact', value: '/a//b' }),
      'a path with an encoded slash': path({ type: 'PathPrefix', value: '/a%2fb' }),
      'a path that ends with a dot': path({ type: 'PathPrefix', value: '/a/.' }),
      'a path with a query': path({ type: 'Exact', value: '/a?b=c' }),
      'the field host': spec => spec.host = 'a.example.com',
      'the field http of Ingresses': rule({ http: {} }),
      'a port in quotes': rule({ backendRefs: [{ name: 'a', port: '80' }] }),
      'a backend without a name': rule({ backendRefs: [{ port: 80 }] }),
      'the backend of an Ingress': rule({ backendRefs: [{ service: { name: 'a', port: { number: 80 } } }] }),
      'no rules': spec => spec.rules = [],
      'a filter without a type': filters({ urlRewrite: { hostname: 'a' } }),
      'a filter without what it does': filters({ type: 'URLRewrite' }),
      'a filter of another type': filters({ type: 'URLRewrite', requestRedirect: { scheme: 'https' } }),
      'a rewrite without a type': filters({ type: 'URLRewrite', urlRewrite: { path: { replacePrefixMatch: '/' } } }),
      'a rewrite of another type': filters({ type: 'URLRewrite', urlRewrite: { path: { type: 'ReplaceFullPath', replacePrefixMatch: '/' } } }),
      'a redirect beside a backend': filters({ type: 'RequestRedirect', requestRedirect: { scheme: 'https' } }),
      'a redirect to no scheme': filters({ type: 'RequestRedirect', requestRedirect: { scheme: 'HTTPS' } }),
      'a method in lower case': spec => spec.rules[0].matches[0].method = 'get',
      'a header without a value': spec => spec.rules[0].matches[0].headers = [{ name: 'X-A' }],
      'a parent that is a text': spec => spec.parentRefs = ['edge'],
      'a parent without a name': spec => spec.parentRefs = [{ namespace: 'infra' }],
    },
  },
  IngressRoute: {
    accepted: {
      'as it is': () => {},
      'without entry points and TLS': spec => {
        delete spec.entryPoints;
        delete spec.tls;
      },
      'TLS by default': spec => spec.tls = {},
      'a certificate resolver': spec => spec.tls = { certResolver: 'le', domains: [{ main: 'example.com', sans: ['*.example.com'] }], options: { name: 'strict' } },
      'a port by its name': served({ port: 'http' }),
      'a sticky cookie': served({ sticky: { cookie: { name: 'a', secure: true, httpOnly: true, sameSite: 'lax', maxAge: 10 } }, passHostHeader: false, scheme: 'https', serversTransport: 'a' }),
      'a health check': served({ healthCheck: { path: '/', interval: '10s', timeout: 3 } }),
      'middlewares and a priority': route({ middlewares: [{ name: 'auth', namespace: 'infra' }], priority: 10 }),
      'a TraefikService': served({ kind: 'TraefikService', weight: 1 }),
      'no service': spec => delete spec.routes[0].services,
    },
    refused: {
      'entry points in lower case': spec => spec.entrypoints = ['web'],
      'a kind in lower case': route({ kind: 'rule' }),
      'no match': spec => delete spec.routes[0].match,
      'no routes': spec => delete spec.routes,
      'the field rules of Ingresses': spec => spec.rules = [],
      'the field host': route({ host: 'a.example.com' }),
      'a service in place of services': route({ service: { name: 'a', port: 80 } }),
      'a service without a name': spec => delete spec.routes[0].services[0].name,
      'a priority in quotes': route({ priority: '10' }),
      'a boolean in quotes': served({ passHostHeader: 'true' }),
      'middlewares that are texts': route({ middlewares: ['auth'] }),
      'a cookie with no such SameSite': served({ sticky: { cookie: { sameSite: 'always' } } }),
      'hosts of TLS as in an Ingress': spec => spec.tls = { hosts: ['a.example.com'] },
      'entry points that are a text': spec => spec.entryPoints = 'web',
    },
  },
  Middleware: {
    accepted: {
      'as it is': () => {},
      'headers and limits': other({ headers: { customResponseHeaders: { 'X-A': 'a' }, stsSeconds: 10, frameDeny: true }, rateLimit: { average: 10, period: '1s', burst: 5 } }),
      'a login': other({ basicAuth: { secret: 'users', realm: 'a', removeHeader: true } }),
      'a service that is asked': other({ forwardAuth: { address: 'http://auth', trustForwardHeader: true, authResponseHeaders: ['X-User'], maxBodySize: 10 } }),
      'a redirect': other({ redirectScheme: { scheme: 'https', port: '443', permanent: true } }),
      'buffers and attempts': other({ buffering: { maxRequestBodyBytes: 500_000_000 }, retry: { attempts: 2, initialInterval: '10ms' } }),
      'a chain': other({ chain: { middlewares: [{ name: 'b' }] } }),
      'pages for errors': other({ errors: { status: ['500-599'], query: '/{status}.html', service: { name: 'a', port: 80 } } }),
      'a plugin': other({ plugin: { any: { thing: ['it', 1] } } }),
    },
    refused: {
      'a name in lower case, as in labels': other({ stripprefix: { prefixes: ['/a'] } }),
      'one prefix in place of a list': other({ stripPrefix: { prefixes: '/a' } }),
      'a field in lower case': other({ basicAuth: { secret: 'users', removeheader: true } }),
      'a boolean in quotes': other({ redirectScheme: { scheme: 'https', permanent: 'true' } }),
      'a port without quotes': other({ redirectScheme: { scheme: 'https', port: 443 } }),
      'users in the Middleware': other({ basicAuth: { users: ['a:b'] } }),
      'a chain of names': other({ chain: { middlewares: ['b'] } }),
      'a status without quotes': other({ errors: { status: [502] } }),
    },
  },
  ServersTransport: {
    accepted: {
      'as it is': () => {},
      'a name, authorities and times': other({ serverName: 'a', rootCAs: [{ secret: 'ca' }], forwardingTimeouts: { dialTimeout: '1s', idleConnTimeout: 90 }, maxIdleConnsPerHost: -1 }),
      'the older field for authorities': other({ rootCAsSecrets: ['ca'], certificatesSecrets: ['client'] }),
    },
    refused: {
      'a boolean in quotes': other({ insecureSkipVerify: 'true' }),
      'a field in lower case': other({ insecureskipverify: true }),
      'one authority in place of a list': other({ rootCAsSecrets: 'ca' }),
    },
  },
};

export const RESOURCE_CASES: readonly ResourceCase[] = Object.entries(CHANGES).flatMap(([kind, verdicts]) => (
  (['accepted', 'refused'] as const).flatMap(verdict => Object.entries(verdicts[verdict]).map(([name, change]): ResourceCase => {
    const object = BASES[kind]();
    change(object.spec);
    return { name: `${kind}: ${name}`, object, accepted: verdict === 'accepted' };
  }))
));
