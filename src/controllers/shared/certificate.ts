import { certificate, ofCore, value } from '../../checks';
import { Certificate } from '../../intent/certificate';
import { RouteIntent } from '../../intent/route-intent';
import { answeredHosts } from '../../intent/www-redirect';
import { checkDnsSubdomain, OF_DERIVED } from '../../kubernetes/names';
import { Requirement } from '../../report';
import { RequirementCheck } from '../../requirement-check';
import { CHALLENGES } from '../../routing/challenges';
import { RenderedObject } from '../controller';

/** What an Ingress controller does without a certificate. */
export const DEFAULT_CERTIFICATE = 'the controller presents its default certificate, which no client trusts';

/** The certificate that a controller has by itself: where it stands, what must hold for some hosts, and why. */
export interface DefaultCertificate {
  readonly where: string;
  readonly what: (hosts: string) => string;
  readonly why: string;
  /** The certificate itself, where a machine finds it. */
  readonly check?: RequirementCheck;
}

/**
 * That of Traefik, whatever its provider.
 *
 * @see https://doc.traefik.io/traefik/reference/routing-configuration/http/tls/tls-certificates/#default-certificate
 */
export const TRAEFIK_DEFAULT_CERTIFICATE: DefaultCertificate = {
  where: 'the TLSStore "default" of Traefik',
  what: hosts => `its default certificate, or another one that Traefik has, is for ${hosts}`,
  why: 'without one Traefik presents a certificate that it has made for itself, which no client trusts',
};

/** The requirement of a certificate that the controller has by itself. */
export function defaultCertificateRequirement(route: RouteIntent, { where, what, why, check }: DefaultCertificate): Requirement {
  const hosts = answeredHosts(route);
  return {
    id: 'default-certificate',
    where,
    what: what(hosts.join(', ') || 'all hosts'),
    why,
    ...check && hosts.length > 0 ? { checks: [{ ...check, values: hosts }] }
      : { unchecked: 'for which hosts the certificates are that the controller has by itself' },
  };
}

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
export function certificateRequirement({ hosts, secretName, issuer, route }: Certificate, kind: string, otherwise: string): Requirement {
  const { namespace } = route;
  return issuer ? {
    id: 'cert-manager',
    where: 'cert-manager',
    what: `it runs, and the ${issuer.kind} ${issuer.name} can issue for ${hosts.join(', ')}`,
    why: `until the Secret ${secretName} holds a certificate, ${otherwise}`,
    checks: [value(
      { apiVersion: 'cert-manager.io/v1', kind: issuer.kind, name: issuer.name, ...issuer.kind === 'Issuer' && namespace !== undefined && { namespace } },
      "status.conditions[?(@.type=='Ready')].status", 'True',
    )],
    unchecked: 'whether the issuer can prove these hosts',
  } : {
    id: 'tls-secret',
    where: `the Secret ${secretName}, in the namespace of the ${kind}`,
    what: `it is of type kubernetes.io/tls and holds a certificate for ${hosts.join(', ')}`,
    why: `without it ${otherwise}`,
    checks: certificate(ofCore('Secret', secretName!, namespace), hosts),
  };
}

/**
 * The requirement of an issuer that proves hosts over http: what cert-manager makes for that is served by the same controller.
 *
 * @param what What must hold of its solver.
 * @see https://cert-manager.io/docs/configuration/acme/http01/
 */
export function solverRequirement({ issuer }: Certificate, what: string, settings?: { [setting: string]: string }): Requirement[] {
  return issuer === undefined ? [] : [{
    id: 'acme-solver',
    where: `the ${issuer.kind} ${issuer.name}, if it proves hosts by HTTP-01`,
    what,
    why: `requests for ${CHALLENGES} are left to the solver that cert-manager makes; where the controller does not serve it, no certificate is issued or renewed`,
    unchecked: 'by which solver a host is proved',
    ...settings && { settings },
  }];
}
