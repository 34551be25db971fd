import { Middleware, TraefikRows } from './contribution';
import { addressesSeen } from './requirements';
import { hostsOf } from './rules';
import { RouteIntent } from '../../intent/route-intent';
import { RateLimitUnit } from '../../policies/rate-limit';
import { countsApart, forgottenByTraefik } from '../shared/client-limits';
import { approximated, Declaration, native } from '../shared/declarations';

const REPLICAS = native('each replica of Traefik counts for itself, and anew whenever its routes change');
const FORGETS = approximated('each replica of Traefik counts for itself, and anew whenever its routes change, and forgets what a client has used of the burst once it sends nothing for a while');

/**
 * How much a client may send. It gets 429 for more.
 *
 * @see https://doc.traefik.io/traefik/reference/routing-configuration/http/middlewares/ratelimit/
 * @see https://doc.traefik.io/traefik/reference/routing-configuration/http/middlewares/inflightreq/
 */
export const CLIENT_LIMITS = {
  rateLimit: {
    declares: { rateLimitPerSecond: REPLICAS, rateLimitPerMinute: FORGETS, rateLimitBurst: FORGETS },
    render: (limit, { route }) => {
      const { unit, requests, burst } = limit;
      const period = unit === RateLimitUnit.SECOND ? '1s' : '1m';
      const middleware: Middleware = { id: 'RateLimit', suffix: 'rate-limit', spec: { rateLimit: { average: requests, period, burst } } };
      return {
        contribution: { chain: { rateLimit: () => middleware } },
        words: () => `rateLimit: ${requests} in ${period}, burst ${burst}`,
        instead: () => forgottenByTraefik(limit) ? undefined : [REPLICAS],
        remarks: () => [forgottenByTraefik(limit), apart(route)],
        requirements: () => [addressesSeen()],
      };
    },
  },
  connectionLimit: {
    declares: { connectionLimit: REPLICAS },
    render: (amount, { route }) => {
      // A depth of 0 is the address of the connection; without a criterion it would be the host.
      const middleware: Middleware = { id: 'ConnectionLimit', suffix: 'connection-limit', spec: { inFlightReq: { amount, sourceCriterion: { ipStrategy: { depth: 0 } } } } };
      return {
        contribution: { chain: { connectionLimit: () => middleware } },
        words: () => `inFlightReq: ${amount}`,
        remarks: () => [apart(route)],
        requirements: () => [addressesSeen()],
      };
    },
  },
} satisfies Pick<TraefikRows, 'rateLimit' | 'connectionLimit'>;

/** Each entry has counters of its own. */
function apart(route: RouteIntent): Declaration | undefined {
  return countsApart(route, hostsOf(route.hosts).map(({ rank }) => rank === 2 ? 'exact hosts' : 'wildcards'));
}
