import { isIP } from 'node:net';
import { BackendEndpoint, Backends, EndpointsApi, ExternalLoadBalancerProps, IngressController, RoutePath, Tls } from '../../src';

/** A manifest says what no prop can say; the message names the field. */
export class Inexpressible extends Error {}

/** The namespace that all manifests were measured in. */
const NAMESPACE = 'wetwin';

/** For what the object at hand says nothing of. */
const SERVERS = Backends.fromIps(['10.254.18.46'], { port: 80 });

/**
 * The props that ask for the object of a manifest, made only when called: their factories check, too.
 *
 * Every field has to be known. What is absent is left to the library, unless it then means something else.
 *
 * @throws Inexpressible if there is a field that no prop can express
 */
export function manifestToProps(manifest: any): () => ExternalLoadBalancerProps {
  const kind = `${manifest.apiVersion} ${manifest.kind}`;
  switch (kind) {
    case 'v1 Service': return service(manifest);
    case 'v1 Endpoints': return endpoints(manifest);
    case 'discovery.k8s.io/v1 EndpointSlice': return endpointSlice(manifest);
    case 'networking.k8s.io/v1 Ingress': return ingress(manifest);
    default: throw new Inexpressible(kind);
  }
}

function service(manifest: any): () => ExternalLoadBalancerProps {
  only('', manifest, 'spec');
  const common = metadata('', manifest.metadata);
  const { spec } = manifest;
  only('spec.', spec, 'type', 'ports', ...spec.type === 'ExternalName' ? ['externalName'] : []);
  known('spec.type', spec.type, undefined, 'ClusterIP', 'ExternalName');
  const port = spec.type === 'ExternalName' && spec.ports === undefined ? { port: 80 } : thePort('spec.ports', spec.ports, 'targetPort');
  const targetPort = port.targetPort ?? port.port;
  if (typeof port.targetPort === 'string') {
    throw new Inexpressible('spec.ports.targetPort as a name');
  }
  return () => ({
    ...common,
    servicePort: port.port,
    backends: spec.type === 'ExternalName' ? Backends.fromHostname(spec.externalName, { port: targetPort }) : Backends.fromIps(['10.254.18.46'], { port: targetPort }),
  });
}

function endpoints(manifest: any): () => ExternalLoadBalancerProps {
  only('', manifest, 'subsets');
  const common = metadata('', manifest.metadata);
  const servers = (manifest.subsets ?? []).flatMap((subset: any) => {
    only('subsets.', subset, 'addresses', 'notReadyAddresses', 'ports');
    const { port } = thePort('subsets.ports', subset.ports);
    const server = (ready?: boolean) => (address: any) => {
      only('subsets.addresses.', address, 'ip');
      return { ip: address.ip, port, ready };
    };
    return [...(subset.addresses ?? []).map(server()), ...(subset.notReadyAddresses ?? []).map(server(false))];
  });
  // Taken, and never mirrored.
  const ports = [...new Set(servers.map((server: BackendEndpoint) => server.port))];
  const addresses = ports.map(port => (
    servers.filter((server: BackendEndpoint) => server.port === port).map(({ ip }: BackendEndpoint) => ip).sort().join()
  ));
  known('ports with the same servers', new Set(addresses).size, addresses.length);
  return () => ({ ...common, backends: Backends.fromEndpoints(servers, { severalPortsPerIp: true }), endpointsApi: EndpointsApi.ENDPOINTS });
}

function endpointSlice(manifest: any): () => ExternalLoadBalancerProps {
  only('', manifest, 'addressType', 'endpoints', 'ports');
  const { namespace, labels: { 'kubernetes.io/service-name': name, ...labels } } = metadata('', { labels: {}, ...manifest.metadata });
  // The library names slices by itself, behind the Service and without dots.
  known('metadata.name of a slice beyond a label', manifest.metadata.name.length <= 63 && !manifest.metadata.name.includes('.'), true);
  known('addressType', manifest.addressType, 'IPv4', 'IPv6');
  const { port } = thePort('ports', manifest.ports);
  const servers = manifest.endpoints.map((endpoint: any): BackendEndpoint => {
    only('endpoints.', endpoint, 'addresses', 'conditions', 'zone');
    only('endpoints.conditions.', endpoint.conditions ?? {}, 'ready');
    const [ip, another] = endpoint.addresses;
    known('endpoints.addresses beyond the first', another, undefined);
    known('addressType unlike the address', [manifest.addressType, undefined].includes(familyOf(ip)), true);
    return { ip, port, ready: endpoint.conditions?.ready, zone: endpoint.zone };
  });
  const backends = () => Backends.fromEndpoints(servers, { severalPortsPerIp: true });
  return () => ({ namespace, labels, name, backends: backends(), endpointsApi: EndpointsApi.ENDPOINT_SLICE });
}

function ingress(manifest: any): () => ExternalLoadBalancerProps {
  only('', manifest, 'spec');
  const { name: ingressName, annotations, ...common } = metadata('', manifest.metadata, 'annotations');
  const { spec } = manifest;
  only('spec.', spec, 'ingressClassName', 'tls', spec.rules === undefined ? 'defaultBackend' : 'rules');
  const className = given('spec.ingressClassName', spec.ingressClassName);
  const rules = spec.rules === undefined ? undefined : hostsAndPaths(spec.rules);
  const backends = rules?.paths.map(({ backend }) => backend) ?? [spec.defaultBackend];
  const [{ name, servicePort } = { name: undefined, servicePort: undefined }, ...others] = backends.map(theService);
  known('several Services', others.every(other => other.name === name && other.servicePort === servicePort), true);
  known('spec.tls beyond the first', spec.tls?.[1], undefined);
  const tls = spec.tls?.map((entry: any) => {
    only('spec.tls.', entry, 'hosts', 'secretName');
    return () => Tls.fromSecret(entry.secretName, { hosts: entry.hosts });
  })[0];
  return () => ({
    ...common,
    ingressName,
    annotations,
    controller: IngressController.ingressNginx({ className }),
    name,
    servicePort,
    backends: SERVERS,
    hosts: rules?.hosts,
    paths: rules?.paths.map(({ path, pathType }) => routePath(path, pathType)),
    tls: tls?.(),
  });
}

/** Hosts that all have the same paths, as the props of one route ask for. */
function hostsAndPaths(rules: any[]): { hosts?: string[]; paths: { path: string; pathType: string; backend: any }[] } {
  const pathsOf = new Map<string | undefined, any[]>();
  for (const rule of rules) {
    only('spec.rules.', rule, 'host', 'http');
    only('spec.rules.http.', rule.http ?? {}, 'paths');
    pathsOf.set(rule.host, [...pathsOf.get(rule.host) ?? [], ...rule.http?.paths ?? []]);
  }
  const [paths = [], ...others] = [...pathsOf.values()];
  known('hosts with unlike paths', others.every(other => JSON.stringify(other) === JSON.stringify(paths)), true);
  for (const path of paths) {
    only('spec.rules.http.paths.', path, 'path', 'pathType', 'backend');
    known('spec.rules.http.paths.pathType', path.pathType, 'Prefix', 'Exact', 'ImplementationSpecific');
  }
  const hosts = [...pathsOf.keys()] as string[];
  return { hosts: hosts.length === 1 && hosts[0] === undefined ? undefined : hosts, paths };
}

/** On ingress-nginx, regular expressions are the implementation-specific paths. */
function routePath(path: string, pathType: string): RoutePath {
  return pathType === 'Prefix' ? RoutePath.prefix(path) : pathType === 'Exact' ? RoutePath.exact(path) : RoutePath.regex(path);
}

function theService(backend: any): { name: string; servicePort: number } {
  only('backend.', given('backend', backend), 'service');
  only('backend.service.', given('backend.service', backend.service), 'name', 'port');
  only('backend.service.port.', given('backend.service.port', backend.service.port), 'number');
  return { name: backend.service.name, servicePort: given('backend.service.port.number', backend.service.port.number) };
}

/** The one port: TCP, and under the library's name for it, or under none. */
function thePort(where: string, ports: any[] | undefined, ...fields: string[]): any {
  const [port, another] = given(where, ports);
  known(`${where} beyond the first`, another, undefined);
  only(`${where}.`, port, 'name', 'port', 'protocol', ...fields);
  known(`${where}.name`, port.name, undefined, '', 'http');
  known(`${where}.protocol`, port.protocol, undefined, 'TCP');
  given(`${where}.port`, port.port);
  return port;
}

function metadata(where: string, object: any, ...fields: string[]): any {
  only(`${where}metadata.`, object, 'name', 'namespace', 'labels', ...fields);
  known(`${where}metadata.namespace`, object.namespace, NAMESPACE);
  return object;
}

function familyOf(ip: unknown): string | undefined {
  return { 4: 'IPv4', 6: 'IPv6' }[isIP(String(ip))];
}

/** Throws where an object has a field beyond these; at the top, beyond these and what every object has. */
function only(where: string, object: any, ...fields: string[]): void {
  const all = where === '' ? ['apiVersion', 'kind', 'metadata', ...fields] : fields;
  for (const field of Object.keys(object)) {
    known(`${where}${field}`, all.includes(field), true);
  }
}

/** Throws where a value is none of these. */
function known(what: string, value: unknown, ...values: unknown[]): void {
  if (!values.includes(value)) {
    throw new Inexpressible(what);
  }
}

/** Throws where a value is missing that the library would always fill in. */
function given<T>(what: string, value: T | null | undefined): T {
  if (value === undefined || value === null) {
    throw new Inexpressible(`no ${what}`);
  }
  return value;
}
