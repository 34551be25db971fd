import { onGatewayApi } from './support';
import { HashKey, HealthCheck, LoadBalancing } from '../../../src';
import { fault } from '../../support';

const hash = (key: HashKey) => LoadBalancing.consistentHash(key);

test.each<[LoadBalancing, string, string]>([
  [LoadBalancing.roundRobin(), 'refused.roundRobin', 'LoadBalancing.roundRobin()'],
  [LoadBalancing.peakEwma(), 'refused.peakEwma', 'LoadBalancing.peakEwma()'],
  [hash(HashKey.clientIp()), 'refused.hashOfClientIp', 'LoadBalancing.consistentHash(HashKey.clientIp())'],
  [hash(HashKey.uri()), 'refused.hashOfUri', 'LoadBalancing.consistentHash(HashKey.uri())'],
  [hash(HashKey.header('X-A')), 'refused.hashOfHeader', 'LoadBalancing.consistentHash(HashKey.header())'],
  [hash(HashKey.cookie('a')), 'refused.hashOfCookie', 'LoadBalancing.consistentHash(HashKey.cookie())'],
  [LoadBalancing.stickyCookie(), 'refused.stickyCookie', 'LoadBalancing.stickyCookie()'],
])('no program balances by what Gateway API says: %j is refused', (loadBalancing, code, got) => {
  expect(fault(() => onGatewayApi({ loadBalancing }))).toStrictEqual({ code, prop: 'loadBalancing', got, place: 'zl/Lb' });
});

test.each<[HealthCheck, string, string]>([
  [HealthCheck.active('/healthz'), 'refused.activeHealthCheck', 'HealthCheck.active()'],
  [HealthCheck.passive(), 'refused.passiveHealthCheck', 'HealthCheck.passive()'],
])('nor checks health: %j is refused', (check, code, got) => {
  expect(fault(() => onGatewayApi({ healthChecks: [check] }))).toStrictEqual({ code, prop: 'healthChecks', got, place: 'zl/Lb' });
});
