import { invalid } from '../../../../basics/errors';
import { ANY_DEPTH } from '../../../shared/client-certificates';
import { native } from '../../../shared/declarations';
import { CLIENT_CERTIFICATES } from '../../client-certificates';
import { NginxRow } from '../../contribution';

/** Measured: the redirect to https lets requests pass whose X-Forwarded-Proto Traefik believes. What it knows as the scheme is that of the connection. */
const CLOSED_OVER_HTTP = 'if ($scheme = http) { return 403; }';

/** Traefik ends the handshake where ingress-nginx answers 400, and takes chains of any length. */
export const clientCertificates: NginxRow<'clientCertificates'> = {
  declares: {
    clientCertificateRequired: native('a client without a valid certificate gets a TLS error in place of 400, and one that names another host in TLS than in its request 421'),
    clientCertificateOptional: native('a client without a certificate gets in, one with a certificate that is not valid gets a TLS error in place of 400'),
    clientCertificateDepth: ANY_DEPTH,
    clientCertificateForwarded: native('in the header ssl-client-cert, as a PEM that is encoded for URLs'),
  },
  render: (certificates, context) => {
    const rendered = CLIENT_CERTIFICATES.clientCertificates.render!(certificates, context);
    if (context.options.snippetAnnotations === false) {
      throw invalid('nginx.client-certificates-need-snippet', 'clientCertificates', certificates,
        'what needs no snippet, since snippetAnnotations is false: without one, whoever Traefik trusts to say that a request over http came by https gets in without a certificate',
        'allow snippets, or use IngressController.traefik()');
    }
    return {
      ...rendered,
      contribution: { ...rendered.contribution, snippet: [CLOSED_OVER_HTTP] },
      remarks: () => [certificates.forwardCertificate ? undefined
        : native('the headers ssl-client-verify and the like reach the backends as a client sends them: set forwardCertificate where they are read')],
    };
  },
};
