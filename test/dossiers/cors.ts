import { Duration } from 'cdk8s';
import * as fc from 'fast-check';
import { few, maybe, oddDuration, oddText, oddValue, one } from './arbitraries';
import { caseOf, ENVOY_GATEWAY, GATEWAY_API, TWO_SERVERS } from './corpus';
import { dossier, FeatureDossier } from './dossier';
import { Get } from './proof';
import { Cors } from '../../src';

const APP = 'https://app.example.com';
const MORE = { allowMethods: ['GET', 'PUT'], allowHeaders: ['X-Token', 'Content-Type'], exposeHeaders: ['X-Total'], maxAge: Duration.minutes(10) };

type CorsCase = { readonly [field in Exclude<keyof Cors, 'maxAge'>]?: Cors[field] } & { readonly maxAge?: number };

/** The names and methods of a list, whatever stands between them. */
const list = (text: string | undefined) => (text ?? '').split(',').map(each => each.trim()).filter(each => each !== '');

/** What a browser learns for an origin: by a preflight request, from an answer, from an error, and whether caches are told. */
export async function permissions(get: Get, origin: string) {
  const asked = { 'origin': origin, 'access-control-request-method': 'PUT', 'access-control-request-headers': 'x-token' };
  const preflight = await get('/', { method: 'OPTIONS', headers: asked });
  const answers = [await get('/', { headers: { origin } }), await get('/', { headers: { origin, 'x-test-status': '500' } })];
  const of = (headers: ReadonlyMap<string, string[]>, name: string) => headers.get(`access-control-${name}`)?.join();
  return {
    preflight: {
      reached: preflight.seen !== undefined,
      isOk: preflight.status === 200 || preflight.status === 204,
      origin: of(preflight.headers, 'allow-origin'),
      methods: list(of(preflight.headers, 'allow-methods')),
      headers: list(of(preflight.headers, 'allow-headers')),
      credentials: of(preflight.headers, 'allow-credentials'),
      maxAge: of(preflight.headers, 'max-age'),
    },
    answers: answers.map(({ status, headers }) => ({
      status, origin: of(headers, 'allow-origin'), exposed: of(headers, 'expose-headers'), credentials: of(headers, 'allow-credentials'), vary: list(headers.get('vary')?.join()),
    })),
  };
}

/** What the fetch standard wants of a server that allows an origin. */
function allowed(origin: string, credentials: 'true' | undefined, vary: string[]) {
  return {
    preflight: { reached: false, isOk: true, origin, methods: MORE.allowMethods, headers: MORE.allowHeaders, credentials, maxAge: '600' },
    answers: [200, 500].map(status => ({ status, origin, exposed: 'X-Total', credentials, vary })),
  };
}

/** What allows one origin and not another one. */
function cors(asking: Cors, origins: { readonly yes: readonly string[]; readonly no: readonly string[] }): FeatureDossier {
  const credentials = asking.allowCredentials ? 'true' : undefined;
  const isForAll = asking.allowOrigins[0] === '*';
  return {
    asking: { cors: { ...MORE, ...asking } },
    proof: {
      measure: async ({ get }) => {
        const got = await Promise.all(origins.yes.map(async origin => permissions(get, origin)));
        const others = await Promise.all(origins.no.map(async origin => {
          const { preflight, answers } = await permissions(get, origin);
          return [preflight.reached, preflight.origin, ...answers.map(each => each.origin)];
        }));
        return {
          got: [got, others],
          asked: [origins.yes.map(origin => allowed(isForAll ? '*' : origin, credentials, isForAll ? [] : ['Origin'])), origins.no.map(() => [false, undefined, undefined, undefined])],
        };
      },
    },
  };
}

const make = ({ maxAge, ...fields }: CorsCase): Cors => ({ ...fields, ...maxAge !== undefined && { maxAge: Duration.millis(maxAge) } } as Cors);

const origin = fc.constantFrom(APP, 'http://localhost:3000', 'https://10.0.0.1:8443', 'https://app.example.com:8443');
const seconds = (milliseconds: number | undefined) => milliseconds === undefined ? 5 : milliseconds / 1000;

export const CORS = dossier<'cors'>()<CorsCase>({
  features: {
    corsOrigins: cors({ allowOrigins: ['https://other.example.com', APP] }, { yes: [APP], no: ['https://evil.example.com', 'https://app.example.com.evil.com'] }),
    corsWildcard: cors({ allowOrigins: ['https://*.example.com'] }, { yes: [APP], no: ['https://a.b.example.com', 'https://example.com', 'http://app.example.com', 'https://evil-example.com'] }),
    corsAnyOrigin: cors({ allowOrigins: ['*'] }, { yes: [APP, 'http://localhost:3000'], no: [] }),
    corsCredentials: cors({ allowOrigins: [APP], allowCredentials: true }, { yes: [APP], no: ['https://evil.example.com'] }),
  },
  random: {
    by: 'route',
    plausible: ({ can }) => fc.record({
      allowOrigins: fc.oneof(fc.constant(['*']), fc.uniqueArray(can('corsWildcard') ? fc.oneof(origin, fc.constant('https://*.example.com')) : origin, { minLength: 1, maxLength: 3 })),
      allowMethods: maybe(fc.subarray(['GET', 'PUT', 'DELETE', 'PROPFIND'], { minLength: 1 })),
      allowHeaders: maybe(fc.subarray(['Content-Type', 'X-Token'])),
      exposeHeaders: maybe(fc.subarray(['X-Total', 'ETag'])),
      allowCredentials: maybe(fc.boolean()),
      maxAge: maybe(fc.integer({ min: 1, max: 86_400 }).map(each => each * 1000)),
    }),
    odd: [one<CorsCase>({
      allowOrigins: few(oddText, 0),
      allowMethods: few(oddText, 0),
      allowHeaders: few(oddText, 0),
      exposeHeaders: few(oddText, 0),
      allowCredentials: oddValue,
      maxAge: oddDuration,
    }).map(changed => value => ({ allowOrigins: [APP], ...value, ...changed }))],
    make,
    byHand: {
      ingressNginx: ({ allowOrigins, maxAge }) => ({
        'nginx.ingress.kubernetes.io/enable-cors': 'true',
        'nginx.ingress.kubernetes.io/cors-allow-origin': [allowOrigins].flat().join(),
        'nginx.ingress.kubernetes.io/cors-max-age': String(seconds(maxAge)),
      }),
      traefik: ({ allowOrigins, allowMethods, allowHeaders, exposeHeaders, allowCredentials, maxAge }) => ({
        middlewares: {
          cors: {
            headers: {
              accessControlAllowOriginList: allowOrigins,
              accessControlAllowMethods: allowMethods,
              accessControlAllowHeaders: allowHeaders,
              accessControlExposeHeaders: exposeHeaders,
              accessControlAllowCredentials: allowCredentials,
              accessControlMaxAge: seconds(maxAge),
            },
          },
        },
      }),
    },
    refusals: {
      'cors.': 'browsers never send such an origin or method, a controller would fall back to a list of its own, or every site could act as the user',
      'header.': 'no request or response can have such a header',
      'duration.': 'browsers and controllers count in seconds, for a day at most',
      'nginx.cors-too-long': 'nginx reads no word of that length',
    },
  },
  corpus: {
    renders: [
      caseOf('one origin on ingress-nginx', { hosts: ['h.example.com'], cors: { allowOrigins: [APP] } }),
      caseOf('origins with all that can be said of them on ingress-nginx', {
        hosts: ['h.example.com'],
        cors: { allowOrigins: ['https://*.example.com', 'http://localhost:3000'], allowMethods: ['GET', 'PUT'], allowHeaders: ['X-Token'], exposeHeaders: ['X-Total'], allowCredentials: true, maxAge: ['minutes', 10] },
      }),
      caseOf('every origin on Traefik', { controller: ['traefik'], cors: { allowOrigins: ['*'] } }),
      caseOf('origins and a pattern on Traefik', { controller: ['traefik'], cors: { allowOrigins: [APP, 'https://*.example.com'], allowCredentials: true } }),
      caseOf('origins on Envoy Gateway', { ...TWO_SERVERS, controller: ENVOY_GATEWAY, cors: { allowOrigins: [APP], allowHeaders: ['X-Token'] } }),
    ],
    refused: [
      caseOf('credentials for every origin', { cors: { allowOrigins: ['*'], allowCredentials: true } }),
      caseOf('an origin with a path', { cors: { allowOrigins: ['https://app.example.com/'] } }),
      caseOf('an origin without a scheme', { cors: { allowOrigins: ['app.example.com'] } }),
      caseOf('every method', { cors: { allowOrigins: [APP], allowMethods: ['*'] } }),
      caseOf('origins with Gateway API', { ...TWO_SERVERS, controller: GATEWAY_API, cors: { allowOrigins: [APP] } }),
      caseOf('a header of its own beside the origins', { hosts: ['h.example.com'], cors: { allowOrigins: [APP] }, responseHeaders: { 'Access-Control-Allow-Origin': ['literal', '*'] } }),
    ],
  },
});
