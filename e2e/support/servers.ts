import { ApiServer } from './api-server';
import { BESIDE } from '../../test/dossiers/custom-errors';

/**
 * The servers that the Endpoints and the EndpointSlices of a user name as ready, each `address:port`.
 * What mirrors an Endpoints is left out: each of its slices is made by itself, so that some may be missing; and what stands beside a load balancer.
 */
export async function readyServers(server: ApiServer, namespace: string): Promise<string[]> {
  const endpoints = await server.list('v1', 'Endpoints', namespace);
  const slices = await server.list('discovery.k8s.io/v1', 'EndpointSlice', namespace);
  return [...endpoints.flatMap(ofEndpoints), ...slices.filter(slice => !isMirrored(slice) && !isBeside(slice)).flatMap(ofSlice)];
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
