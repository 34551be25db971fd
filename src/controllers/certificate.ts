import { RouteIntent } from '../intent';
import { invalid } from '../invalid';
import { checkDnsSubdomain } from '../kubernetes/names';
import { Requirement } from '../report';
import { RenderedObject } from './controller';

/** The certificate of a route. */
export interface Certificate {
  readonly hosts: string[];
  readonly secretName: string;
  /** Who issues it, where cert-manager asks for it. */
  readonly issuer?: { readonly kind: string; readonly name: string };
}

/** The certificate of the route's hosts; nothing where the route has none. */
export function certificateOf(route: RouteIntent): Certificate | undefined {
  const tls = route.tls;
  if (!tls) {
    return undefined;
  }
  const hosts = tls.hosts ?? route.hosts;
  if (hosts.length === 0) {
    throw invalid('tls', tls.secretName ?? 'cert-manager', 'a route with hosts (for other requests the controller shows its default certificate)', 'name the hosts of the route');
  }
  const name = tls.clusterIssuer ?? tls.issuer;
  return {
    hosts: [...hosts],
    secretName: tls.secretName ?? checkDnsSubdomain('secretName of tls', `${route.name}-tls`),
    issuer: name === undefined ? undefined : { kind: tls.clusterIssuer ? 'ClusterIssuer' : 'Issuer', name },
  };
}

/** What an Ingress controller does without it. */
export const DEFAULT_CERTIFICATE = 'the controller shows its default certificate, which no client trusts';

/** Where it comes from, in a few words. */
export function sourceOf({ secretName, issuer }: Certificate): string {
  return `${secretName}${issuer ? ` by ${issuer.kind} ${issuer.name}` : ''}`;
}

/**
 * The order to cert-manager, where it reads none from the routing object.
 *
 * @see https://cert-manager.io/docs/usage/certificate/
 */
export function certificateObject(route: RouteIntent, { hosts, secretName, issuer }: Certificate): RenderedObject {
  return {
    id: 'Certificate',
    apiVersion: 'cert-manager.io/v1',
    kind: 'Certificate',
    name: checkDnsSubdomain('name of the Certificate of tls', `${route.name}-tls`),
    fields: { spec: { secretName, dnsNames: hosts, issuerRef: { name: issuer!.name, kind: issuer!.kind } } },
  };
}

/**
 * What must hold before it is shown.
 *
 * @param kind The kind of the routing object.
 * @param otherwise What happens without it.
 */
export function certificateRequirement({ hosts, secretName, issuer }: Certificate, kind: string, otherwise: string): Requirement {
  return issuer ? {
    id: 'cert-manager',
    where: 'cert-manager',
    what: `it runs, and the ${issuer.kind} ${issuer.name} can issue for ${hosts.join(', ')}`,
    why: `until the Secret ${secretName} holds a certificate, ${otherwise}`,
  } : {
    id: 'tls-secret',
    where: `the Secret ${secretName}, in the namespace of the ${kind}`,
    what: `it is of type kubernetes.io/tls and holds a certificate for ${hosts.join(', ')}`,
    why: `without it ${otherwise}`,
  };
}
