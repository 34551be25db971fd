import { Duration } from 'cdk8s';
import { entriesOf, middlewaresOf, objectsOf, onTraefik, verdictOf } from './support';
import { Backends, ExternalLoadBalancerProps, HashKey, HealthCheck, LoadBalancing, RoutePath, SameSite, StickyCookieOptions, Support, Tls } from '../../../src';
import { BACKEND_CONNECTION } from '../../../src/controllers/traefik/backend-connection';
import { fault, synth } from '../../support';

const SERVICE = { name: 'zl-lb', port: 80 };
const CONNECTED = { serversTransport: 'zl-lb-backends' };
const PATIENT = { ...CONNECTED, passiveHealthCheck: { failureWindow: '5s', maxFailedAttempts: 4 } };
const EJECTED = { ...CONNECTED, passiveHealthCheck: { failureWindow: '5s', maxFailedAttempts: 3 } };
const ONE = Backends.fromIps(['10.254.18.46'], { port: 80 });

describe('load balancing', () => {
  const { declares } = BACKEND_CONNECTION.loadBalancing;

  test.each<[string, LoadBalancing | undefined, object]>([
    ['nothing', undefined, { ...SERVICE, ...PATIENT }],
    ['round robin, as Traefik does by itself', LoadBalancing.roundRobin(), { ...SERVICE, ...PATIENT }],
    ['peak EWMA', LoadBalancing.peakEwma(), { ...SERVICE, ...EJECTED, strategy: 'leasttime' }],
    ['a hash of the client\'s address', LoadBalancing.consistentHash(HashKey.clientIp()), { ...SERVICE, ...EJECTED, strategy: 'hrw' }],
    ['a sticky cookie', LoadBalancing.stickyCookie(), { ...SERVICE, ...EJECTED, sticky: { cookie: { path: '/', httpOnly: true, secure: false } } }],
  ])('%s', (_, balancing, service) => {
    expect(entriesOf({ loadBalancing: balancing })[0].services).toStrictEqual([service]);
  });

  test('a single backend is never ejected', () => {
    expect(entriesOf({ backends: ONE, loadBalancing: LoadBalancing.peakEwma() })[0].services).toStrictEqual([{ ...SERVICE, strategy: 'leasttime' }]);
  });

  test.each<[LoadBalancing, string, string]>([
    [LoadBalancing.consistentHash(HashKey.uri()), 'refused.hashOfUri', 'LoadBalancing.consistentHash(HashKey.uri())'],
    [LoadBalancing.consistentHash(HashKey.header('X-A')), 'refused.hashOfHeader', 'LoadBalancing.consistentHash(HashKey.header())'],
    [LoadBalancing.consistentHash(HashKey.cookie('a')), 'refused.hashOfCookie', 'LoadBalancing.consistentHash(HashKey.cookie())'],
  ])('another hash is refused: %j', (balancing, code, got) => {
    expect(fault(() => onTraefik({ loadBalancing: balancing }))).toStrictEqual({ code, prop: 'loadBalancing', got, place: 'zl/Lb' });
  });

  test('a route may be balanced unlike its load balancer', () => {
    const { lb, chart } = onTraefik({ loadBalancing: LoadBalancing.peakEwma() });
    lb.addRoute('b', { hosts: ['b.example.com'] });
    lb.addRoute('c', { hosts: ['c.example.com'], loadBalancing: LoadBalancing.consistentHash(HashKey.clientIp()) });
    expect(synth(chart).filter(({ kind }) => kind === 'IngressRoute').map(({ spec }) => spec.routes[0].services[0].strategy)).toStrictEqual(['leasttime', 'leasttime', 'hrw']);
  });

  test.each<[LoadBalancing, string, string | undefined]>([
    [LoadBalancing.peakEwma(), 'strategy: leasttime', declares.peakEwma.note],
    [LoadBalancing.consistentHash(HashKey.clientIp()), 'strategy: hrw', declares.hashOfClientIp.note],
    [LoadBalancing.stickyCookie(), 'sticky.cookie', declares.stickyCookie.note],
  ])('the report on %j', (balancing, rendered, note) => {
    expect(note).toBeDefined();
    expect(verdictOf('loadBalancing', { loadBalancing: balancing })).toMatchObject({ rendered, note });
  });

  test('the report on round robin, which is left to Traefik', () => {
    expect(verdictOf('loadBalancing', { loadBalancing: LoadBalancing.roundRobin() })).toMatchObject({ support: Support.NATIVE, note: undefined });
  });
});

describe('a sticky cookie', () => {
  const cookiesOf = (props: Partial<ExternalLoadBalancerProps>) => entriesOf(props).map(({ services }) => services[0].sticky.cookie);

  test.each<[string, StickyCookieOptions, object]>([
    ['a name', { name: 'route' }, { name: 'route', path: '/a', httpOnly: true, secure: false }],
    ['an age', { maxAge: Duration.hours(2) }, { path: '/a', httpOnly: true, secure: false, maxAge: 7200 }],
    ['a path', { path: '/b' }, { path: '/b', httpOnly: true, secure: false }],
    ['security', { secure: true, sameSite: SameSite.NONE }, { path: '/a', httpOnly: true, secure: true, sameSite: 'none' }],
    ['persistence, which all have', { persistent: true }, { path: '/a', httpOnly: true, secure: false }],
  ])('with %s', (_, options, cookie) => {
    expect(entriesOf({ paths: [RoutePath.prefix('/a')], loadBalancing: LoadBalancing.stickyCookie(options) })[0].services[0].sticky).toStrictEqual({ cookie });
  });

  test('has the path of each path of the route, and the root where that is a regular expression', () => {
    const paths = [RoutePath.prefix('/a'), RoutePath.exact('/b/'), RoutePath.regex('/c.*')];
    expect(cookiesOf({ paths, loadBalancing: LoadBalancing.stickyCookie() }).map(({ path }) => path)).toStrictEqual(['/a', '/b/', '/']);
  });

  test('is secure over https, unless it shall not be', () => {
    const secure = (options: StickyCookieOptions) =>
      cookiesOf({ hosts: ['a.example.com'], tls: Tls.fromSecret('a'), loadBalancing: LoadBalancing.stickyCookie(options) })[0].secure;
    expect([secure({}), secure({ secure: false })]).toStrictEqual([true, false]);
  });

  test('is secure as well where another route brings the certificate of the host', () => {
    const { chart, lb } = onTraefik({ hosts: ['a.example.com'], paths: [RoutePath.prefix('/a')], loadBalancing: LoadBalancing.stickyCookie() });
    lb.addRoute('b', { hosts: ['a.example.com'], paths: [RoutePath.prefix('/b')], tls: Tls.fromSecret('a') });
    lb.addRoute('c', { hosts: ['c.example.com'] });
    const routes = synth(chart).filter(({ kind, metadata }) => kind === 'IngressRoute' && !metadata.name.endsWith('-redirect'));
    expect(routes.map(({ metadata, spec }) => [metadata.name, spec.routes[0].services[0].sticky.cookie.secure]))
      .toStrictEqual([['zl-lb', true], ['zl-lb-b', true], ['zl-lb-c', false]]);
  });
});

describe('health checks', () => {
  const passive = HealthCheck.passive({ consecutiveErrors: 2, ejectionTime: Duration.millis(1500) });

  test.each([
    ['round robin', undefined],
    ['a hash', LoadBalancing.consistentHash(HashKey.clientIp())],
  ])('backends are ejected as the user says with %s', (_, loadBalancing) => {
    expect(entriesOf({ healthChecks: [passive], loadBalancing })[0].services[0].passiveHealthCheck).toStrictEqual({ failureWindow: '1.5s', maxFailedAttempts: 2 });
  });

  test('by default after five errors, for 30 seconds', () => {
    expect(entriesOf({ healthChecks: [HealthCheck.passive()] })[0].services[0].passiveHealthCheck).toStrictEqual({ failureWindow: '30s', maxFailedAttempts: 5 });
  });

  test('the report', () => {
    const { note } = BACKEND_CONNECTION.healthChecks.declares.passiveHealthCheck;
    expect(note).toBeDefined();
    expect(verdictOf('healthChecks', { healthChecks: [passive], loadBalancing: LoadBalancing.stickyCookie() })).toStrictEqual({
      route: 'zl/Lb',
      policy: 'healthChecks',
      support: Support.NATIVE,
      rendered: 'passiveHealthCheck: maxFailedAttempts 2, failureWindow 1.5s',
      note,
    });
  });

  test('active ones are refused', () => {
    expect(fault(() => onTraefik({ healthChecks: [HealthCheck.active('/healthz')] })))
      .toStrictEqual({ code: 'refused.activeHealthCheck', prop: 'healthChecks', got: 'HealthCheck.active()', place: 'zl/Lb' });
  });
});

describe('port 443 is no reason to speak TLS to the backends', () => {
  const backends = Backends.fromIps(['10.254.18.46'], { port: 443 });

  test('in any entry', () => {
    const props = { backends, hosts: ['a.example.com'], paths: [RoutePath.prefix('/a')], appRoot: '/start', blockedUserAgents: ['curl'], tls: Tls.fromSecret('a') };
    const routes = objectsOf(props).filter(({ kind }) => kind === 'IngressRoute');
    expect(routes.flatMap(({ spec }) => spec.routes).map(({ services }) => services)).toStrictEqual(Array(6).fill([{ name: 'zl-lb', port: 443, scheme: 'http' }]));
  });

  test('a port of the Service counts, not that of the backends', () => {
    expect(entriesOf({ backends, servicePort: 80 })[0].services).toStrictEqual([{ name: 'zl-lb', port: 80 }]);
    expect(entriesOf({ backends: ONE, servicePort: 443 })[0].services).toStrictEqual([{ name: 'zl-lb', port: 443, scheme: 'http' }]);
  });

  test('the report says so, although nobody asks for it', () => {
    expect(verdictOf('backendProtocol', { backends })).toStrictEqual({
      route: 'zl/Lb', policy: 'backendProtocol', support: Support.NATIVE, rendered: 'scheme: http', unasked: true, note: expect.any(String),
    });
    expect(verdictOf('backendProtocol', { backends: ONE })).toBeUndefined();
    expect(middlewaresOf({ backends })).toStrictEqual({});
  });
});
