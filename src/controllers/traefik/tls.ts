import { Middleware, Piece } from './piece';
import { RouteIntent } from '../../intent';
import { checkDnsSubdomain } from '../../kubernetes/names';
import { certificateOf, certificateRequirement, sourceOf } from '../certificate';
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
 *
 * @see https://cert-manager.io/docs/usage/certificate/
 */
export function tlsPiece(route: RouteIntent): Piece {
  const certificate = certificateOf(route);
  if (!certificate) {
    return {};
  }
  const { hosts, secretName, issuer } = certificate;
  return {
    objects: issuer && [{
      id: 'Certificate',
      apiVersion: 'cert-manager.io/v1',
      kind: 'Certificate',
      name: checkDnsSubdomain('name of the Certificate of tls', `${route.name}-tls`),
      fields: { spec: { secretName, dnsNames: hosts, issuerRef: { name: issuer.name, kind: issuer.kind } } },
    }],
    verdict: () => verdictOn(route, 'tls', `spec.tls: ${sourceOf(certificate)}`, [issuer ? TLS.certManager : TLS.tlsSecret]),
    requirements: () => [certificateRequirement(certificate, 'IngressRoute')],
  };
}
