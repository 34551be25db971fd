import { Contribution, NginxRows, Options, PREFIX } from './contribution';
import { effects, redirects } from './on-demand';
import { PASSED_BY_INGRESS_NGINX, passthrough } from './passthrough';
import { annotationOf } from './user-annotations';
import { inheritedCertificate, ownCertificate, redirectsOtherwise, sourceOf } from '../../intent/certificate';
import { passesThrough } from '../../intent/passthrough';
import { RouteIntent } from '../../intent/route-intent';
import { HttpsRedirect } from '../../policies/https-redirect';
import { Addition } from '../rows';
import { certificateRequirement, DEFAULT_CERTIFICATE, defaultCertificateRequirement, solverRequirement } from '../shared/certificate';
import { approximated, native } from '../shared/declarations';
import { externalDnsRequirement, noteOnDns, TARGET } from '../shared/external-dns';

/** What becomes of requests over http where there is a certificate. */
export const REDIRECTED = native('requests over http are redirected with 308');
export const NOT_REDIRECTED = native('requests over http are served, too, as httpsRedirect asks for');

/** It takes certificates for the hosts of rules, whatever hosts `spec.tls` has. */
const NOT_SHOWN = approximated('hosts that no route names get the default certificate of the controller');

const FORCED = `${PREFIX}force-ssl-redirect`;

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
    declares: { tlsSecret: REDIRECTED, certManager: REDIRECTED, tlsControllerDefault: REDIRECTED, tlsPassthrough: PASSED_BY_INGRESS_NGINX },
    render: ({ clusterIssuer, issuer }, context) => {
      const { route, options: { reader, className } } = context;
      if (passesThrough(route)) {
        return passthrough(context);
      }
      const certificate = ownCertificate(route)!;
      const { hosts, secretName } = certificate;
      // By itself ingress-nginx redirects hosts of rules only.
      const isForced = route.hosts.length === 0 && isOpen(route);
      return {
        contribution: {
          tls: hosts.length > 0 ? [{ hosts, ...secretName !== undefined && { secretName } }] : undefined,
          annotations: {
            ...clusterIssuer && { 'cert-manager.io/cluster-issuer': clusterIssuer },
            ...issuer && { 'cert-manager.io/issuer': issuer },
            ...isForced && { [FORCED]: 'true' },
          },
        },
        words: () => `${hosts.length > 0 ? 'spec.tls: ' : ''}${sourceOf(certificate)}${isForced ? ', force-ssl-redirect: true' : ''}`,
        instead: () => route.redirect ? [redirects().overHttp(context, true)]
          : route.httpsRedirect === HttpsRedirect.NEVER ? [NOT_REDIRECTED] : undefined,
        remarks: () => [route.hosts.length === 0 && secretName !== undefined && reader.certificateHoldsForHost ? NOT_SHOWN : undefined],
        requirements: () => [
          secretName === undefined ? defaultCertificateRequirement(route, reader.defaultCertificate) : certificateRequirement(certificate, 'Ingress', DEFAULT_CERTIFICATE),
          ...solverRequirement(certificate, `the Ingress of its solver has ${className === undefined ? 'no class, or that of the controller' : `the class ${className}`}`),
        ],
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

/** TLS belongs to a host: a route without a certificate is served and redirected like the one that brings it. */
export const inheritedTls: Addition<Options, Contribution> = context => {
  const { route, neighbours, options: { reader } } = context;
  const certificate = inheritedCertificate(route, neighbours);
  if (!certificate) {
    return undefined;
  }
  const isForced = (!reader.certificateHoldsForHost || route.hosts.length === 0) && isOpen(route);
  return {
    policy: 'tls',
    contribution: isForced ? { annotations: { [FORCED]: 'true' } } : undefined,
    words: () => `${isForced ? 'force-ssl-redirect: true' : 'nothing'}: the host has ${certificate.secretName === undefined ? '' : 'the certificate '}${sourceOf(certificate)} by ${certificate.route.path}`,
    remarks: () => [redirects().overHttp(context, isForced || reader.certificateHoldsForHost), ...effects().remarksOn('tls', context)],
  };
};

/** Whether the user leaves redirects to https open. */
function isOpen(route: RouteIntent): boolean {
  return !redirectsOtherwise(route) && annotationOf(route, 'force-ssl-redirect') === undefined && annotationOf(route, 'ssl-redirect') !== 'false';
}
