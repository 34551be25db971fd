import { TraefikRow, TraefikRows } from './contribution';
import { approximated, native, omitted, refused } from '../shared/declarations';

/**
 * How long Traefik waits for a backend. It takes the units of Go; what is not set here keeps its default.
 *
 * @see https://doc.traefik.io/traefik/reference/routing-configuration/kubernetes/crd/http/serverstransport/
 */
const timeouts: TraefikRow<'timeouts'> = {
  declares: {
    connectTimeout: native(),
    // Nothing ends too early without it, and most who set it on ingress-nginx make it long.
    sendTimeout: omitted('send is left out: a ServersTransport has no timeout for requests that a backend is slow to receive'),
    readTimeout: approximated('Traefik waits for the start of the response only: once it has begun, a pause may take any time'),
    requestTimeout: refused('Traefik has no timeout of a request as a whole', 'set read, which ends the wait for the start of a response'),
  },
  render: ({ connect, read }) => {
    const forwardingTimeouts = {
      ...connect && { dialTimeout: `${connect.toMilliseconds()}ms` },
      ...read && { responseHeaderTimeout: `${read.toMilliseconds()}ms` },
    };
    const fields = Object.entries(forwardingTimeouts);
    return {
      contribution: fields.length > 0 ? { transport: { forwardingTimeouts } } : undefined,
      words: () => fields.map(([field, value]) => `${field}: ${value}`).join(', ') || 'nothing',
    };
  },
};

export const TIMEOUTS = { timeouts } satisfies Pick<TraefikRows, 'timeouts'>;
