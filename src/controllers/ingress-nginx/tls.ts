import { Piece, Setting } from './piece';
import { RouteIntent } from '../../intent';
import { certificateOf, certificateRequirement, DEFAULT_CERTIFICATE, sourceOf } from '../certificate';
import { native, verdictOn } from '../features';

const REDIRECTED = native('requests over http are redirected with 308');

/** What becomes of certificates. */
export const TLS = { tlsSecret: REDIRECTED, certManager: REDIRECTED };

/** What `spec.tls` of the Ingress holds. */
export interface IngressTls {
  readonly hosts: string[];
  readonly secretName: string;
}

/**
 * The certificate of the route's hosts.
 *
 * @see https://kubernetes.github.io/ingress-nginx/user-guide/tls/
 */
export function ingressTls(route: RouteIntent): IngressTls | undefined {
  const certificate = certificateOf(route);
  return certificate && { hosts: certificate.hosts, secretName: certificate.secretName };
}

/** The issuer of the certificate, and what must hold before it is shown. */
export function tlsPiece(route: RouteIntent, { declared }: Setting): Piece {
  const certificate = certificateOf(route);
  if (!certificate) {
    return {};
  }
  const { clusterIssuer, issuer } = route.tls!;
  return {
    annotations: {
      ...clusterIssuer && { 'cert-manager.io/cluster-issuer': clusterIssuer },
      ...issuer && { 'cert-manager.io/issuer': issuer },
    },
    verdict: () => verdictOn(route, 'tls', `spec.tls: ${sourceOf(certificate)}`, [certificate.issuer ? declared.certManager : declared.tlsSecret]),
    requirements: () => [certificateRequirement(certificate, 'Ingress', DEFAULT_CERTIFICATE)],
  };
}
