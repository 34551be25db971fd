import * as fc from 'fast-check';
import { domain, literalPath, oddHost, oddPath, one } from './arbitraries';
import { caseOf, ENVOY_GATEWAY, GATEWAY_API, TWO_SERVERS } from './corpus';
import { dossier, FeatureDossier } from './dossier';
import { ResponseRewrite } from '../../src';

/** What a client gets of a header of the backend. */
function changing(responseRewrite: ResponseRewrite, header: string, sent: string, asked: string): FeatureDossier {
  return {
    asking: { responseRewrite },
    proof: {
      measure: async ({ get }) => {
        const { headers } = await get('/', { headers: { 'x-test-answer': JSON.stringify({ [header]: sent }) } });
        return { got: headers.get(header)?.[0], asked };
      },
    },
  };
}

export const RESPONSE_REWRITE = dossier<'responseRewrite'>()<ResponseRewrite>({
  features: {
    locationRewrite: changing({ locationFrom: '/', locationTo: '/app/' }, 'location', '/login', '/app/login'),
    cookiePathRewrite: changing({ cookiePathFrom: '/', cookiePathTo: '/app/' }, 'set-cookie', 'a=b; Path=/', 'a=b; Path=/app/'),
    cookieDomainRewrite: changing(
      { cookieDomainFrom: 'a.internal', cookieDomainTo: 'example.com' }, 'set-cookie', 'a=b; Domain=a.internal', 'a=b; Domain=example.com',
    ),
  },
  random: {
    by: 'route',
    plausible: ({ can }) => fc.record({
      ...can('locationRewrite') && { locationFrom: literalPath, locationTo: literalPath },
      ...can('cookiePathRewrite') && { cookiePathFrom: literalPath, cookiePathTo: literalPath },
      ...can('cookieDomainRewrite') && { cookieDomainFrom: domain, cookieDomainTo: domain },
    }) as fc.Arbitrary<ResponseRewrite>,
    odd: [
      one<ResponseRewrite>({
        locationFrom: oddPath,
        locationTo: oddPath,
        cookiePathFrom: oddPath,
        cookiePathTo: oddPath,
        cookieDomainFrom: oddHost,
        cookieDomainTo: oddHost,
      }).map(odd => rewrite => ({ ...rewrite, ...odd })),
    ],
    make: rewrite => rewrite,
    byHand: {
      ingressNginx: ({ locationFrom, locationTo, cookiePathFrom, cookiePathTo, cookieDomainFrom, cookieDomainTo }) => ({
        ...locationFrom !== undefined && { 'nginx.ingress.kubernetes.io/proxy-redirect-from': locationFrom },
        ...locationTo !== undefined && { 'nginx.ingress.kubernetes.io/proxy-redirect-to': locationTo },
        ...cookiePathFrom !== undefined && { 'nginx.ingress.kubernetes.io/proxy-cookie-path': `${cookiePathFrom} ${cookiePathTo}` },
        ...cookieDomainFrom !== undefined && { 'nginx.ingress.kubernetes.io/proxy-cookie-domain': `${cookieDomainFrom} ${cookieDomainTo}` },
      }),
    },
    refusals: {
      'response-rewrite.': 'nginx would ignore it, or load no configuration',
      'path.': 'no cookie has such a path',
      'host.': 'no cookie has such a domain',
      'nginx.response-rewrite': 'nginx changes no responses of FastCGI and gRPC',
    },
  },
  corpus: {
    renders: [
      caseOf('redirects and cookies that are changed on ingress-nginx', {
        responseRewrite: { locationFrom: 'http://a.internal/', locationTo: '/app/', cookiePathFrom: '/', cookiePathTo: '/app/', cookieDomainFrom: 'a.internal', cookieDomainTo: 'example.com' },
      }),
    ],
    refused: [
      caseOf('redirects that are changed on Traefik', { controller: ['traefik'], responseRewrite: { locationFrom: '/', locationTo: '/app/' } }),
      caseOf('cookies that are changed on Envoy Gateway', { ...TWO_SERVERS, controller: ENVOY_GATEWAY, responseRewrite: { cookiePathFrom: '/', cookiePathTo: '/app/' } }),
      caseOf('cookies that are changed with Gateway API', { ...TWO_SERVERS, controller: GATEWAY_API, responseRewrite: { cookieDomainFrom: 'a.internal', cookieDomainTo: 'example.com' } }),
      caseOf('half a rewriting of redirects', { responseRewrite: { locationFrom: '/' } }),
      caseOf('a cookie path with a variable', { responseRewrite: { cookiePathFrom: '/', cookiePathTo: '/$1' } }),
    ],
  },
});
