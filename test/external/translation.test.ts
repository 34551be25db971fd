import { App, Chart, Duration, Size } from 'cdk8s';
import * as fc from 'fast-check';
import { IngressObject, Known } from '../../e2e/external/translation/ingress';
import { CONCERNS } from '../../e2e/external/translation/table';
import { translate, translateAll } from '../../e2e/external/translation/translate';
import { Translation } from '../../e2e/external/translation/translation';
import { Backends, BodySize, ExternalLoadBalancer, HashKey, HeaderValue, LoadBalancing, Rewrite, RouteOptions, RoutePath, SameSite, Tls } from '../../src';
import { ANNOTATION_NAMES, ruleOf } from '../../src/controllers/ingress-nginx/annotation-table';

const PREFIX = 'nginx.ingress.kubernetes.io/';
const BACKENDS = Backends.fromIps(['10.254.18.46'], { port: 80 });
const KNOWN: Known = {
  service: name => name === 'unknown' ? undefined : { backends: BACKENDS },
  configMap: name => name === 'ns/headers' ? { 'X-A': 'a' } : undefined,
};

type Path = [path: string, pathType?: string, service?: string];

function ingress(annotations: { [name: string]: string }, paths: Path[] = [['/', 'Prefix']], more: { host?: string; tls?: any[]; spec?: any; metadata?: any } = {}): IngressObject {
  const { host = 'a.example.com', tls, spec, metadata } = more;
  return {
    metadata: { name: 'ing', namespace: 'ns', ...metadata, annotations: Object.fromEntries(Object.entries(annotations).map(([name, value]) => [name.includes('/') ? name : PREFIX + name, value])) },
    spec: {
      ...tls && { tls },
      rules: [{ host, http: { paths: paths.map(([path, pathType, service = 'svc']) => ({ path, pathType, backend: { service: { name: service, port: { number: 80 } } } })) } }],
      ...spec,
    },
  };
}

function optionsOf({ loadBalancers: [{ props }] }: Translation): RouteOptions {
  const { name, ingressName, namespace, backends, hosts, ...options } = props;
  expect({ name, ingressName, namespace, hosts }).toStrictEqual({ name: 'svc', ingressName: 'ing', namespace: 'ns', hosts: ['a.example.com'] });
  expect(backends).toBe(BACKENDS);
  return options;
}

/** The reasons by the annotations, of all lists but those that are said. */
function unsaid({ unsaid: remarks }: Translation): { [of: string]: string } {
  return Object.fromEntries(remarks.map(({ of, why }) => [of.replace(PREFIX, ''), why]));
}

function idle({ idle: remarks }: Translation): string[] {
  return remarks.map(({ of }) => of.replace(PREFIX, ''));
}

const ROOT = { paths: [RoutePath.prefix('/')] };

test('every annotation of ingress-nginx belongs to one concern', () => {
  const all = CONCERNS.flatMap(({ annotations }) => Object.keys(annotations));
  expect([...all].sort()).toStrictEqual([...ANNOTATION_NAMES].sort());
});

describe('what the props say', () => {
  test.each<[string, { [name: string]: string }, RouteOptions]>([
    ['nothing', {}, {}],
    ['a limit', { 'proxy-body-size': '8m' }, { maxBodySize: Size.mebibytes(8) }],
    ['a limit of bytes', { 'proxy-body-size': '500' }, { maxBodySize: Size.kibibytes(500 / 1024) }],
    ['no limit', { 'proxy-body-size': '0' }, { maxBodySize: BodySize.UNLIMITED }],
    ['a redirect of the root', { 'app-root': '/start' }, { appRoot: '/start' }],
    ['no access log', { 'enable-access-log': 'false' }, { accessLog: false }],
    ['round robin', { 'load-balance': 'round_robin' }, { loadBalancing: LoadBalancing.roundRobin() }],
    ['EWMA', { 'load-balance': 'ewma' }, { loadBalancing: LoadBalancing.peakEwma() }],
    ['a hash of the URI', { 'upstream-hash-by': '$request_uri' }, { loadBalancing: LoadBalancing.consistentHash(HashKey.uri()) }],
    ['a hash of the client', { 'upstream-hash-by': '$binary_remote_addr' }, { loadBalancing: LoadBalancing.consistentHash(HashKey.clientIp()) }],
    ['a hash of a header', { 'upstream-hash-by': '$http_x_tenant' }, { loadBalancing: LoadBalancing.consistentHash(HashKey.header('x-tenant')) }],
    ['a hash of a cookie', { 'upstream-hash-by': '${cookie_id}' }, { loadBalancing: LoadBalancing.consistentHash(HashKey.cookie('id')) }],
    ['a cookie under the name of ingress-nginx', { affinity: 'cookie' }, { loadBalancing: LoadBalancing.stickyCookie({ name: 'INGRESSCOOKIE' }) }],
    ['a cookie with options', {
      'affinity': 'cookie',
      'affinity-mode': 'persistent',
      'session-cookie-name': 'a',
      'session-cookie-max-age': '60',
      'session-cookie-path': '/p',
      'session-cookie-secure': 'true',
      'session-cookie-samesite': 'Strict',
    }, { loadBalancing: LoadBalancing.stickyCookie({ name: 'a', maxAge: Duration.seconds(60), path: '/p', secure: true, sameSite: SameSite.STRICT, persistent: true }) }],
    ['an age by its other name', { 'affinity': 'cookie', 'session-cookie-name': 'a', 'session-cookie-expires': '60' }, { loadBalancing: LoadBalancing.stickyCookie({ name: 'a', maxAge: Duration.seconds(60) }) }],
    ['headers of a ConfigMap', { 'custom-headers': 'ns/headers' }, { responseHeaders: { 'X-A': HeaderValue.literal('a') } }],
    ['headers of a snippet', { 'configuration-snippet': 'more_set_headers "X-Real-IP: $remote_addr";\nmore_set_headers "Backend-Pod: $upstream_addr" "X-B: b c";' }, {
      responseHeaders: { 'X-Real-IP': HeaderValue.clientIp(), 'Backend-Pod': HeaderValue.backendAddress(), 'X-B': HeaderValue.literal('b c') },
    }],
    ['agents', { 'server-snippet': 'if ($http_user_agent ~* "(Scrapy|Go-http-client)") {\n  return 403;\n}' }, { blockedUserAgents: ['Scrapy', 'Go-http-client'] }],
  ])('%s', (_, annotations, options) => {
    const translation = translate(ingress(annotations), KNOWN);
    expect(translation.unsaid).toStrictEqual([]);
    expect(translation.idle).toStrictEqual([]);
    expect(optionsOf(translation)).toStrictEqual({ ...ROOT, ...options });
    expect(Object.keys(translation.said)).toStrictEqual(Object.keys(annotations).map(name => PREFIX + name));
  });
});

describe('what does nothing on ingress-nginx means nothing', () => {
  test.each<[string, { [name: string]: string }]>([
    ['a name that it does not have', { 'load-balancing-scheme': 'round-robin' }],
    ['a number with a unit', { 'proxy-read-timeout': '1s' }],
    ['a limit of no requests', { 'limit-rps': '0' }],
    ['a size that its template drops', { 'proxy-body-size': '500b' }],
    ['what is switched off', { 'enable-cors': 'false' }],
    ['a boolean that Go does not know', { 'use-regex': 'yes' }],
    ['a redirect to no path', { 'app-root': 'start' }],
    ['options without what they are of', { 'cors-max-age': '7' }],
    ['another name of a cookie without affinity', { 'session-cookie-name': 'a' }],
    ['the default', { 'backend-protocol': 'HTTP' }],
    ['a prefix without a rewrite', { 'x-forwarded-prefix': '/a' }],
    ['a redirect to https without a certificate', { 'ssl-redirect': 'true' }],
    ['an empty value', { 'auth-url': ' ' }],
    ['a push that nginx no longer has', { 'http2-push-preload': 'true' }],
  ])('%s', (_, annotations) => {
    const translation = translate(ingress(annotations), KNOWN);
    expect(translation.unsaid).toStrictEqual([]);
    expect(idle(translation)).toStrictEqual(Object.keys(annotations));
    expect(optionsOf(translation)).toStrictEqual(ROOT);
  });

  test('what comes second', () => {
    expect(idle(translate(ingress({ 'affinity': 'cookie', 'upstream-hash-by': '$request_uri', 'load-balance': 'ewma' }), KNOWN))).toStrictEqual(['upstream-hash-by', 'load-balance']);
  });
});

describe('what no prop says stands in a list', () => {
  test.each<[string, { [name: string]: string }, RegExp]>([
    ['what is to come', { 'proxy-connect-timeout': '2' }, /no prop yet: timeouts/],
    ['what is not', { 'mirror-target': 'http://m.example.com' }, /no prop: mirrored requests/],
    ['a target that is a URL', { 'rewrite-target': 'https://b.example.com/' }, /redirect/],
    ['a target with a group that no path has', { 'rewrite-target': '/$1' }, /500/],
    ['a root with a variable', { 'app-root': '/a$is_args$args' }, /variables/],
    ['a hash of a text', { 'upstream-hash-by': '$host$request_uri' }, /hashes of other texts/],
    ['another directive', { 'configuration-snippet': 'more_set_headers "X-A: a"; gzip on;' }, /gzip on/],
    ['a header with a variable', { 'configuration-snippet': 'more_set_headers "X-A: $host";' }, /X-A: \$host/],
    ['a pattern of agents', { 'server-snippet': 'if ($http_user_agent ~* "a.c") { return 403; }' }, /a\.c/],
    ['a value that the prop does not take', { 'rewrite-target': '/a b' }, /\[path\.not-plain\]; nor does ingress-nginx take rewrite-target/],
    ['a ConfigMap that is not there', { 'custom-headers': 'ns/other' }, /503/],
    ['an annotation of others', { 'example.com/a': 'b' }, /others/],
    ['a redirect to https without a certificate', { 'force-ssl-redirect': 'true' }, /ALWAYS/],
    ['a pattern as an alias', { 'server-alias': '~^a' }, /no plain name/],
  ])('%s', (_, annotations, why) => {
    const translation = translate(ingress(annotations), KNOWN);
    expect(unsaid(translation)).toStrictEqual({ [Object.keys(annotations)[0]]: expect.stringMatching(why) });
    expect(optionsOf(translation)).toStrictEqual(ROOT);
  });

  test('it is passed on as an annotation where the caller wants that, and stays in the list', () => {
    const translation = translate(ingress({ 'proxy-connect-timeout': '2' }), KNOWN, { keepAnnotations: true });
    expect(unsaid(translation)).toHaveProperty('proxy-connect-timeout');
    expect(optionsOf(translation)).toStrictEqual({ ...ROOT, annotations: { [`${PREFIX}proxy-connect-timeout`]: '2' } });
  });

  test('a canary has no load balancer of its own', () => {
    const translation = translate(ingress({ 'canary': 'true', 'canary-weight': '10' }), KNOWN);
    expect(Object.keys(unsaid(translation))).toStrictEqual(['canary', 'canary-weight']);
    expect(translation.loadBalancers).toStrictEqual([]);
  });

  test('a Service that nobody knows', () => {
    expect(unsaid(translate(ingress({}, [['/', 'Prefix', 'unknown']]), KNOWN))).toStrictEqual({ backend: 'nobody knows the servers behind it' });
  });

  test('a path that no prop takes', () => {
    expect(unsaid(translate(ingress({}, [['/a{alias /b;}', 'Prefix']]), KNOWN))).toStrictEqual({ 'spec.rules[0].http.paths': expect.stringContaining('[path.stray-character]') });
  });
});

describe('paths are said as ingress-nginx reads them', () => {
  test.each<[string, { [name: string]: string }, Path, RoutePath]>([
    ['a prefix', {}, ['/a', 'Prefix'], RoutePath.prefix('/a')],
    ['an exact path', {}, ['/a', 'Exact'], RoutePath.exact('/a')],
    ['its own type compares the start of the text', {}, ['/a.b'], RoutePath.regex('/(?-i)a\\.b')],
    ['a pattern', { 'use-regex': 'true' }, ['/a/[0-9]+', 'ImplementationSpecific'], RoutePath.regex('/a/[0-9]+')],
    ['a prefix on a host of patterns', { 'use-regex': 'true' }, ['/a', 'Prefix'], RoutePath.regex('/a')],
    ['an exact path on a host of patterns', { 'rewrite-target': '/b' }, ['/a', 'Exact'], RoutePath.regex('/a')],
    ['every path', { 'use-regex': 'true' }, ['/', 'Prefix'], RoutePath.prefix('/')],
  ])('%s', (_, annotations, path, expected) => {
    expect(optionsOf(translate(ingress(annotations, [path]), KNOWN)).paths).toStrictEqual([expected]);
  });

  test('a pattern on one Ingress turns the paths of the others', () => {
    const [plain] = translateAll([ingress({}, [['/a', 'Prefix']]), ingress({ 'use-regex': 'true' }, [['/b.+']])], KNOWN);
    expect(optionsOf(plain).paths).toStrictEqual([RoutePath.regex('/a')]);
    const [other] = translateAll([ingress({}, [['/a', 'Prefix']]), ingress({ 'use-regex': 'true' }, [['/b.+']], { host: 'b.example.com' })], KNOWN);
    expect(optionsOf(other).paths).toStrictEqual([RoutePath.prefix('/a')]);
  });

  test.each<[string, string, RouteOptions]>([
    ['/app(/|$)(.*)', '/$2', { paths: [RoutePath.prefix('/app')], rewrite: Rewrite.stripPrefix() }],
    ['/app(/|$)(.*)', '/new/$2', { paths: [RoutePath.prefix('/app')], rewrite: Rewrite.replacePrefix('/new') }],
    ['/(.*)', '/$1', ROOT],
  ])('%s with the target %s is a prefix, but for the case', (path, target, expected) => {
    const translation = translate(ingress({ 'use-regex': 'true', 'rewrite-target': target }, [[path]]), KNOWN);
    expect(optionsOf(translation)).toStrictEqual(expected);
    expect(translation.changed.map(({ of }) => of)).toContain(`${PREFIX}rewrite-target`);
  });

  test.each<[string, string, Rewrite]>([
    ['/a', '/b', Rewrite.fullPath('/b')],
    ['/a/(.*)', '/$1', Rewrite.regexTarget('/$1')],
  ])('%s with the target %s', (path, target, rewrite) => {
    expect(optionsOf(translate(ingress({ 'rewrite-target': target }, [[path]]), KNOWN))).toStrictEqual({ paths: [RoutePath.regex(path)], rewrite });
  });
});

describe('hosts, Services and certificates', () => {
  const TLS = [{ hosts: ['a.example.com'], secretName: 'cert' }];

  test.each<[string, any[], { [name: string]: string }, Tls]>([
    ['a Secret', TLS, {}, Tls.fromSecret('cert')],
    ['no Secret', [{ hosts: ['a.example.com'] }], {}, Tls.controllerDefault()],
    ['a wildcard', [{ hosts: ['*.example.com'], secretName: 'cert' }], {}, Tls.fromSecret('cert')],
    ['another host', [{ hosts: ['b.example.com'], secretName: 'cert' }], {}, Tls.controllerDefault()],
    ['cert-manager', TLS, { 'cert-manager.io/cluster-issuer': 'ca' }, Tls.certManager({ clusterIssuer: 'ca', secretName: 'cert' })],
    ['an issuer of the namespace', TLS, { 'cert-manager.io/issuer': 'ca' }, Tls.certManager({ issuer: 'ca', secretName: 'cert' })],
    ['a redirect that there is anyway', TLS, { 'ssl-redirect': 'false', 'force-ssl-redirect': 'true' }, Tls.fromSecret('cert')],
  ])('a certificate: %s', (_, tls, annotations, expected) => {
    const translation = translate(ingress(annotations, undefined, { tls }), KNOWN);
    expect(translation.unsaid).toStrictEqual([]);
    expect(optionsOf(translation)).toStrictEqual({ ...ROOT, tls: expected });
  });

  test('no redirect beside a certificate has no prop yet', () => {
    expect(unsaid(translate(ingress({ 'ssl-redirect': 'false' }, undefined, { tls: TLS }), KNOWN))).toStrictEqual({ 'ssl-redirect': expect.stringContaining('NEVER') });
  });

  test('an alias is a host of all Ingresses that share one', () => {
    const [first, second] = translateAll([ingress({}, [['/a', 'Prefix']]), ingress({ 'server-alias': 'b.example.com, a.example.com' }, [['/b', 'Prefix']])], KNOWN);
    expect(first.loadBalancers[0].props.hosts).toStrictEqual(['a.example.com', 'b.example.com']);
    expect(second.loadBalancers[0].props.hosts).toStrictEqual(['a.example.com', 'b.example.com']);
    expect(idle(second)).toStrictEqual(['server-alias']);
  });

  test('each Service has a load balancer, and hosts with the same paths share a route', () => {
    const rule = (host: string, ...paths: Path[]) => ingress({}, paths, { host }).spec!.rules![0];
    const { loadBalancers } = translate(ingress({}, [], {
      spec: { rules: [rule('a.test', ['/', 'Prefix'], ['/x', 'Prefix', 'other']), rule('b.test', ['/', 'Prefix']), rule('c.test', ['/c', 'Prefix'])] },
    }), KNOWN);
    expect(loadBalancers.map(({ service, props: { hosts }, routes }) => [service, hosts, routes])).toStrictEqual([
      ['svc', ['a.test', 'b.test'], [{ id: 'route-2', options: { hosts: ['c.test'], paths: [RoutePath.prefix('/c')] } }]],
      ['other', ['a.test'], []],
    ]);
  });

  test('the default backend takes what no path does', () => {
    const defaultBackend = { service: { name: 'rest', port: { number: 80 } } };
    const { loadBalancers } = translate(ingress({}, [['/a', 'Prefix']], { spec: { ...ingress({}, [['/a', 'Prefix']]).spec, defaultBackend } }), KNOWN);
    expect(loadBalancers.map(({ service, props: { hosts, paths } }) => [service, hosts, paths])).toStrictEqual([
      ['svc', ['a.example.com'], [RoutePath.prefix('/a')]], ['rest', ['a.example.com'], [RoutePath.prefix('/')]],
    ]);
    const whole = translate(ingress({}, [['/', 'Prefix']], { spec: { ...ingress({}).spec, defaultBackend } }), KNOWN);
    expect(idle(whole)).toStrictEqual(['spec.defaultBackend']);
    const alone = translate({ metadata: { name: 'ing' }, spec: { defaultBackend } }, KNOWN);
    expect(alone.loadBalancers[0].props).toStrictEqual({ name: 'rest', ingressName: 'ing', backends: BACKENDS, paths: [RoutePath.prefix('/')] });
  });

  test('the class, labels and the address of external-dns', () => {
    const translation = translate(ingress({ 'external-dns.alpha.kubernetes.io/target': '192.0.2.1', 'kubernetes.io/ingress.class': 'inner' }, undefined, { metadata: { labels: { a: 'b' } } }), KNOWN);
    expect(translation).toMatchObject({ className: 'inner', unsaid: [], loadBalancers: [{ props: { labels: { a: 'b' }, externalAddress: '192.0.2.1' } }] });
  });
});

/** Values that work, and any others. */
const value = fc.oneof(
  fc.constantFrom('true', 'false', '0', '1', '10', '1s', 'on', 'off', 'cookie', '/', '/$1', '/a', '8k', 'HTTP', 'HTTPS', '$request_uri', '*', '', ' ', 'a b', 'ns/name'),
  fc.string(), fc.string({ unit: 'binary' }),
);
const name = fc.oneof(fc.constantFrom(...ANNOTATION_NAMES.map(each => PREFIX + each)), fc.constantFrom('example.com/a', 'kubernetes.io/ingress.class'), fc.string().map(text => PREFIX + text));
const path = fc.record({
  path: fc.oneof(fc.constantFrom('/', '/a', '/a(/|$)(.*)', '/(.*)'), fc.string()),
  pathType: fc.constantFrom('Prefix', 'Exact', 'ImplementationSpecific', 'other'),
  backend: fc.constantFrom({ service: { name: 'svc', port: { number: 80 } } }, { service: { name: 'unknown' } }, { resource: {} }, {}),
});
const anyIngress: fc.Arbitrary<IngressObject> = fc.record({
  metadata: fc.record({ name: fc.constant('ing'), annotations: fc.dictionary(name, value, { maxKeys: 8 }) }, { requiredKeys: [] }),
  spec: fc.record({
    rules: fc.array(fc.record({ host: fc.oneof(fc.constant('a.example.com'), fc.string()), http: fc.record({ paths: fc.array(path, { maxLength: 3 }) }) }, { requiredKeys: [] }), { maxLength: 3 }),
    tls: fc.array(fc.record({ hosts: fc.array(fc.string(), { maxLength: 2 }), secretName: fc.string() }, { requiredKeys: [] }), { maxLength: 2 }),
    defaultBackend: fc.constant({ service: { name: 'svc' } }),
  }, { requiredKeys: [] }),
}, { requiredKeys: [] });

test('whatever an Ingress holds, each of its annotations is said or stands in a list', () => {
  fc.assert(fc.property(anyIngress, fc.array(anyIngress, { maxLength: 2 }), (given, others) => {
    const { said, unsaid: no, idle: nothing } = translate(given, { ...KNOWN, others });
    const answered = new Set([...Object.keys(said), ...no.map(({ of }) => of), ...nothing.map(({ of }) => of)]);
    expect(Object.keys(given.metadata?.annotations ?? {}).filter(key => !answered.has(key))).toStrictEqual([]);
    expect([...no, ...nothing].every(({ why }) => why !== '')).toBe(true);
  }), { numRuns: 2000 });
});

test('an annotation alone, with a value that works, is said or stands in a list, and what is said makes a load balancer', () => {
  fc.assert(fc.property(fc.constantFrom(...ANNOTATION_NAMES), value, (annotation, text) => {
    fc.pre(ruleOf(annotation)!.accepts(text));
    const { loadBalancers, said } = translate(ingress({ [annotation]: text }), KNOWN);
    if (PREFIX + annotation in said) {
      const chart = new Chart(new App(), 'chart');
      expect(() => loadBalancers.map(({ props }) => new ExternalLoadBalancer(chart, 'Lb', props))).not.toThrow();
    }
  }), { numRuns: 500 });
});
