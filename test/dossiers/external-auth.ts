import { Duration } from 'cdk8s';
import * as fc from 'fast-check';
import { label, oddValue, one } from './arbitraries';
import { caseOf, ENVOY_GATEWAY, GATEWAY_API, TWO_SERVERS } from './corpus';
import { dossier } from './dossier';
import { Stage } from './proof';
import { ExternalAuth } from '../../src';

const URL = 'http://auth.sso.svc/verify';

const GOOD = { authorization: 'Bearer good' };

const scene = (more: Partial<ExternalAuth> = {}) => async ({ auth }: Stage) => ({ props: { externalAuth: { url: `${(await auth()).url}/verify?a=b`, ...more } } });

/** How the service is asked for a request with a body. */
async function asking({ auth, get }: Stage, method = 'GET') {
  const { asked } = await auth();
  const { status, seen } = await get('/a?c=d', { method: 'PUT', headers: { ...GOOD, 'cookie': 'e=f', 'x-own': 'own' }, body: Buffer.from('body') });
  const { headers, ...seenThere } = asked()!;
  const original = [headers['x-original-method'] ?? headers['x-forwarded-method'], headers['x-original-url'] ?? headers['x-forwarded-uri']];
  return {
    got: [status, seen?.bodyBytes, seenThere.method, seenThere.url, seenThere.bodyBytes, headers.cookie, headers['x-own'], original[0], /\/a\?c=d$/.test(String(original[1]))],
    asked: [200, 4, method, '/verify?a=b', 0, 'e=f', 'own', 'PUT', true],
  };
}

interface ExternalAuthCase extends Omit<ExternalAuth, 'cacheDuration'> {
  /** In seconds. */
  readonly cacheDuration?: number;
}

export const EXTERNAL_AUTH = dossier<'externalAuth'>()<ExternalAuthCase>({
  features: {
    externalAuth: {
      asking: { externalAuth: { url: URL } },
      proof: {
        scene: scene(),
        measure: async stage => {
          const answer = async (headers = {}) => {
            const { status, text } = await stage.get('/', { headers });
            return [status, text];
          };
          const denied = [await answer(), await answer({ authorization: 'Bearer bad' })];
          const { got, asked } = await asking(stage);
          return { got: [...denied, ...got], asked: [[401, 'from the service'], [403, 'from the service'], ...asked] };
        },
      },
    },
    externalAuthSignIn: {
      asking: { externalAuth: { url: URL, signInUrl: 'https://login.example.com/start' } },
      proof: {
        scene: scene({ signInUrl: 'https://login.example.com/start' }),
        measure: async ({ get, host }) => {
          const { status, headers } = await get('/a?c=d');
          const location = headers.get('location')?.[0] ?? '';
          const forbidden = await get('/', { headers: { authorization: 'Bearer bad' } });
          return {
            got: [status, decodeURIComponent(location), forbidden.status, (await get('/', { headers: GOOD })).status],
            asked: [302, `https://login.example.com/start?rd=http://${host}/a?c=d`, 403, 200],
          };
        },
      },
    },
    externalAuthHeaders: {
      asking: { externalAuth: { url: URL, responseHeaders: ['X-User'] } },
      proof: {
        scene: scene({ responseHeaders: ['X-User'] }),
        measure: async stage => {
          const user = async (authorization: string) => (await stage.get('/', { headers: { authorization, 'x-user': 'forged' } })).seen!.headers['x-user'];
          const users = [await user('Bearer good'), await user('Bearer nobody')];
          const { got, asked } = await asking(stage);
          return { got: [...users, ...got], asked: ['alice', undefined, ...asked] };
        },
      },
    },
    externalAuthMethod: {
      asking: { externalAuth: { url: URL, method: 'POST' } },
      proof: { scene: scene({ method: 'POST' }), measure: async stage => asking(stage, 'POST') },
    },
    externalAuthRedirect: {
      asking: { externalAuth: { url: URL, redirectAfterSignIn: '/start' } },
      proof: {
        scene: scene({ redirectAfterSignIn: '/start' }),
        measure: async stage => {
          const { got, asked } = await asking(stage);
          return { got: [(await stage.auth()).asked()!.headers['x-auth-request-redirect'], ...got], asked: ['/start', ...asked] };
        },
      },
    },
    externalAuthCache: {
      asking: { externalAuth: { url: URL, cacheDuration: Duration.minutes(1) } },
      proof: {
        scene: scene({ cacheDuration: Duration.minutes(1) }),
        measure: async ({ auth, get }) => {
          const { asked } = await auth();
          const askedAfter = async (path: string, headers = GOOD) => {
            const { status } = await get(path, { headers });
            return [status, asked()] as const;
          };
          const [first, again, elsewhere, bad] = [await askedAfter('/a'), await askedAfter('/a'), await askedAfter('/b'), await askedAfter('/a', { authorization: 'Bearer bad' })];
          return first[1] !== again[1] ? undefined : { got: [again[0], elsewhere[1] === again[1], bad[0]], asked: [200, false, 403] };
        },
      },
    },
  },
  random: {
    by: 'route',
    plausible: ({ can }) => fc.record({
      url: fc.tuple(fc.constantFrom('http', 'https'), label, fc.constantFrom('sso.svc', 'sso.svc.cluster.local', 'example.com'), fc.constantFrom('', '/', '/verify', ':8080/a/b?c=d'))
        .map(([scheme, name, domain, rest]) => `${scheme}://${name}.${domain}${rest}`),
      ...can('externalAuthSignIn') && { signInUrl: fc.constantFrom('https://login.example.com/start', '/oauth2/start?rd=/') },
      responseHeaders: fc.constantFrom(['X-User'], ['X-User', 'X-Groups']),
      ...can('externalAuthMethod') && { method: fc.constantFrom('GET', 'POST') },
      ...can('externalAuthRedirect') && { redirectAfterSignIn: fc.constantFrom('https://app.example.com/start', '/start?a=b') },
      ...can('externalAuthCache') && { cacheDuration: fc.integer({ min: 1, max: 86_400 }) },
    }, { requiredKeys: ['url'] }) as fc.Arbitrary<ExternalAuthCase>,
    odd: [
      one<ExternalAuthCase>({
        url: fc.oneof(oddValue, oddValue.map(odd => `http://${odd}/`), oddValue.map(odd => `http://a.example${odd}`)),
        signInUrl: fc.oneof(oddValue, oddValue.map(odd => `/${odd}`)),
        responseHeaders: fc.oneof(fc.array(oddValue, { maxLength: 2 }), oddValue) as fc.Arbitrary<any>,
        method: oddValue,
        redirectAfterSignIn: fc.oneof(oddValue, oddValue.map(odd => `/${odd}`)),
        cacheDuration: fc.constantFrom(0, 1.5, 86_401, NaN, 1e12),
        cacheHeaders: fc.oneof(fc.array(oddValue, { maxLength: 2 }), oddValue) as fc.Arbitrary<any>,
      }).map(odd => auth => ({ url: URL, ...auth, ...odd })),
    ],
    make: ({ cacheDuration, ...auth }) => ({ ...auth, ...cacheDuration !== undefined && { cacheDuration: Duration.seconds(cacheDuration) } }),
    byHand: {
      ingressNginx: ({ url, signInUrl, responseHeaders, method, redirectAfterSignIn }) => ({
        'nginx.ingress.kubernetes.io/auth-url': url,
        ...signInUrl !== undefined && { 'nginx.ingress.kubernetes.io/auth-signin': signInUrl },
        ...responseHeaders !== undefined && { 'nginx.ingress.kubernetes.io/auth-response-headers': String(responseHeaders) },
        ...method !== undefined && { 'nginx.ingress.kubernetes.io/auth-method': method },
        ...redirectAfterSignIn !== undefined && { 'nginx.ingress.kubernetes.io/auth-request-redirect': redirectAfterSignIn },
      }),
      traefik: ({ url, signInUrl, responseHeaders }) => ({
        middlewares: { auth: { forwardAuth: { address: url, authSigninURL: signInUrl, authResponseHeaders: responseHeaders } } },
      }),
    },
    refusals: {
      'external-auth.': 'no service is asked there, or nginx loads no configuration',
      'host.not-a-dns-name': 'no service is called like that',
      'input.not-a-list': 'it is one text',
      'nginx.cache-key-too-long': 'nginx loads no configuration with so long a word',
      'refused.externalAuthMethod': 'Traefik has no method',
      'duration.out-of-range': 'nothing is kept for such a time',
    },
  },
  corpus: {
    renders: [
      caseOf('a service that is asked, on ingress-nginx', { externalAuth: { url: URL, signInUrl: 'https://login.example.com/start', responseHeaders: ['X-User', 'X-Groups'], method: 'POST' } }),
      caseOf('a service whose answers are kept, on ingress-nginx', { externalAuth: { url: URL, redirectAfterSignIn: '/start', cacheDuration: ['minutes', 1], cacheHeaders: ['X-Api-Key'] } }),
      caseOf('a service whose answers are not kept, on Traefik', { controller: ['traefik'], externalAuth: { url: URL, method: 'GET', cacheDuration: ['seconds', 30] } }),
      caseOf('a service outside the cluster that is asked, on ingress-nginx', { externalAuth: { url: 'https://sso.example.com' } }),
      caseOf('a service that is asked, on Traefik', { controller: ['traefik'], externalAuth: { url: URL, signInUrl: '/oauth2/start', responseHeaders: ['X-User'], method: 'GET' } }),
      caseOf('a service that is asked, on Envoy Gateway', { ...TWO_SERVERS, controller: ENVOY_GATEWAY, externalAuth: { url: `${URL}?a=b`, responseHeaders: ['X-User'] } }),
      caseOf('a service outside the cluster that is asked, on Envoy Gateway', { ...TWO_SERVERS, controller: ENVOY_GATEWAY, externalAuth: { url: 'https://sso.example.com:8443' } }),
      caseOf('a password and a service that is asked, on Envoy Gateway', { ...TWO_SERVERS, controller: ENVOY_GATEWAY, basicAuth: { secret: 'users' }, externalAuth: { url: URL } }),
    ],
    refused: [
      caseOf('a service that is asked, with Gateway API', { ...TWO_SERVERS, controller: GATEWAY_API, externalAuth: { url: URL } }),
      caseOf('a service without a scheme', { externalAuth: { url: 'auth.sso.svc/verify' } }),
      caseOf('a service by its name alone', { externalAuth: { url: 'http://auth/verify' } }),
      caseOf('a URL with a variable', { externalAuth: { url: 'http://auth.sso.svc/$request_uri' } }),
      caseOf('a method on Traefik', { controller: ['traefik'], externalAuth: { url: URL, method: 'POST' } }),
      caseOf('a sign-in on Envoy Gateway', { ...TWO_SERVERS, controller: ENVOY_GATEWAY, externalAuth: { url: URL, signInUrl: '/start' } }),
      caseOf('where to go after the sign-in, on Traefik', { controller: ['traefik'], externalAuth: { url: URL, redirectAfterSignIn: '/start' } }),
      caseOf('headers of what is not kept', { externalAuth: { url: URL, cacheHeaders: ['X-Api-Key'] } }),
      caseOf('a header that is too long for nginx', { externalAuth: { url: URL, responseHeaders: ['X'.repeat(47)] } }),
    ],
  },
});
