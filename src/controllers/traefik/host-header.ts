import { Middleware, TraefikRows } from './contribution';
import { nameInTls, SENDS_HOST } from '../shared/host-header';

/**
 * The host that the backends get: by a Middleware of its own, since Traefik itself may still need the one of the client.
 *
 * @see https://doc.traefik.io/traefik/reference/routing-configuration/http/middlewares/headers/
 */
export const HOST_HEADER = {
  hostHeader: {
    declares: { hostHeader: SENDS_HOST },
    render: (host, { route }) => {
      const middleware: Middleware = { id: 'HostHeader', suffix: 'host-header', spec: { headers: { customRequestHeaders: { Host: host } } } };
      return {
        contribution: { chain: { hostHeader: () => middleware } },
        words: () => `customRequestHeaders: Host ${host}`,
        remarks: () => [nameInTls(route)],
      };
    },
  },
} satisfies Pick<TraefikRows, 'hostHeader'>;
