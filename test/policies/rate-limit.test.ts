import { RateLimit, RateLimitUnit } from '../../src';
import { checked } from '../../src/intent/from-options';
import { RATE_LIMIT, ratePerSecond } from '../../src/policies/rate-limit';
import { fault } from '../support';

test.each([
  [RateLimit.perSecond(20), RateLimitUnit.SECOND, 20, 20, 20],
  [RateLimit.perMinute(30, { burst: 100 }), RateLimitUnit.MINUTE, 30, 100, 0.5],
])('a rate and its burst, %#', (limit, unit, requests, burst, perSecond) => {
  expect([{ ...limit }, ratePerSecond(limit), checked('rateLimit', limit)]).toStrictEqual([{ unit, requests, burst }, perSecond, limit]);
});

test.each<[RateLimit, string]>([
  [RateLimit.perSecond(20), 'rateLimitPerSecond'],
  [RateLimit.perMinute(20, { burst: 20 }), 'rateLimitPerMinute'],
  [RateLimit.perMinute(20, { burst: 21 }), 'rateLimitBurst'],
])('a burst is a feature of its own where it is another one, %#', (limit, feature) => {
  expect(RATE_LIMIT.used(limit)).toStrictEqual([feature]);
});

test.each<any>([0, -1, 0.5, 1_000_001, NaN, Infinity, '20', null])('%p requests are refused', requests => {
  expect(fault(() => RateLimit.perSecond(requests))).toMatchObject({ code: 'rate-limit.requests', prop: 'RateLimit.perSecond()' });
  expect(fault(() => RateLimit.perMinute(20, { burst: requests }))).toMatchObject({ code: 'rate-limit.requests', prop: 'burst of RateLimit.perMinute()' });
});

test.each<any>([20, { unit: 'SECOND', requests: 20, burst: 20 }, null])('what no factory has made is refused, %#', limit => {
  expect(fault(() => checked('rateLimit', limit))).toMatchObject({ code: 'input.wrong-type', prop: 'rateLimit' });
});
