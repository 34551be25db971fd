import { RateLimit, RoutePath, Support } from '../../../../../src';
import { onTraefik, verdict } from '../../support';

const controller = onTraefik();

test.each([
  [{ rateLimit: RateLimit.perSecond(20) }, Support.NATIVE],
  [{ rateLimit: RateLimit.perSecond(20, { burst: 40 }) }, Support.APPROXIMATED],
  [{ rateLimit: RateLimit.perMinute(6) }, Support.APPROXIMATED],
  [{ rateLimit: RateLimit.perSecond(20), hosts: ['a.com', 'b.com'] }, Support.APPROXIMATED],
  [{ rateLimit: RateLimit.perSecond(20), paths: [RoutePath.prefix('/a'), RoutePath.prefix('/b')] }, Support.APPROXIMATED],
])('a rate holds unless Traefik forgets the client, or counts apart, %#', (props, support) => {
  expect(verdict('rateLimit', { controller, ...props })!.support).toBe(support);
});

test.each([[['a.com'], Support.NATIVE], [['a.com', 'b.com'], Support.APPROXIMATED]])('requests under way count for each host: %j', (hosts, support) => {
  expect(verdict('connectionLimit', { controller, hosts, connectionLimit: 1 })!.support).toBe(support);
});
