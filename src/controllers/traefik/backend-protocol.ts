import { holderOnPaths } from './buffering';
import { Contribution, TraefikRows } from './contribution';
import { triesAgainUnsent } from '../../intent/failover';
import { BackendProtocolType, isGrpc } from '../../policies/backend-protocol';
import { BackendTls } from '../../policies/backend-tls';
import { passiveOf } from '../../policies/health-check';
import { BY_HTTP_1, EARLY_ANSWER, tlsObjectRequirements, UNVERIFIED } from '../shared/backend-tls';
import { native } from '../shared/declarations';
import { checkNoStreams } from '../shared/held-bodies';

const SCHEMES = {
  [BackendProtocolType.HTTP]: 'http',
  [BackendProtocolType.HTTPS]: 'https',
  [BackendProtocolType.GRPC]: 'h2c',
  [BackendProtocolType.GRPCS]: 'https',
};

/** What it checks of certificates of the backends. */
const VERIFIED = native('without serverName, a certificate has to name the address or DNS name of the backend');

/** Measured: a server that fails by gRPC answers with the status 200 of HTTP. */
const UNCOUNTED = native('errors of gRPC are no errors to HealthCheck.passive(), which looks at the status of HTTP');

/**
 * What Traefik speaks to the backends: the scheme of the services, and a ServersTransport for TLS, which does not inherit what the static
 * configuration says of certificates.
 *
 * @see https://doc.traefik.io/traefik/reference/routing-configuration/kubernetes/crd/http/serverstransport/
 */
export const BACKEND_PROTOCOL = {
  backendProtocol: {
    declares: {
      httpBackends: native(),
      httpsUnverified: UNVERIFIED,
      httpsServerName: UNVERIFIED,
      httpsBySystemRoots: VERIFIED,
      httpsByCaSecret: VERIFIED,
      httpsByCaConfigMap: VERIFIED,
      backendClientCertificate: VERIFIED,
      grpcBackends: EARLY_ANSWER,
      grpcsUnverified: UNVERIFIED,
      grpcsVerified: VERIFIED,
    },
    render: (protocol, { route, options: { middlewares } }) => {
      const { type, tls } = protocol;
      checkNoStreams(protocol, holderOnPaths(route), 'Traefik');
      const scheme = SCHEMES[type];
      // A retry may be among the existing Middlewares.
      const losesAnswers = type === BackendProtocolType.HTTPS && (triesAgainUnsent(route) || middlewares !== undefined);
      // A connection of HTTP/2 stays whatever is said of those of HTTP/1.
      const transport = tls && { ...transportFor(tls), ...(losesAnswers || route.disableKeepAlive) && { disableHTTP2: true } };
      return {
        contribution: { service: { scheme }, transport },
        words: () => [`scheme: ${scheme}`, ...transport ? [`serversTransport: ${Object.keys(transport).join(', ')}`] : []].join(', '),
        remarks: () => isGrpc(protocol) ? [EARLY_ANSWER, passiveOf(route.service.healthChecks) && UNCOUNTED] : [losesAnswers ? BY_HTTP_1 : undefined],
        requirements: () => tlsObjectRequirements(tls, route, {
          authority: 'without it Traefik trusts the authorities of its system in its place, so that requests to backends with a certificate by another one get 500',
          clientCertificate: 'without it Traefik presents no certificate, and backends that insist on one end the connection',
        }),
      };
    },
  },
} satisfies Pick<TraefikRows, 'backendProtocol'>;

/** Without the first field, a transport that verifies by the authorities of the system would be empty. */
function transportFor({ verifies, serverName, caSecret, caConfigMap, clientCertificateSecret }: BackendTls): Contribution['transport'] {
  return {
    insecureSkipVerify: !verifies,
    ...serverName !== undefined && { serverName },
    ...caSecret !== undefined && { rootCAs: [{ secret: caSecret }] },
    ...caConfigMap !== undefined && { rootCAs: [{ configMap: caConfigMap }] },
    ...clientCertificateSecret !== undefined && { certificatesSecrets: [clientCertificateSecret] },
  };
}
