import { GatewayRows } from './contribution';
import { refused } from '../shared/declarations';

const OF_BACKENDS = refused('Gateway API has no timeout of this kind', 'leave it out, and see what the implementation has');

/**
 * How long a Gateway waits for a backend: of rules[].timeouts nothing is rendered, since not every implementation minds it
 * (Traefik does not), and requests would wait without end where one does not.
 *
 * @see https://gateway-api.sigs.k8s.io/guides/http-timeouts/
 */
export const TIMEOUTS = {
  timeouts: {
    declares: {
      connectTimeout: OF_BACKENDS,
      sendTimeout: OF_BACKENDS,
      readTimeout: OF_BACKENDS,
      requestTimeout: refused('not every implementation of Gateway API minds rules[].timeouts.request (Traefik does not)',
        'set timeouts.request in spec.rules of the HTTPRoute by a JSON patch, where the implementation supports the extended feature HTTPRouteRequestTimeout'),
    },
  },
} satisfies Pick<GatewayRows, 'timeouts'>;
