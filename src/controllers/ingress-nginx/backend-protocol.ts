import { byAnnotations } from './by-annotations';
import { NginxRow, NginxRows, Options, PREFIX } from './contribution';
import { annotationOf } from './user-annotations';
import { invalid } from '../../basics/errors';
import { shareHost } from '../../intent/certificate';
import { RouteIntent } from '../../intent/route-intent';
import { BackendProtocol } from '../../policies/backend-protocol';
import { BackendTls } from '../../policies/backend-tls';
import { Requirement } from '../../report';
import { Context } from '../rows';
import { checkWays, serverNameOf, tlsObjectRequirements } from '../shared/backend-tls';
import { approximated, native, refused } from '../shared/declarations';

type Annotations = { readonly [key: string]: string };

/** What says how TLS to the backends is verified. */
const SETTINGS = ['proxy-ssl-secret', 'proxy-ssl-verify', 'proxy-ssl-name', 'proxy-ssl-server-name'];
const PROTOCOLS = `${PREFIX}proxy-ssl-protocols`;

const UNNAMED = native('the certificates of the backends are not verified, and no name of the server (SNI) is sent to them');
const ONE_INTERMEDIATE = native('a chain of certificates may have one intermediate, unless the annotation proxy-ssl-verify-depth says more');
const OVER_TLS = 'clients reach gRPC by https only, so that the hosts need a certificate, and over http it hangs';

/** Measured: all other settings hang on the Secret, and its `ca.crt`. */
const AUTHORITY_ALONE = 'name a certificate authority in a Secret: BackendTls.verified({ caSecret, serverName })';
const AUTHORITY = `${AUTHORITY_ALONE}, or do not verify: BackendTls.unverified()`;

/**
 * What the controller speaks to the backends.
 *
 * @see https://kubernetes.github.io/ingress-nginx/user-guide/nginx-configuration/annotations/#backend-protocol
 * @see https://kubernetes.github.io/ingress-nginx/user-guide/nginx-configuration/annotations/#backend-certificate-authentication
 */
const backendProtocol: NginxRow<'backendProtocol'> = {
  declares: {
    httpBackends: native(),
    httpsUnverified: UNNAMED,
    httpsServerName: refused('ingress-nginx sends no name of the server (SNI) unless it verifies the certificate', AUTHORITY_ALONE),
    httpsBySystemRoots: refused('ingress-nginx verifies nothing without a Secret that holds the certificate authority', AUTHORITY),
    httpsByCaSecret: ONE_INTERMEDIATE,
    httpsByCaConfigMap: refused('ingress-nginx takes the certificate authority from a Secret only', AUTHORITY),
    backendClientCertificate: ONE_INTERMEDIATE,
    grpcBackends: approximated(OVER_TLS),
    grpcsUnverified: approximated(`${OVER_TLS}; ${UNNAMED.note}`),
    grpcsVerified: refused('ingress-nginx verifies no certificates for gRPC', 'use BackendProtocol.grpcs(BackendTls.unverified())'),
  },
  render: (protocol, context) => {
    checkWays(protocol, backendProtocol.declares);
    const { route } = context;
    const annotations = { ...protocolAnnotation(protocol), ...tlsAnnotations(protocol, context) };
    checkSettings(annotations, context);
    return byAnnotations(annotations, {
      requirements: () => protocol.tls?.verifies ? [...tlsObjectRequirements(protocol.tls, route, {
        authority: 'without the Secret every request gets 503, and with one that has no ca.crt ingress-nginx verifies nothing, and says so nowhere',
        clientCertificate: 'without it ingress-nginx presents no certificate; where the Secret is missing, every request gets 503',
      }), ...sharedConnections(route)] : [],
    });
  },
};

export const BACKEND_PROTOCOL = { backendProtocol } satisfies Pick<NginxRows, 'backendProtocol'>;

/** The protocol as both readers know it. */
export function protocolAnnotation({ type }: BackendProtocol): Annotations {
  return { 'nginx.ingress.kubernetes.io/backend-protocol': type };
}

/** @throws if the user says by annotations how TLS to the backends is verified, where the prop says it */
export function checkSettings(rendered: Annotations, { route }: Context<Options>): void {
  const other = SETTINGS.find(name => annotationOf(route, name) !== undefined && rendered[PREFIX + name] === undefined);
  if (other !== undefined) {
    throw invalid('annotations.rendered', `annotations["${PREFIX}${other}"]`, annotationOf(route, other), 'an annotation that no prop renders', 'take it out: the prop backendProtocol says it');
  }
}

/**
 * The name of a Secret as the annotations want it.
 *
 * @throws if the namespace is not known
 */
export function qualified(secret: string, { namespace }: RouteIntent): string {
  if (namespace === undefined) {
    throw invalid('nginx.secret-namespace', 'backendProtocol', secret, 'a Secret in a namespace that is known, since the annotation proxy-ssl-secret wants it before the name', 'set namespace, or that of the chart');
  }
  return `${namespace}/${secret}`;
}

function tlsAnnotations({ tls }: BackendProtocol, context: Context<Options>): Annotations {
  if (!tls?.verifies) {
    return {};
  }
  const { route } = context;
  checkSameSecret(tls);
  const name = serverNameOf(tls, route);
  if (name === undefined) {
    throw invalid('nginx.server-name', 'backendProtocol', 'BackendTls.verified()', 'a serverName beside it on ingress-nginx (without one it expects a certificate for its own "upstream_balancer", and answers 502)',
      'set serverName to a DNS name that the certificates of all backends have');
  }
  const annotations = {
    'nginx.ingress.kubernetes.io/proxy-ssl-secret': qualified(tls.caSecret!, route),
    'nginx.ingress.kubernetes.io/proxy-ssl-verify': 'on',
    'nginx.ingress.kubernetes.io/proxy-ssl-name': name,
    'nginx.ingress.kubernetes.io/proxy-ssl-server-name': 'on',
    // By itself it would speak TLS 1.2 alone.
    ...annotationOf(route, 'proxy-ssl-protocols') === undefined && { [PROTOCOLS]: 'TLSv1.2 TLSv1.3' },
  };
  checkOneOfHost(tls, context);
  return annotations;
}

/** The Secret holds the authority and the certificate. */
function checkSameSecret({ caSecret, clientCertificateSecret }: BackendTls): void {
  if (clientCertificateSecret !== undefined && clientCertificateSecret !== caSecret) {
    throw invalid('nginx.client-certificate-secret', 'backendProtocol', clientCertificateSecret, `the Secret of caSecret (${caSecret}) as clientCertificateSecret too, since ingress-nginx takes both from one`,
      'put ca.crt, tls.crt and tls.key into one Secret, and name it in both');
  }
}

/** Measured: the first settings of a host hold for all its routes. */
function checkOneOfHost(tls: BackendTls, { route, neighbours }: Context<Options>): void {
  const own = settingsOf(tls, route);
  const other = neighbours.find(each => {
    const theirs = each.service.backendProtocol?.tls;
    return each !== route && theirs && shareHost(each, route) && settingsOf(theirs, each) !== own;
  });
  if (other) {
    throw invalid('nginx.tls-of-host', 'backendProtocol', 'BackendTls.verified()', `one way of TLS to the backends of a host on ingress-nginx, and ${other.path} has another one`,
      'give one of the routes another host, or verify the certificates of both in the same way');
  }
}

function settingsOf({ verifies, caSecret, serverName }: BackendTls, { namespace }: RouteIntent): string {
  return JSON.stringify([verifies, namespace, caSecret, serverName]);
}

/** nginx uses a connection again for all that goes to one address, whoever has asked for it, and however. */
function sharedConnections({ service }: RouteIntent): Requirement[] {
  return [{
    id: 'shared-connections',
    where: 'every other Ingress to the same servers, in any namespace',
    what: 'it verifies their certificates in the same way',
    why: `ingress-nginx keeps connections to ${service.externalNames?.[0] ?? 'an address'} and uses them for every route: over one that another Ingress has made, nothing is verified again`,
    unchecked: 'which other Services have the same servers',
  }];
}
