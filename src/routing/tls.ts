import { invalid, listOf } from '../basics/errors';
import { checkHost, HostAdvice } from '../kubernetes/hosts';
import { checkDnsSubdomain, ofExisting } from '../kubernetes/names';

const ADVICE: HostAdvice = {
  all: 'leave hosts out to take those of the route',
  address: 'take it out: clients ask for certificates by name only',
};

const IN_NAMESPACE = 'a route uses those of its own namespace, so it has to be there';

/** Where a certificate comes from. */
export enum TlsType {
  /** A Secret. */
  SECRET = 'SECRET',
  /** A Secret that cert-manager writes. */
  CERT_MANAGER = 'CERT_MANAGER',
  /** The controller, or the listener of a Gateway. */
  CONTROLLER_DEFAULT = 'CONTROLLER_DEFAULT',
  /** The backends, which end TLS themselves. */
  PASSTHROUGH = 'PASSTHROUGH',
}

/** Options of a certificate in a Secret. */
export interface SecretTlsOptions {
  /**
   * The hosts that present the certificate.
   *
   * @default - the hosts of the route
   */
  readonly hosts?: string[];
}

/** Options of a certificate that cert-manager requests. Exactly one of `clusterIssuer` and `issuer` is needed. */
export interface CertManagerTlsOptions extends SecretTlsOptions {
  /**
   * The name of a ClusterIssuer.
   *
   * @default - `issuer` is used
   */
  readonly clusterIssuer?: string;

  /**
   * The name of an Issuer in the namespace of the route.
   *
   * @default - `clusterIssuer` is used
   */
  readonly issuer?: string;

  /**
   * The Secret that cert-manager writes the certificate to.
   *
   * @default - the name of the routing object with `-tls` behind it
   */
  readonly secretName?: string;
}

/**
 * The certificate of a route's hosts. Requests over http are then redirected to https.
 *
 * @see https://kubernetes.io/docs/concepts/services-networking/ingress/#tls
 */
export class Tls {
  /**
   * A certificate and key in a Secret of type `kubernetes.io/tls`, in the namespace of the route.
   *
   * @param secretName The name of the Secret.
   * @throws if the API server would refuse the name or a host.
   */
  public static fromSecret(secretName: string, options: SecretTlsOptions = {}): Tls {
    return new Tls(TlsType.SECRET, { ...options, secretName: checkDnsSubdomain('secretName of Tls.fromSecret()', secretName, ofExisting('Secret', IN_NAMESPACE)) });
  }

  /**
   * A certificate that cert-manager requests and renews. Requests for `/.well-known/acme-challenge/` are left to its solver.
   *
   * @throws unless exactly one issuer is named, or if the API server would refuse a name or host.
   * @see https://cert-manager.io/docs/usage/ingress/
   */
  public static certManager(options: CertManagerTlsOptions): Tls {
    const { clusterIssuer, issuer, secretName } = options;
    if ((clusterIssuer === undefined) === (issuer === undefined)) {
      throw invalid('tls.not-one-issuer', 'Tls.certManager()', { clusterIssuer, issuer }, 'exactly one of clusterIssuer and issuer', 'name the one that issues the certificate');
    }
    const advices = { clusterIssuer: ofExisting('ClusterIssuer'), issuer: ofExisting('Issuer', IN_NAMESPACE), secretName: undefined };
    for (const [prop, name] of Object.entries({ clusterIssuer, issuer, secretName })) {
      if (name !== undefined) {
        checkDnsSubdomain(`${prop} of Tls.certManager()`, name, advices[prop as keyof typeof advices]);
      }
    }
    return new Tls(TlsType.CERT_MANAGER, options);
  }

  /**
   * The certificate that the controller has by itself, for the hosts of the route: no Secret and no grant is needed. With Gateway
   * API it is that of the https listener of an existing Gateway; with Traefik that of the option `certResolver`, or the default one.
   *
   * @see https://kubernetes.github.io/ingress-nginx/user-guide/tls/#default-ssl-certificate
   * @see https://doc.traefik.io/traefik/reference/routing-configuration/http/tls/tls-certificates/
   */
  public static controllerDefault(): Tls {
    return new Tls(TlsType.CONTROLLER_DEFAULT);
  }

  /**
   * The backends end TLS themselves: connections for the hosts of the route are handed on unread, by the name that clients ask for
   * (SNI). The route needs hosts, which no other route has, and can have nothing that looks into requests.
   *
   * @see https://gateway-api.sigs.k8s.io/guides/tls/#tls-modes
   * @see https://kubernetes.github.io/ingress-nginx/user-guide/tls/#ssl-passthrough
   */
  public static passthrough(): Tls {
    return new Tls(TlsType.PASSTHROUGH);
  }

  /**
   * The name of the Secret.
   *
   * @default - the name of the routing object with `-tls` behind it; none for the controller's own certificate
   */
  public readonly secretName?: string;

  /**
   * The hosts that present the certificate.
   *
   * @default - the hosts of the route
   */
  public readonly hosts?: string[];

  /**
   * The ClusterIssuer of the certificate.
   *
   * @default - none
   */
  public readonly clusterIssuer?: string;

  /**
   * The Issuer of the certificate.
   *
   * @default - none
   */
  public readonly issuer?: string;

  private constructor(
    /** Where the certificate comes from. */
    public readonly type: TlsType,
    options: CertManagerTlsOptions = {},
  ) {
    this.secretName = options.secretName;
    this.clusterIssuer = options.clusterIssuer;
    this.issuer = options.issuer;
    if (options.hosts !== undefined) {
      if (listOf('hosts of Tls', options.hosts).length === 0) {
        throw invalid('tls.no-hosts', 'hosts of Tls', options.hosts, 'at least one host', 'leave hosts out to take those of the route');
      }
      this.hosts = options.hosts.map((host, i) => checkHost(`hosts[${i}] of Tls`, host, ADVICE));
      Object.freeze(this.hosts);
    }
  }
}
