import { byAnnotations, prefixed } from './by-annotations';
import { NginxRow, NginxRows } from './contribution';
import { invalid } from '../../basics/errors';
import { RouteIntent } from '../../intent/route-intent';
import { ClientCertificates } from '../../policies/client-certificates';
import { clientAuthority } from '../shared/client-certificates';
import { native } from '../shared/declarations';

const clientCertificates: NginxRow<'clientCertificates'> = {
  declares: {
    clientCertificateRequired: native('a client without a valid certificate gets 400, and one that names another host in TLS than in its request 421'),
    clientCertificateOptional: native('a client without a certificate gets in, one with a certificate that is not valid gets 400; the backends tell them apart by the header ssl-client-verify'),
    clientCertificateDepth: native(),
    clientCertificateForwarded: native('in the header ssl-client-cert, as a PEM that is encoded for URLs'),
  },
  render: (certificates, { route, options: { reader } }) => byAnnotations(clientAnnotations(certificates, route), {
    requirements: () => [clientAuthority(route, certificates, reader.withoutClientAuthority), ...reader.besideClientCertificates(route)],
  }),
};

/**
 * Certificates that clients have to present. The redirect to https is asked for in any case, since settings of the controller may switch off
 * the one that comes with a certificate.
 *
 * @see https://kubernetes.github.io/ingress-nginx/user-guide/nginx-configuration/annotations/#client-certificate-authentication
 */
export const CLIENT_CERTIFICATES = { clientCertificates } satisfies Pick<NginxRows, 'clientCertificates'>;

function clientAnnotations(certificates: ClientCertificates, { namespace }: RouteIntent): { readonly [key: string]: string } {
  const { caSecret, optional, verifyDepth, forwardCertificate } = certificates;
  if (namespace === undefined) {
    throw invalid('nginx.client-authority-namespace', 'clientCertificates', caSecret, 'a Secret in a namespace that is known, since the annotation auth-tls-secret wants it before the name', 'set namespace, or that of the chart');
  }
  return prefixed({
    'auth-tls-secret': `${namespace}/${caSecret}`,
    'auth-tls-verify-client': optional ? 'optional' : 'on',
    ...verifyDepth !== undefined && { 'auth-tls-verify-depth': String(verifyDepth) },
    ...forwardCertificate && { 'auth-tls-pass-certificate-to-upstream': 'true' },
    'force-ssl-redirect': 'true',
  });
}
