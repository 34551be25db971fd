import { isIP } from 'node:net';
import { BackendEndpoint, Backends, EndpointsApi } from '../../../../src';
import { byPort, endpointSubsets, onSamePorts } from '../../../../src/backends/endpoints';
import { defaultServicePort } from '../../../../src/backends/service';
import { ofService } from '../../manifests/of-service';
import { KnownService } from '../../translation/ingress';
import { Manifest } from '../input';

/** A Service that leads to servers outside the cluster, and the objects that hold their addresses. */
export interface Servers {
  readonly service: Manifest;
  readonly addresses: readonly Manifest[];
  /** Where the addresses stand. */
  readonly source: 'Endpoints' | 'EndpointSlice' | 'ExternalName';
}

/** The servers behind a port of a Service. */
export interface ServersOfPort extends KnownService {
  readonly servers: Servers;
  /** Why no request has reached them, although the objects are there. */
  readonly neverWorked?: string;
}

/** Services of servers outside the cluster, by `namespace/name`. */
export function serversIn(manifests: readonly Manifest[]): ReadonlyMap<string, Servers> {
  const found = new Map<string, Servers>();
  for (const service of manifests.filter(({ kind, apiVersion }) => kind === 'Service' && apiVersion === 'v1')) {
    const { spec = {} } = service.value;
    const slices = ofService(manifests, 'EndpointSlice', service.namespace, service.name);
    const endpoints = ofService(manifests, 'Endpoints', service.namespace, service.name);
    if (spec.type === 'ExternalName') {
      found.set(keyOf(service), { service, addresses: endpoints, source: 'ExternalName' });
    } else if (Object.keys(spec.selector ?? {}).length === 0 && endpoints.length + slices.length > 0) {
      // Where both are there, the control plane copies nothing, and controllers read the slices.
      found.set(keyOf(service), slices.length > 0 ? { service, addresses: slices, source: 'EndpointSlice' } : { service, addresses: endpoints, source: 'Endpoints' });
    }
  }
  return found;
}

/** The API of the addresses: that where they stand, unless an Endpoints object cannot hold them, as those of a server on several ports. */
export function endpointsApiFor(servers: Servers | undefined, backends: Backends | undefined): { readonly endpointsApi?: EndpointsApi } {
  return servers?.source === 'EndpointSlice' || (backends !== undefined && !fitsEndpoints(backends)) ? { endpointsApi: EndpointsApi.ENDPOINT_SLICE } : {};
}

function fitsEndpoints(backends: Backends): boolean {
  try {
    endpointSubsets(backends);
    return true;
  } catch {
    return false;
  }
}

export function keyOf({ namespace, name }: { readonly namespace?: string; readonly name: string }): string {
  return `${namespace ?? ''}/${name}`;
}

interface PortOfService {
  readonly name?: string;
  readonly port: number;
  readonly targetPort?: number | string;
  readonly protocol?: string;
}

/** The servers behind a port of a Service; undefined where there is none that the library can render. */
export function serversOfPort(servers: Servers, wanted: number | string | undefined): ServersOfPort | undefined {
  const ports: readonly PortOfService[] = servers.service.value.spec?.ports ?? [];
  const port = wanted === undefined ? ports[0] : ports.find(each => each.port === wanted || each.name === wanted);
  try {
    return servers.source === 'ExternalName' ? byName(servers, port, wanted) : byAddress(servers, port, ports.length);
  } catch {
    return undefined;
  }
}

/** The servers under a DNS name; controllers look no IP address up, and so find none behind it. */
function byName(servers: Servers, port: PortOfService | undefined, wanted: number | string | undefined): ServersOfPort | undefined {
  const name: string = servers.service.value.spec.externalName;
  const number = port === undefined ? wanted : typeof port.targetPort === 'number' ? port.targetPort : port.port;
  if (typeof number !== 'number') {
    return undefined;
  }
  const servicePort = port !== undefined && port.port !== number ? { servicePort: port.port } : {};
  return isIP(name) === 0 ? { servers, backends: Backends.fromHostname(name, { port: number }), ...servicePort }
    : { servers, backends: Backends.fromIps([name], { port: number }), ...servicePort, neverWorked: 'a controller asks DNS for the name, which an IP address is not, finds no server and answers 503' };
}

interface Found {
  readonly endpoint: BackendEndpoint;
  readonly port: number;
}

function byAddress(servers: Servers, port: PortOfService | undefined, count: number): ServersOfPort | undefined {
  if (port === undefined || (port.protocol ?? 'TCP') !== 'TCP') {
    return undefined;
  }
  let neverWorked: string | undefined;
  const portOf = (ports: readonly PortOfService[] = []): number | undefined => {
    const named = ports.find(each => (each.name ?? '') === (port.name ?? ''));
    if (named === undefined && ports.length === 1 && count === 1) {
      neverWorked = `its port is called ${JSON.stringify(ports[0].name ?? '')} and that of the Service ${JSON.stringify(port.name ?? '')}: controllers find no server and answer 503`;
      return ports[0].port;
    }
    return named?.port;
  };
  const found = servers.addresses.flatMap(({ value }): Found[] => servers.source === 'Endpoints'
    ? (value.subsets ?? []).flatMap((subset: any) => inSubset(subset, portOf(subset.ports))) : inSlice(value, portOf(value.ports)));
  if (found.length === 0) {
    return undefined;
  }
  // The order of slices tells nothing of servers with ports of their own; the target port is that of the first one.
  const isTarget = (each: Found) => each.port === port.targetPort;
  const backends = backendsOf([...found.filter(isTarget), ...found.filter(each => !isTarget(each))]);
  if (servers.source === 'Endpoints' && onSamePorts(byPort(backends._endpoints))) {
    neverWorked = 'two ports of one name have the same addresses: the cluster mirrors no such Endpoints, and controllers find no server';
  }
  return { servers, backends, ...port.port !== defaultServicePort(backends) && { servicePort: port.port }, neverWorked };
}

function inSubset({ addresses = [], notReadyAddresses = [] }: any, port: number | undefined): Found[] {
  return port === undefined ? [] : [
    ...addresses.map(({ ip }: any) => ({ endpoint: { ip }, port })),
    ...notReadyAddresses.map(({ ip }: any) => ({ endpoint: { ip, ready: false }, port })),
  ];
}

/** One address an endpoint: those behind the first are not read. */
function inSlice({ endpoints = [] }: any, port: number | undefined): Found[] {
  return port === undefined ? [] : (endpoints ?? []).flatMap(({ addresses: [ip], conditions, zone }: any) => (
    { endpoint: { ip, ...conditions?.ready === false && { ready: false }, ...zone && { zone } }, port }
  ));
}

function backendsOf(found: readonly Found[]): Backends {
  const unique = [...new Map(found.map(each => [JSON.stringify([each.endpoint.ip, each.port]), each])).values()];
  const [{ port }] = unique;
  const isPlain = unique.every(each => each.port === port && Object.keys(each.endpoint).length === 1);
  const ips = unique.map(({ endpoint: { ip } }) => ip);
  return isPlain ? Backends.fromIps(ips, { port })
    : Backends.fromEndpoints(unique.map(each => ({ ...each.endpoint, ...each.port !== port && { port: each.port } })), {
      port, ...new Set(ips).size < ips.length && { severalPortsPerIp: true },
    });
}
