import { Notes, Outcome } from './notes';
import { noteEach, noteObject } from './of-object';
import { Patch } from '../recognition/plan';
import { Servers, ServersOfPort } from '../recognition/servers';

const KEPT = (by: string) => ({ outcome: Outcome.KEPT, by });

type Labels = { readonly [key: string]: string };

/** Fields of a Service that the load balancer writes, or that are as they are without them. */
const WRITTEN = new Set(['ports', 'type', 'externalName', 'selector']);

/** Notes on a Service and its addresses; fields that no prop says are patched in. */
export function noteServers(
  servers: Servers, labels: Labels | undefined, { neverWorked, servicePort }: ServersOfPort, port: number | string | undefined, notes: Notes,
): Patch[] {
  const { service } = servers;
  const { metadata = {}, spec = {} } = service.value;
  if (notes.of(service, []) === undefined) {
    noteObject(service, 'ExternalLoadBalancer', notes);
  }
  notes.set(service, ['metadata', 'name'], KEPT('name'));
  notes.set(service, ['spec', 'type'], KEPT('backends'));
  noteEach(service, [['spec', 'selector']], KEPT('backends'), notes);
  noteEach(service, [['spec', 'externalName']], neverWorked === undefined ? KEPT('backends') : { outcome: Outcome.NEVER_WORKED, by: 'backends', why: neverWorked }, notes);
  const ports: readonly any[] = spec.ports ?? [];
  ports.forEach((each, i) => {
    const isServed = port === undefined ? i === 0 : each.port === port || each.name === port;
    if (!isServed && notes.of(service, ['spec', 'ports', i])?.outcome === Outcome.KEPT) {
      return;
    }
    notes.set(service, ['spec', 'ports', i], isServed ? KEPT(servicePort === undefined ? 'backends' : 'servicePort') : { outcome: Outcome.LOST, why: 'no Ingress leads to this port' });
    if (isServed) {
      noteEach(service, [['spec', 'ports', i, 'targetPort']], servers.source === 'ExternalName' ? KEPT('backends')
        : { outcome: Outcome.KEPT, by: 'backends', why: 'without a selector the port of the addresses counts' }, notes);
      noteEach(service, [['spec', 'ports', i, 'name']], { outcome: Outcome.CHANGED, by: 'backends', why: 'the library names the port, and the same in the addresses' }, notes);
      noteEach(service, [['spec', 'ports', i, 'appProtocol']], { outcome: Outcome.CHANGED, by: 'backendProtocol', why: 'ingress-nginx does not read it; the library writes that of the prop' }, notes);
      noteEach(service, [['spec', 'ports', i, 'nodePort']], { outcome: Outcome.LOST, why: 'requests come through the ingress controller' }, notes);
    }
  });
  servers.addresses.forEach(addresses => noteAddresses(addresses, servers, neverWorked, notes));
  return patchesOf(servers, metadata, spec, labels, notes);
}

function noteAddresses(addresses: Servers['service'], { source }: Servers, neverWorked: string | undefined, notes: Notes): void {
  noteObject(addresses, 'ExternalLoadBalancer', notes);
  const found = { outcome: neverWorked === undefined ? Outcome.KEPT : Outcome.NEVER_WORKED, by: 'backends', why: neverWorked };
  if (source === 'ExternalName') {
    notes.replace(addresses, { outcome: Outcome.NEVER_WORKED, why: 'a Service of type ExternalName has no addresses: controllers go by the name' });
    return;
  }
  notes.set(addresses, ['metadata', 'name'], source === 'Endpoints' ? KEPT('name') : { outcome: Outcome.CHANGED, by: 'name', why: 'the slices are named after the Service' });
  noteEach(addresses, [['metadata', 'labels']], { outcome: Outcome.CHANGED, by: 'labels', why: 'the labels are those of the load balancer' }, notes);
  noteEach(addresses, [['metadata', 'labels', 'kubernetes.io/service-name']], KEPT('endpointsApi'), notes);
  noteEach(addresses, [['subsets'], ['addressType'], ['endpoints'], ['ports']], found, notes);
  const { subsets = [], endpoints = [], ports = [] } = addresses.value;
  const named = { outcome: Outcome.CHANGED, by: 'backends', why: 'the port has the name of that of the Service' };
  (subsets as readonly any[]).forEach((subset, i) => {
    (subset?.ports ?? []).forEach((_: unknown, j: number) => noteEach(addresses, [['subsets', i, 'ports', j, 'name']], neverWorked === undefined ? named : found, notes));
    for (const list of ['addresses', 'notReadyAddresses']) {
      (subset?.[list] ?? []).forEach((_: unknown, j: number) => noteEach(addresses, ['hostname', 'nodeName', 'targetRef'].map(field => ['subsets', i, list, j, field]), UNREAD, notes));
    }
  });
  (ports as readonly any[]).forEach((_, i) => noteEach(addresses, [['ports', i, 'name']], neverWorked === undefined ? named : found, notes));
  (endpoints as readonly any[]).forEach((endpoint, i) => {
    const follows = { outcome: Outcome.CHANGED, by: 'backends', why: 'it follows from ready' };
    noteEach(addresses, ['hostname', 'nodeName', 'targetRef', 'deprecatedTopology', 'hints'].map(field => ['endpoints', i, field]), UNREAD, notes);
    noteEach(addresses, ['serving', 'terminating'].map(field => ['endpoints', i, 'conditions', field]), follows, notes);
    ((endpoint?.addresses ?? []) as readonly unknown[]).slice(1).forEach((__, j) => (
      notes.set(addresses, ['endpoints', i, 'addresses', j + 1], { outcome: Outcome.NEVER_WORKED, why: 'controllers read the first address of an endpoint alone' })
    ));
  });
}

const UNREAD = { outcome: Outcome.LOST, why: 'a server outside the cluster is no pod of it: controllers do not read this' };

/** Fields of a Service that no prop says. */
function patchesOf({ service, source }: Servers, metadata: any, spec: any, labels: Labels | undefined, notes: Notes): Patch[] {
  const patches: Patch[] = [];
  const patch = (path: readonly string[], value: unknown) => {
    patches.push({ on: 'service', at: `/${path.join('/')}`, value });
    notes.set(service, path, { outcome: Outcome.KEPT, by: 'addJsonPatch()' });
  };
  if (metadata.labels !== undefined && JSON.stringify(metadata.labels) !== JSON.stringify(labels ?? {})) {
    patch(['metadata', 'labels'], metadata.labels);
  } else {
    noteEach(service, [['metadata', 'labels']], KEPT('labels'), notes);
  }
  const { 'kubectl.kubernetes.io/last-applied-configuration': applied, ...annotations } = metadata.annotations ?? {};
  if (Object.keys(annotations).length > 0) {
    patch(['metadata', 'annotations'], annotations);
  }
  if (applied !== undefined) {
    notes.set(service, ['metadata', 'annotations', 'kubectl.kubernetes.io/last-applied-configuration'], { outcome: Outcome.CHANGED, why: 'kubectl writes it anew' });
  }
  if (['NodePort', 'LoadBalancer'].includes(spec.type) && source !== 'ExternalName') {
    patch(['spec', 'type'], spec.type);
  }
  for (const field of Object.keys(spec).filter(each => !WRITTEN.has(each))) {
    if (/^(clusterIPs?|ipFamil(ies|yPolicy)|internalTrafficPolicy)$/.test(field) && spec[field] !== 'None' && spec[field] !== 'Local') {
      notes.set(service, ['spec', field], { outcome: Outcome.CHANGED, why: 'the API server chooses it anew' });
    } else {
      patch(['spec', field], spec[field]);
    }
  }
  return patches;
}
