import { invalid } from '../basics/errors';
import { checkHost, isWildcard } from '../kubernetes/hosts';
import { checkDnsSubdomain, ofExisting } from '../kubernetes/names';

/** Options of `BackendTls.unverified()`. */
export interface UnverifiedBackendTlsOptions {
  /**
   * The DNS name that is sent as the name of the server (SNI).
   *
   * @default - the controller's default: the DNS name of the backend, the host of the request, or none
   */
  readonly serverName?: string;
}

/** Options of `BackendTls.verified()`. At most one of `caSecret` and `caConfigMap`. */
export interface VerifiedBackendTlsOptions {
  /**
   * The DNS name that certificates of the backends must have, which is sent as the name of the server (SNI) as well. Most
   * controllers need it for backends with static IPs.
   *
   * @default - the DNS name of the backend, or its IP address
   */
  readonly serverName?: string;

  /**
   * The Secret whose key `ca.crt` holds the certificate authority of the backends, in the namespace of the load balancer.
   *
   * @default - `caConfigMap`, or the certificate authorities that the system of the controller trusts
   */
  readonly caSecret?: string;

  /**
   * The ConfigMap whose key `ca.crt` holds the certificate authority of the backends, in the namespace of the load balancer.
   *
   * @default - `caSecret`, or the certificate authorities that the system of the controller trusts
   */
  readonly caConfigMap?: string;

  /**
   * The Secret of type `kubernetes.io/tls` with the certificate and key that the controller presents to the backends, in the
   * namespace of the load balancer.
   *
   * @default - it presents none
   */
  readonly clientCertificateSecret?: string;
}

/**
 * TLS between the controller and the backends.
 */
export class BackendTls {
  /**
   * Certificates of the backends are not verified, such as self-signed ones: the traffic is encrypted, but whoever gets into
   * its way can read and change it.
   *
   * @throws if the name of the server is no DNS name.
   */
  public static unverified(options: UnverifiedBackendTlsOptions = {}): BackendTls {
    return new BackendTls(false, checkServerName('serverName of BackendTls.unverified()', options.serverName));
  }

  /**
   * Certificates of the backends are verified: by a certificate authority of your own, or by those that the system of the
   * controller trusts.
   *
   * @throws if the name of the server is no DNS name, the API server would refuse another name, or there are two certificate authorities.
   */
  public static verified(options: VerifiedBackendTlsOptions = {}): BackendTls {
    const { serverName, caSecret, caConfigMap, clientCertificateSecret } = options;
    const prop = (option: string) => `${option} of BackendTls.verified()`;
    if (caSecret !== undefined && caConfigMap !== undefined) {
      throw invalid('backend-tls.two-authorities', 'BackendTls.verified()', { caSecret, caConfigMap }, 'at most one of caSecret and caConfigMap',
        'put all certificates under the key ca.crt of one of them');
    }
    return new BackendTls(true, checkServerName(prop('serverName'), serverName), checkObject(prop('caSecret'), 'Secret', caSecret),
      checkObject(prop('caConfigMap'), 'ConfigMap', caConfigMap), checkObject(prop('clientCertificateSecret'), 'Secret', clientCertificateSecret));
  }

  private constructor(
    /** Whether certificates of the backends are verified. */
    public readonly verifies: boolean,
    /**
     * The DNS name of the server, for SNI and for its certificate.
     *
     * @default - that of the backend, or what the controller sends by itself
     */
    public readonly serverName?: string,
    /**
     * The Secret with the certificate authority.
     *
     * @default - none
     */
    public readonly caSecret?: string,
    /**
     * The ConfigMap with the certificate authority.
     *
     * @default - none
     */
    public readonly caConfigMap?: string,
    /**
     * The Secret with the certificate that the controller presents.
     *
     * @default - none
     */
    public readonly clientCertificateSecret?: string,
  ) {
  }
}

function checkServerName(prop: string, name: string | undefined): string | undefined {
  if (name === undefined) {
    return undefined;
  }
  checkHost(prop, name, { all: 'leave it out', address: 'leave it out: a certificate for an address is compared with the address' });
  if (isWildcard(name)) {
    throw invalid('backend-tls.wildcard-name', prop, name, 'one DNS name', 'name a server that the certificate holds for');
  }
  return name;
}

function checkObject(prop: string, kind: string, name: string | undefined): string | undefined {
  return name === undefined ? undefined : checkDnsSubdomain(prop, name, ofExisting(kind, 'it has to be in the namespace of the load balancer'));
}
