import { GatewayRows } from './contribution';
import { refused } from '../shared/declarations';

const OF_BACKENDS = refused('Gateway API has no timeout of this kind', 'leave it out, and see what the implementation has');

/**
 * How long a Gateway waits for a backend. Nothing is rendered of rules[].timeouts: as measured, Traefik ignores it, and
 * requests would then wait without end.
 *
 * @see https://gateway-api.sigs.k8s.io/guides/http-timeouts/
 */
export const TIMEOUTS = {
  timeouts: {
    declares: {
      connectTimeout: OF_BACKENDS,
      sendTimeout: OF_BACKENDS,
      readTimeout: OF_BACKENDS,
      requestTimeout: refused('some implementations of Gateway API ignore rules[].timeouts.request, as Traefik does',
        'set timeouts.request in spec.rules of the HTTPRoute by a JSON patch, where the implementation supports the extended feature HTTPRouteRequestTimeout'),
    },
  },
} satisfies Pick<GatewayRows, 'timeouts'>;
