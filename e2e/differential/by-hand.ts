import { Case } from './case';
import { CONTROLLERS } from './controllers';
import { BackendsCase, EndpointCase } from '../../test/dossiers/backends';
import { RandomRoute } from '../../test/dossiers/random';

/**
 * The manifests that somebody writes who wants the same and checks nothing: each text goes where the API has a place for
 * it. Nothing of the library is used here.
 */
export function byHand(given: Case): any[] {
  const { namespace, labels, common } = given;
  const { backends } = common;
  const name = given.name ?? 'by-hand';
  const meta = (own: string, more: object = {}) => ({ name: own, namespace, ...labels && { labels }, ...more });
  const service = { name, port: given.servicePort ?? backends.port };
  const objects: any[] = [{ apiVersion: 'v1', kind: 'Service', metadata: meta(name), spec: serviceSpec(backends, service.port) }];
  if (backends.kind !== 'hostname') {
    objects.push(...backends.slices ? slices(backends).map((slice, i) => ({
      apiVersion: 'discovery.k8s.io/v1',
      kind: 'EndpointSlice',
      metadata: meta(`${name}-${i}`, { labels: { ...labels, 'kubernetes.io/service-name': name } }),
      ...slice,
    })) : [{ apiVersion: 'v1', kind: 'Endpoints', metadata: meta(name), subsets: subsets(backends) }]);
  }
  const routing = (own: string, route: RandomRoute) => CONTROLLERS[given.controller.factory].byHand({
    route: { ...common, ...route },
    name: own,
    service,
    meta: (each, annotations = {}) => meta(each, Object.keys(annotations).length > 0 ? { annotations } : {}),
  }, given.controller.options);
  objects.push(
    ...routing(given.ingressName ?? name, given.route),
    ...Object.entries(given.more).flatMap(([id, route]) => routing(`${name}-${id.toLowerCase()}`, route)),
  );
  return objects;
}

function serviceSpec({ kind, port: targetPort, hostname }: BackendsCase, port: number): object {
  const ports = [{ name: 'http', port, targetPort, protocol: 'TCP' }];
  return kind === 'hostname' ? { type: 'ExternalName', externalName: hostname, ports } : { type: 'ClusterIP', ports };
}

/** Groups by what a subset or slice can hold once. */
function grouped({ kind, endpoints, port }: BackendsCase, key: (endpoint: EndpointCase, port: number) => string): [number, EndpointCase[]][] {
  const groups = new Map<string, [number, EndpointCase[]]>();
  for (const endpoint of endpoints) {
    const own = kind === 'ips' ? { ip: endpoint.ip } : endpoint;
    const at = own.port ?? port;
    const where = key(own, at);
    const group = groups.get(where) ?? [at, []];
    groups.set(where, group);
    group[1].push(own);
  }
  return [...groups.values()];
}

function subsets(backends: BackendsCase): object[] {
  return grouped(backends, (_, port) => String(port)).map(([port, endpoints]) => {
    const of = (ready: boolean) => endpoints.filter(endpoint => (endpoint.ready ?? true) === ready).map(({ ip }) => ({ ip }));
    return { addresses: of(true), notReadyAddresses: of(false), ports: [{ name: 'http', port, protocol: 'TCP' }] };
  });
}

function slices(backends: BackendsCase): object[] {
  const type = (ip: string) => String(ip).includes(':') ? 'IPv6' : 'IPv4';
  // Who writes a thousand of them knows the limit.
  const seen = new Map<string, number>();
  const nth = (key: string) => {
    seen.set(key, (seen.get(key) ?? -1) + 1);
    return Math.floor(seen.get(key)! / 1000);
  };
  const key = ({ ip }: EndpointCase, port: number) => `${type(ip)} ${port}`;
  return grouped(backends, (endpoint, port) => `${key(endpoint, port)} ${nth(key(endpoint, port))}`).map(([port, endpoints]) => ({
    addressType: type(endpoints[0].ip),
    endpoints: endpoints.map(({ ip, ready, zone }) => ({ addresses: [ip], conditions: { ready: ready ?? true }, ...zone !== undefined && { zone } })),
    ports: [{ name: 'http', port, protocol: 'TCP' }],
  }));
}
