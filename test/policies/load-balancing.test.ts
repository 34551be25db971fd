import { HashKey, LoadBalancing, LoadBalancingAlgorithm } from '../../src';
import { LOAD_BALANCING } from '../../src/policies/load-balancing';
import { advice } from '../basics/advice';
import { fault } from '../support';

const { CLUSTER_IP, ROUND_ROBIN, PEAK_EWMA, CONSISTENT_HASH, STICKY_COOKIE } = LoadBalancingAlgorithm;

test.each([
  ['roundRobin', LoadBalancing.roundRobin(), { algorithm: ROUND_ROBIN, hashKey: undefined, cookie: undefined }],
  ['peakEwma', LoadBalancing.peakEwma(), { algorithm: PEAK_EWMA, hashKey: undefined, cookie: undefined }],
  ['hashOfClientIp', LoadBalancing.consistentHash(HashKey.clientIp()), { algorithm: CONSISTENT_HASH, hashKey: HashKey.clientIp(), cookie: undefined }],
  ['hashOfUri', LoadBalancing.consistentHash(HashKey.uri()), { algorithm: CONSISTENT_HASH, hashKey: HashKey.uri(), cookie: undefined }],
  ['hashOfHeader', LoadBalancing.consistentHash(HashKey.header('A')), { algorithm: CONSISTENT_HASH, hashKey: HashKey.header('A'), cookie: undefined }],
  ['hashOfCookie', LoadBalancing.consistentHash(HashKey.cookie('a')), { algorithm: CONSISTENT_HASH, hashKey: HashKey.cookie('a'), cookie: undefined }],
  ['stickyCookie', LoadBalancing.stickyCookie(), { algorithm: STICKY_COOKIE, hashKey: undefined, cookie: {} }],
  ['stickyCookie', LoadBalancing.stickyCookie({ name: 'a', path: '/b' }), { algorithm: STICKY_COOKIE, hashKey: undefined, cookie: { name: 'a', path: '/b' } }],
  ['clusterIp', LoadBalancing.clusterIp(), { algorithm: CLUSTER_IP, hashKey: undefined, cookie: undefined }],
])('the feature %s', (feature, balancing, expected) => {
  expect({ ...balancing }).toStrictEqual(expected);
  expect(LOAD_BALANCING.used(balancing)).toStrictEqual([feature]);
  expect(LOAD_BALANCING.check!('loadBalancing', balancing)).toBe(balancing);
});

test('a consistent hash wants a HashKey', () => {
  const make = () => LoadBalancing.consistentHash('$remote_addr' as any);
  expect(fault(make)).toStrictEqual({ code: 'input.wrong-type', prop: 'LoadBalancing.consistentHash()', got: '"$remote_addr"' });
  expect(advice(make)).toBe('HashKey.clientIp()');
});

test('the options of a sticky cookie are checked', () => {
  expect(fault(() => LoadBalancing.stickyCookie({ name: 'a b' }))).toStrictEqual({ code: 'cookie.bad-name', prop: 'name of LoadBalancing.stickyCookie()', got: '"a b"' });
});

test('a sticky cookie cannot be changed, also through the options that were passed', () => {
  const options = { name: 'a' };
  const { cookie } = LoadBalancing.stickyCookie(options);
  options.name = 'b';
  expect(cookie).toStrictEqual({ name: 'a' });
});

test('is made by LoadBalancing', () => {
  expect(fault(() => LOAD_BALANCING.check!('loadBalancing', 'ewma' as any))).toStrictEqual({ code: 'input.wrong-type', prop: 'loadBalancing', got: '"ewma"' });
});
