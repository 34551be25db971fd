import { Contribution, Middleware, Options, TraefikRows } from './contribution';
import { invalid } from '../../basics/errors';
import { ofTraefik as configured } from '../../checks';
import { Certificate, inheritedCertificate, ownCertificate, sourceOf } from '../../intent/certificate';
import { passesThrough } from '../../intent/passthrough';
import { RouteIntent } from '../../intent/route-intent';
import { answeredHosts } from '../../intent/www-redirect';
import { isWildcard } from '../../kubernetes/hosts';
import { HttpsRedirect } from '../../policies/https-redirect';
import { Requirement } from '../../report';
import { CheckType } from '../../requirement-check';
import { Addition } from '../rows';
import { certificateObject, certificateRequirement, DEFAULT_CERTIFICATE, defaultCertificateRequirement, solverRequirement, TRAEFIK_DEFAULT_CERTIFICATE } from '../shared/certificate';
import { approximated, native } from '../shared/declarations';
import { externalDnsRequirement, HOSTNAME, noteOnDns, TARGET } from '../shared/external-dns';

export const REDIRECTED = approximated('requests over http are redirected with 301 for GET, and with 308 for other methods only');

/**
 * Leads requests over http to https.
 *
 * @see https://doc.traefik.io/traefik/reference/routing-configuration/http/middlewares/redirectscheme/
 */
export const TO_HTTPS: Middleware = { id: 'ToHttps', suffix: 'to-https', spec: { redirectScheme: { scheme: 'https', permanent: true } } };

const SOLVER = 'the Ingress of its solver has a class that Traefik reads by its provider kubernetesIngress';

/**
 * How clients reach the hosts.
 *
 * cert-manager reads no IngressRoutes, so that its certificate is an object. external-dns reads exact hosts from the
 * conditions; wildcards it has to be told.
 *
 * @see https://kubernetes-sigs.github.io/external-dns/latest/docs/sources/traefik-proxy/
 */
export const EXPOSURE = {
  tls: {
    declares: { tlsSecret: REDIRECTED, certManager: REDIRECTED, tlsControllerDefault: REDIRECTED, tlsPassthrough: native('over http there is nothing for these hosts: clients get 404') },
    render: (_tls, { route, options }) => {
      if (passesThrough(route)) {
        return { words: () => 'IngressRouteTCP, tls.passthrough: true' };
      }
      const { entryPoints, tlsEntryPoints } = options;
      const shared = entryPoints.find(name => tlsEntryPoints.includes(name));
      if (shared !== undefined) {
        throw invalid('traefik.shared-entry-point', 'tls', shared, 'other entry points for https than for http, since those for http redirect to https',
          'take it out of entryPoints or tlsEntryPoints of IngressController.traefik()');
      }
      const certificate = ownCertificate(route)!;
      return {
        contribution: { objects: certificate.issuer && [certificateObject(route, certificate)] },
        words: () => `spec.tls: ${sourceIn(certificate, options)}`,
        instead: () => route.httpsRedirect === HttpsRedirect.NEVER ? [native('requests over http are served, too, as httpsRedirect asks for')] : undefined,
        requirements: () => [
          certificate.secretName === undefined ? ofTraefik(route, options) : certificateRequirement(certificate, 'IngressRoute', DEFAULT_CERTIFICATE),
          ...solverRequirement(certificate, SOLVER, { 'providers.kubernetesIngress': 'true' }),
        ],
      };
    },
  },
  externalAddress: {
    declares: { externalAddress: native() },
    render: (address, { route }) => {
      const wildcards = route.hosts.filter(isWildcard);
      return {
        contribution: { annotations: { [TARGET]: address, ...wildcards.length > 0 && { [HOSTNAME]: wildcards.join(',') } } },
        words: () => `${TARGET}: ${address}`,
        remarks: () => [noteOnDns(route)],
        requirements: () => [externalDnsRequirement('traefik-proxy', 'the annotation', address)],
      };
    },
  },
} satisfies Pick<TraefikRows, 'tls' | 'externalAddress'>;

/** TLS belongs to a host: a route without a certificate is served and redirected like the one that brings it. */
export const inheritedTls: Addition<Options, Contribution> = ({ route, neighbours, options }) => {
  const certificate = inheritedCertificate(route, neighbours);
  return certificate && {
    policy: 'tls',
    words: () => `spec.tls: ${sourceIn(certificate, options)}, by ${certificate.route.path}`,
    remarks: () => [native(`the host is served with the certificate of ${certificate.route.path}, and requests over http are redirected`)],
  };
};

/** `spec.tls` of a route. */
export function tlsOf(route: RouteIntent, { secretName, route: owner }: Certificate, { certResolver }: Options): object {
  if (secretName !== undefined) {
    // That of another namespace Traefik finds by the host alone.
    return owner.namespace === route.namespace ? { secretName } : {};
  }
  if (certResolver === undefined || route.hosts.length === 0) {
    return {};
  }
  // By itself a resolver reads no wildcards from the conditions.
  return { certResolver, ...route.hosts.some(isWildcard) && { domains: route.hosts.map(main => ({ main })) } };
}

/** Where a certificate comes from, in a few words. */
function sourceIn(certificate: Certificate, { certResolver }: Options): string {
  return certificate.secretName === undefined && certResolver !== undefined && certificate.hosts.length > 0 ? `certResolver ${certResolver}` : sourceOf(certificate);
}

/** The requirement of a certificate that Traefik has by itself. */
function ofTraefik(route: RouteIntent, { certResolver }: Options): Requirement {
  if (certResolver === undefined || route.hosts.length === 0) {
    return defaultCertificateRequirement(route, TRAEFIK_DEFAULT_CERTIFICATE);
  }
  const wildcards = route.hosts.filter(isWildcard);
  return {
    id: 'certificate-resolver',
    where: 'the static configuration of Traefik',
    what: `the certificate resolver ${certResolver} exists, and can issue for ${answeredHosts(route).join(', ')}${wildcards.length > 0 ? ' (wildcards by a DNS challenge)' : ''}`,
    why: `until it has issued a certificate, or without it, ${DEFAULT_CERTIFICATE}`,
    checks: [configured(CheckType.PRESENT, `certificatesResolvers.${certResolver}`)],
    unchecked: 'whether it can prove these hosts',
  };
}
