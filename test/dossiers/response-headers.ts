import { caseOf, GATEWAY_API, TWO_SERVERS } from './corpus';
import { dossier, FeatureDossier } from './dossier';
import { headersOf, HeadersCase, oddHeader, plausibleHeaders, writtenHeaders } from './headers';
import { Answer, Stage } from './proof';
import { HeaderValue } from '../../src';

/** A header of every response. */
function header(value: HeaderValue, asked: (answer: Answer, stage: Stage) => string): FeatureDossier {
  return {
    asking: { responseHeaders: { 'X-Proof': value } },
    proof: {
      measure: async stage => {
        const answer = await stage.get('/');
        const [text] = answer.headers.get('x-proof') ?? [];
        return text === undefined ? undefined : { got: text, asked: asked(answer, stage) };
      },
    },
  };
}

const NO_SUCH = 'no response can have such a header';

export const RESPONSE_HEADERS = dossier<'responseHeaders'>()<HeadersCase>({
  features: {
    literalHeader: header(HeaderValue.literal('a b; c'), () => 'a b; c'),
    serviceNameHeader: header(HeaderValue.serviceName(), (_, { name }) => name),
    clientIpHeader: header(HeaderValue.clientIp(), (_, { client }) => client),
    backendAddressHeader: header(HeaderValue.backendAddress(), ({ seen }) => `${seen!.address}:80`),
  },
  random: {
    by: 'route',
    plausible: () => plausibleHeaders(['X-Real-IP', 'Backend-Pod', 'X-Served-By'], ['literal', 'clientIp', 'backendAddress', 'serviceName']),
    odd: [oddHeader],
    make: headersOf,
    byHand: {
      traefik: (headers, around) => Object.keys(headers).length > 0
        ? { middlewares: { headers: { headers: { customResponseHeaders: Object.fromEntries(writtenHeaders(headers, around)) } } } } : {},
      gatewayApi: (headers, around) => Object.keys(headers).length > 0
        ? { filters: [{ type: 'ResponseHeaderModifier', responseHeaderModifier: { set: writtenHeaders(headers, around).map(([name, value]) => ({ name, value })) } }] } : {},
    },
    refusals: {
      'header.': NO_SUCH,
      'nginx.header-starts-with-colon': NO_SUCH,
      'nginx.word-too-long': NO_SUCH,
      'nginx.custom-headers-namespace': 'ingress-nginx looks the ConfigMap of the headers up by its namespace',
      'nginx.header-escapes': 'Traefik, where it reads the annotations, shows escapes',
      'nginx.headers-need-snippet': 'a stock controller ignores an Ingress with a snippet, and the case says that there are none',
      'gateway-api.header-spaces': 'Envoy Gateway refuses a header with two spaces in a row',
      'gateway-api.header-percent': 'some implementations of Gateway API take "%" for a variable',
    },
  },
  corpus: {
    renders: [
      caseOf('response headers in no order', {
        hosts: ['h.example.com'],
        responseHeaders: {
          'Zeta': ['clientIp'],
          'x-lower': ['serviceName'],
          'Alpha': ['backendAddress'],
          'Mid_dle': ['literal', 'm'],
          'X-2': ['literal', '2'],
          'X-10': ['literal', '10'],
        },
      }),
      caseOf('response headers with odd texts', {
        hosts: ['h.example.com'],
        controller: ['ingressNginx', { snippetAnnotations: true }],
        responseHeaders: {
          A: ['literal', 'say "hi"'],
          B: ['literal', "it's"],
          C: ['literal', '$host ${x} $$'],
          D: ['literal', '{ a; b } # c'],
          E: ['literal', 'back\\slash \\n \\" \\\\'],
          F: ['literal', '%{x} <y> | `z` ~ ^'],
          G: ['literal', 'default-src \'self\'; img-src *; report-uri "/r"'],
          H: ['literal', '-1'],
          I: ['literal', 'a  b: c'],
        },
      }),
      caseOf('a long response header', {
        hosts: ['h.example.com'],
        controller: ['ingressNginx', { snippetAnnotations: true }],
        responseHeaders: {
          'Content-Security-Policy': [
            'literal',
            "default-src 'self' https://cdn.example.com; default-src 'self' https://cdn.example.com; default-src 'self' https://cdn.example.com; default-src 'self' https://cdn.example.com; default-src 'self' https://cdn.example.com; default-src 'self' https://cdn.example.com; default-src 'self' https://cdn.example.com; default-src 'self' https://cdn.example.com; default-src 'self' https://cdn.example.com; default-src 'self' https://cdn.example.com; default-src 'self' https://cdn.example.com; default-src 'self' https://cdn.example.com; default-src 'self' https://cdn.example.com; default-src 'self' https://cdn.example.com; default-src 'self' https://cdn.example.com; default-src 'self' https://cdn.example.com; default-src 'self' https://cdn.example.com; default-src 'self' https://cdn.example.com; default-src 'self' https://cdn.example.com; default-src 'self' https://cdn.example.com; default-src 'self' https://cdn.example.com; default-src 'self' https://cdn.example.com; end",
          ],
        },
      }),
      caseOf('the address of the backend in two headers', {
        backends: ['fromIps', ['10.254.18.46', '10.254.18.47'], { port: 80 }],
        hosts: ['h.example.com'],
        responseHeaders: { 'X-Upstream': ['backendAddress'], 'Upstream': ['backendAddress'], 'X-Client': ['clientIp'] },
      }),
    ],
    refused: [
      caseOf('a header with its colon', { hosts: ['h.example.com'], responseHeaders: { 'X-A:': ['literal', 'a'] } }),
      caseOf('a header with a space', { hosts: ['h.example.com'], responseHeaders: { 'X A': ['clientIp'] } }),
      caseOf('an empty header', { hosts: ['h.example.com'], responseHeaders: { '': ['clientIp'] } }),
      caseOf('a header of JavaScript', { hosts: ['h.example.com'], responseHeaders: { constructor: ['literal', 'a'] } }),
      caseOf('a header twice', { hosts: ['h.example.com'], responseHeaders: { 'X-A': ['literal', 'a'], 'x-a': ['literal', 'b'] } }),
      caseOf('a header that frames the message', { hosts: ['h.example.com'], responseHeaders: { 'Content-Length': ['literal', '5'] } }),
      caseOf('an empty header value', { hosts: ['h.example.com'], responseHeaders: { 'X-A': ['literal', ''] } }),
      caseOf('a header value with a line break', { hosts: ['h.example.com'], responseHeaders: { 'X-A': ['literal', 'a\r\nSet-Cookie: b'] } }),
      caseOf('a header value with an umlaut', { hosts: ['h.example.com'], responseHeaders: { 'X-A': ['literal', 'größe'] } }),
      caseOf('a header value with a space at its end', { hosts: ['h.example.com'], responseHeaders: { 'X-A': ['literal', 'a '] } }),
      caseOf('a header value that is too long', { hosts: ['h.example.com'], responseHeaders: { 'X-A': ['literal', 'x'.repeat(1025)] } }),
      caseOf('a header value that starts with a colon', { hosts: ['h.example.com'], responseHeaders: { 'X-A': ['literal', ': a'] } }),
      caseOf('headers where no snippets are allowed', {
        hosts: ['h.example.com'],
        controller: ['ingressNginx', { snippetAnnotations: false, allowedResponseHeaders: ['X-A'] }],
        responseHeaders: { 'X-B': ['literal', 'b'], 'X-A': ['literal', 'a'] },
      }),
      caseOf("the client's address where no snippets are allowed", {
        hosts: ['h.example.com'],
        controller: ['ingressNginx', { snippetAnnotations: false, allowedResponseHeaders: ['X-Real-IP'] }],
        responseHeaders: { 'X-Real-IP': ['clientIp'], 'X-B': ['backendAddress'] },
      }),
      caseOf('headers that the controller allows, without a namespace', {
        hosts: ['h.example.com'],
        controller: ['ingressNginx', { allowedResponseHeaders: ['X-A'] }],
        responseHeaders: { 'X-A': ['literal', 'a'] },
      }),
      caseOf('a header value that grows too long with its escapes', { hosts: ['h.example.com'], responseHeaders: { 'X-A': ['literal', '$'.repeat(300)] } }),
      caseOf('a header text that Traefik would show with escapes', {
        backends: ['fromIps', ['10.254.18.46', '10.254.18.47'], { port: 80 }],
        hosts: ['a.example.com'],
        controller: ['ingressNginx', { reader: 'TRAEFIK', snippetAnnotations: true }],
        responseHeaders: { 'X-A': ['literal', 'a "b"'] },
      }),
      caseOf('a header with a percent sign with Gateway API alone', {
        ...TWO_SERVERS,
        controller: GATEWAY_API,
        responseHeaders: { 'X-A': ['literal', '100%'] },
      }),
    ],
  },
});
