import { Duration } from 'cdk8s';
import { HashKey, LoadBalancing, RoutePath, SameSite, StickyCookieOptions, Support } from '../../../src';
import { annotations, chartIn, failure, ingress, loadBalancer } from '../../support';

const PREFIX = 'nginx.ingress.kubernetes.io';

/** The annotations without their prefix. */
function values(loadBalancing?: LoadBalancing): { [name: string]: string } {
  return Object.fromEntries(Object.entries(annotations({ loadBalancing })).map(([key, value]) => [key.replace(`${PREFIX}/`, ''), value]));
}

test.each<[string, LoadBalancing | undefined, object]>([
  ['nothing', undefined, {}],
  ['round robin, with an underscore', LoadBalancing.roundRobin(), { 'load-balance': 'round_robin' }],
  ['peak EWMA', LoadBalancing.peakEwma(), { 'load-balance': 'ewma' }],
  ['a hash of the client\'s address', LoadBalancing.consistentHash(HashKey.clientIp()), { 'upstream-hash-by': '$remote_addr' }],
  ['a hash of the URI', LoadBalancing.consistentHash(HashKey.uri()), { 'upstream-hash-by': '$request_uri' }],
  ['a hash of a header, in nginx\' spelling', LoadBalancing.consistentHash(HashKey.header('X-Tenant-ID')), { 'upstream-hash-by': '$http_x_tenant_id' }],
  ['a hash of a cookie', LoadBalancing.consistentHash(HashKey.cookie('session_Id')), { 'upstream-hash-by': '$cookie_session_Id' }],
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
  ['SameSite in the case that Lua needs', { sameSite: SameSite.LAX }, { 'session-cookie-samesite': 'Lax' }],
  ['persistence', { persistent: true }, { 'affinity-mode': 'persistent' }],
  ['no persistence', { persistent: false }, {}],
])('a sticky cookie with %s', (_, options, expected) => {
  expect(values(LoadBalancing.stickyCookie(options))).toStrictEqual({ 'affinity': 'cookie', 'affinity-mode': 'balanced', ...expected });
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
  expect(failure(() => loadBalancer({ loadBalancing: LoadBalancing.stickyCookie({ path }) }))).toMatch(/: got "\/a.b", allowed is .*; /);
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
    ['something else', LoadBalancing.roundRobin(), LoadBalancing.peakEwma(), 'got "PEAK_EWMA", allowed is that of the load balancer (ROUND_ROBIN)'],
    ['something', undefined, LoadBalancing.roundRobin(), 'got "ROUND_ROBIN", allowed is that of the load balancer (none)'],
    ['another key', LoadBalancing.consistentHash(HashKey.uri()), LoadBalancing.consistentHash(HashKey.clientIp()),
      'got "CONSISTENT_HASH with key CLIENT_IP", allowed is that of the load balancer (CONSISTENT_HASH with key URI)'],
    ['another cookie', LoadBalancing.stickyCookie({ maxAge: Duration.hours(1) }), LoadBalancing.stickyCookie({ maxAge: Duration.hours(2) }),
      'got "STICKY_COOKIE with maxAge 7200 s", allowed is that of the load balancer (STICKY_COOKIE with maxAge 3600 s)'],
  ])('a route may not say %s', (_, first, second, message) => {
    const lb = loadBalancer({ loadBalancing: first });
    expect(failure(() => lb.addRoute('b', { hosts: ['b.example.com'], loadBalancing: second })))
      .toBe(`zl/Lb.addRoute("b"): loadBalancing: ${message}: ingress-nginx spreads all requests to a Service in one way; set it on the load balancer, or make another one for this route`);
  });
});

test.each([
  [LoadBalancing.roundRobin(), 'load-balance: round_robin', 'each of nginx\' processes goes round by itself, so that turns are not strict'],
  [LoadBalancing.peakEwma(), 'load-balance: ewma', undefined],
  [LoadBalancing.consistentHash(HashKey.uri()), 'upstream-hash-by: $request_uri', undefined],
  [LoadBalancing.consistentHash(HashKey.header('X-Tenant')), 'upstream-hash-by: $http_x_tenant', 'requests without the header X-Tenant all go to the same backend'],
  [LoadBalancing.consistentHash(HashKey.cookie('sid')), 'upstream-hash-by: $cookie_sid', 'requests without the cookie sid all go to the same backend'],
  [LoadBalancing.stickyCookie({ name: 'route' }), 'affinity: cookie, affinity-mode: balanced, session-cookie-name: route', undefined],
])('the report tells of %j', (loadBalancing, rendered, note) => {
  expect(loadBalancer({ loadBalancing }).report.verdicts[1]).toStrictEqual({ route: 'zl/Lb', policy: 'loadBalancing', support: Support.NATIVE, rendered, note });
});
