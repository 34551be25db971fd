import { Duration } from 'cdk8s';
import { HashKey, LoadBalancing, SameSite } from '../../src';
import { balancingDifference } from '../../src/policies/balancing-differences';

const HOUR = Duration.hours(1);
const cookie = LoadBalancing.stickyCookie;

test.each<[string, LoadBalancing | undefined, LoadBalancing | undefined]>([
  ['nothing', undefined, undefined],
  ['an algorithm', LoadBalancing.peakEwma(), LoadBalancing.peakEwma()],
  ['a key', LoadBalancing.consistentHash(HashKey.uri()), LoadBalancing.consistentHash(HashKey.uri())],
  ['a header in another case', LoadBalancing.consistentHash(HashKey.header('X-Tenant')), LoadBalancing.consistentHash(HashKey.header('x-tenant'))],
  ['options in another order', cookie({ name: 'a', path: '/b' }), cookie({ path: '/b', name: 'a' })],
  ['an age in another unit', cookie({ maxAge: HOUR }), cookie({ maxAge: Duration.minutes(60) })],
  ['a default that is written out', cookie({ persistent: false }), cookie()],
  ['an option that is left open', cookie({ name: undefined }), cookie()],
])('means the same: %s', (_, one, other) => {
  expect(balancingDifference(one, other)).toBeUndefined();
});

test.each<[string, LoadBalancing | undefined, LoadBalancing | undefined, string, string]>([
  ['an algorithm', LoadBalancing.roundRobin(), LoadBalancing.peakEwma(), 'ROUND_ROBIN', 'PEAK_EWMA'],
  ['something and nothing', LoadBalancing.roundRobin(), undefined, 'ROUND_ROBIN', 'none'],
  ['nothing and something', undefined, cookie({ name: 'a' }), 'none', 'STICKY_COOKIE'],
  ['a key', LoadBalancing.consistentHash(HashKey.clientIp()), LoadBalancing.consistentHash(HashKey.header('X-Tenant')),
    'CONSISTENT_HASH with key CLIENT_IP', 'CONSISTENT_HASH with key HEADER x-tenant'],
  ['the case of a cookie', LoadBalancing.consistentHash(HashKey.cookie('sid')), LoadBalancing.consistentHash(HashKey.cookie('SID')),
    'CONSISTENT_HASH with key COOKIE sid', 'CONSISTENT_HASH with key COOKIE SID'],
  ['an age', cookie({ name: 'a', maxAge: Duration.seconds(60) }), cookie({ name: 'a', maxAge: HOUR }), 'STICKY_COOKIE with maxAge 60 s', 'STICKY_COOKIE with maxAge 3600 s'],
  ['an option that one leaves out', cookie(), cookie({ secure: false }), 'STICKY_COOKIE without secure', 'STICKY_COOKIE with secure false'],
  ['a domain', cookie({ domain: 'a.com' }), cookie({ domain: 'b.com' }), 'STICKY_COOKIE with domain a.com', 'STICKY_COOKIE with domain b.com'],
  ['a cookie that stays', cookie(), cookie({ changeOnFailure: false }), 'STICKY_COOKIE without changeOnFailure', 'STICKY_COOKIE with changeOnFailure false'],
  ['several options', cookie({ persistent: true, path: '/a' }), cookie({ sameSite: SameSite.LAX, path: '/b' }),
    'STICKY_COOKIE with path /a, without sameSite, with persistent true', 'STICKY_COOKIE with path /b, with sameSite Lax, with persistent false'],
])('differs: %s', (_, one, other, first, second) => {
  expect(balancingDifference(one, other)).toStrictEqual({ one: first, other: second });
});
