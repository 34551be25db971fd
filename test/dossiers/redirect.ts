import * as fc from 'fast-check';
import { domain, literalPath, maybe, oddHost, oddPath, oddText, port } from './arbitraries';
import { caseOf, ENVOY_GATEWAY, GATEWAY_API, TWO_SERVERS } from './corpus';
import { dossier, FeatureDossier } from './dossier';
import { Redirect, RoutePath } from '../../src';

interface RedirectCase {
  readonly permanent: boolean;
  readonly url: string;
  readonly code?: number;
  readonly keepPath?: boolean;
}

const URL = 'https://new.example.com/start';

/** What a GET and a POST get. */
function answered(redirect: Redirect, code: number): FeatureDossier {
  return {
    asking: { redirect },
    proof: {
      // No servers are waited for.
      scene: async () => ({ props: { redirect, backends: undefined } }),
      measure: async ({ get }) => {
        const answers = [await get('/x?y=1'), await get('/x', { method: 'POST' })];
        return { got: answers.map(({ status, seen, headers }) => [status, seen, headers.get('location')]), asked: answers.map(() => [code, undefined, [URL]]) };
      },
    },
  };
}

const KEEPING = Redirect.permanent('https://new.example.com:8443', { keepPath: true });

/** What a route can have that redirects all requests. */
const BESIDE = ['hosts', 'paths', 'redirect', 'wwwRedirect', 'blockedUserAgents', 'responseHeaders', 'accessLog', 'tls', 'httpsRedirect', 'annotations'];

export const REDIRECT = dossier<'redirect'>()<RedirectCase>({
  features: {
    redirect301: answered(Redirect.permanent(URL), 301),
    redirect308: answered(Redirect.permanent(URL, { code: 308 }), 308),
    redirect302: answered(Redirect.temporary(URL), 302),
    redirect303: answered(Redirect.temporary(URL, { code: 303 }), 303),
    redirect307: answered(Redirect.temporary(URL, { code: 307 }), 307),
    redirectKeepPath: {
      asking: { redirect: KEEPING },
      proof: {
        scene: async () => ({ props: { redirect: KEEPING, backends: undefined, paths: [RoutePath.prefix('/a'), RoutePath.exact('/b')] } }),
        measure: async ({ get }) => {
          const paths = ['/a/%2F/b%20c?d=e&f', '/b?d=e&f'];
          const answers = [await get(paths[0]), await get(paths[1]), await get(paths[1], { method: 'POST' })];
          const asked = [paths[0], paths[1], paths[1]].map(path => [301, [`${KEEPING.url}${path}`]]);
          return { got: answers.map(({ status, headers }) => [status, headers.get('location')]), asked };
        },
      },
    },
  },
  random: {
    by: 'route',
    plausible: () => fc.tuple(
      fc.constantFrom('http', 'https'), domain, maybe(port), maybe(literalPath), fc.constantFrom(undefined, 301, 302, 303, 307, 308),
    ).map(([scheme, host, at, path, code]) => ({
      permanent: code === undefined || code === 301 || code === 308,
      url: `${scheme}://${host}${at === undefined ? '' : `:${at}`}${path ?? ''}`,
      code,
      keepPath: path === undefined,
    })),
    odd: [
      oddText.map(url => () => ({ permanent: true, url })),
      oddHost.map(host => () => ({ permanent: false, url: `https://${host}`, keepPath: true })),
      oddPath.map(path => () => ({ permanent: true, url: `https://a.example${path}` })),
      fc.constantFrom<any>(0, 200, 300, 304, 309, 301.5, '301', null).map(code => () => ({ permanent: true, url: URL, code })),
    ],
    // Most policies are for requests that reach a backend.
    needs: (redirect, route) => ({ redirect: Object.keys(route).every(policy => BESIDE.includes(policy)) ? redirect : undefined }),
    make: ({ permanent, url, ...options }) => Redirect[permanent ? 'permanent' : 'temporary'](url, options),
    byHand: {
      ingressNginx: ({ permanent, url }) => ({ [`nginx.ingress.kubernetes.io/${permanent ? 'permanent' : 'temporal'}-redirect`]: url }),
      traefik: ({ permanent, url }) => ({ middlewares: { redirect: { redirectRegex: { regex: '.*', replacement: url, permanent } } } }),
    },
    refusals: {
      'redirect.': 'a redirect that does not end, or is to no URL that every controller writes as it is, helps nobody; nor does a policy for requests that reach a backend beside it',
      'nginx.redirect-needs-snippet': 'the annotations know one URL for all requests',
      'nginx.redirect-too-long': 'nginx loads no configuration with so long a word',
      'nginx.redirect-of-patterns': 'Traefik compares patterns with the whole URL there',
      'gateway-api.redirect-query': 'the query is that of the request with Gateway API',
    },
  },
  corpus: {
    renders: [
      caseOf('a permanent redirect on ingress-nginx', { ...TWO_SERVERS, redirect: ['permanent', URL] }),
      caseOf('a temporary redirect with another code on ingress-nginx', { ...TWO_SERVERS, redirect: ['temporary', URL, { code: 307 }] }),
      caseOf('a redirect that keeps the path on ingress-nginx', { ...TWO_SERVERS, redirect: ['permanent', 'https://new.example.com', { code: 308, keepPath: true }] }),
      caseOf('a redirect on Traefik', { ...TWO_SERVERS, controller: ['traefik'], redirect: ['temporary', URL] }),
      caseOf('a redirect that keeps the path on Traefik', { ...TWO_SERVERS, controller: ['traefik'], redirect: ['permanent', 'https://new.example.com', { keepPath: true }] }),
      caseOf('a redirect with Gateway API', { ...TWO_SERVERS, controller: GATEWAY_API, redirect: ['temporary', 'http://new.example.com:8080/a', { code: 303 }] }),
      caseOf('a redirect that keeps the path on Envoy Gateway', { ...TWO_SERVERS, controller: ENVOY_GATEWAY, redirect: ['permanent', 'https://new.example.com', { keepPath: true }] }),
      { name: 'a redirect without backends', loadBalancers: [{ id: 'Lb', props: { name: 'lb', hosts: ['old.example.com'], redirect: ['permanent', URL] } }] },
    ],
    refused: [
      caseOf('a redirect to a path', { redirect: ['permanent', '/new'] }),
      caseOf('a redirect with another code', { redirect: ['permanent', URL, { code: 302 }] }),
      caseOf('a redirect to itself', { ...TWO_SERVERS, redirect: ['permanent', 'https://a.example.com/start'] }),
    ],
  },
});
