import { Contribution, Middleware, Options, TraefikRows } from './contribution';
import { invalid } from '../../basics/errors';
import { inheritedCertificate, ownCertificate, sourceOf } from '../../intent/certificate';
import { isWildcard } from '../../kubernetes/hosts';
import { Addition } from '../rows';
import { certificateObject, certificateRequirement, DEFAULT_CERTIFICATE } from '../shared/certificate';
import { approximated, native } from '../shared/declarations';
import { externalDnsRequirement, noteOnDns, TARGET } from '../shared/external-dns';

const REDIRECTED = approximated('requests over http are redirected with 301 for GET, and with 308 for other methods only');

/**
 * Leads requests over http to https.
 *
 * @see https://doc.traefik.io/traefik/reference/routing-configuration/http/middlewares/redirectscheme/
 */
export const TO_HTTPS: Middleware = { id: 'ToHttps', suffix: 'to-https', spec: { redirectScheme: { scheme: 'https', permanent: true } } };

const HOSTNAME = 'external-dns.alpha.kubernetes.io/hostname';

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
    declares: { tlsSecret: REDIRECTED, certManager: REDIRECTED },
    render: (_tls, { route, options: { entryPoints, tlsEntryPoints } }) => {
      const shared = entryPoints.find(name => tlsEntryPoints.includes(name));
      if (shared !== undefined) {
        throw invalid('traefik.shared-entry-point', 'tls', shared, 'other entry points for https than for http, since those for http redirect to https',
          'take it out of entryPoints or tlsEntryPoints of IngressController.traefik()');
      }
      const certificate = ownCertificate(route)!;
      return {
        contribution: { objects: certificate.issuer && [certificateObject(route, certificate)] },
        words: () => `spec.tls: ${sourceOf(certificate)}`,
        requirements: () => [certificateRequirement(certificate, 'IngressRoute', DEFAULT_CERTIFICATE)],
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
export const inheritedTls: Addition<Options, Contribution> = ({ route, neighbours }) => {
  const certificate = inheritedCertificate(route, neighbours);
  return certificate && {
    policy: 'tls',
    words: () => `spec.tls: ${sourceOf(certificate)}, by ${certificate.route.path}`,
    remarks: () => [native(`the host is served with the certificate of ${certificate.route.path}, and requests over http are redirected`)],
  };
};
