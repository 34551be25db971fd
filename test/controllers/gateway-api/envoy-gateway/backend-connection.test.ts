import { Duration } from 'cdk8s';
import { Backends, HashKey, LoadBalancing, RoutePath, SameSite, StickyCookieOptions, Support, Tls } from '../../../../src';
import { BACKEND_CONNECTION_ON_ENVOY } from '../../../../src/controllers/gateway-api/envoy-gateway/backend-connection';
import { fault } from '../../../support';
import { onGatewayApi, specsIn, specsOf, THERE_ON_ENVOY, trafficOf, verdictOf } from '../support';

const TARGETS = [{ group: 'gateway.networking.k8s.io', kind: 'HTTPRoute', name: 'zl-lb' }];
const TIMEOUT = { http: { requestTimeout: '0s', streamIdleTimeout: '1h' } };
const ONE = Backends.fromIps(['10.254.18.46'], { port: 80 });

const balancerOf = (props: object) => trafficOf(props).loadBalancer;

const hash = (key: HashKey) => LoadBalancing.consistentHash(key);

test.each<[string, LoadBalancing | undefined, object | undefined]>([
  ['nothing', undefined, undefined],
  ['round robin', LoadBalancing.roundRobin(), { type: 'RoundRobin' }],
  ['peak EWMA', LoadBalancing.peakEwma(), { type: 'LeastRequest' }],
  ['a hash of the client\'s address', hash(HashKey.clientIp()), { type: 'ConsistentHash', consistentHash: { type: 'SourceIP' } }],
  ['a hash of the URI', hash(HashKey.uri()), { type: 'ConsistentHash', consistentHash: { type: 'Headers', headers: [{ name: ':path' }] } }],
  ['a hash of a header', hash(HashKey.header('X-Tenant')), { type: 'ConsistentHash', consistentHash: { type: 'Headers', headers: [{ name: 'X-Tenant' }] } }],
  ['a hash of a cookie', hash(HashKey.cookie('id')), { type: 'ConsistentHash', consistentHash: { type: 'Cookie', cookie: { name: 'id' } } }],
  ['a hash of a cookie with a hyphen', hash(HashKey.cookie('session-id')), { type: 'ConsistentHash', consistentHash: { type: 'Cookie', cookie: { name: 'session-id' } } }],
  ['a hash of a cookie with an underscore', hash(HashKey.cookie('a_b')), { type: 'ConsistentHash', consistentHash: { type: 'Cookie', cookie: { name: 'a_b' } } }],
  ['a sticky cookie', LoadBalancing.stickyCookie(),
    { type: 'ConsistentHash', consistentHash: { type: 'Cookie', cookie: { name: 'BACKEND', ttl: '0s', attributes: { Path: '/', HttpOnly: '' } } } }],
])('%s', (_, loadBalancing, loadBalancer) => {
  expect(specsOf('BackendTrafficPolicy', { loadBalancing, backends: ONE }, THERE_ON_ENVOY)).toStrictEqual({
    'zl-lb': { targetRefs: TARGETS, mergeType: 'StrategicMerge', timeout: TIMEOUT, ...loadBalancer && { loadBalancer } },
  });
});

test('a hashed header with an underscore is refused', () => {
  expect(fault(() => onGatewayApi({ loadBalancing: hash(HashKey.header('X_Tenant')) }, THERE_ON_ENVOY)))
    .toStrictEqual({ code: 'envoy-gateway.hashed-header', prop: 'loadBalancing', got: '"X_Tenant"', place: 'zl/Lb' });
});

test.each<[string, StickyCookieOptions, object]>([
  ['a name', { name: 'route' }, { name: 'route', ttl: '0s', attributes: { Path: '/a', HttpOnly: '' } }],
  ['an age', { maxAge: Duration.minutes(90) }, { name: 'BACKEND', ttl: '1h30m', attributes: { Path: '/a', HttpOnly: '' } }],
  ['a path', { path: '/b' }, { name: 'BACKEND', ttl: '0s', attributes: { Path: '/b', HttpOnly: '' } }],
  ['security', { secure: true, sameSite: SameSite.NONE }, { name: 'BACKEND', ttl: '0s', attributes: { Path: '/a', HttpOnly: '', Secure: '', SameSite: 'None' } }],
  ['persistence', { persistent: true }, { name: 'BACKEND', ttl: '0s', attributes: { Path: '/a', HttpOnly: '' } }],
])('a sticky cookie with %s', (_, options, cookie) => {
  expect(balancerOf({ paths: [RoutePath.prefix('/a')], loadBalancing: LoadBalancing.stickyCookie(options) }).consistentHash).toStrictEqual({ type: 'Cookie', cookie });
});

test.each<[string, RoutePath[], string]>([
  ['one path', [RoutePath.exact('/b/')], '/b/'],
  ['several', [RoutePath.prefix('/a'), RoutePath.prefix('/b')], '/'],
  ['a regular expression', [RoutePath.regex('/c.*')], '/'],
])('the path of the cookie with %s', (_, paths, path) => {
  expect(balancerOf({ paths, loadBalancing: LoadBalancing.stickyCookie() }).consistentHash.cookie.attributes.Path).toBe(path);
});

test('over https the cookie is secure, unless it shall not be', () => {
  const attributes = (options: StickyCookieOptions) =>
    balancerOf({ hosts: ['a.example.com'], tls: Tls.fromSecret('a'), loadBalancing: LoadBalancing.stickyCookie(options) }).consistentHash.cookie.attributes;
  expect(attributes({})).toStrictEqual({ Path: '/', HttpOnly: '', Secure: '' });
  expect(attributes({ secure: false })).toStrictEqual({ Path: '/', HttpOnly: '' });
});

test('it is secure as well where another route brings the certificate of the host', () => {
  const { chart, lb } = onGatewayApi({ hosts: ['a.example.com'], paths: [RoutePath.prefix('/a')], loadBalancing: LoadBalancing.stickyCookie() }, THERE_ON_ENVOY);
  const attributes = () => Object.values(specsIn(chart, 'BackendTrafficPolicy')).map(({ loadBalancer }) => loadBalancer.consistentHash.cookie.attributes);
  expect(attributes()).toStrictEqual([{ Path: '/a', HttpOnly: '' }]);
  lb.addRoute('b', { hosts: ['a.example.com'], paths: [RoutePath.prefix('/b')], tls: Tls.fromSecret('a') });
  lb.addRoute('c', { hosts: ['c.example.com'] });
  expect(attributes()).toStrictEqual([{ Path: '/a', HttpOnly: '', Secure: '' }, { Path: '/b', HttpOnly: '', Secure: '' }, { Path: '/', HttpOnly: '' }]);
});

test('the age of a cookie has 99999 hours', () => {
  const aged = (maxAge: Duration) => ({ loadBalancing: LoadBalancing.stickyCookie({ maxAge }) });
  expect(balancerOf(aged(Duration.hours(99_999))).consistentHash.cookie.ttl).toBe('99999h');
  expect(fault(() => onGatewayApi(aged(Duration.hours(100_000)), THERE_ON_ENVOY)))
    .toStrictEqual({ code: 'gateway-api.duration', prop: 'maxAge of LoadBalancing.stickyCookie()', got: '"360000000 s"', place: 'zl/Lb' });
});

test('a route may be balanced unlike its load balancer', () => {
  const { lb, chart } = onGatewayApi({ loadBalancing: LoadBalancing.peakEwma() }, THERE_ON_ENVOY);
  lb.addRoute('b', { hosts: ['b.example.com'] });
  lb.addRoute('c', { hosts: ['c.example.com'], loadBalancing: hash(HashKey.clientIp()) });
  expect(Object.values(specsIn(chart, 'BackendTrafficPolicy')).map(({ loadBalancer }) => loadBalancer.type)).toStrictEqual(['LeastRequest', 'LeastRequest', 'ConsistentHash']);
});

const { declares } = BACKEND_CONNECTION_ON_ENVOY.loadBalancing;

test.each<[string, LoadBalancing, Support, string, string | undefined]>([
  ['round robin', LoadBalancing.roundRobin(), Support.NATIVE, 'RoundRobin', declares.roundRobin.note],
  ['peak EWMA', LoadBalancing.peakEwma(), Support.APPROXIMATED, 'LeastRequest', declares.peakEwma.note],
  ['an address', hash(HashKey.clientIp()), Support.NATIVE, 'SourceIP', declares.hashOfClientIp.note],
  ['the URI', hash(HashKey.uri()), Support.NATIVE, 'Headers', undefined],
  ['a sticky cookie', LoadBalancing.stickyCookie(), Support.NATIVE, 'Cookie', declares.stickyCookie.note],
  ['a cookie that is not persistent', LoadBalancing.stickyCookie({ persistent: false }), Support.NATIVE, 'Cookie', declares.stickyCookie.note],
])('the report on %s', (_, loadBalancing, support, type, note) => {
  expect(verdictOf('loadBalancing', { loadBalancing }, THERE_ON_ENVOY)).toStrictEqual({ route: 'zl/Lb', policy: 'loadBalancing', support, rendered: `loadBalancer: ${type}`, note });
});

test.each<[string, LoadBalancing, string, string]>([
  ['header', hash(HashKey.header('X-Tenant')), 'Headers', 'X-Tenant'],
  ['cookie', hash(HashKey.cookie('session-id')), 'Cookie', 'session-id'],
])('the report names the %s that a request may lack', (_, loadBalancing, type, name) => {
  expect(verdictOf('loadBalancing', { loadBalancing }, THERE_ON_ENVOY)).toMatchObject({ support: Support.NATIVE, rendered: `loadBalancer: ${type}`, note: expect.stringContaining(name) });
});

test('a persistent cookie is approximated', () => {
  const verdict = verdictOf('loadBalancing', { loadBalancing: LoadBalancing.stickyCookie({ persistent: true }) }, THERE_ON_ENVOY)!;
  expect(verdict).toMatchObject({ support: Support.APPROXIMATED, rendered: 'loadBalancer: Cookie' });
  expect(verdict.note!.startsWith(`${declares.stickyCookie.note}; `)).toBe(true);
});
