import { Duration } from 'cdk8s';
import { invalidInput, onTraefik, report, verdict } from './support';
import {
  AnnotationReader, GatewayImplementation, HashKey, HealthCheck, IngressController, LoadBalancing, RoutePath, SameSite, StickyCookieOptions, Support,
} from '../../../src';
import { BACKEND_CONNECTION } from '../../../src/controllers/ingress-nginx/backend-connection';
import { annotations, chartIn, fault, ingress, loadBalancer } from '../../support';

const PREFIX = 'nginx.ingress.kubernetes.io';

/** The annotations without their prefix. */
function values(loadBalancing?: LoadBalancing): { [name: string]: string } {
  return Object.fromEntries(Object.entries(annotations({ loadBalancing })).map(([key, value]) => [key.replace(`${PREFIX}/`, ''), value]));
}

test.each<[string, LoadBalancing | undefined, object]>([
  ['nothing', undefined, {}],
  ['round robin, with an underscore', LoadBalancing.roundRobin(), { 'load-balance': 'round_robin' }],
  ['peak EWMA', LoadBalancing.peakEwma(), { 'load-balance': 'ewma' }],
  ['a hash of the client\'s address', LoadBalancing.consistentHash(HashKey.clientIp()), { 'upstream-hash-by': '$remote_addr$upstream_addr' }],
  ['a hash of the URI', LoadBalancing.consistentHash(HashKey.uri()), { 'upstream-hash-by': '$request_uri$upstream_addr' }],
  ['a hash of a header, in nginx\' spelling', LoadBalancing.consistentHash(HashKey.header('X-Tenant-ID')), { 'upstream-hash-by': '$http_x_tenant_id$upstream_addr' }],
  ['a hash of a cookie', LoadBalancing.consistentHash(HashKey.cookie('session_Id')), { 'upstream-hash-by': '$cookie_session_Id$upstream_addr' }],
])('%s', (_, loadBalancing, expected) => {
  expect(values(loadBalancing)).toStrictEqual(expected);
});

test.each<[string, StickyCookieOptions, object]>([
  ['nothing more', {}, {}],
  ['a name', { name: 'route' }, { 'session-cookie-name': 'route' }],
  ['an age, also for old browsers', { maxAge: Duration.hours(2) }, { 'session-cookie-max-age': '7200', 'session-cookie-expires': '7200' }],
  ['an age in milliseconds', { maxAge: Duration.millis(2000) }, { 'session-cookie-max-age': '2', 'session-cookie-expires': '2' }],
  ['a path', { path: '/app' }, { 'session-cookie-path': '/app' }],
  ['security', { secure: true }, { 'session-cookie-secure': 'true' }],
  ['no security', { secure: false }, { 'session-cookie-secure': 'false' }],
  ['a domain', { domain: 'example.com' }, { 'session-cookie-domain': 'example.com' }],
  ['a server that it stays with', { changeOnFailure: false }, { 'session-cookie-change-on-failure': 'false' }],
  ['SameSite=None for new browsers alone', { sameSite: SameSite.NONE, conditionalSameSiteNone: true }, { 'session-cookie-samesite': 'None', 'session-cookie-conditional-samesite-none': 'true' }],
  ['SameSite in the case that Lua needs', { sameSite: SameSite.LAX }, { 'session-cookie-samesite': 'Lax' }],
  ['persistence', { persistent: true }, { 'affinity-mode': 'persistent' }],
  ['no persistence', { persistent: false }, {}],
])('a sticky cookie with %s', (_, options, expected) => {
  expect(values(LoadBalancing.stickyCookie(options))).toStrictEqual({
    'affinity': 'cookie', 'affinity-mode': 'balanced', 'session-cookie-change-on-failure': 'true', ...expected,
  });
});

test('clients of a server that is down get another one, unless the user says otherwise', () => {
  const key = `${PREFIX}/session-cookie-change-on-failure`;
  expect(annotations({ loadBalancing: LoadBalancing.stickyCookie() })).toHaveProperty([key], 'true');
  expect(annotations({ loadBalancing: LoadBalancing.stickyCookie(), annotations: { [key]: 'false' } })).toHaveProperty([key], 'false');
});

test('a cookie that shall not be secure is so all the same over https, and the report says it', () => {
  expect(verdict('loadBalancing', { loadBalancing: LoadBalancing.stickyCookie({ secure: false }) })).toMatchObject({ support: Support.APPROXIMATED });
  expect(verdict('loadBalancing', { loadBalancing: LoadBalancing.stickyCookie({ secure: true }) })).toMatchObject({ support: Support.NATIVE });
});

describe('on a host of regular expressions, where the pattern would become the cookie\'s path', () => {
  test('the path is the root', () => {
    expect(annotations({ paths: [RoutePath.regex('/a/(.*)')], loadBalancing: LoadBalancing.stickyCookie() })).toHaveProperty([`${PREFIX}/session-cookie-path`], '/');
  });

  test('the path is the one that was given', () => {
    expect(annotations({ paths: [RoutePath.regex('/a/(.*)')], loadBalancing: LoadBalancing.stickyCookie({ path: '/a' }) }))
      .toHaveProperty([`${PREFIX}/session-cookie-path`], '/a');
  });

  test('the path is the root also where a route that comes later makes it such a host', () => {
    const chart = chartIn();
    const lb = loadBalancer({ hosts: ['a.example.com'], paths: [RoutePath.prefix('/app')], loadBalancing: LoadBalancing.stickyCookie() }, chart);
    lb.addRoute('regex', { hosts: ['a.example.com'], paths: [RoutePath.regex('/b/(.*)')] });
    expect(ingress(chart).metadata.annotations[`${PREFIX}/session-cookie-path`]).toBe('/');
  });

  test('an annotation of the user\'s says the path, also where a route that comes later makes it such a host', () => {
    const chart = chartIn();
    const lb = loadBalancer({
      hosts: ['a.example.com'],
      paths: [RoutePath.prefix('/app')],
      loadBalancing: LoadBalancing.stickyCookie(),
      annotations: { [`${PREFIX}/session-cookie-path`]: '/app' },
    }, chart);
    lb.addRoute('regex', { hosts: ['a.example.com'], paths: [RoutePath.regex('/b/(.*)')] });
    expect(ingress(chart).metadata.annotations[`${PREFIX}/session-cookie-path`]).toBe('/app');
    expect(() => lb.report).not.toThrow();
  });
});

test.each(['/a!b', '/a@b', '/a+b', '/a\'b'])('a cookie path that the controller ignores is refused: %s', path => {
  expect(fault(() => LoadBalancing.stickyCookie({ path })))
    .toStrictEqual({ code: 'path.not-plain', prop: 'path of LoadBalancing.stickyCookie()', got: JSON.stringify(path) });
});

describe('names that are no variables of nginx are refused', () => {
  const onEnvoy = IngressController.gatewayApi({ gateway: { name: 'edge' }, implementation: GatewayImplementation.envoyGateway() });
  const taken: [string, LoadBalancing][] = [
    ['a header with hyphens', LoadBalancing.consistentHash(HashKey.header('X-Tenant-2'))],
    ['a cookie of a letter', LoadBalancing.consistentHash(HashKey.cookie('s'))],
    ['a session cookie', LoadBalancing.stickyCookie({ name: 'a-b.c_D1' })],
  ];
  const refused: [string, string, string, LoadBalancing][] = [
    // nginx drops the header.
    ['a header', 'hashed-header', 'X_Tenant', LoadBalancing.consistentHash(HashKey.header('X_Tenant'))],
    ['a header', 'hashed-header', 'X.Tenant', LoadBalancing.consistentHash(HashKey.header('X.Tenant'))],
    ['a header', 'hashed-header', '-X', LoadBalancing.consistentHash(HashKey.header('-X'))],
    ['a header', 'hashed-header', 'X-', LoadBalancing.consistentHash(HashKey.header('X-'))],
    ['a header', 'hashed-header', 'X--Y', LoadBalancing.consistentHash(HashKey.header('X--Y'))],
    ['a cookie', 'hashed-cookie', 'session-id', LoadBalancing.consistentHash(HashKey.cookie('session-id'))],
    ['a cookie', 'hashed-cookie', 'session.id', LoadBalancing.consistentHash(HashKey.cookie('session.id'))],
    ['a session cookie', 'session-cookie', 'a~b', LoadBalancing.stickyCookie({ name: 'a~b' })],
    ['a session cookie', 'session-cookie', '$a', LoadBalancing.stickyCookie({ name: '$a' })],
  ];

  test.each(refused)('%s: %s %s', (_, kind, name, loadBalancing) => {
    for (const controller of [IngressController.ingressNginx(), onTraefik()]) {
      expect(fault(() => loadBalancer({ controller, loadBalancing })))
        .toStrictEqual({ code: `nginx.${kind}`, prop: 'loadBalancing', got: JSON.stringify(name), place: 'zl/Lb' });
    }
  });

  test.each(taken)('%s is taken', (_, loadBalancing) => {
    expect(() => loadBalancer({ loadBalancing })).not.toThrow();
  });

  test.each(['X.Tenant', 'X--Y'])('and taken by a controller that knows the header: %s', header => {
    expect(() => loadBalancer({ controller: onEnvoy, loadBalancing: LoadBalancing.consistentHash(HashKey.header(header)) })).not.toThrow();
  });

  test('and taken by a controller that knows the cookie', () => {
    expect(() => loadBalancer({ controller: onEnvoy, loadBalancing: LoadBalancing.consistentHash(HashKey.cookie('session-id')) })).not.toThrow();
  });
});

describe('one Service is balanced in one way', () => {
  test('a route takes over what the load balancer says', () => {
    const chart = chartIn();
    loadBalancer({ loadBalancing: LoadBalancing.peakEwma() }, chart).addRoute('b', { hosts: ['b.example.com'] });
    expect(ingress(chart, 'zl-lb-b').metadata.annotations).toStrictEqual({ [`${PREFIX}/load-balance`]: 'ewma' });
  });

  test.each<[string, StickyCookieOptions]>([
    ['as it is written there', { maxAge: Duration.hours(1), name: 'a' }],
    ['in another order', { name: 'a', maxAge: Duration.hours(1) }],
    ['in another unit', { maxAge: Duration.minutes(60), name: 'a' }],
    ['with a default', { maxAge: Duration.hours(1), name: 'a', persistent: false }],
  ])('a route may say the same %s', (_, options) => {
    const lb = loadBalancer({ loadBalancing: LoadBalancing.stickyCookie({ maxAge: Duration.hours(1), name: 'a' }) });
    expect(() => lb.addRoute('b', { hosts: ['b.example.com'], loadBalancing: LoadBalancing.stickyCookie(options) })).not.toThrow();
  });

  test.each([
    ['something else', LoadBalancing.roundRobin(), LoadBalancing.peakEwma(), 'PEAK_EWMA', 'ROUND_ROBIN'],
    ['something', undefined, LoadBalancing.roundRobin(), 'ROUND_ROBIN', 'none'],
    ['another key', LoadBalancing.consistentHash(HashKey.uri()), LoadBalancing.consistentHash(HashKey.clientIp()), 'CONSISTENT_HASH with key CLIENT_IP', 'CONSISTENT_HASH with key URI'],
    ['another cookie', LoadBalancing.stickyCookie({ maxAge: Duration.hours(1) }), LoadBalancing.stickyCookie({ maxAge: Duration.hours(2) }),
      'STICKY_COOKIE with maxAge 7200 s', 'STICKY_COOKIE with maxAge 3600 s'],
  ])('a route may not say %s', (_, first, second, got, other) => {
    const lb = loadBalancer({ loadBalancing: first });
    const error = invalidInput(() => lb.addRoute('b', { hosts: ['b.example.com'], loadBalancing: second }));
    expect(error).toMatchObject({ code: 'nginx.balancing-differs', prop: 'loadBalancing', got: JSON.stringify(got), place: 'zl/Lb.addRoute("b")' });
    expect(error.allowed).toContain(`(${other})`);
  });
});

describe('the report', () => {
  const { declares } = BACKEND_CONNECTION.loadBalancing;

  test.each([
    [LoadBalancing.roundRobin(), 'load-balance: round_robin', declares.roundRobin.note],
    [LoadBalancing.peakEwma(), 'load-balance: ewma', undefined],
    [LoadBalancing.consistentHash(HashKey.uri()), 'upstream-hash-by: $request_uri$upstream_addr', undefined],
    [LoadBalancing.consistentHash(HashKey.clientIp()), 'upstream-hash-by: $remote_addr$upstream_addr', undefined],
    // Requests without it all go to one backend.
    [LoadBalancing.consistentHash(HashKey.header('X-Tenant')), 'upstream-hash-by: $http_x_tenant$upstream_addr', expect.stringContaining('X-Tenant')],
    [LoadBalancing.consistentHash(HashKey.cookie('sid')), 'upstream-hash-by: $cookie_sid$upstream_addr', expect.stringContaining('sid')],
    [LoadBalancing.stickyCookie({ name: 'route' }), 'affinity: cookie, affinity-mode: balanced, session-cookie-name: route, session-cookie-change-on-failure: true', undefined],
  ])('tells of %j', (loadBalancing, rendered, note) => {
    expect(verdict('loadBalancing', { loadBalancing })).toStrictEqual({ route: 'zl/Lb', policy: 'loadBalancing', support: Support.NATIVE, rendered, note });
  });

  test('tells that turns are not strict', () => {
    expect(declares.roundRobin.note).toBeDefined();
  });

  test('tells of nothing that is not asked for', () => {
    expect(report({}).verdicts.map(({ policy }) => policy)).toStrictEqual(['paths']);
  });
});

describe('health checks are refused, whoever reads the annotations, with the controllers that have them', () => {
  const onEnvoyGateway = 'GatewayImplementation.envoyGateway()';

  test.each([
    ['active', HealthCheck.active('/healthz'), [onEnvoyGateway], ['IngressController.traefik()']],
    ['passive', HealthCheck.passive(), ['IngressController.traefik()', onEnvoyGateway], []],
  ])('%s ones', (kind, check, others, not) => {
    for (const reader of Object.values(AnnotationReader)) {
      const error = invalidInput(() => loadBalancer({ healthChecks: [check], controller: IngressController.ingressNginx({ reader }) }));
      expect(error).toMatchObject({ code: `refused.${kind}HealthCheck`, prop: 'healthChecks', got: `HealthCheck.${kind}()`, place: 'zl/Lb' });
      others.forEach(other => expect(error.fix).toContain(other));
      not.forEach(other => expect(error.fix).not.toContain(other));
    }
  });
});
