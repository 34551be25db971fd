import { caseOf, ENVOY_GATEWAY, GATEWAY_API, TWO_SERVERS } from './corpus';
import { dossier, FeatureDossier } from './dossier';
import { headersOf, HeadersCase, oddHeader, plausibleHeaders, writtenHeaders } from './headers';
import { Stage } from './proof';
import { HeaderValue } from '../../src';

/** A header of every request, which the client tries to forge. */
function header(value: HeaderValue, asked: (stage: Stage) => string): FeatureDossier {
  return {
    asking: { requestHeaders: { 'X-Proof': value } },
    proof: {
      measure: async stage => {
        const { headers } = (await stage.get('/', { headers: { 'x-proof': 'forged', 'x-other': 'kept' } })).seen!;
        return { got: [headers['x-proof'], headers['x-other']], asked: [asked(stage), 'kept'] };
      },
    },
  };
}

export const REQUEST_HEADERS = dossier<'requestHeaders'>()<HeadersCase>({
  features: {
    literalRequestHeader: header(HeaderValue.literal('a b; c'), () => 'a b; c'),
    serviceNameRequestHeader: header(HeaderValue.serviceName(), ({ name }) => name),
    clientIpRequestHeader: header(HeaderValue.clientIp(), ({ client }) => client),
  },
  random: {
    by: 'route',
    plausible: ({ can }) => plausibleHeaders(['X-Tenant', 'X-Api-Key', 'X-Client'], ['literal', 'serviceName', ...can('clientIpRequestHeader') ? ['clientIp' as const] : []]),
    odd: [oddHeader],
    make: headersOf,
    byHand: {
      traefik: (headers, around) => Object.keys(headers).length > 0
        ? { middlewares: { requests: { headers: { customRequestHeaders: Object.fromEntries(writtenHeaders(headers, around)) } } } } : {},
      gatewayApi: (headers, around) => Object.keys(headers).length > 0
        ? { filters: [{ type: 'RequestHeaderModifier', requestHeaderModifier: { set: writtenHeaders(headers, around).map(([name, value]) => ({ name, value })) } }] } : {},
    },
    refusals: {
      'request-header.backend-address': 'which server answers is not known yet',
      'nginx.own-request-header': 'the backends would get the header twice',
      'nginx.request-header-name': 'nginx loads no configuration with so long a name',
      'nginx.request-headers-need-snippet': 'a stock controller ignores an Ingress with a snippet, and the case says that there are none',
    },
  },
  corpus: {
    renders: [
      caseOf('request headers with odd texts on ingress-nginx', {
        hosts: ['h.example.com'],
        controller: ['ingressNginx', { snippetAnnotations: true }],
        requestHeaders: { 'X-B': ['literal', 'say "hi"; } # $host \\'], 'X-A': ['clientIp'], 'X-C': ['serviceName'] },
      }),
      caseOf('request headers of gRPC on ingress-nginx', {
        hosts: ['h.example.com'],
        controller: ['ingressNginx', { snippetAnnotations: true }],
        backendProtocol: ['grpc'],
        requestHeaders: { 'X-A': ['literal', 'a'] },
        removeRequestHeaders: ['X-B'],
      }),
      caseOf('request headers on Traefik', { controller: ['traefik'], requestHeaders: { 'X-Forwarded-Proto': ['literal', 'https'], 'X-C': ['serviceName'] }, forwardedPrefix: '/app' }),
      caseOf('request headers with Gateway API', { ...TWO_SERVERS, controller: GATEWAY_API, requestHeaders: { 'X-A': ['literal', 'a'] }, removeRequestHeaders: ['X-B'], forwardedPrefix: '/app' }),
      caseOf('request headers with a variable and a percent sign on Envoy Gateway', {
        ...TWO_SERVERS, controller: ENVOY_GATEWAY, requestHeaders: { 'X-A': ['literal', '100%'], 'X-B': ['clientIp'] },
      }),
    ],
    refused: [
      caseOf('a Host among the request headers', { requestHeaders: { host: ['literal', 'a'] } }),
      caseOf('the address of a backend in a request', { requestHeaders: { 'X-A': ['backendAddress'] } }),
      caseOf('a header of the controller on ingress-nginx', { hosts: ['h.example.com'], requestHeaders: { 'X-Forwarded-Proto': ['literal', 'https'] } }),
      caseOf('the address of the client in a request on Traefik', { controller: ['traefik'], requestHeaders: { 'X-A': ['clientIp'] } }),
      caseOf('a request header that is set and removed', { hosts: ['h.example.com'], requestHeaders: { 'X-A': ['literal', 'a'] }, removeRequestHeaders: ['x-a'] }),
    ],
  },
});
