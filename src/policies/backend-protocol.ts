import { BackendTls } from './backend-tls';
import { policy } from './policy';
import { checkMadeBy } from '../basics/errors';

/** What the backends speak. */
export enum BackendProtocolType {
  /** HTTP without TLS. */
  HTTP = 'HTTP',
  /** HTTP over TLS. */
  HTTPS = 'HTTPS',
  /** gRPC, which is HTTP/2, without TLS. */
  GRPC = 'GRPC',
  /** gRPC over TLS. */
  GRPCS = 'GRPCS',
}

/**
 * The protocol that the backends speak: no controller finds it out by itself.
 */
export class BackendProtocol {
  /** HTTP without TLS. */
  public static http(): BackendProtocol {
    return new BackendProtocol(BackendProtocolType.HTTP);
  }

  /**
   * HTTP over TLS. WebSockets and streams pass as over HTTP.
   *
   * @param tls Whether and how certificates of the backends are verified; by default by the certificate authorities that the system of
   * the controller trusts. For self-signed certificates, `BackendTls.unverified()`.
   */
  public static https(tls: BackendTls = BackendTls.verified()): BackendProtocol {
    return new BackendProtocol(BackendProtocolType.HTTPS, checkTls('BackendProtocol.https()', tls));
  }

  /** gRPC, or HTTP/2 of another kind, without TLS. */
  public static grpc(): BackendProtocol {
    return new BackendProtocol(BackendProtocolType.GRPC);
  }

  /**
   * gRPC, or HTTP/2 of another kind, over TLS: the backends select it by ALPN.
   *
   * @param tls As for `https()`.
   */
  public static grpcs(tls: BackendTls = BackendTls.verified()): BackendProtocol {
    return new BackendProtocol(BackendProtocolType.GRPCS, checkTls('BackendProtocol.grpcs()', tls));
  }

  private constructor(
    /** The protocol. */
    public readonly type: BackendProtocolType,
    /**
     * TLS to the backends.
     *
     * @default - none, where the protocol has no TLS
     */
    public readonly tls?: BackendTls,
  ) {
  }
}

/** What the backends speak: a feature for each protocol, and for each way of TLS. */
export const BACKEND_PROTOCOL = policy({
  features: {
    httpBackends: 'BackendProtocol.http()',
    httpsUnverified: 'BackendProtocol.https(BackendTls.unverified())',
    httpsServerName: 'BackendTls.unverified() with serverName',
    httpsBySystemRoots: 'BackendProtocol.https(BackendTls.verified())',
    httpsByCaSecret: 'BackendTls.verified() with caSecret',
    httpsByCaConfigMap: 'BackendTls.verified() with caConfigMap',
    backendClientCertificate: 'BackendTls.verified() with clientCertificateSecret',
    grpcBackends: 'BackendProtocol.grpc()',
    grpcsUnverified: 'BackendProtocol.grpcs(BackendTls.unverified())',
    grpcsVerified: 'BackendProtocol.grpcs(BackendTls.verified())',
  },
  used: (protocol: BackendProtocol) => [featureOf(protocol)],
  check: (prop, protocol) => {
    checkMadeBy(prop, protocol, BackendProtocol, 'BackendProtocol.https()');
    return protocol;
  },
});

/** The feature that says most of a value. */
function featureOf({ type, tls }: BackendProtocol) {
  switch (type) {
    case BackendProtocolType.HTTP:
      return 'httpBackends';
    case BackendProtocolType.GRPC:
      return 'grpcBackends';
    case BackendProtocolType.GRPCS:
      return tls!.verifies ? 'grpcsVerified' : 'grpcsUnverified';
    case BackendProtocolType.HTTPS:
      return waysOf(tls!)[0];
  }
}

/** All that TLS asks for, what says most first: a controller has to be capable of each, for gRPC as well. */
export function waysOf({ verifies, serverName, caSecret, caConfigMap, clientCertificateSecret }: BackendTls) {
  const trust = !verifies ? 'httpsUnverified'
    : caSecret !== undefined ? 'httpsByCaSecret'
      : caConfigMap !== undefined ? 'httpsByCaConfigMap'
        : 'httpsBySystemRoots';
  return [
    ...clientCertificateSecret !== undefined ? ['backendClientCertificate' as const] : [],
    ...!verifies && serverName !== undefined ? ['httpsServerName' as const] : [],
    trust,
  ] as const;
}

/** Whether it is gRPC, which streams. */
export function isGrpc({ type }: BackendProtocol): boolean {
  return type === BackendProtocolType.GRPC || type === BackendProtocolType.GRPCS;
}

function checkTls(prop: string, tls: BackendTls): BackendTls {
  checkMadeBy(`tls of ${prop}`, tls, BackendTls, 'BackendTls.unverified()');
  return tls;
}
