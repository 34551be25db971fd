import { Duration } from 'cdk8s';
import { onGatewayApi, OTHERS, specsOf, THERE_ON_ENVOY, verdictOf } from './support';
import { Backends, HashKey, LoadBalancing, RoutePath, SameSite, StickyCookieOptions, Support, Tls } from '../../../src';
import { failure, synth } from '../../support';

const TARGETS = [{ group: 'gateway.networking.k8s.io', kind: 'HTTPRoute', name: 'zl-lb' }];
const TIMEOUT = { http: { requestTimeout: '0s', streamIdleTimeout: '1h' } };

const balancerOf = (props: object) => specsOf('BackendTrafficPolicy', props, THERE_ON_ENVOY)['zl-lb'].loadBalancer;

const hash = (key: HashKey) => LoadBalancing.consistentHash(key);

test.each<[string, LoadBalancing | undefined, object | undefined]>([
  ['nothing', undefined, undefined],
  ['round robin', LoadBalancing.roundRobin(), { type: 'RoundRobin' }],
  ['peak EWMA', LoadBalancing.peakEwma(), { type: 'LeastRequest' }],
  ['a hash of the client\'s address', hash(HashKey.clientIp()), { type: 'ConsistentHash', consistentHash: { type: 'SourceIP' } }],
  ['a hash of the URI', hash(HashKey.uri()), { type: 'ConsistentHash', consistentHash: { type: 'Headers', headers: [{ name: ':path' }] } }],
  ['a hash of a header', hash(HashKey.header('X-Tenant')), { type: 'ConsistentHash', consistentHash: { type: 'Headers', headers: [{ name: 'X-Tenant' }] } }],
  ['a hash of a cookie', hash(HashKey.cookie('id')), { type: 'ConsistentHash', consistentHash: { type: 'Cookie', cookie: { name: 'id' } } }],
  ['a sticky cookie', LoadBalancing.stickyCookie(),
    { type: 'ConsistentHash', consistentHash: { type: 'Cookie', cookie: { name: 'BACKEND', ttl: '0s', attributes: { Path: '/', HttpOnly: '' } } } }],
])('%s', (_, loadBalancing, loadBalancer) => {
  expect(specsOf('BackendTrafficPolicy', { loadBalancing, backends: Backends.fromIps(['10.254.18.46'], { port: 80 }) }, THERE_ON_ENVOY)).toStrictEqual({
    'zl-lb': { targetRefs: TARGETS, timeout: TIMEOUT, ...loadBalancer && { loadBalancer } },
  });
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

test('the age of a cookie has 99999 hours', () => {
  const aged = (maxAge: Duration) => ({ loadBalancing: LoadBalancing.stickyCookie({ maxAge }) });
  expect(balancerOf(aged(Duration.hours(99_999))).consistentHash.cookie.ttl).toBe('99999h');
  expect(failure(() => onGatewayApi(aged(Duration.hours(100_000)), THERE_ON_ENVOY)))
    .toBe('zl/Lb: maxAge of LoadBalancing.stickyCookie(): got "360000000 s", allowed is at most 99999 hours with Gateway API; shorten it');
});

test('a route may be balanced unlike its load balancer', () => {
  const { lb, chart } = onGatewayApi({ loadBalancing: LoadBalancing.peakEwma() }, THERE_ON_ENVOY);
  lb.addRoute('b', { hosts: ['b.example.com'] });
  lb.addRoute('c', { hosts: ['c.example.com'], loadBalancing: hash(HashKey.clientIp()) });
  expect(synth(chart).filter(({ kind }) => kind === 'BackendTrafficPolicy').map(({ spec }) => spec.loadBalancer.type)).toStrictEqual(['LeastRequest', 'LeastRequest', 'ConsistentHash']);
});

const REFUSED = 'allowed is what this controller can do, and Gateway API has no word for how requests are spread over the addresses of a Service; '
  + 'leave it out: implementations spread them about evenly by themselves';

test.each<[LoadBalancing, string]>([
  [LoadBalancing.roundRobin(), 'LoadBalancing.roundRobin()'],
  [LoadBalancing.peakEwma(), 'LoadBalancing.peakEwma()'],
  [hash(HashKey.clientIp()), 'LoadBalancing.consistentHash(HashKey.clientIp())'],
  [hash(HashKey.uri()), 'LoadBalancing.consistentHash(HashKey.uri())'],
  [hash(HashKey.header('X-A')), 'LoadBalancing.consistentHash(HashKey.header())'],
  [hash(HashKey.cookie('a')), 'LoadBalancing.consistentHash(HashKey.cookie())'],
  [LoadBalancing.stickyCookie(), 'LoadBalancing.stickyCookie()'],
])('%j is refused by any program', (loadBalancing, got) => {
  const message = failure(() => onGatewayApi({ loadBalancing }));
  expect(message.slice(0, message.indexOf(', or another controller'))).toBe(`zl/Lb: loadBalancing: got ${got}, ${REFUSED}`);
});

test('the refusal names who can do it', () => {
  expect(failure(() => onGatewayApi({ loadBalancing: LoadBalancing.stickyCookie() }))).toBe(`zl/Lb: loadBalancing: got LoadBalancing.stickyCookie(), ${REFUSED}, ${OTHERS}`);
});

const OUTAGE = 'a backend that cannot be reached 3 times in a row is left out for 10 s, each time longer';
const FOLLOWS = 'the backend follows from a hash of the cookie: when backends come or go, some clients change theirs';

test.each<[string, LoadBalancing, Support, string, string]>([
  ['round robin', LoadBalancing.roundRobin(), Support.NATIVE, 'RoundRobin', 'each of Envoy\'s threads goes round by itself, so that turns are not strict'],
  ['peak EWMA', LoadBalancing.peakEwma(), Support.APPROXIMATED, 'LeastRequest',
    'Envoy takes the one of two backends that has fewer requests under way, however fast it has answered of late'],
  ['an address', hash(HashKey.clientIp()), Support.NATIVE, 'SourceIP', `the address is that of the connection: behind another proxy all clients have the same; ${OUTAGE}`],
  ['the URI', hash(HashKey.uri()), Support.NATIVE, 'Headers', OUTAGE],
  ['a header', hash(HashKey.header('X-A')), Support.NATIVE, 'Headers', `${OUTAGE}; requests without the header X-A go to any backend`],
  ['a cookie', hash(HashKey.cookie('id')), Support.NATIVE, 'Cookie', `${OUTAGE}; requests without the cookie id go to any backend`],
  ['a sticky cookie', LoadBalancing.stickyCookie(), Support.NATIVE, 'Cookie', `${FOLLOWS}; ${OUTAGE}`],
  ['a cookie that is not persistent', LoadBalancing.stickyCookie({ persistent: false }), Support.NATIVE, 'Cookie', `${FOLLOWS}; ${OUTAGE}`],
  ['a persistent cookie', LoadBalancing.stickyCookie({ persistent: true }), Support.APPROXIMATED, 'Cookie',
    `${FOLLOWS}; ${OUTAGE}; a client may change its backend when others are added`],
])('the report tells of %s', (_, loadBalancing, support, type, note) => {
  expect(verdictOf('loadBalancing', { loadBalancing }, THERE_ON_ENVOY)).toStrictEqual({ route: 'zl/Lb', policy: 'loadBalancing', support, rendered: `loadBalancer: ${type}`, note });
});

test('a single backend is never left out, and the report says nothing of it', () => {
  const props = { backends: Backends.fromIps(['10.254.18.46'], { port: 80 }), loadBalancing: hash(HashKey.uri()) };
  expect(verdictOf('loadBalancing', props, THERE_ON_ENVOY)!.note).toBeUndefined();
});
