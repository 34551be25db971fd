import { Certificate } from '../../intent/certificate';
import { RouteIntent } from '../../intent/route-intent';
import { checkDnsSubdomain, OF_DERIVED } from '../../kubernetes/names';
import { Requirement } from '../../report';
import { RenderedObject } from '../controller';

/** What an Ingress controller does without a certificate. */
export const DEFAULT_CERTIFICATE = 'the controller presents its default certificate, which no client trusts';

/**
 * The request to cert-manager, where it reads none from the routing object.
 *
 * @see https://cert-manager.io/docs/usage/certificate/
 */
export function certificateObject(route: RouteIntent, { hosts, secretName, issuer }: Certificate): RenderedObject {
  return {
    id: 'Certificate',
    apiVersion: 'cert-manager.io/v1',
    kind: 'Certificate',
    name: checkDnsSubdomain('name of the Certificate of tls', `${route.name}-tls`, OF_DERIVED),
    fields: { spec: { secretName, dnsNames: hosts, issuerRef: { name: issuer!.name, kind: issuer!.kind } } },
  };
}

/**
 * The requirement of a certificate.
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
