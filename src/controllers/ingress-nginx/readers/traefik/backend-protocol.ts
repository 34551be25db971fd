import { invalid } from '../../../../basics/errors';
import { BackendProtocol, BackendProtocolType, isGrpc } from '../../../../policies/backend-protocol';
import { BackendTls } from '../../../../policies/backend-tls';
import { Requirement } from '../../../../report';
import { Context } from '../../../rows';
import { BY_HTTP_1, checkWays, EARLY_ANSWER, tlsObjectRequirements, UNVERIFIED } from '../../../shared/backend-tls';
import { native, refused } from '../../../shared/declarations';
import { checkNoStreams, holderOf, holderOfResponses, limitOf } from '../../../shared/held-bodies';
import { checkSettings, protocolAnnotation, qualified } from '../../backend-protocol';
import { byAnnotations } from '../../by-annotations';
import { NginxRow, Options, PREFIX } from '../../contribution';
import { annotationOf } from '../../user-annotations';

/** Measured: the server whose certificate is not believed gets nothing, but its error may come with another status. */
const VERIFIED = native('without serverName, a certificate has to name the address or DNS name of the backend; where that of one of several backends is not believed, a request that is tried again may get the text of the error with the status 200');

/** Measured: it keeps few connections for other requests. */
const HANDSHAKES = native('Traefik connects to the servers anew again and again: with TLS it served 0.4 of the requests a second that it served without');

const HTTP_VERSION = 'proxy-http-version';

/** Traefik makes a transport of its own for each Ingress, and verifies without a Secret as well. */
export const backendProtocol: NginxRow<'backendProtocol'> = {
  declares: {
    httpBackends: native(),
    httpsUnverified: UNVERIFIED,
    httpsServerName: UNVERIFIED,
    httpsBySystemRoots: VERIFIED,
    httpsByCaSecret: VERIFIED,
    httpsByCaConfigMap: refused('the annotations take the certificate authority from a Secret only', 'put it in a Secret: BackendTls.verified({ caSecret })'),
    backendClientCertificate: VERIFIED,
    grpcBackends: EARLY_ANSWER,
    grpcsUnverified: UNVERIFIED,
    grpcsVerified: VERIFIED,
  },
  render: (protocol, context) => {
    checkWays(protocol, backendProtocol.declares);
    checkNoStreams(protocol, holderOnReader(context), 'Traefik');
    // As ingress-nginx itself does. Without the annotation, it tries again where nobody asks for it, too.
    const isByHttp1 = protocol.type === BackendProtocolType.HTTPS && annotationOf(context.route, HTTP_VERSION) === undefined;
    const annotations = { ...protocolAnnotation(protocol), ...tlsAnnotations(protocol, context), ...isByHttp1 && { [PREFIX + HTTP_VERSION]: '1.1' } };
    checkSettings(annotations, context);
    return byAnnotations(annotations, {
      remarks: () => [isGrpc(protocol) ? EARLY_ANSWER : undefined, isByHttp1 ? BY_HTTP_1 : undefined, protocol.tls && HANDSHAKES],
      requirements: () => requirements(protocol, context),
    });
  },
};

/** A limit makes Traefik hold request bodies, too. */
function holderOnReader({ route }: Context<Options>): string | undefined {
  return holderOf(route) ?? (limitOf(route) !== undefined ? 'maxBodySize' : holderOfResponses(route));
}

function tlsAnnotations({ tls }: BackendProtocol, { route }: Context<Options>): { [key: string]: string } {
  const secret = tls && secretOf(tls);
  return {
    ...secret !== undefined && { 'nginx.ingress.kubernetes.io/proxy-ssl-secret': qualified(secret, route) },
    ...tls?.verifies && { 'nginx.ingress.kubernetes.io/proxy-ssl-verify': 'on' },
    ...tls?.serverName !== undefined && { 'nginx.ingress.kubernetes.io/proxy-ssl-name': tls.serverName },
  };
}

/** The annotations name one Secret for both. */
function secretOf({ caSecret, clientCertificateSecret }: BackendTls): string | undefined {
  if (caSecret !== undefined && clientCertificateSecret !== undefined && caSecret !== clientCertificateSecret) {
    throw invalid('nginx.client-certificate-secret', 'backendProtocol', clientCertificateSecret, `the Secret of caSecret (${caSecret}) as clientCertificateSecret too, since the annotations name one for both`,
      'put ca.crt, tls.crt and tls.key into one Secret, and name it in both');
  }
  return caSecret ?? clientCertificateSecret;
}

function requirements({ tls }: BackendProtocol, { route }: Context<Options>): Requirement[] {
  const left = 'without it Traefik leaves the route out, and its requests get 404 or go to another route';
  return tlsObjectRequirements(tls, route, {
    authority: `${left}; with a Secret that has no ca.crt, Traefik trusts the authorities of its system in its place`,
    clientCertificate: `${left}; without tls.crt and tls.key it presents no certificate${tls?.caSecret === undefined ? ', and a ca.crt beside them takes the place of the authorities of its system' : ''}`,
  });
}
