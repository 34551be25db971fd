import { approximated, Declaration } from './declarations';
import { RouteIntent } from '../../intent/route-intent';
import { HttpsRedirect } from '../../policies/https-redirect';
import { RateLimit, ratePerSecond } from '../../policies/rate-limit';

/** What counts for itself in programs that have a counter in every rule that a route becomes. */
export function countsApart(route: RouteIntent, hosts: readonly string[]): Declaration | undefined {
  const parts = [
    ...route.paths.length > 1 ? ['each path'] : [],
    ...hosts.length > 1 ? hosts : [],
    ...route.tls && route.httpsRedirect === HttpsRedirect.NEVER ? ['http', 'https'] : [],
  ];
  return parts.length === 0 ? undefined : approximated(`the whole limit holds for each of these: ${parts.join(', ')}`);
}

/**
 * What a client gets from Traefik that sends nothing for a while: its counter is dropped then, and with it all that was used of the burst.
 *
 * @see https://github.com/traefik/traefik/blob/v3.7.13/pkg/middlewares/ratelimiter/rate_limiter.go
 */
export function forgottenByTraefik(limit: RateLimit): Declaration | undefined {
  const rate = ratePerSecond(limit);
  const seconds = rate >= 1 ? 1 : Math.floor(1 / rate);
  const harmless = Math.max(1, Math.floor(rate));
  return limit.burst <= harmless ? undefined
    : approximated(`a client that sends nothing for ${seconds} s to ${seconds + 1} s may send ${limit.burst} at once again: with burst: ${harmless} the rate always holds`);
}
