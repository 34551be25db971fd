import { featureCheck } from './checks';
import { API, Contribution, GatewayRow, GatewayRows, Options } from './contribution';
import { invalid } from '../../basics/errors';
import { RouteIntent } from '../../intent/route-intent';
import { BackendProtocol, BackendProtocolType } from '../../policies/backend-protocol';
import { BackendTls } from '../../policies/backend-tls';
import { Requirement } from '../../report';
import { Context, Rendered } from '../rows';
import { checkWays, serverNameOf, tlsObjectRequirements } from '../shared/backend-tls';
import { native, refused } from '../shared/declarations';

const NOT_UNVERIFIED = refused('Gateway API always verifies the certificates of backends',
  'verify them by a certificate authority, which a self-signed certificate is for itself: BackendTls.verified({ caConfigMap, serverName })');
const NAMED = native('all backends have one name, which is sent to them (SNI) and which their certificates must have');

/**
 * What a Gateway speaks to the backends: by the `appProtocol` of the Service, and by a policy for TLS, which belongs to the Service and so
 * to its first route.
 *
 * @see https://gateway-api.sigs.k8s.io/api-types/backendtlspolicy/
 * @see https://gateway-api.sigs.k8s.io/geps/gep-1911/
 */
const backendProtocol: GatewayRow<'backendProtocol'> = {
  declares: {
    httpBackends: native(),
    httpsUnverified: NOT_UNVERIFIED,
    httpsServerName: NOT_UNVERIFIED,
    httpsBySystemRoots: NAMED,
    httpsByCaSecret: refused('Gateway API leaves it to each implementation whether a certificate authority may be in a Secret', 'put it in a ConfigMap: BackendTls.verified({ caConfigMap, serverName })'),
    httpsByCaConfigMap: NAMED,
    backendClientCertificate: refused('with Gateway API the certificate that backends ask for belongs to the Gateway', 'leave it out, and set spec.tls.backend.clientCertificateRef of the Gateway'),
    grpcBackends: native(),
    grpcsUnverified: NOT_UNVERIFIED,
    grpcsVerified: NAMED,
  },
  render: (protocol, context) => {
    checkWays(protocol, backendProtocol.declares);
    return { ...byPolicy(protocol, context), requirements: () => [...capabilities(protocol, context), ...objects(protocol, context)] };
  },
};

export const BACKEND_PROTOCOL = { backendProtocol } satisfies Pick<GatewayRows, 'backendProtocol'>;

/** A BackendTLSPolicy where there is TLS; the Service says the rest. */
export function byPolicy({ type, tls }: BackendProtocol, { route }: Context<Options>): Rendered<Contribution> {
  if (tls === undefined) {
    return { words: () => `appProtocol of the Service: ${type === BackendProtocolType.GRPC ? 'kubernetes.io/h2c' : 'http'}` };
  }
  const hostname = checkedServerName(serverNameOf(tls, route));
  const { name, first } = route.group;
  const validation = {
    hostname,
    ...authorityFields(tls),
  };
  return {
    contribution: route.path !== first ? undefined : {
      objects: [{
        id: 'BackendTLSPolicy',
        apiVersion: API,
        kind: 'BackendTLSPolicy',
        name,
        fields: { spec: { targetRefs: servicesOf(route).map(service => ({ group: '', kind: 'Service', name: service })), validation } },
      }],
    },
    words: () => `BackendTLSPolicy: ${hostname} by ${tls.caConfigMap ?? tls.caSecret ?? 'System'}`,
  };
}

/** The Services of the load balancer: its own, and those of its canaries. */
function servicesOf({ service: { name, canaries = [] } }: RouteIntent): string[] {
  return [name, ...canaries.map(canary => canary.name)];
}

/** Who has to have signed the certificates, as a BackendTLSPolicy and a Backend say it. */
export function authorityFields({ caConfigMap, caSecret }: BackendTls): object {
  return caConfigMap !== undefined ? { caCertificateRefs: [{ group: '', kind: 'ConfigMap', name: caConfigMap }] }
    : caSecret !== undefined ? { caCertificateRefs: [{ group: '', kind: 'Secret', name: caSecret }] }
      : { wellKnownCACertificates: 'System' };
}

/** @throws if there is none */
export function checkedServerName(name: string | undefined): string {
  if (name === undefined) {
    throw invalid('gateway-api.server-name', 'backendProtocol', 'BackendTls.verified()', 'a serverName beside it with Gateway API, which knows backends by one name and not by their addresses',
      'set serverName to a DNS name that the certificates of all backends have');
  }
  return name;
}

/** What the objects mean that a policy names. */
export function objects({ tls }: BackendProtocol, { route }: Context<Options>): Requirement[] {
  return tlsObjectRequirements(tls, route, {
    authority: 'without it the route is not accepted, and every request gets 500',
    clientCertificate: 'without it the route is not accepted, and every request gets 500',
  });
}

/** What Gateway API leaves to implementations. */
function capabilities({ type }: BackendProtocol, { route, options }: Context<Options>): Requirement[] {
  const where = 'the implementation of the Gateway';
  switch (type) {
    case BackendProtocolType.HTTP:
      return [];
    case BackendProtocolType.GRPC:
      return [{
        id: 'h2c-backends',
        where,
        what: 'it supports HTTPRouteBackendProtocolH2C',
        why: 'without it the backends get HTTP/1, and every request fails',
        checks: [featureCheck(route, options, 'HTTPRouteBackendProtocolH2C')],
      }];
    case BackendProtocolType.HTTPS:
    case BackendProtocolType.GRPCS:
      return [{
        id: 'backend-tls-policies',
        where,
        what: 'it supports BackendTLSPolicy',
        why: 'without it the backends get plain HTTP, and every request fails',
        checks: [featureCheck(route, options, 'BackendTLSPolicy')],
      }];
  }
}
