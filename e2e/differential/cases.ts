import * as fc from 'fast-check';
import { ActiveCase, Case, EndpointCase, HealthCheckCase, HealthCheckKind, PassiveCase, RouteCase, Way, WAYS } from './case';
import { CONTROLLERS } from './controllers';
import { KnownController } from './controllers/known-controller';
import { domain, label, oddHost, oddIp, oddPath, oddPort, oddText } from './texts';

const maybe = <T>(arbitrary: fc.Arbitrary<T>): fc.Arbitrary<T | undefined> => fc.option(arbitrary, { nil: undefined });
/** An object of one of the properties, since a second odd one would hide behind the first. */
const one = <T>(properties: { [key in keyof T]-?: fc.Arbitrary<T[key]> }): fc.Arbitrary<Partial<T>> => fc.oneof(
  ...Object.entries<fc.Arbitrary<any>>(properties).map(([key, arbitrary]) => arbitrary.map(value => ({ [key]: value }) as Partial<T>)),
);
const few = <T>(arbitrary: fc.Arbitrary<T>, minLength = 1): fc.Arbitrary<T[]> => fc.array(arbitrary, { minLength, maxLength: 3 });
const port = fc.integer({ min: 1, max: 65535 });
const ipv4 = fc.tuple(fc.nat(255), fc.nat(255), fc.nat(255)).map(rest => `10.${rest.join('.')}`);
const ipv6 = fc.tuple(fc.integer({ min: 1, max: 0xffff }), fc.integer({ min: 1, max: 0xffff })).map(rest => `fd00::${rest.map(part => part.toString(16)).join(':')}`);
const segment = fc.stringMatching(/^[a-z0-9][a-zA-Z0-9._-]{0,5}$/);
const literal = fc.array(segment, { maxLength: 3 }).map(segments => `/${segments.join('/')}`);
const pattern = fc.constantFrom('/lb/(zl/.*)', '/v[0-9]+/(.*)', '/(a|b)(/.*)?', '/api(/|$)(.*)', '/x/([a-z]+)/y');

const path = fc.oneof(
  fc.record({ type: fc.constantFrom('prefix' as const, 'exact' as const), value: literal }),
  fc.record({ type: fc.constant('regex' as const), value: pattern }),
);
const rewrite = fc.oneof(
  fc.record({ type: fc.constantFrom('replacePrefix' as const, 'fullPath' as const, 'stripPrefix' as const), target: literal }),
  fc.record({ type: fc.constant('regexTarget' as const), target: fc.constantFrom('/$1', '/x/$1', '/y') }),
);
/** @param ways Those in which requests may be spread. */
const loadBalancingBy = (ways: readonly Way[]) => fc.record({
  type: fc.constantFrom(...ways),
  name: fc.stringMatching(/^[a-z]{1,8}$/),
  path: maybe(literal),
  maxAge: maybe(fc.integer({ min: 1, max: 100000 })),
}, { requiredKeys: ['type', 'name'] });
const responseHeaders = fc.dictionary(fc.constantFrom('X-Real-IP', 'Backend-Pod', 'X-Served-By'), fc.record({
  source: fc.constantFrom('literal' as const, 'clientIp' as const, 'backendAddress' as const, 'serviceName' as const),
  text: fc.stringMatching(/^[!-~]{1,8}$/),
}), { maxKeys: 3 });
const tls = fc.record({
  type: fc.constantFrom('secret' as const, 'clusterIssuer' as const, 'issuer' as const),
  secretName: label,
  issuer: label,
  hosts: maybe(few(domain)),
}, { requiredKeys: ['type', 'secretName', 'issuer'] });
/** Annotations that anybody sets. */
const PLAIN_ANNOTATIONS = ['example.com/owner', 'note'];

/** Those of controllers and other programs, which not all read, or which a prop renders. */
const FOREIGN_ANNOTATIONS = [
  'nginx.ingress.kubernetes.io/proxy-read-timeout', 'traefik.ingress.kubernetes.io/router.priority', 'kubernetes.io/ingress.class',
  'external-dns.alpha.kubernetes.io/target', 'cert-manager.io/issuer',
];
const endpoint: fc.Arbitrary<EndpointCase> = fc.record({
  ip: fc.oneof({ weight: 5, arbitrary: ipv4 }, { weight: 1, arbitrary: ipv6 }),
  port: maybe(port),
  ready: maybe(fc.boolean()),
  zone: maybe(label),
}, { requiredKeys: ['ip'] });
const times = maybe(fc.integer({ min: 1, max: 100 }));
const healthCheck: { readonly [kind in HealthCheckKind]: fc.Arbitrary<HealthCheckCase> } = {
  active: fc.record({
    type: fc.constant('active' as const),
    path: literal,
    options: fc.record({
      interval: fc.integer({ min: 1000, max: 86_400_000 }),
      timeout: fc.integer({ min: 1, max: 1000 }),
      unhealthyThreshold: times,
      healthyThreshold: times,
      expectedStatuses: fc.uniqueArray(fc.integer({ min: 100, max: 599 }), { minLength: 1, maxLength: 3 }),
      host: domain,
    }, { requiredKeys: [] }),
  }),
  passive: fc.record({
    type: fc.constant('passive' as const),
    options: fc.record({ consecutiveErrors: times, ejectionTime: fc.integer({ min: 1000, max: 86_400_000 }) }, { requiredKeys: [] }),
  }),
};
/** @param kinds Those that there may be: each once at most. */
const healthChecksOf = (kinds: readonly HealthCheckKind[]): fc.Arbitrary<HealthCheckCase[]> =>
  fc.tuple(...kinds.map(kind => fc.option(healthCheck[kind], { nil: undefined, freq: 1 }))).map(checks => checks.flatMap(check => check ?? []));
const backends = fc.record({
  kind: fc.constantFrom('ips' as const, 'ips' as const, 'endpoints' as const, 'hostname' as const),
  port,
  hostname: domain,
  endpoints: fc.uniqueArray(endpoint, { minLength: 1, maxLength: 4, selector: ({ ip }) => ip }),
});
/** @param controller What the route asks for, this one knows. */
const routeOn = ({ annotations, ways }: KnownController<any>): fc.Arbitrary<RouteCase> => fc.record({
  hosts: fc.uniqueArray(fc.oneof({ weight: 4, arbitrary: domain }, { weight: 1, arbitrary: domain.map(name => `*.${name}`) }), { minLength: 1, maxLength: 3 }),
  paths: fc.uniqueArray(path, { minLength: 1, maxLength: 3, selector: each => JSON.stringify(each) }),
  rewrite,
  appRoot: literal,
  maxBodySize: fc.nat(1_000_000),
  blockedUserAgents: few(fc.stringMatching(/^[ -~]{1,10}$/)),
  loadBalancing: loadBalancingBy(ways),
  responseHeaders,
  tls,
  annotations: fc.dictionary(fc.constantFrom(...PLAIN_ANNOTATIONS, ...annotations), fc.nat(99).map(n => String(n + 1)), { maxKeys: 2 }),
}, { requiredKeys: [] }).map(given => ({
  ...given,
  // Of random rewrites and paths hardly any would fit each other; those that do not come by a change below.
  paths: given.rewrite === undefined ? given.paths
    : given.rewrite.type === 'regexTarget' ? [{ type: 'regex' as const, value: '/lb/(.*)' }]
      : given.paths?.filter(({ type }) => type !== 'regex').slice(0, 1),
})).map(given => given.paths?.length === 0 ? { ...given, paths: undefined } : given)
  .map(given => given.tls && !given.hosts ? { ...given, tls: { ...given.tls, hosts: given.tls.hosts ?? ['tls.example'] } } : given)
  .map(given => Object.fromEntries(Object.entries(given).filter(([, value]) => value !== undefined)) as RouteCase);

/** Such as a user means it. */
const plausibleOn = (factory: string, route: fc.Arbitrary<RouteCase>): fc.Arbitrary<Case> => fc.record({
  name: label,
  namespace: label,
  labels: fc.dictionary(fc.constantFrom('app', 'team', 'example.com/part'), label, { maxKeys: 2 }),
  backends,
  servicePort: port,
  slices: fc.boolean(),
  externalAddress: fc.oneof(ipv4, domain),
  ingressName: domain,
  controller: CONTROLLERS[factory].options.map(options => ({ factory, options })),
  healthChecks: healthChecksOf(CONTROLLERS[factory].healthChecks),
  acceptApproximations: fc.oneof({ weight: 9, arbitrary: fc.constantFrom(undefined, true) }, { weight: 1, arbitrary: fc.constant(false) }),
  route,
  // Other routes to the same Service cannot ask for another way to spread its requests.
  more: fc.dictionary(label, route.map(({ loadBalancing: _, ...rest }) => rest), { maxKeys: 2 }),
}, { requiredKeys: ['namespace', 'backends', 'slices', 'controller', 'route', 'more'] }).map(given => ({
  ...given,
  backends: { ...given.backends, endpoints: given.slices ? given.backends.endpoints : given.backends.endpoints.map(forEndpoints) },
}));

/** What an Endpoints object can hold of a server. */
function forEndpoints({ ip, port: own }: EndpointCase, i: number): EndpointCase {
  return { ip: ip.includes(':') ? `10.99.0.${i}` : ip, port: own };
}

type Change = (given: Case) => Case;

const inRoute = (change: (given: RouteCase) => RouteCase): Change => given => ({ ...given, route: change(given.route) });
const inBackends = (change: Partial<Case['backends']>): Change => given => ({ ...given, backends: { ...given.backends, ...change } });
const inFirstEndpoint = (change: Partial<EndpointCase>): Change => given => {
  const [first, ...others] = given.backends.endpoints;
  return inBackends({ endpoints: [{ ...first, ...change }, ...others] })(given);
};
const manyIps = (count: number) => Array.from({ length: count }, (_, i) => ({ ip: `10.1.${Math.floor(i / 256)}.${i % 256}` }));

/** What an object that came without type checks holds in place of a text. */
const noText = fc.constantFrom<any>(null, 5, true, ['a'], { a: 'b' });
const oddValue = fc.oneof({ weight: 6, arbitrary: oddText }, { weight: 1, arbitrary: noText });

/** Durations of cdk8s are never negative. */
const oddDuration = fc.oneof(
  fc.constantFrom(0, 0.5, 1, 1.5, 99, 100, 999, 1000, 99_999, 100_000, 86_400_000, 86_400_001, 3.6e11, 1e15, NaN, Infinity),
  fc.nat(100_000_000),
);
const oddTimes = fc.constantFrom<any>(0, 1, 100, 101, -1, 1.5, 2 ** 31, 2 ** 32, NaN, Infinity, '1', true);
const oddStatuses = fc.array(fc.constantFrom<any>(99, 100, 200, 599, 600, 0, -1, 200.5, NaN, '200', null), { maxLength: 2 });
const oddActive: fc.Arbitrary<HealthCheckCase> = fc.record({
  type: fc.constant('active' as const),
  path: fc.oneof(literal, oddPath),
  options: one<ActiveCase>({
    interval: oddDuration,
    timeout: oddDuration,
    unhealthyThreshold: oddTimes,
    healthyThreshold: oddTimes,
    expectedStatuses: oddStatuses,
    host: oddHost,
  }),
});
const oddPassive: fc.Arbitrary<HealthCheckCase> = fc.record({
  type: fc.constant('passive' as const),
  options: one<PassiveCase>({ consecutiveErrors: oddTimes, ejectionTime: oddDuration }),
});

/** Changes that may make a case invalid: at least one for each prop, with texts on the border of what is valid. */
const CHANGES: readonly fc.Arbitrary<Change>[] = [
  oddText.map((name): Change => given => ({ ...given, name })),
  oddText.map((namespace): Change => given => ({ ...given, namespace })),
  oddText.map((ingressName): Change => given => ({ ...given, ingressName })),
  fc.tuple(oddText, oddValue).map(([key, value]): Change => given => ({ ...given, labels: { ...given.labels, [key]: value } })),
  oddText.map((value): Change => given => ({ ...given, labels: { ...given.labels, app: value } })),
  oddPort.map((servicePort): Change => given => ({ ...given, servicePort })),
  oddPort.map((odd): Change => inBackends({ port: odd })),
  oddPort.map((odd): Change => given => inBackends({ kind: 'endpoints' })(inFirstEndpoint({ port: odd })(given))),
  oddIp.map((ip): Change => inFirstEndpoint({ ip })),
  oddText.map((zone): Change => given => inBackends({ kind: 'endpoints' })(inFirstEndpoint({ zone })({ ...given, slices: true }))),
  oddHost.map((hostname): Change => inBackends({ kind: 'hostname', hostname })),
  fc.constant<Change>(inBackends({ endpoints: [] })),
  fc.integer({ min: 990, max: 2010 }).map((count): Change => inBackends({ kind: 'ips', endpoints: manyIps(count) })),
  fc.oneof(oddIp, oddHost).map((externalAddress): Change => given => ({ ...given, externalAddress })),
  few(oddHost, 0).map((hosts): Change => inRoute(given => ({ ...given, hosts }))),
  fc.tuple(fc.constantFrom('prefix' as const, 'exact' as const, 'regex' as const), oddPath).map(([type, value]): Change => inRoute(given => ({ ...given, paths: [...given.paths ?? [], { type, value }] }))),
  fc.tuple(fc.constantFrom('regexTarget' as const, 'replacePrefix' as const, 'fullPath' as const, 'stripPrefix' as const), fc.oneof(oddPath, fc.constantFrom('$1', '/$0', '/$10', '/$2', '/$a')))
    .map(([type, target]): Change => inRoute(given => ({ ...given, rewrite: { type, target } }))),
  fc.oneof(oddPath, oddText).map((appRoot): Change => inRoute(given => ({ ...given, appRoot }))),
  fc.constantFrom<any>(0, 0.5, 1.5, 1 / 1024, 0.1, 2 ** 22 - 1, 2 ** 22, 2 ** 53, 2 ** 60, 1e300, NaN, Infinity)
    .map((maxBodySize): Change => inRoute(given => ({ ...given, maxBodySize }))),
  few(fc.oneof(oddActive, oddPassive)).map((healthChecks): Change => given => ({ ...given, healthChecks })),
  few(oddText, 0).map((blockedUserAgents): Change => inRoute(given => ({ ...given, blockedUserAgents }))),
  loadBalancingBy(WAYS).map((balancing): Change => inRoute(given => ({ ...given, loadBalancing: balancing }))),
  fc.record({
    type: fc.constantFrom('header' as const, 'cookie' as const, 'sticky' as const), name: oddText, path: maybe(oddPath), maxAge: fc.constantFrom(undefined, 0, 1.5, NaN, 1e12),
  }, { requiredKeys: ['type', 'name'] }).map((balancing): Change => inRoute(given => ({ ...given, loadBalancing: balancing }))),
  fc.tuple(oddText, oddText).map(([name, text]): Change => inRoute(given => ({ ...given, responseHeaders: { ...given.responseHeaders, [name]: { source: 'literal', text } } }))),
  oddText.map((secretName): Change => inRoute(given => ({ ...given, tls: { type: 'secret', issuer: 'issuer', ...given.tls, secretName } }))),
  oddText.map((issuer): Change => inRoute(given => ({ ...given, tls: { secretName: 'secret', hosts: ['a.example'], type: 'issuer', issuer } }))),
  few(oddHost, 0).map((hosts): Change => inRoute(given => ({ ...given, tls: { type: 'secret', secretName: 'secret', issuer: 'issuer', hosts } }))),
  fc.tuple(oddText, oddValue).map(([key, value]): Change => inRoute(given => ({ ...given, annotations: { ...given.annotations, [key]: value } }))),
  oddValue.map((value): Change => inRoute(given => ({ ...given, annotations: { ...given.annotations, 'example.com/odd': value } }))),
  fc.constantFrom(262_000, 262_144, 300_000).map((size): Change => inRoute(given => ({ ...given, annotations: { ...given.annotations, 'example.com/large': 'x'.repeat(size) } }))),
  fc.tuple(fc.constantFrom(...FOREIGN_ANNOTATIONS), fc.nat(99))
    .map(([key, n]): Change => inRoute(given => ({ ...given, annotations: { ...given.annotations, [key]: String(n) } }))),
];

/** Changes that know the controller. */
const changesOn = (factory: string, route: fc.Arbitrary<RouteCase>): fc.Arbitrary<Change>[] => [
  ...CHANGES,
  CONTROLLERS[factory].oddOptions
    .map((odd): Change => given => ({ ...given, controller: { factory, options: { ...given.controller.options, ...odd } } })),
  fc.tuple(oddText, route).map(([id, another]): Change => given => ({ ...given, more: { ...given.more, [id]: another } })),
  // As other objects of a route end.
  fc.tuple(fc.constantFrom('https-redirect', 'headers', 'tls'), route)
    .map(([id, another]): Change => given => ({ ...given, ingressName: undefined, more: { ...given.more, [id]: another } })),
];

function casesOn(factory: string): fc.Arbitrary<Case> {
  const route = routeOn(CONTROLLERS[factory]);
  return fc.tuple(plausibleOn(factory, route), fc.array(fc.oneof(...changesOn(factory, route)), { maxLength: 2 }))
    .map(([given, changes]) => changes.reduce((current, next) => next(current), given));
}

/** Cases over all of the library's props and controllers: some as they are meant, some with one change, some with two. */
export const cases: fc.Arbitrary<Case> = fc.oneof(
  ...Object.entries(CONTROLLERS).map(([factory, { shares }]) => ({ weight: shares, arbitrary: casesOn(factory) })),
);
