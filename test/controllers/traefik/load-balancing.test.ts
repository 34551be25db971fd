import { Duration } from 'cdk8s';
import { entriesOf, onTraefik, reportOn } from './support';
import { Backends, HashKey, LoadBalancing, RoutePath, SameSite, StickyCookieOptions, Tls } from '../../../src';
import { synth } from '../../support';

const SERVICE = { name: 'zl-lb', port: 80 };
const LEFT_OUT = { passiveHealthCheck: { failureWindow: '10s', maxFailedAttempts: 3 } };

test.each<[string, LoadBalancing | undefined, object]>([
  ['nothing', undefined, SERVICE],
  ['round robin, as Traefik does by itself', LoadBalancing.roundRobin(), SERVICE],
  ['peak EWMA', LoadBalancing.peakEwma(), { ...SERVICE, ...LEFT_OUT, strategy: 'leasttime' }],
  ['a hash of the client\'s address', LoadBalancing.consistentHash(HashKey.clientIp()), { ...SERVICE, ...LEFT_OUT, strategy: 'hrw' }],
  ['a sticky cookie', LoadBalancing.stickyCookie(), { ...SERVICE, ...LEFT_OUT, sticky: { cookie: { path: '/', httpOnly: true, secure: false } } }],
])('%s', (_, loadBalancing, service) => {
  expect(entriesOf({ loadBalancing })[0].services).toStrictEqual([service]);
});

test('a single backend is never left out', () => {
  expect(entriesOf({ backends: Backends.fromIps(['10.254.18.46'], { port: 80 }), loadBalancing: LoadBalancing.peakEwma() })[0].services)
    .toStrictEqual([{ ...SERVICE, strategy: 'leasttime' }]);
});

test.each<[string, StickyCookieOptions, object]>([
  ['a name', { name: 'route' }, { name: 'route', path: '/a', httpOnly: true, secure: false }],
  ['an age', { maxAge: Duration.hours(2) }, { path: '/a', httpOnly: true, secure: false, maxAge: 7200 }],
  ['a path', { path: '/b' }, { path: '/b', httpOnly: true, secure: false }],
  ['security', { secure: true, sameSite: SameSite.NONE }, { path: '/a', httpOnly: true, secure: true, sameSite: 'none' }],
  ['persistence, which all have', { persistent: true }, { path: '/a', httpOnly: true, secure: false }],
])('a sticky cookie with %s', (_, options, cookie) => {
  expect(entriesOf({ paths: [RoutePath.prefix('/a')], loadBalancing: LoadBalancing.stickyCookie(options) })[0].services[0].sticky).toStrictEqual({ cookie });
});

test('each path has its own as that of the cookie, and a regular expression the root', () => {
  const paths = [RoutePath.prefix('/a'), RoutePath.exact('/b/'), RoutePath.regex('/c.*')];
  expect(entriesOf({ paths, loadBalancing: LoadBalancing.stickyCookie() }).map(({ services }) => services[0].sticky.cookie.path)).toStrictEqual(['/a', '/b/', '/']);
});

test('over https the cookie is secure, unless it shall not be', () => {
  const secure = (options: StickyCookieOptions) =>
    entriesOf({ hosts: ['a.example.com'], tls: Tls.fromSecret('a'), loadBalancing: LoadBalancing.stickyCookie(options) })[0].services[0].sticky.cookie.secure;
  expect([secure({}), secure({ secure: false })]).toStrictEqual([true, false]);
});

test('a route may be balanced unlike its load balancer', () => {
  const { lb, chart } = onTraefik({ loadBalancing: LoadBalancing.peakEwma() });
  lb.addRoute('b', { hosts: ['b.example.com'], loadBalancing: LoadBalancing.consistentHash(HashKey.clientIp()) });
  expect(synth(chart).filter(({ kind }) => kind === 'IngressRoute').map(({ spec }) => spec.routes[0].services[0].strategy)).toStrictEqual(['leasttime', 'hrw']);
});

const OUTAGE = 'a backend that refuses or answers 5xx 3 times in a row is left out for 10 s, and where all are, requests are answered with 503';

test.each([
  [LoadBalancing.roundRobin(), 'what Traefik does by itself', undefined],
  [LoadBalancing.consistentHash(HashKey.clientIp()), 'strategy: hrw', `the address is that of the connection: behind another proxy all clients have the same; ${OUTAGE}`],
  [LoadBalancing.stickyCookie(), 'sticky.cookie', `a client stays on its backend also when others are added; ${OUTAGE}`],
])('the report tells of %j', (loadBalancing, rendered, note) => {
  expect(reportOn({ loadBalancing }).verdicts[1]).toMatchObject({ policy: 'loadBalancing', rendered, note });
});
