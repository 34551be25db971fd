import { Middleware, Piece } from './piece';
import { RouteIntent } from '../../intent';
import { certificateObject, certificateOf, certificateRequirement, DEFAULT_CERTIFICATE, sourceOf } from '../certificate';
import { approximated, verdictOn } from '../features';

const REDIRECTED = approximated('requests over http are redirected with 301 for GET, and with 308 for other methods only');

/** What becomes of certificates. */
export const TLS = { tlsSecret: REDIRECTED, certManager: REDIRECTED };

/**
 * Leads requests over http to https.
 *
 * @see https://doc.traefik.io/traefik/reference/routing-configuration/http/middlewares/redirectscheme/
 */
export const TO_HTTPS: Middleware = { id: 'ToHttps', suffix: 'to-https', spec: { redirectScheme: { scheme: 'https', permanent: true } } };

/**
 * The certificate of the route's hosts. cert-manager reads no IngressRoutes, so that its certificate is an object.
 */
export function tlsPiece(route: RouteIntent): Piece {
  const certificate = certificateOf(route);
  if (!certificate) {
    return {};
  }
  const { issuer } = certificate;
  return {
    objects: issuer && [certificateObject(route, certificate)],
    verdict: () => verdictOn(route, 'tls', `spec.tls: ${sourceOf(certificate)}`, [issuer ? TLS.certManager : TLS.tlsSecret]),
    requirements: () => [certificateRequirement(certificate, 'IngressRoute', DEFAULT_CERTIFICATE)],
  };
}
