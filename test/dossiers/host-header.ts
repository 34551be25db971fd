import { domain, oddHost } from './arbitraries';
import { caseOf, ENVOY_GATEWAY, GATEWAY_API, TWO_SERVERS } from './corpus';
import { dossier } from './dossier';

const HOST = 'backend.vendor.example';

export const HOST_HEADER = dossier<'hostHeader'>()<string>({
  features: {
    hostHeader: {
      asking: { hostHeader: HOST },
      proof: {
        measure: async ({ get, host }) => {
          const { headers, url } = (await get('/a%20b?c=d')).seen!;
          return { got: [headers.host, headers['x-forwarded-host'], url], asked: [HOST, host, '/a%20b?c=d'] };
        },
      },
    },
  },
  random: {
    by: 'route',
    plausible: () => domain,
    odd: [oddHost.map(host => () => host)],
    make: host => host,
    byHand: {
      ingressNginx: host => ({ 'nginx.ingress.kubernetes.io/upstream-vhost': host }),
      traefik: host => ({ middlewares: { host: { headers: { customRequestHeaders: { Host: host } } } } }),
      gatewayApi: hostname => ({ filters: [{ type: 'URLRewrite', urlRewrite: { hostname } }] }),
    },
    refusals: { 'host.not-a-dns-name': 'no DNS name is like that', 'host-header.': 'no server is found under such a name' },
  },
  corpus: {
    renders: [
      caseOf('another host on ingress-nginx', { hostHeader: HOST }),
      caseOf('another host on Traefik', { controller: ['traefik'], hostHeader: HOST }),
      caseOf('another host with Gateway API', { ...TWO_SERVERS, controller: GATEWAY_API, hostHeader: HOST }),
      caseOf('another host and path with Gateway API', {
        ...TWO_SERVERS, controller: GATEWAY_API, hostHeader: HOST, paths: [['prefix', '/app'], ['exact', '/b']], rewrite: ['stripPrefix'],
      }),
      caseOf('another host, and a path by a regular expression, on Envoy Gateway', {
        ...TWO_SERVERS, controller: ENVOY_GATEWAY, hostHeader: HOST, paths: [['regex', '/lb/(zl/.*)']], rewrite: ['regexTarget', '/$1'],
      }),
    ],
    refused: [
      caseOf('another host with a port', { hostHeader: `${HOST}:8443` }),
      caseOf('another host that is a wildcard', { hostHeader: '*.vendor.example' }),
      caseOf('another host that is an address', { hostHeader: '10.254.18.46' }),
    ],
  },
});
