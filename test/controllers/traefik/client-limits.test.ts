import { entriesOf, middlewaresOf, named, verdictOf } from './support';
import { RateLimit, RoutePath, Support } from '../../../src';

test.each([
  [RateLimit.perSecond(20), { average: 20, period: '1s', burst: 20 }],
  [RateLimit.perMinute(6, { burst: 100 }), { average: 6, period: '1m', burst: 100 }],
])('a rate, %#', (rateLimit, spec) => {
  expect(middlewaresOf({ rateLimit })['rate-limit']).toStrictEqual({ rateLimit: spec });
});

test('requests under way are counted by the address of the client, and not by the host', () => {
  expect(middlewaresOf({ connectionLimit: 50 })['connection-limit']).toStrictEqual({ inFlightReq: { amount: 50, sourceCriterion: { ipStrategy: { depth: 0 } } } });
});

test('both come before other attempts, which are not counted', () => {
  expect(entriesOf({ connectionLimit: 50, rateLimit: RateLimit.perSecond(20) })[0].middlewares).toStrictEqual(named('rate-limit', 'connection-limit', 'retry'));
});

test.each([
  [RateLimit.perSecond(20), {}, Support.NATIVE],
  [RateLimit.perSecond(20, { burst: 5 }), {}, Support.NATIVE],
  [RateLimit.perSecond(20, { burst: 21 }), {}, Support.APPROXIMATED],
  [RateLimit.perMinute(120, { burst: 2 }), {}, Support.NATIVE],
  [RateLimit.perMinute(120), {}, Support.APPROXIMATED],
  [RateLimit.perMinute(1), {}, Support.NATIVE],
  [RateLimit.perMinute(2), {}, Support.APPROXIMATED],
  [RateLimit.perSecond(20), { paths: [RoutePath.prefix('/a'), RoutePath.prefix('/b')] }, Support.APPROXIMATED],
  [RateLimit.perSecond(20), { hosts: ['a.com', 'b.com'] }, Support.NATIVE],
  [RateLimit.perSecond(20), { hosts: ['a.com', '*.b.com'] }, Support.APPROXIMATED],
])('a rate holds unless Traefik forgets the client, or counts apart, %#', (rateLimit, props, support) => {
  expect(verdictOf('rateLimit', { rateLimit, ...props })!.support).toBe(support);
});
