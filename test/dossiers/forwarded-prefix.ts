import { literalPath, oddPath } from './arbitraries';
import { caseOf, GATEWAY_API, TWO_SERVERS } from './corpus';
import { dossier } from './dossier';

export const FORWARDED_PREFIX = dossier<'forwardedPrefix'>()<string>({
  features: {
    forwardedPrefix: {
      asking: { forwardedPrefix: '/app' },
      proof: {
        measure: async ({ get }) => {
          const { headers, url } = (await get('/x?y=z', { headers: { 'x-forwarded-prefix': '/forged' } })).seen!;
          return { got: [headers['x-forwarded-prefix'], url], asked: ['/app', '/x?y=z'] };
        },
      },
    },
  },
  random: {
    by: 'route',
    plausible: () => literalPath,
    odd: [oddPath.map(path => () => path)],
    make: path => path,
    byHand: {
      ingressNginx: path => ({ 'nginx.ingress.kubernetes.io/x-forwarded-prefix': path }),
      traefik: path => ({ middlewares: { prefix: { headers: { customRequestHeaders: { 'X-Forwarded-Prefix': path } } } } }),
      gatewayApi: path => ({ filters: [{ type: 'RequestHeaderModifier', requestHeaderModifier: { set: [{ name: 'X-Forwarded-Prefix', value: path }] } }] }),
    },
    refusals: { 'path.': 'an application is below no such path' },
  },
  corpus: {
    renders: [
      caseOf('a forwarded prefix with a rewrite on ingress-nginx', { hosts: ['h.example.com'], paths: [['prefix', '/app']], rewrite: ['stripPrefix'], forwardedPrefix: '/app' }),
      caseOf('a forwarded prefix without a rewrite on ingress-nginx', { hosts: ['h.example.com'], forwardedPrefix: '/app' }),
      caseOf('a forwarded prefix with a rewrite on Traefik', { controller: ['traefik'], paths: [['prefix', '/app']], rewrite: ['stripPrefix'], forwardedPrefix: '/app' }),
      caseOf('a forwarded prefix with a rewrite with Gateway API', { ...TWO_SERVERS, controller: GATEWAY_API, paths: [['prefix', '/app']], rewrite: ['stripPrefix'], forwardedPrefix: '/app' }),
    ],
    refused: [caseOf('a forwarded prefix with a variable', { forwardedPrefix: '/$1' }), caseOf('a forwarded prefix that is no path', { forwardedPrefix: 'app' })],
  },
});
