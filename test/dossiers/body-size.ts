import { Size } from 'cdk8s';
import * as fc from 'fast-check';
import { caseOf, ENVOY_GATEWAY, GATEWAY_API, TWO_SERVERS } from './corpus';
import { dossier } from './dossier';
import { BodySize } from '../../src';

const TOO_LARGE = 'the controller cannot hold the size';

/** In kibibytes. */
export const MAX_BODY_SIZE = dossier<'maxBodySize'>()<number>({
  features: {
    maxBodySize: {
      asking: { maxBodySize: Size.mebibytes(1) },
      proof: {
        scene: async () => ({ props: { maxBodySize: Size.kibibytes(64) } }),
        measure: async ({ get }) => {
          const post = async (bytes: number, headers = {}) => (await get('/', { method: 'POST', headers, body: Buffer.alloc(bytes) })).status;
          const chunked = { 'transfer-encoding': 'chunked' };
          return { got: [await post(65536), await post(65537), await post(65536, chunked), await post(65537, chunked)], asked: [200, 413, 200, 413] };
        },
      },
    },
    unlimitedBody: {
      asking: { maxBodySize: BodySize.UNLIMITED },
      proof: {
        measure: async ({ get }) => ({ got: (await get('/', { method: 'POST', body: Buffer.alloc(4 * 2 ** 20) })).seen?.bodyBytes, asked: 4 * 2 ** 20 }),
      },
    },
  },
  random: {
    by: 'route',
    plausible: () => fc.nat(1_000_000),
    odd: [fc.constantFrom<any>(0, 0.5, 1.5, 1 / 1024, 0.1, 2 ** 22 - 1, 2 ** 22, 2 ** 53, 2 ** 60, 1e300, NaN, Infinity).map(size => () => size)],
    make: Size.kibibytes,
    byHand: {
      ingressNginx: size => ({ 'nginx.ingress.kubernetes.io/proxy-body-size': `${size}k` }),
      traefik: size => ({ middlewares: { size: { buffering: { maxRequestBodyBytes: size * 1024 } } } }),
      gatewayApi: size => size > 0 ? { traffic: { requestBuffer: { limit: String(size * 1024) } } } : {},
    },
    refusals: { 'body-size.not-a-size': 'it has no unit', 'body-size.fraction': TOO_LARGE, 'body-size.too-large': TOO_LARGE, 'envoy-gateway.body-size': TOO_LARGE },
  },
  corpus: {
    renders: [
      caseOf('a body in kibibytes', { hosts: ['h.example.com'], maxBodySize: ['kibibytes', 1500] }),
      caseOf('a body of one byte', { hosts: ['h.example.com'], maxBodySize: ['kibibytes', 0.0009765625] }),
      caseOf('a body in kibibytes that are mebibytes', { hosts: ['h.example.com'], maxBodySize: ['kibibytes', 2048] }),
      caseOf('a body of half a gibibyte', { hosts: ['h.example.com'], maxBodySize: ['gibibytes', 0.5] }),
      caseOf('a body in gibibytes', { hosts: ['h.example.com'], maxBodySize: ['gibibytes', 3] }),
      caseOf('a body of nearly eight exbibytes', { hosts: ['h.example.com'], maxBodySize: ['gibibytes', 8589934591] }),
      caseOf('a body of one byte above 500 MiB', { hosts: ['h.example.com'], maxBodySize: ['kibibytes', 512000.0009765625] }),
      caseOf('a body of zero', { hosts: ['h.example.com'], maxBodySize: ['mebibytes', 0] }),
      caseOf('ingress-nginx without snippets', { hosts: ['h.example.com'], maxBodySize: ['mebibytes', 8], controller: ['ingressNginx', { snippetAnnotations: false }] }),
      caseOf('bodies on Traefik', { controller: ['traefik'], maxBodySize: ['mebibytes', 8] }),
      caseOf('bodies and agents on Traefik', { controller: ['traefik'], maxBodySize: ['mebibytes', 8], blockedUserAgents: ['a b'] }),
      caseOf('bodies on Envoy Gateway', { ...TWO_SERVERS, controller: ENVOY_GATEWAY, maxBodySize: ['gibibytes', 5] }),
    ],
    refused: [
      caseOf('a fraction of a byte', { hosts: ['h.example.com'], maxBodySize: ['kibibytes', 0.3] }),
      caseOf('a size of eight exbibytes', { hosts: ['h.example.com'], maxBodySize: ['gibibytes', 8589934592] }),
      caseOf('a size below zero', { hosts: ['h.example.com'], maxBodySize: ['mebibytes', -1] }),
      caseOf('a body limit with Gateway API alone', { ...TWO_SERVERS, controller: GATEWAY_API, maxBodySize: ['mebibytes', 1] }),
      caseOf('a body of 4 GiB on Envoy Gateway', { ...TWO_SERVERS, controller: ENVOY_GATEWAY, maxBodySize: ['gibibytes', 4], bodySizeCheck: 'EVERY_BODY' }),
    ],
  },
});
