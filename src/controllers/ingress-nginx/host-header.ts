import { NginxRows } from './contribution';
import { nameInTls, SENDS_HOST } from '../shared/host-header';

/**
 * The host that the backends get.
 *
 * @see https://kubernetes.github.io/ingress-nginx/user-guide/nginx-configuration/annotations/#custom-nginx-upstream-vhost
 */
export const HOST_HEADER = {
  hostHeader: {
    declares: { hostHeader: SENDS_HOST },
    render: (host, { route }) => ({
      contribution: { annotations: { 'nginx.ingress.kubernetes.io/upstream-vhost': host } },
      words: () => `upstream-vhost: ${host}`,
      remarks: () => [nameInTls(route)],
    }),
  },
} satisfies Pick<NginxRows, 'hostHeader'>;
