import { isIPv6 } from 'node:net';
import { checkIp } from '../../../../src/kubernetes/ips';
import { Json, Manifest } from '../../manifests';
import { refusedAddress } from '../api-server/texts';
import { addressesOf, ipsOf, needsAddresses, Port, portsOf, portsOfAddresses, SERVICE_LABEL, servicesCalled, serviceNameOf, withoutAddresses } from '../backends';
import { Cluster } from '../cluster';
import { at, fieldsOf, itemsAt, listOf } from '../fields';
import { Hit, Rule } from '../rule';
import { mostSimilar } from '../similar';
import { all, endpoints, service, slice } from './examples';

const KINDS = ['Endpoints', 'EndpointSlice'];

export function serviceOf(object: Manifest, cluster: Cluster): Manifest | undefined {
  const name = serviceNameOf(object);
  return name === undefined ? undefined : cluster.find('Service', object.namespace, name);
}

/** The Service that addresses of another name are meant for. */
export function meant(object: Manifest, cluster: Cluster): Manifest | undefined {
  const name = serviceNameOf(object) ?? object.name;
  const candidates = withoutAddresses(object.namespace, cluster);
  const word = candidates.length === 0 ? undefined : mostSimilar(name, candidates.map(each => each.name)).word;
  return candidates.find(each => each.name === word);
}

function whyUnusable(ip: string): string | undefined {
  try {
    checkIp('ip', ip);
    return undefined;
  } catch (error) {
    const { code, allowed } = error as { code: string; allowed: string };
    return code === 'ip.unusable' ? allowed.replace(/^.*and this is /, '') : undefined;
  }
}

/** The ports of a Service and of its addresses that do not meet. */
function unmatched(object: Manifest, cluster: Cluster): { readonly port: Port; readonly wanted: readonly Port[] }[] {
  const owner = serviceOf(object, cluster);
  if (!owner || !needsAddresses(owner)) {
    return [];
  }
  const wanted = portsOf(owner);
  const given = portsOfAddresses(object);
  const others = cluster.once(`port names of ${owner.namespace ?? ''}/${owner.name}`,
    () => new Set(addressesOf(owner, cluster).flatMap(portsOfAddresses).map(port => port.name)));
  const missing = wanted.filter(({ name }) => !others.has(name));
  return missing.length === 0 ? [] : given.filter(({ name }) => !wanted.some(port => port.name === name)).map(port => ({ port, wanted: missing }));
}

/** The ports of Endpoints that another one with the same addresses has the name of. */
function alikePorts(object: Manifest): Hit[] {
  const ipsIn = (list: Json | undefined) => listOf(list).map(each => String(fieldsOf(each).ip)).sort().join(' ');
  const known = new Set<string>();
  return itemsAt(object, 'subsets').flatMap(({ item, path }) => listOf(item.ports).flatMap((port, i) => {
    const key = JSON.stringify([ipsIn(item.addresses), ipsIn(item.notReadyAddresses), fieldsOf(port).name ?? '']);
    const isAlike = known.has(key);
    known.add(key);
    return isAlike ? [{ path: [...path, 'ports', i], message: 'Another port has the same name and the same addresses: the cluster mirrors none of these Endpoints, and no controller finds a server.' }] : [];
  }));
}

const portKey = (slice_: Manifest): string => JSON.stringify(portsOfAddresses(slice_).map(({ port }) => port));

/** The first slice of a Service that has an address, and its ports. */
function firstSlices(
  namespace: string | undefined, service_: string, cluster: Cluster,
): ReadonlyMap<string, { readonly slice: Manifest; readonly ports: string }> {
  return cluster.once(`addresses of ${namespace ?? ''}/${service_}`, () => new Map(cluster.slicesOf(namespace, service_)
    .flatMap(each => ipsOf(each).map(({ ip }) => [ip, { slice: each, ports: portKey(each) }] as const)).reverse()));
}

/** Whether a controller reads the slices that takes one port of an address: ingress-nginx and Envoy take all. */
function takesOnePort(object: Manifest, cluster: Cluster): boolean {
  const ingresses = cluster.ofService(object.namespace, serviceNameOf(object) ?? '');
  return ingresses.length === 0 ? cluster.gatewayController !== 'envoy-gateway' : ingresses.some(each => cluster.controllerOf(each) !== 'ingress-nginx');
}

const isPort = (port: Json | undefined): port is number => Number.isInteger(port) && (port as number) >= 1 && (port as number) <= 65535;

const quoted = (name: string): string => name === '' ? 'no name' : `the name "${name}"`;

/** What is wrong with addresses that are written by hand. */
export const ADDRESSES: readonly Rule[] = [
  {
    id: 'addresses.other-name',
    severity: 'error',
    kinds: KINDS,
    what: 'Endpoints, or an EndpointSlice, of another name than the Service that they are meant for: every request gets 503.',
    why: 'Endpoints belong to the Service of the same name, an EndpointSlice to the one in its label kubernetes.io/service-name; nothing else ties them together.',
    fix: 'Write the name of the Service.',
    find: (object, cluster) => {
      if (serviceOf(object, cluster) || (object.kind === 'EndpointSlice' && serviceNameOf(object) === undefined)) {
        return [];
      }
      const owner = meant(object, cluster);
      return owner ? [{
        path: object.kind === 'Endpoints' ? ['metadata', 'name'] : ['metadata', 'labels', SERVICE_LABEL],
        message: `No Service is called "${serviceNameOf(object)}", and the Service "${owner.name}" has no addresses: every request gets 503.`,
        fix: `Write "${owner.name}", the name of the Service.`,
      }] : [];
    },
    bad: all(service(), endpoints({ name: 'shop-endpoints' })),
    good: all(service(), endpoints()),
  },
  {
    id: 'addresses.other-namespace',
    severity: 'error',
    kinds: KINDS,
    what: 'Addresses in another namespace than their Service: every request gets 503.',
    why: 'A Service finds the addresses of its own namespace only.',
    fix: 'Put both into the namespace of the Service.',
    find: (object, cluster) => {
      const name = serviceNameOf(object);
      const owner = name === undefined || serviceOf(object, cluster) ? undefined
        : servicesCalled(name, cluster).find(each => needsAddresses(each) && addressesOf(each, cluster).length === 0);
      return owner ? [{
        path: ['metadata', object.namespace === undefined ? 'name' : 'namespace'],
        message: object.namespace === undefined || owner.namespace === undefined
          ? `Only one of the Service "${owner.name}" and its addresses names a namespace: whether they meet depends on who applies them.`
          : `The Service "${owner.name}" is in the namespace "${owner.namespace}", and these addresses are in "${object.namespace}": it has no backend.`,
        fix: owner.namespace === undefined ? 'Take the namespace out, or give the Service the same.' : `Write namespace: ${owner.namespace}.`,
        ...(object.namespace === undefined || owner.namespace === undefined) && { severity: 'warning' as const },
      }] : [];
    },
    bad: all(service({ namespace: 'web' }), endpoints({ namespace: 'legacy' })),
    good: all(service({ namespace: 'web' }), endpoints({ namespace: 'web' })),
  },
  {
    id: 'addresses.port-name',
    severity: 'error',
    kinds: KINDS,
    what: 'The port of the addresses has another name than the port of the Service, or none: 503 or 404.',
    why: 'Ports of a Service and of its addresses are matched by name, not by number; measured on every controller.',
    fix: 'Give both ports the same name.',
    find: (object, cluster) => unmatched(object, cluster).map(({ port, wanted }) => ({
      path: port.name === '' ? port.at : [...port.at, 'name'],
      message: `The port has ${quoted(port.name)} here and ${quoted(wanted[0].name)} in the Service: it is not found, and requests get 503 or 404.`,
      fix: wanted[0].name === '' ? `Write name: ${port.name} in the port of the Service as well.` : `Write name: ${wanted[0].name}.`,
    })),
    bad: all(service(), endpoints({ port: 'port: 8080' })),
    good: all(service(), endpoints({ port: 'name: http, port: 8080' })),
  },
  {
    id: 'addresses.unnamed-port',
    severity: 'info',
    kinds: ['Service', ...KINDS],
    what: 'Service and addresses have a port without a name.',
    why: 'It works while both have none. ingress-nginx then takes every port of a slice for a backend, and a name that is added on one side alone leaves the Service without any.',
    fix: 'Name the port, the same in both.',
    find: (object, cluster) => {
      const owner = object.kind === 'Service' ? object : serviceOf(object, cluster);
      const others = !owner || !needsAddresses(owner) ? [] : object.kind === 'Service' ? addressesOf(object, cluster).flatMap(portsOfAddresses) : portsOf(owner);
      return others.every(({ name }) => name !== '') ? [] : (object.kind === 'Service' ? portsOf(object) : portsOfAddresses(object)).filter(({ name }) => name === '').map(({ at: path }) => ({
        path,
        message: object.kind === 'Service' ? 'The port has no name, here and in the addresses: ingress-nginx then takes every port of a slice, whatever its number.'
          : `The port has no name, here and in the Service: it works${object.kind === 'Endpoints' ? ' once the cluster has mirrored these Endpoints to an EndpointSlice' : ''}.`,
      }));
    },
    bad: all(service({ spec: 'ports: [{port: 80, targetPort: 8080}]' }), endpoints({ port: 'port: 8080' })),
    good: all(service(), endpoints()),
  },
  {
    id: 'addresses.other-port',
    severity: 'warning',
    kinds: KINDS,
    what: 'The port of the addresses is another one than the targetPort of the Service: requests go to the port of the addresses.',
    why: 'For a Service without selector the targetPort is not used: the addresses bring the number of the port.',
    fix: 'Write the port that the servers listen on, the same in both.',
    find: (object, cluster) => {
      const owner = serviceOf(object, cluster);
      return !owner || !needsAddresses(owner) || addressesOf(owner, cluster).length > 1 ? [] : portsOf(owner).flatMap(({ name, targetPort }) => {
        const given = portsOfAddresses(object).filter(port => port.name === name);
        const other = given.length === 1 && typeof targetPort === 'number' && targetPort !== 0 && isPort(given[0].port) && given[0].port !== targetPort ? given[0] : undefined;
        return other ? [{ path: [...other.at, 'port'], message: `Requests go to port ${String(other.port)}, although the Service says targetPort: ${String(targetPort)}.` }] : [];
      });
    },
    bad: all(service(), endpoints({ port: 'name: http, port: 80' })),
    good: all(service(), endpoints()),
  },
  {
    id: 'addresses.no-port',
    severity: 'error',
    kinds: ['Endpoints'],
    what: 'Endpoints without ports: there is nowhere to connect to.',
    why: 'The API server takes addresses without ports; no port of a Service then leads to them.',
    fix: 'Add the port, by the name that it has in the Service.',
    find: object => itemsAt(object, 'subsets').filter(({ item }) => !Array.isArray(item.ports) || item.ports.length === 0)
      .map(({ path }) => ({ path, message: 'The addresses have no port: no request reaches them.' })),
    bad: all(service(), endpoints().replace(/ +ports:.*\n/, '')),
    good: all(service(), endpoints()),
  },
  {
    id: 'addresses.none',
    severity: 'warning',
    kinds: KINDS,
    what: 'Endpoints or an EndpointSlice without any address that is ready: every request gets 503.',
    why: 'Controllers send requests to addresses that are ready only.',
    fix: 'List the addresses of the servers, in Endpoints under addresses, in a slice with conditions.ready: true.',
    find: (object): Hit[] => {
      const field = object.kind === 'Endpoints' ? 'subsets' : 'endpoints';
      const items = itemsAt(object, field);
      const isReady = object.kind === 'Endpoints' ? items.some(({ item }) => Array.isArray(item.addresses) && item.addresses.length > 0)
        : items.some(({ item }) => (item.conditions as { ready?: unknown } | undefined)?.ready !== false);
      const first = items[0] && items[0].item.notReadyAddresses !== undefined ? [...items[0].path, 'notReadyAddresses'] : items[0]?.path ?? [field];
      // In a slice somebody wrote that they are not: servers under maintenance.
      const isMeant = object.kind === 'EndpointSlice' && items.length > 0;
      return isReady ? [] : [{ path: first, message: 'No address here is ready: every request gets 503.', ...isMeant && { severity: 'info' } }];
    },
    bad: all(service(), endpoints().replace('addresses', 'notReadyAddresses')),
    good: all(service(), endpoints()),
  },
  {
    id: 'addresses.unusable',
    severity: 'error',
    kinds: KINDS,
    what: 'An address that the API server takes and no server can have: multicast, broadcast or reserved.',
    why: 'No connection can be made to it.',
    fix: 'Write the static IP address of the server.',
    find: object => ipsOf(object).flatMap(({ ip, at: path }) => {
      const why = refusedAddress(ip) === undefined ? whyUnusable(ip) : undefined;
      return why === undefined ? [] : [{ path, message: `${ip} is ${why}: no server can have it.` }];
    }),
    bad: all(service(), endpoints({ ip: '239.1.2.3' })),
    good: all(service(), endpoints()),
  },
  {
    id: 'addresses.twice',
    severity: 'warning',
    kinds: KINDS,
    what: 'The same address stands twice.',
    why: 'ingress-nginx counts it once; Traefik drops the second one where it has another port.',
    fix: 'Take one of them out.',
    find: (object, cluster): Hit[] => {
      const seen = new Set<string>();
      const ports = portKey(object);
      const isBefore = (ip: string) => {
        const first = object.kind === 'Endpoints' || !takesOnePort(object, cluster) ? undefined : firstSlices(object.namespace, serviceNameOf(object) ?? '', cluster).get(ip);
        return first !== undefined && first.slice !== object && first.ports !== ports;
      };
      return ipsOf(object).flatMap(({ ip, at: path }) => {
        // Two subsets may have one address with two ports.
        const place = `${path[0]} ${object.kind === 'Endpoints' ? path[1] : ''} ${ip}`;
        const isKnown = seen.has(place);
        seen.add(place);
        return isKnown ? [{ path, message: `${ip} stands here twice: it counts once.` }]
          : isBefore(ip) ? [{ path, message: `${ip} stands in another slice of the Service with another port: Traefik drops the second one.` }] : [];
      });
    },
    bad: all(service(), slice().replace('["10.0.0.5"]', '["10.0.0.5"]\n    conditions: {ready: true}\n  - addresses: ["10.0.0.5"]')),
    good: all(service(), slice()),
  },
  {
    id: 'endpoints.ipv6',
    severity: 'warning',
    kinds: ['Endpoints'],
    what: 'IPv6 addresses in Endpoints.',
    why: 'Endpoints hold one family reliably: a Service of one family gives IPv4 out, and both families in one object are mirrored to two slices of which controllers may take one.',
    fix: 'Write an EndpointSlice with addressType: IPv6 and the label kubernetes.io/service-name.',
    find: object => ipsOf(object).filter(({ ip }) => isIPv6(ip) && refusedAddress(ip) === undefined).slice(0, 1)
      .map(({ ip, at: path }) => ({ path, message: `${ip} is an IPv6 address in Endpoints, which are made for one family: not every controller serves it.` })),
    bad: all(service(), endpoints({ ip: '"fd00::5"' })),
    good: all(service({ spec: 'clusterIP: None\nports: [{name: http, port: 80, targetPort: 8080}]' }), slice({ type: 'IPv6', address: 'fd00::5' })),
  },
  {
    id: 'endpoints.not-mirrored',
    severity: 'error',
    kinds: ['Endpoints'],
    what: 'Endpoints that the cluster does not copy to an EndpointSlice, by their label or annotation: every request gets 503.',
    why: 'Controllers read EndpointSlices only. The cluster mirrors Endpoints into one, unless the label endpointslice.kubernetes.io/skip-mirror or a leader annotation tells it not to.',
    fix: 'Take the label or the annotation out, or write an EndpointSlice yourself.',
    find: object => [['labels', 'endpointslice.kubernetes.io/skip-mirror'], ['annotations', 'control-plane.alpha.kubernetes.io/leader']].flatMap(([where, key]) => (
      at(object, 'metadata', where, key) !== undefined && (where === 'annotations' || at(object, 'metadata', where, key) === 'true')
        ? [{ path: ['metadata', where, key], message: `With ${key} the cluster makes no EndpointSlice of these Endpoints: no controller sees the addresses.` }] : [])),
    bad: all(service(), endpoints({ labels: 'endpointslice.kubernetes.io/skip-mirror: "true"' })),
    good: all(service(), endpoints()),
  },
  {
    id: 'endpoints.ports-alike',
    severity: 'error',
    kinds: ['Endpoints'],
    what: 'Two ports of one name with the same addresses: the cluster copies none of the Endpoints to an EndpointSlice, and every request gets 503.',
    why: 'The API server puts ports with the same addresses into one subset, and an EndpointSlice cannot have a name of a port twice.',
    fix: 'Write an EndpointSlice for each port, list each server with one port, or name the ports differently and select one by its name.',
    find: alikePorts,
    bad: all(service(), endpoints().replace(/$/, '  - addresses: [{ip: 10.0.0.5}]\n    ports: [{name: http, port: 8081}]\n')),
    good: all(service(), endpoints().replace(/$/, '  - addresses: [{ip: 10.0.0.6}]\n    ports: [{name: http, port: 8081}]\n')),
  },
  {
    id: 'endpoints.too-many',
    severity: 'warning',
    kinds: ['Endpoints'],
    what: 'More than 1000 addresses in a subset of Endpoints: the rest gets no requests.',
    why: 'The cluster mirrors at most 1000 addresses of a subset to EndpointSlices, which are what controllers read.',
    fix: 'Write EndpointSlices with at most 1000 endpoints each.',
    find: object => itemsAt(object, 'subsets').filter(({ item }) => Array.isArray(item.addresses) && item.addresses.length > 1000)
      .map(({ path }) => ({ path: [...path, 'addresses', 1000], message: 'Addresses beyond the thousandth are not mirrored, and get no requests.' })),
    bad: all(service(), endpoints().replace('{ip: 10.0.0.5}', Array.from({ length: 1001 }, (_, i) => `{ip: 10.0.${Math.floor(i / 250)}.${i % 250}}`).join(', '))),
    good: all(service(), endpoints()),
  },
];
