import * as fc from 'fast-check';
import { caseOf, ENVOY_GATEWAY, GATEWAY_API, TWO_SERVERS } from './corpus';
import { dossier, FeatureDossier } from './dossier';
import { HttpsRedirect, Tls } from '../../src';

/** One answer over http and one over https, on a host with a certificate. */
function served(httpsRedirect: HttpsRedirect, plainly: readonly [status: number, location?: string]): FeatureDossier {
  const asking = { tls: Tls.controllerDefault(), httpsRedirect };
  return {
    asking: { httpsRedirect },
    proof: {
      scene: async () => ({ props: asking }),
      measure: async ({ get, defaultCa, until }) => {
        const secure = await until('answer over TLS', async () => get('/x', { port: 443, ca: defaultCa }));
        const plain = await get('/x?y=1');
        return { got: [secure.status, secure.seen?.url, plain.status, location(plain.headers)], asked: [200, '/x', ...plainly, ...plainly.length === 1 ? [undefined] : []] };
      },
    },
  };
}

function location(headers: ReadonlyMap<string, string[]>): string | undefined {
  return headers.get('location')?.[0].replace(/\/\/[^/]+/, '');
}

export const HTTPS_REDIRECT = dossier<'httpsRedirect'>()<HttpsRedirect>({
  features: {
    redirectWithCertificate: served(HttpsRedirect.WITH_CERTIFICATE, [308, 'https:/x?y=1']),
    redirectNever: served(HttpsRedirect.NEVER, [200]),
    // What a proxy forwards that ends TLS is in e2e/tls-terminator.test.ts.
    redirectAlways: {
      asking: { httpsRedirect: HttpsRedirect.ALWAYS },
      proof: {
        measure: async ({ get }) => {
          const answers = [await get('/x?y=1'), await get('/x', { method: 'POST' })];
          return { got: answers.map(({ status, headers }) => [status, location(headers)]), asked: [[308, 'https:/x?y=1'], [308, 'https:/x']] };
        },
      },
    },
  },
  random: {
    by: 'route',
    plausible: () => fc.constantFrom(...Object.values(HttpsRedirect)),
    odd: [fc.constantFrom<any>('never', 'Always', '', true, false, 0, null, {}).map(odd => () => odd)],
    make: redirect => redirect,
    byHand: {
      ingressNginx: redirect => ({ 'nginx.ingress.kubernetes.io/force-ssl-redirect': String(redirect === HttpsRedirect.ALWAYS) }),
    },
    refusals: {
      'https-redirect.inherited': 'TLS belongs to a host: a route whose certificate another one brings is redirected by that one',
      'input.not-in-enum': 'there are three redirects',
    },
  },
  corpus: {
    renders: [
      caseOf('http beside https on ingress-nginx', { ...TWO_SERVERS, tls: ['controllerDefault'], httpsRedirect: 'NEVER' }),
      caseOf('http beside https on Traefik', { ...TWO_SERVERS, controller: ['traefik'], tls: ['controllerDefault'], httpsRedirect: 'NEVER' }),
      caseOf('http beside https with Gateway API', { ...TWO_SERVERS, controller: GATEWAY_API, tls: ['controllerDefault'], httpsRedirect: 'NEVER' }),
      caseOf('a redirect where TLS ends before ingress-nginx', { ...TWO_SERVERS, httpsRedirect: 'ALWAYS' }),
      caseOf('a redirect where TLS ends before Traefik', { ...TWO_SERVERS, controller: ['traefik'], httpsRedirect: 'ALWAYS' }),
      caseOf('a redirect where TLS ends before Envoy Gateway', { ...TWO_SERVERS, controller: ENVOY_GATEWAY, httpsRedirect: 'ALWAYS' }),
      caseOf('a redirect with a certificate', { ...TWO_SERVERS, tls: ['controllerDefault'], httpsRedirect: 'WITH_CERTIFICATE' }),
    ],
    refused: [],
  },
});
