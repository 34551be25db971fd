import { Cluster } from './cluster';
import { at, fieldsOf, itemsAt, listOf, textOf } from './fields';
import { Json, Manifest, Path } from '../manifests';

export const SERVICE_LABEL = 'kubernetes.io/service-name';

/** A port of a Service, or one that its addresses have. */
export interface Port {
  readonly name: string;
  readonly port?: Json;
  readonly targetPort?: Json;
  readonly at: Path;
}

export function isExternalName(service: Manifest): boolean {
  return at(service, 'spec', 'type') === 'ExternalName' || (at(service, 'spec', 'type') === undefined && at(service, 'spec', 'externalName') !== undefined
    && at(service, 'spec', 'ports') === undefined);
}

/** Whether the cluster looks for pods, and so overwrites addresses that are written by hand. */
export function hasSelector(service: Manifest): boolean {
  return Object.keys(fieldsOf(at(service, 'spec', 'selector'))).length > 0;
}

/** Whether the addresses of a Service have to be written by hand. */
export const needsAddresses = (service: Manifest): boolean => !hasSelector(service) && !isExternalName(service);

export function portsOf(service: Manifest): Port[] {
  return itemsAt(service, 'spec', 'ports').map(({ item, path }) => ({ name: textOf(item.name) ?? '', port: item.port, targetPort: item.targetPort, at: path }));
}

/** The Endpoints and EndpointSlices of a Service. */
export function addressesOf(service: Manifest, cluster: Cluster): Manifest[] {
  const endpoints = cluster.find('Endpoints', service.namespace, service.name);
  return [...endpoints ? [endpoints] : [], ...cluster.slicesOf(service.namespace, service.name)];
}

/** The name of the Service that addresses belong to. */
export function serviceNameOf(addresses: Manifest): string | undefined {
  return addresses.kind === 'Endpoints' ? addresses.name : textOf(at(addresses, 'metadata', 'labels', SERVICE_LABEL));
}

export function portsOfAddresses(addresses: Manifest): Port[] {
  const lists = addresses.kind === 'EndpointSlice' ? [['ports'] as Path] : itemsAt(addresses, 'subsets').map(({ path }): Path => [...path, 'ports']);
  return lists.flatMap(path => itemsAt(addresses, ...path)).map(({ item, path }) => ({ name: textOf(item.name) ?? '', port: item.port, at: path }));
}

export interface Address {
  readonly ip: string;
  readonly at: Path;
}

export function ipsOf(addresses: Manifest): Address[] {
  const texts = addresses.kind === 'EndpointSlice'
    ? itemsAt(addresses, 'endpoints').flatMap(({ item, path }) => listOf(item.addresses).map((ip, i) => ({ ip, at: [...path, 'addresses', i] })))
    : itemsAt(addresses, 'subsets').flatMap(({ item, path }) => ['addresses', 'notReadyAddresses'].flatMap(field => (
      listOf(item[field]).map((each, i) => ({ ip: fieldsOf(each).ip, at: [...path, field, i, 'ip'] })))));
  return texts.flatMap(({ ip, at: place }) => typeof ip === 'string' ? [{ ip, at: place }] : []);
}

export function servicesOf(namespace: string | undefined, cluster: Cluster): readonly Manifest[] {
  return cluster.once(`services of ${namespace ?? ''}`, () => cluster.all('Service').filter(service => service.namespace === namespace));
}

/** The Services of a namespace that need addresses and have none. */
export function withoutAddresses(namespace: string | undefined, cluster: Cluster): readonly Manifest[] {
  return cluster.once(`without addresses ${namespace ?? ''}`, () => (
    servicesOf(namespace, cluster).filter(service => needsAddresses(service) && addressesOf(service, cluster).length === 0)));
}

/** Addresses of a namespace that no Service there has. */
export function orphans(namespace: string | undefined, cluster: Cluster): readonly Manifest[] {
  return cluster.once(`orphans ${namespace ?? ''}`, () => [...cluster.all('Endpoints'), ...cluster.all('EndpointSlice')]
    .filter(each => each.namespace === namespace && !cluster.find('Service', namespace, serviceNameOf(each) ?? '')));
}

/** The port of a Service that a route names, by name or number. */
export function findPort(service: Manifest, port: Json, orTarget = false): Port | undefined {
  const ports = portsOf(service);
  return ports.find(each => each.port === port || (each.name !== '' && each.name === port)) ?? (orTarget ? ports.find(each => each.targetPort === port) : undefined);
}

/** The Services of a name, whatever their namespace. */
export function servicesCalled(name: string | undefined, cluster: Cluster): readonly Manifest[] {
  const byName = cluster.once('services by name', () => {
    const services = new Map<string, Manifest[]>();
    cluster.all('Service').forEach(service => services.set(service.name, [...services.get(service.name) ?? [], service]));
    return services;
  });
  return byName.get(name ?? '') ?? [];
}
