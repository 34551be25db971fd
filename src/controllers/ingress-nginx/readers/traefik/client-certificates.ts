import { ANY_DEPTH } from '../../../shared/client-certificates';
import { native } from '../../../shared/declarations';
import { CLIENT_CERTIFICATES } from '../../client-certificates';
import { NginxRow } from '../../contribution';

/** Traefik ends the handshake where ingress-nginx answers 400, and takes chains of any length. */
export const clientCertificates: NginxRow<'clientCertificates'> = {
  declares: {
    clientCertificateRequired: native('a client without a valid certificate gets a TLS error in place of 400, and one that names another host in TLS than in its request 421'),
    clientCertificateOptional: native('a client without a certificate gets in, one with a certificate that is not valid gets a TLS error in place of 400'),
    clientCertificateDepth: ANY_DEPTH,
    clientCertificateForwarded: native('in the header ssl-client-cert, as a PEM that is encoded for URLs'),
  },
  render: (certificates, context) => ({
    ...CLIENT_CERTIFICATES.clientCertificates.render!(certificates, context),
    remarks: () => [certificates.forwardCertificate ? undefined
      : native('the headers ssl-client-verify and the like reach the backends as a client sends them: set forwardCertificate where they are read')],
  }),
};
