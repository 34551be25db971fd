import * as fc from 'fast-check';
import { few, label, oddPort, oddText, one, port } from './arbitraries';
import { caseOf, ENVOY_GATEWAY, GATEWAY_API, TWO_SERVERS } from './corpus';
import { dossier } from './dossier';
import { Backends, CustomErrors } from '../../src';

const ERRORS: CustomErrors = { codes: [502, 503], serviceName: 'errors', servicePort: 80 };

const code = fc.integer({ min: 400, max: 599 });
const errors = fc.record({ codes: fc.uniqueArray(code, { minLength: 1, maxLength: 4 }), serviceName: label, servicePort: port });

/** Marks the addresses of a Service that no route leads to. */
export const BESIDE = 'example.com/beside';

/** A Service with the pages, and the address of its server. */
export function errorService(address: string, name = 'errors', namespace?: string): object[] {
  return [
    { apiVersion: 'v1', kind: 'Service', metadata: { name, namespace }, spec: { ports: [{ name: 'http', port: 80, targetPort: 80 }] } },
    {
      apiVersion: 'discovery.k8s.io/v1',
      kind: 'EndpointSlice',
      metadata: { name: `${name}-1`, namespace, labels: { 'kubernetes.io/service-name': name, [BESIDE]: 'true' } },
      addressType: 'IPv4',
      ports: [{ name: 'http', port: 80, protocol: 'TCP' }],
      endpoints: [{ addresses: [address], conditions: { ready: true } }],
    },
  ];
}

export const CUSTOM_ERRORS = dossier<'customErrors'>()<CustomErrors>({
  features: {
    customErrors: {
      asking: { customErrors: ERRORS },
      proof: {
        scene: async ({ ailing, servers }) => {
          const [{ address }] = await ailing();
          return { props: { backends: Backends.fromIps([address], { port: 80 }), customErrors: ERRORS }, beside: errorService(servers[0]) };
        },
        measure: async ({ get, ailing, until }) => {
          const [server] = await ailing();
          server.status = 503;
          const { status, seen } = await until('an answer of the Service', async () => {
            const answer = await get('/a?b=c', { method: 'POST', body: Buffer.from('body') });
            return answer.seen && answer;
          });
          server.status = 404;
          const other = await get('/');
          return {
            got: [status, seen!.method, seen!.url, seen!.headers['x-code'], other.status],
            asked: [200, 'GET', '/', '503', 404],
          };
        },
      },
    },
  },
  random: {
    by: 'route',
    plausible: () => errors,
    odd: [
      one<CustomErrors>({
        codes: fc.oneof(few(fc.oneof(code, fc.constantFrom<any>(399, 600, 200, 0, -1, 500.5, NaN, '503', '500-599', null)), 0), fc.constantFrom<any>(503, '503', null, {})),
        serviceName: oddText,
        servicePort: oddPort,
      }).map(change => value => ({ ...ERRORS, ...value, ...change })),
      fc.constantFrom<any>('errors', 503, null, [], {}, { ...ERRORS, service: 'errors' }).map(odd => () => odd),
    ],
    make: value => value,
    byHand: {
      ingressNginx: value => ({
        'nginx.ingress.kubernetes.io/custom-http-errors': Array.isArray(value?.codes) ? value.codes.join(',') : String(value?.codes),
        'nginx.ingress.kubernetes.io/default-backend': String(value?.serviceName),
      }),
      traefik: value => {
        const { codes, serviceName: name, servicePort } = value ?? {};
        return { middlewares: { errors: { errors: { status: Array.isArray(codes) ? codes.map(String) : codes, service: { name, port: servicePort }, query: '/{status}.html' } } } };
      },
    },
    refusals: {
      'input.not-a-struct': 'there is nothing to answer with',
      'input.unknown-field': 'it would be ignored',
      'input.not-a-list': 'the statuses are a list',
      'custom-errors.': 'no status of an error is like that',
      'name.not-dns-1035-label': 'no Service is called like that',
      'port.out-of-range': 'no Service has such a port',
    },
  },
  corpus: {
    renders: [
      caseOf('pages for errors on ingress-nginx', { ...TWO_SERVERS, customErrors: { ...ERRORS } }),
      caseOf('pages for errors on Traefik', { ...TWO_SERVERS, controller: ['traefik'], customErrors: { ...ERRORS } }),
    ],
    refused: [
      caseOf('pages for no errors', { customErrors: { ...ERRORS, codes: [] } }),
      caseOf('pages for what is no error', { customErrors: { ...ERRORS, codes: [200] } }),
      caseOf('pages for an error twice', { customErrors: { ...ERRORS, codes: [503, 503] } }),
      caseOf('pages of a Service that cannot be', { customErrors: { ...ERRORS, serviceName: 'infra/errors' } }),
      caseOf('pages at a port that cannot be', { customErrors: { ...ERRORS, servicePort: 0 } }),
      caseOf('pages for errors with Gateway API', { ...TWO_SERVERS, controller: GATEWAY_API, customErrors: { ...ERRORS } }),
      caseOf('pages for errors on Envoy Gateway', { ...TWO_SERVERS, controller: ENVOY_GATEWAY, customErrors: { ...ERRORS } }),
    ],
  },
});
