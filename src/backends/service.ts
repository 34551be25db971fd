import { Backends } from './backends';
import { invalid } from '../basics/errors';
import { checked } from '../intent/from-options';
import { AddressSource, ServiceIntent } from '../intent/service-intent';
import { checkLabels } from '../kubernetes/metadata';
import { ServiceSpec } from '../kubernetes/specs';
import { BackendProtocol, BackendProtocolType } from '../policies/backend-protocol';
import { HealthCheck } from '../policies/health-check';
import { LoadBalancing } from '../policies/load-balancing';

/** The name that ties the Service's port to those of its Endpoints and EndpointSlices. Without it, controllers take every port. */
export const PORT_NAME = 'http';

/** The policies of the traffic to all backends. */
export interface TrafficToBackends {
  readonly loadBalancing?: LoadBalancing;
  readonly healthChecks?: HealthCheck[];
  readonly backendProtocol?: BackendProtocol;
}

/**
 * What a Service says of the protocol, where a prop asks for one. Only Gateway API reads it. Of https it says that there may be WebSockets:
 * otherwise Envoy would select HTTP/2, over which most servers take none.
 *
 * @see https://gateway-api.sigs.k8s.io/geps/gep-1911/
 */
const APP_PROTOCOLS = {
  [BackendProtocolType.HTTP]: 'http',
  [BackendProtocolType.HTTPS]: 'kubernetes.io/wss',
  [BackendProtocolType.GRPC]: 'kubernetes.io/h2c',
  [BackendProtocolType.GRPCS]: 'https',
};

const RESERVED_LABELS = ['kubernetes.io/service-name', 'endpointslice.kubernetes.io/managed-by', 'endpointslice.kubernetes.io/skip-mirror'];

/**
 * The spec of the Service that represents the backends: no selector, so that the addresses are ours to write.
 *
 * @see https://kubernetes.io/docs/concepts/services-networking/service/#services-without-selectors
 */
export function serviceSpec(backends: Backends, port: number, source: AddressSource, spoken?: BackendProtocol) {
  const ports = [{ name: PORT_NAME, port, protocol: 'TCP', targetPort: backends.port, ...spoken && { appProtocol: APP_PROTOCOLS[spoken.type] } }];
  if (source === AddressSource.EXTERNAL_NAME) {
    return { type: 'ExternalName', externalName: backends.dnsName, ports } satisfies ServiceSpec;
  }
  if (source === AddressSource.ENDPOINTS) {
    return { type: 'ClusterIP', ports } satisfies ServiceSpec;
  }
  const ipFamilies = [...new Set(backends._endpoints.map(e => e.family))].sort();
  const ipFamilyPolicy = ipFamilies.length === 1 ? 'SingleStack' : 'RequireDualStack';
  // A cluster gives out cluster IPs of its own families only and refuses a Service that asks for another; a Service
  // without one may name those of its backends, whatever the cluster's are.
  return isHeadless(backends, source)
    ? { type: 'ClusterIP', clusterIP: 'None', ipFamilies, ipFamilyPolicy, ports } satisfies ServiceSpec
    : { type: 'ClusterIP', ipFamilies, ipFamilyPolicy, ports } satisfies ServiceSpec;
}

/** Whether the Service of addresses has no cluster IP. */
function isHeadless(backends: Backends, source: AddressSource): boolean {
  return source === AddressSource.ENDPOINT_SLICES && backends._endpoints.some(({ family }) => family === 'IPv6');
}

/** The Service as the routes see it. */
export function serviceIntent(place: Pick<ServiceIntent, 'path' | 'name' | 'port' | 'addressSource'>, backends: Backends, traffic: TrafficToBackends): ServiceIntent {
  return {
    path: place.path,
    name: place.name,
    port: place.port,
    targetPort: backends.port,
    externalNames: backends.dnsNames?.slice(),
    addressSource: place.addressSource,
    ...hasSeveralPorts(backends) && { severalPorts: true },
    ...isHeadless(backends, place.addressSource) && { headless: true },
    backends: (backends.dnsNames ?? backends._endpoints).length,
    loadBalancing: checked('loadBalancing', traffic.loadBalancing),
    healthChecks: checked('healthChecks', traffic.healthChecks) ?? [],
    backendProtocol: checked('backendProtocol', traffic.backendProtocol),
    endpoints: backends.dnsName === undefined ? [...backends._endpoints] : undefined,
  };
}

/** Whether one of the backends listens on several ports. */
function hasSeveralPorts({ port, _endpoints }: Backends): boolean {
  return _endpoints.some(each => each.port !== port) && new Set(_endpoints.map(({ ip }) => ip)).size < _endpoints.length;
}

/** The port of the backends, or 80 where they have several. */
export function defaultServicePort(backends: Backends): number {
  return backends._endpoints.every(endpoint => endpoint.port === backends.port) ? backends.port : 80;
}

/** Labels that the API server takes, and that leave the addresses where controllers look for them. */
export function checkServiceLabels(prop: string, labels: { [key: string]: string }): void {
  checkLabels(prop, labels);
  for (const key of RESERVED_LABELS) {
    if (Object.hasOwn(labels, key)) {
      throw invalid('label.reserved', `key of ${prop}`, key, 'a label that the cluster does not act on', 'take it out: it decides which addresses belong to a Service');
    }
  }
}
