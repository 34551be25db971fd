import { RateLimit, Support } from '../../../../src';
import { fault } from '../../../support';
import { onGatewayApi, THERE_ON_ENVOY, trafficOf, verdictOf } from '../support';

test.each([
  [RateLimit.perSecond(20), { requests: 20, unit: 'Second' }],
  [RateLimit.perMinute(6, { burst: 6 }), { requests: 6, unit: 'Minute' }],
])('a rate for each address of either family, %#', (rateLimit, limit) => {
  const rule = (value: string) => ({ clientSelectors: [{ sourceCIDR: { type: 'Distinct', value } }], limit });
  expect(trafficOf({ rateLimit }).rateLimit).toStrictEqual({ local: { rules: [rule('0.0.0.0/0'), rule('::/0')] } });
});

test.each([
  ['refused.rateLimitBurst', { rateLimit: RateLimit.perSecond(20, { burst: 5 }) }],
  ['refused.connectionLimit', { connectionLimit: 1 }],
])('it has no %s', (code, props) => {
  expect(fault(() => onGatewayApi(props, THERE_ON_ENVOY))).toMatchObject({ code });
});

test.each([[['a.com'], Support.NATIVE], [['a.com', 'b.com'], Support.APPROXIMATED]])('each host has a counter of its own: %j', (hosts, support) => {
  expect(verdictOf('rateLimit', { hosts, rateLimit: RateLimit.perSecond(1) }, THERE_ON_ENVOY)!.support).toBe(support);
});
