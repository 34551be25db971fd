import { ENVOY_API, ENVOY_GROUP } from './resources';
import { invalid } from '../../../basics/errors';
import { ofEnvoyGateway } from '../../../checks';
import { RouteIntent } from '../../../intent/route-intent';
import { ServiceEndpoint } from '../../../intent/service-intent';
import { checkDnsSubdomain } from '../../../kubernetes/names';
import { BackendProtocol, BackendProtocolType } from '../../../policies/backend-protocol';
import { BackendTls } from '../../../policies/backend-tls';
import { Requirement } from '../../../report';
import { serverNameOf } from '../../shared/backend-tls';
import { authorityFields } from '../backend-protocol';
import { Contribution } from '../contribution';

/** What Envoy Gateway takes of endpoints in a Backend. */
const MAX_ENDPOINTS = 256;

/**
 * A Backend in place of the Service, with endpoints and TLS of its own.
 *
 * @see https://gateway.envoyproxy.io/docs/tasks/traffic/backend/
 */
export function backendFor(route: RouteIntent, endpoints: readonly object[], { id = 'Backend', name: as = route.name } = {}): Required<Pick<Contribution, 'backendRefs' | 'objects'>> {
  const name = checkDnsSubdomain('name of the Backend', as);
  return {
    backendRefs: [{ group: ENVOY_GROUP, kind: 'Backend', name }],
    objects: [{
      id,
      apiVersion: ENVOY_API,
      kind: 'Backend',
      name,
      fields: { spec: { endpoints, ...protocolFields(route) } },
    }],
  };
}

/** The endpoints of a Backend with those servers that take requests. */
export function staticEndpoints({ endpoints = [] }: { readonly endpoints?: readonly ServiceEndpoint[] }): object[] {
  const ready = endpoints.filter(each => each.ready !== false);
  if (ready.length === 0 || ready.length > MAX_ENDPOINTS) {
    throw invalid('envoy-gateway.endpoints', 'backends', `${ready.length} that are ready`, `1 to ${MAX_ENDPOINTS} backends that are ready, since Envoy Gateway takes this protocol in a Backend only`,
      'list others, or verify certificates without a client certificate, which needs no Backend');
  }
  return ready.map(({ ip, port, zone }) => ({ ip: { address: ip, port }, ...zone !== undefined && { zone } }));
}

/** Backends have to be allowed. */
export function backendApi(): Requirement[] {
  return [{
    id: 'backend-api',
    where: 'the configuration of Envoy Gateway',
    what: 'Backends are allowed',
    why: 'by default they are not, and every request gets 500',
    settings: { 'extensionApis.enableBackend': 'true' },
    checks: [ofEnvoyGateway('extensionApis.enableBackend', 'true')],
  }];
}

function protocolFields(route: RouteIntent): object {
  const { backendProtocol } = route.service;
  const appProtocol = backendProtocol && appProtocolOf(backendProtocol);
  return {
    ...appProtocol !== undefined && { appProtocols: [appProtocol] },
    ...backendProtocol?.tls && { tls: tlsField(backendProtocol.tls, route) },
  };
}

/** By itself Envoy speaks HTTP/1 without TLS, and with it selects HTTP/2 by ALPN, over which most servers take no WebSockets. */
function appProtocolOf({ type }: BackendProtocol): string | undefined {
  return type === BackendProtocolType.GRPC ? `${ENVOY_GROUP}/h2c` : type === BackendProtocolType.HTTPS ? `${ENVOY_GROUP}/wss` : undefined;
}

function tlsField(tls: BackendTls, route: RouteIntent): object {
  const { verifies, clientCertificateSecret } = tls;
  const sni = serverNameOf(tls, route);
  return {
    ...sni !== undefined && { sni },
    ...verifies ? authorityFields(tls) : { insecureSkipVerify: true },
    ...clientCertificateSecret !== undefined && { clientCertificateRef: { kind: 'Secret', name: clientCertificateSecret } },
  };
}
