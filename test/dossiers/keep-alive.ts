import * as fc from 'fast-check';
import { caseOf, ENVOY_GATEWAY, GATEWAY_API, TWO_SERVERS } from './corpus';
import { dossier } from './dossier';
import { askTimes, counts } from './proof';
import { Backends } from '../../src';

export const DISABLE_KEEP_ALIVE = dossier<'disableKeepAlive'>()<boolean>({
  features: {
    disableKeepAlive: {
      asking: { disableKeepAlive: true },
      proof: {
        scene: async ({ ailing }) => {
          const [{ address }] = await ailing();
          return { props: { disableKeepAlive: true, backends: Backends.fromIps([address], { port: 80 }) } };
        },
        measure: async ({ get, ailing }) => {
          const [server] = await ailing();
          const before = server.connections;
          const answers = await askTimes(6, async () => get('/'));
          return { got: [counts(answers.map(({ status }) => status)), server.connections - before], asked: [{ 200: 6 }, 6] };
        },
      },
    },
  },
  random: {
    by: 'route',
    plausible: () => fc.boolean(),
    odd: [fc.constantFrom<any>('true', 'close', 1, null, {}).map(isOff => () => isOff)],
    make: isOff => isOff,
    byHand: {
      ingressNginx: isOff => ({ 'nginx.ingress.kubernetes.io/connection-proxy-header': isOff ? 'close' : 'keep-alive' }),
      gatewayApi: isOff => isOff ? { traffic: { circuitBreaker: { maxRequestsPerConnection: 1 } } } : {},
    },
    refusals: {
      'keep-alive.not-a-boolean': 'controllers take another value than true and false for either of them',
      'keep-alive.grpc': 'the calls of gRPC share a connection',
      'nginx.keep-alive': 'FastCGI and gRPC have other headers',
    },
  },
  corpus: {
    renders: [
      caseOf('connections that are closed on ingress-nginx', { disableKeepAlive: true }),
      caseOf('connections that are kept on ingress-nginx', { disableKeepAlive: false }),
      caseOf('connections that are closed on Traefik', { controller: ['traefik'], disableKeepAlive: true }),
      caseOf('connections over TLS that are closed on Traefik', { controller: ['traefik'], disableKeepAlive: true, backendProtocol: ['https'] }),
      caseOf('connections that are closed on Envoy Gateway', { ...TWO_SERVERS, controller: ENVOY_GATEWAY, disableKeepAlive: true }),
    ],
    refused: [
      caseOf('connections that are closed with Gateway API alone', { ...TWO_SERVERS, controller: GATEWAY_API, disableKeepAlive: true }),
      caseOf('connections of gRPC that are closed', { controller: ['traefik'], disableKeepAlive: true, backendProtocol: ['grpc'] }),
    ],
  },
});
