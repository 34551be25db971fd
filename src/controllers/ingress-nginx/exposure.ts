import { Contribution, NginxRows, Options } from './contribution';
import { inheritedCertificate, ownCertificate, sourceOf } from '../../intent/certificate';
import { Addition } from '../rows';
import { certificateRequirement, DEFAULT_CERTIFICATE } from '../shared/certificate';
import { native } from '../shared/declarations';
import { externalDnsRequirement, noteOnDns, TARGET } from '../shared/external-dns';

const REDIRECTED = native('requests over http are redirected with 308');

/**
 * How clients reach the hosts.
 *
 * The address never stands in the status of the Ingress: that is the controller's, and the API server drops what a manifest
 * says there.
 *
 * @see https://kubernetes.github.io/ingress-nginx/user-guide/tls/
 * @see https://kubernetes-sigs.github.io/external-dns/latest/docs/annotations/annotations/
 */
export const EXPOSURE = {
  tls: {
    declares: { tlsSecret: REDIRECTED, certManager: REDIRECTED },
    render: ({ clusterIssuer, issuer }, { route }) => {
      const certificate = ownCertificate(route)!;
      return {
        contribution: {
          tls: [{ hosts: certificate.hosts, secretName: certificate.secretName }],
          annotations: {
            ...clusterIssuer && { 'cert-manager.io/cluster-issuer': clusterIssuer },
            ...issuer && { 'cert-manager.io/issuer': issuer },
          },
        },
        words: () => `spec.tls: ${sourceOf(certificate)}`,
        requirements: () => [certificateRequirement(certificate, 'Ingress', DEFAULT_CERTIFICATE)],
      };
    },
  },
  externalAddress: {
    declares: { externalAddress: native() },
    render: (address, { route }) => ({
      contribution: { annotations: { [TARGET]: address } },
      words: () => `${TARGET}: ${address}`,
      remarks: () => [noteOnDns(route)],
      requirements: () => [externalDnsRequirement('ingress', 'the annotation', address)],
    }),
  },
} satisfies Pick<NginxRows, 'tls' | 'externalAddress'>;

const FORCED = 'nginx.ingress.kubernetes.io/force-ssl-redirect';

/** TLS belongs to a host: a route without a certificate is served and redirected like the one that brings it. */
export const inheritedTls: Addition<Options, Contribution> = ({ route, neighbours, options: { reader } }) => {
  const certificate = inheritedCertificate(route, neighbours);
  if (!certificate) {
    return undefined;
  }
  const isForced = !reader.certificateHoldsForHost && route.annotations?.[FORCED] === undefined && route.annotations?.['nginx.ingress.kubernetes.io/ssl-redirect'] === undefined;
  return {
    policy: 'tls',
    contribution: isForced ? { annotations: { [FORCED]: 'true' } } : undefined,
    words: () => `${isForced ? 'force-ssl-redirect: true' : 'nothing'}: the host has the certificate ${sourceOf(certificate)} by ${certificate.route.path}`,
    remarks: () => [REDIRECTED],
  };
};
