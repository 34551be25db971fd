import { Cluster } from './cluster';
import { fieldsOf, itemsAt, listOf, textOf } from './fields';
import { BackendReference } from './ingresses';
import { Manifest } from '../manifests';

/** The Services that a route of any kind leads to. */
export function referencesOf(object: Manifest, cluster: Cluster): readonly BackendReference[] {
  switch (object.kind) {
    case 'Ingress':
      return cluster.ingress(object)?.backends.filter(({ service }) => service !== undefined) ?? [];
    case 'IngressRoute':
      return itemsAt(object, 'spec', 'routes').flatMap(({ item, path }) => listOf(item.services).map((each, i) => {
        const { kind, name, namespace, port } = fieldsOf(each);
        return { namespace: textOf(namespace) ?? object.namespace, service: kind === undefined || kind === null || kind === 'Service' ? textOf(name) : undefined, port: port ?? undefined, at: [...path, 'services', i], portAt: [...path, 'services', i, 'port'] };
      })).filter(({ service }) => service !== undefined && !service.includes('@'));
    case 'HTTPRoute':
    case 'GRPCRoute':
      return itemsAt(object, 'spec', 'rules').flatMap(({ item, path }) => listOf(item.backendRefs).flatMap((each, i) => {
        const { kind, group, name, namespace, port } = fieldsOf(each);
        return (kind ?? 'Service') === 'Service' && (group ?? '') === ''
          ? [{ namespace: textOf(namespace) ?? object.namespace, service: textOf(name), port: port ?? undefined, at: [...path, 'backendRefs', i], portAt: [...path, 'backendRefs', i, 'port'] }] : [];
      }));
    default:
      return [];
  }
}
