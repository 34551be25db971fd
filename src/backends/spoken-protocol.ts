import { Backends } from './backends';
import { connections, named, plainHttpRequirement, portsOf } from './plain-http';
import { BackendProtocol, BackendProtocolType } from '../policies/backend-protocol';
import { Requirement } from '../report';

/** What the servers must speak: no controller finds it out by itself. */
export function protocolRequirement(backends: Backends, protocol: BackendProtocol | undefined): Requirement {
  const ports = named(portsOf(backends));
  switch (protocol?.type) {
    case undefined:
    case BackendProtocolType.HTTP:
      return plainHttpRequirement(backends);
    case BackendProtocolType.GRPC:
      return {
        id: 'http2-backends',
        where: 'the servers',
        what: `they speak HTTP/2 without TLS on ${ports}, from the first byte on, as gRPC servers do`,
        why: 'a server that speaks HTTP/1 or TLS there ends the connection, and clients get an error instead of an answer',
        ...connections(backends),
      };
    case BackendProtocolType.HTTPS:
    case BackendProtocolType.GRPCS:
      return {
        id: 'tls-backends',
        where: 'the servers',
        what: `they speak TLS on ${ports}${protocol.type === BackendProtocolType.GRPCS ? ' and select HTTP/2 by ALPN' : ''}${certificates(protocol, backends)}`,
        why: 'where the handshake fails, clients get 500, 502 or 503',
        ...connections(backends),
      };
  }
}

/** What their certificates must hold. */
function certificates({ tls }: BackendProtocol, { dnsName }: Backends): string {
  if (!tls!.verifies) {
    return '';
  }
  const { serverName, caSecret, caConfigMap, clientCertificateSecret } = tls!;
  const authority = caSecret !== undefined ? `the authority in the Secret ${caSecret}`
    : caConfigMap !== undefined ? `the authority in the ConfigMap ${caConfigMap}`
      : 'an authority that the system of the controller trusts';
  return `, with a certificate for ${serverName ?? dnsName ?? 'the address of the server'} by ${authority}`
    + (clientCertificateSecret === undefined ? '' : `, and take the certificate in the Secret ${clientCertificateSecret}`);
}
