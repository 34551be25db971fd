import * as fc from 'fast-check';
import { oddText } from './arbitraries';
import { dossier, FeatureDossier } from './dossier';
import { Answer, Stage } from './proof';
import { Surroundings } from './random';
import { HeaderValue } from '../../src';

interface HeadersCase {
  readonly [name: string]: { readonly source: 'literal' | 'clientIp' | 'backendAddress' | 'serviceName'; readonly text: string };
}

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

/** As far as it can be written: names with texts. */
const written = (headers: HeadersCase, { service }: Surroundings) => Object.entries(headers).map(([name, { source, text }]) => [name, source === 'literal' ? text : service.name]);

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
    plausible: () => fc.dictionary(fc.constantFrom('X-Real-IP', 'Backend-Pod', 'X-Served-By'), fc.record({
      source: fc.constantFrom('literal' as const, 'clientIp' as const, 'backendAddress' as const, 'serviceName' as const),
      text: fc.stringMatching(/^[!-~]{1,8}$/),
    }), { maxKeys: 3 }),
    odd: [fc.tuple(oddText, oddText).map(([name, text]) => headers => ({ ...headers, [name]: { source: 'literal' as const, text } }))],
    make: headers => Object.fromEntries(Object.entries(headers).map(([name, { source, text }]) => [name, source === 'literal' ? HeaderValue.literal(text) : HeaderValue[source]()])),
    byHand: {
      traefik: (headers, around) => Object.keys(headers).length > 0
        ? { middlewares: { headers: { headers: { customResponseHeaders: Object.fromEntries(written(headers, around)) } } } } : {},
      gatewayApi: (headers, around) => Object.keys(headers).length > 0
        ? { filters: [{ type: 'ResponseHeaderModifier', responseHeaderModifier: { set: written(headers, around).map(([name, value]) => ({ name, value })) } }] } : {},
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
  corpus: { renders: [], refused: [] },
});
