import { Piece, Setting } from './piece';
import { RouteIntent } from '../../intent';
import { invalid } from '../../invalid';
import { checkDnsSubdomain } from '../../kubernetes/names';
import { Requirement } from '../../report';
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
  const tls = route.tls;
  if (!tls) {
    return undefined;
  }
  const hosts = tls.hosts ?? route.hosts;
  if (hosts.length === 0) {
    throw invalid('tls', tls.secretName ?? 'cert-manager', 'a route with hosts (for other requests the controller shows its default certificate)', 'name the hosts of the route');
  }
  return { hosts: [...hosts], secretName: tls.secretName ?? checkDnsSubdomain('secretName of tls', `${route.name}-tls`) };
}

/** The issuer of the certificate, and what must hold before it is shown. */
export function tlsPiece(route: RouteIntent, { declared }: Setting): Piece {
  const tls = ingressTls(route);
  if (!tls) {
    return {};
  }
  const { clusterIssuer, issuer } = route.tls!;
  const kind = clusterIssuer ? 'ClusterIssuer' : 'Issuer';
  const managed = clusterIssuer ?? issuer;
  const requirement: Requirement = managed ? {
    id: 'cert-manager',
    where: 'cert-manager',
    what: `it runs, and the ${kind} ${managed} can issue for ${tls.hosts.join(', ')}`,
    why: `until the Secret ${tls.secretName} holds a certificate, the controller shows its default one`,
  } : {
    id: 'tls-secret',
    where: `the Secret ${tls.secretName}, in the namespace of the Ingress`,
    what: `it is of type kubernetes.io/tls and holds a certificate for ${tls.hosts.join(', ')}`,
    why: 'without it the controller shows its default certificate, which no client trusts',
  };
  return {
    annotations: {
      ...clusterIssuer && { 'cert-manager.io/cluster-issuer': clusterIssuer },
      ...issuer && { 'cert-manager.io/issuer': issuer },
    },
    verdict: () => verdictOn(route, 'tls', `spec.tls: ${tls.secretName}${managed ? ` by ${kind} ${managed}` : ''}`, [managed ? declared.certManager : declared.tlsSecret]),
    requirements: () => [requirement],
  };
}
