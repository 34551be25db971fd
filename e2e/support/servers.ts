import { api } from './shared-api';
import { BESIDE } from '../../test/dossiers/custom-errors';

/**
 * The servers that the Endpoints and the EndpointSlices of a user name as ready, each `address:port`.
 * What mirrors an Endpoints is left out: each of its slices is made by itself, so that some may be missing; and what stands beside a load balancer.
 */
export async function readyServers(namespace: string, routes: readonly any[] = []): Promise<string[]> {
  const named = namesIn(routes);
  if (await goToClusterIps(namespace)) {
    return (await api().list('v1', 'Service', namespace)).filter(({ metadata }) => named(metadata.name)).flatMap(({ spec }) => spec.ports.map(({ port }: any) => `${spec.clusterIP}:${port}`));
  }
  const endpoints = (await api().list('v1', 'Endpoints', namespace)).filter(({ metadata }) => named(metadata.name));
  const slices = (await api().list('discovery.k8s.io/v1', 'EndpointSlice', namespace))
    .filter(({ metadata }) => named(metadata.labels?.['kubernetes.io/service-name'] ?? ''));
  return [...endpoints.flatMap(ofEndpoints), ...slices.filter(slice => !isMirrored(slice) && !isBeside(slice)).flatMap(ofSlice)];
}

/** What tells controllers that requests go to the cluster IP. */
const TELLING: readonly { readonly apiVersion: string; readonly kind: string; readonly by: (object: any) => boolean }[] = [
  { apiVersion: 'networking.k8s.io/v1', kind: 'Ingress', by: ({ metadata }) => metadata.annotations?.['nginx.ingress.kubernetes.io/service-upstream'] === 'true' },
  { apiVersion: 'traefik.io/v1alpha1', kind: 'IngressRoute', by: ({ spec }) => JSON.stringify(spec).includes('"nativeLB":true') },
  { apiVersion: 'gateway.envoyproxy.io/v1alpha1', kind: 'BackendTrafficPolicy', by: ({ spec }) => spec.routingType === 'Service' },
];

/** Whether all routes of a namespace lead there: of several, tests ask all or none for it. */
async function goToClusterIps(namespace: string): Promise<boolean> {
  const found = await Promise.all(TELLING.map(async ({ apiVersion, kind, by }) => (await api().list(apiVersion, kind, namespace)).some(by)));
  return found.includes(true);
}

/** What leads requests to the cluster IPs of Services. */
const TO_CLUSTER_IP = /"nativeLB":true|"nginx\.ingress\.kubernetes\.io\/service-upstream":"true"/;

/** The servers of a namespace as a controller sees them: the cluster IPs of its Services, where its routes lead there. */
export async function dialledServers(namespace: string, objects: readonly any[], routes: readonly any[]): Promise<string[]> {
  if (!TO_CLUSTER_IP.test(JSON.stringify(objects))) {
    return readyServers(namespace, routes);
  }
  return (await api().list('v1', 'Service', namespace)).flatMap(({ spec: { clusterIP, ports } }) => (ports as any[]).map(({ port }) => `${clusterIP}:${port}`));
}

/** Whether routes name a Service: one without a part of the requests is reached by nobody. Where they name Backends, all count. */
function namesIn(routes: readonly any[]): (service: string) => boolean {
  const text = JSON.stringify(routes.map(({ spec }) => spec));
  return service => routes.length === 0 || text.includes('"kind":"Backend"') || text.includes(`"name":"${service}"`);
}

function ofEndpoints({ subsets }: any): string[] {
  return (subsets as any[]).flatMap(subset => (subset.addresses ?? []).flatMap(({ ip }: any) => subset.ports.map(({ port }: any) => `${ip}:${port}`)));
}

function isMirrored({ metadata }: any): boolean {
  return metadata.labels?.['endpointslice.kubernetes.io/managed-by'] === 'endpointslicemirroring-controller.k8s.io';
}

/** Of a Service that no route leads to. */
function isBeside({ metadata }: any): boolean {
  return metadata.labels?.[BESIDE] !== undefined;
}

function ofSlice({ endpoints, addressType, ports }: any): string[] {
  return (endpoints as any[]).filter(({ conditions }) => conditions?.ready !== false).flatMap(({ addresses }) =>
    addresses.flatMap((address: string) => (ports as any[]).map(({ port }) => addressType === 'IPv6' ? `[${address}]:${port}` : `${address}:${port}`)));
}
