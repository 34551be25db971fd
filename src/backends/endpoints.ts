import { Backends, ResolvedEndpoint } from './backends';
import { PORT_NAME } from './service';
import { invalid } from '../basics/errors';
import { EndpointSubset } from '../kubernetes/specs';

/** The cluster mirrors no more addresses of a subset than these. */
const MAX_MIRRORED = 1000;

/**
 * The subsets of the Endpoints object: one for each port.
 *
 * @throws if a backend needs an EndpointSlice
 * @see https://kubernetes.io/docs/concepts/services-networking/service/#endpoints
 */
export function endpointSubsets(backends: Backends) {
  const groups = byPort(backends._endpoints);
  const alike = onSamePorts(groups);
  if (alike) {
    throw needsSlices(alike, 'a server on two ports with the same servers');
  }
  return [...groups].map(([port, endpoints]) => {
    endpoints.forEach(checkFits);
    if (endpoints.length > MAX_MIRRORED) {
      throw invalid('backends.too-many', 'backends', `${endpoints.length} servers on port ${port}`, `at most ${MAX_MIRRORED} on a port with EndpointsApi.ENDPOINTS (the cluster mirrors no more)`,
        'set endpointsApi to EndpointsApi.ENDPOINT_SLICE');
    }
    return {
      addresses: endpoints.map(({ ip }) => ({ ip })),
      ports: [{ name: PORT_NAME, port, protocol: 'TCP' }],
    } satisfies EndpointSubset;
  });
}

/** The backends of each port, in the order in which the ports first appear. */
export function byPort(endpoints: readonly ResolvedEndpoint[]): Map<number, ResolvedEndpoint[]> {
  const groups = new Map<number, ResolvedEndpoint[]>();
  for (const endpoint of endpoints) {
    const group = groups.get(endpoint.port);
    if (group) {
      group.push(endpoint);
    } else {
      groups.set(endpoint.port, [endpoint]);
    }
  }
  return groups;
}

/**
 * A server whose Endpoints nobody mirrors; undefined where there is none: the API server puts ports with the same addresses into one subset,
 * and the cluster mirrors none that has a name of a port twice.
 */
export function onSamePorts(groups: ReadonlyMap<number, readonly ResolvedEndpoint[]>): ResolvedEndpoint | undefined {
  const known = new Set<string>();
  // Most have one port, and nothing to compare.
  return groups.size < 2 ? undefined : [...groups.values()].find(group => known.size === known.add(group.map(({ ip }) => ip).sort().join(' ')).size)?.[0];
}

function checkFits(endpoint: ResolvedEndpoint): void {
  const needs = endpoint.family === 'IPv6' ? 'an IPv6 address'
    : endpoint.ready === false ? 'a server that is not ready'
      : endpoint.zone !== undefined ? 'a server with a zone'
        : undefined;
  if (needs) {
    throw needsSlices(endpoint, needs);
  }
}

function needsSlices({ ip }: ResolvedEndpoint, why: string): Error {
  return invalid('backends.needs-slices', 'backends', ip, `IPv4 addresses of ready servers without a zone, and no two ports with the same servers, with EndpointsApi.ENDPOINTS, and this is ${why}`,
    'set endpointsApi to EndpointsApi.ENDPOINT_SLICE');
}
