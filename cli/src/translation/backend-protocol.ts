import { Asked, forAll, Said } from './concern';
import { isOff, isOn } from './values';
import { BackendProtocol, BackendTls } from '../../../src';

const PLAIN = 'without effect: the backends get no TLS';
const OTHER_NAMESPACE = 'every request gets 503: ingress-nginx wants the namespace of the Ingress, and the name behind it';

/**
 * What the backends speak. Measured: ingress-nginx verifies nothing unless proxy-ssl-verify is "on" and proxy-ssl-secret has a ca.crt; without
 * that key it reads no other setting either, and for gRPC it has none at all.
 */
export function backendProtocol(asked: Asked): Said {
  const { own, namespace, known: { secret: lookUp } } = asked;
  const { 'backend-protocol': text = 'HTTP', ...tls } = own;
  const { 'proxy-ssl-secret': secret } = own;
  const protocol = text.toUpperCase() === 'AUTO_HTTP' ? protocolOfClients(asked) : text.toUpperCase();
  if (protocol === undefined) {
    return { unsaid: { 'backend-protocol': 'no prop: backends that get http or https, as the client spoke', ...forAll(tls, 'of backends that get http or https') } };
  }
  const [of, name] = secret?.split('/') ?? [];
  if (secret !== undefined && (name === undefined || (namespace !== undefined && of !== namespace))) {
    return { unsaid: forAll(own, OTHER_NAMESPACE) };
  }
  if (secret !== undefined && lookUp === undefined) {
    return { unsaid: forAll(own, 'nobody knows what the Secret holds, on which it depends what is verified') };
  }
  const keys = secret === undefined ? [] : lookUp!(secret);
  if (keys === undefined) {
    return { unsaid: forAll(own, 'every request gets 503: the Secret is not there') };
  }
  switch (protocol) {
    case 'HTTP': return { ...own['backend-protocol'] !== undefined && { balancer: { backendProtocol: BackendProtocol.http() } }, idle: forAll(tls, PLAIN) };
    case 'GRPC': return { balancer: { backendProtocol: BackendProtocol.grpc() }, idle: forAll(tls, PLAIN) };
    case 'GRPCS': return { balancer: { backendProtocol: BackendProtocol.grpcs(BackendTls.unverified()) }, idle: forAll(tls, 'without effect: ingress-nginx has no such settings for gRPC') };
    case 'HTTPS': return keys.includes('ca.crt') ? byAuthority(asked, name!, keys)
      : { balancer: { backendProtocol: BackendProtocol.https(BackendTls.unverified()) }, idle: forAll(tls, 'without effect: the Secret has no ca.crt') };
    default: return { unsaid: { 'backend-protocol': `no prop: ${protocol}`, ...forAll(tls, 'of a protocol that cannot be said') } };
  }
}

/** AUTO_HTTP: what the client speaks is passed on, which is one of the two where the other one is redirected or not served. */
function protocolOfClients({ all, hasTls, known }: Asked): string | undefined {
  const isRedirected = isOn(all['force-ssl-redirect']) || (hasTls && !isOff(all['ssl-redirect']));
  return isRedirected ? 'HTTPS' : hasTls || known.defaultCertificate ? undefined : 'HTTP';
}

/** TLS with a Secret that holds an authority, beside which the other settings are read. */
function byAuthority({ own }: Asked, secret: string, keys: readonly string[]): Said {
  const { 'proxy-ssl-name': name, 'proxy-ssl-verify-depth': depth, 'proxy-ssl-ciphers': ciphers, 'proxy-ssl-protocols': protocols } = own;
  const verifies = own['proxy-ssl-verify'] === 'on';
  const sendsName = own['proxy-ssl-server-name'] === 'on';
  const hasCertificate = keys.includes('tls.crt') && keys.includes('tls.key');
  if (verifies && name === undefined) {
    return { unsaid: forAll(own, 'every request gets 502: without proxy-ssl-name, certificates would have to be for "upstream_balancer"') };
  }
  const unsaid = {
    ...ciphers !== undefined && { 'proxy-ssl-ciphers': 'no prop: ciphers to the backends' },
    // Both versions are what every controller speaks.
    ...protocols !== undefined && !(protocols.includes('TLSv1.2') && protocols.includes('TLSv1.3')) && { 'proxy-ssl-protocols': 'no prop: versions of TLS to the backends' },
  };
  return verifies ? {
    balancer: {
      backendProtocol: BackendProtocol.https(BackendTls.verified({
        serverName: name, caSecret: secret, ...hasCertificate && { clientCertificateSecret: secret },
      })),
    },
    unsaid,
    left: { ...depth !== undefined && { 'proxy-ssl-verify-depth': 'a chain may have as many certificates as the controller takes: by itself one intermediate on ingress-nginx, and any number elsewhere' } },
    changed: {
      'proxy-ssl-verify': 'where a certificate is not believed, ingress-nginx answers 502, and others answer 500 or 503',
      ...!sendsName && { 'proxy-ssl-name': 'it is sent to the backends as well, as the name of the server (SNI)' },
    },
  } : {
    balancer: { backendProtocol: BackendProtocol.https(BackendTls.unverified(sendsName && name !== undefined ? { serverName: name } : {})) },
    unsaid,
    idle: {
      ...depth !== undefined && { 'proxy-ssl-verify-depth': 'without effect: nothing is verified' },
      ...name !== undefined && !sendsName && { 'proxy-ssl-name': 'without effect: nothing is verified, and no name is sent' },
      ...!hasCertificate && { 'proxy-ssl-secret': 'without effect: nothing is verified by its ca.crt, and it holds no certificate' },
    },
    changed: {
      // A backend that asks for it closes the connection then: nothing gets through that did not before.
      ...hasCertificate && { 'proxy-ssl-secret': 'the certificate in it is not presented to the backends: where they ask for one, use BackendTls.verified() with clientCertificateSecret' },
      ...sendsName && name === undefined && { 'proxy-ssl-server-name': 'ingress-nginx sends the name "upstream_balancer", which no backend has; here it is the choice of the controller' },
    },
  };
}
