import { Cluster } from '../cluster';
import { at, Fields, itemsAt, listOf, textOf } from '../fields';
import { Hit, Rule } from '../rule';
import { all, httpRoute } from './examples';
import { Manifest, Path } from '../../manifests';
import { meet } from '../../manifests/hosts';

const gatewayOf = (listener: string) => `apiVersion: gateway.networking.k8s.io/v1
kind: Gateway
metadata: {name: main}
spec:
  gatewayClassName: envoy
  listeners: [{name: http, port: 80, protocol: HTTP${listener}}]
`;

interface Parent {
  readonly gateway: Manifest;
  readonly listeners: readonly Fields[];
  readonly section?: string;
  readonly path: Path;
}

/** The Gateways of the files that a route names. */
function parentsOf(object: Manifest, cluster: Cluster): Parent[] {
  return itemsAt(object, 'spec', 'parentRefs').flatMap(({ item, path }) => {
    const gateway = (item.kind ?? 'Gateway') === 'Gateway' ? cluster.find('Gateway', textOf(item.namespace) ?? object.namespace, textOf(item.name) ?? '') : undefined;
    return gateway ? [{ gateway, listeners: itemsAt(gateway, 'spec', 'listeners').map(listener => listener.item), section: textOf(item.sectionName), path }] : [];
  });
}

/** What is wrong between routes of Gateway API and the listeners of their Gateways. */
export const LISTENERS: readonly Rule[] = [
  {
    id: 'http-route.no-listener',
    severity: 'error',
    kinds: ['HTTPRoute', 'GRPCRoute'],
    what: 'A route to a listener that its Gateway does not have: nobody serves it.',
    why: 'sectionName names one listener of the Gateway; without it a route is for all of them.',
    fix: 'Write the name of a listener, or leave sectionName out.',
    find: (object, cluster) => parentsOf(object, cluster)
      .filter(({ section, listeners }) => section !== undefined && !listeners.some(({ name }) => name === section))
      .map(({ gateway, section, path }) => ({ path: [...path, 'sectionName'], message: `The Gateway "${gateway.name}" has no listener "${section}".` })),
    bad: all(gatewayOf(''), httpRoute().replace('{name: main}', '{name: main, sectionName: https}')),
    good: all(gatewayOf(''), httpRoute().replace('{name: main}', '{name: main, sectionName: http}')),
  },
  {
    id: 'http-route.listener-host',
    severity: 'error',
    kinds: ['HTTPRoute', 'GRPCRoute'],
    what: 'A hostname of a route that no listener of its Gateway has: requests for it get 404.',
    why: 'A listener with a hostname takes routes for that host alone.',
    fix: 'Add a listener for the host, or write a host that a listener has.',
    find: (object, cluster): Hit[] => {
      const parents = parentsOf(object, cluster);
      const listeners = parents.flatMap(parent => parent.listeners.filter(({ name }) => parent.section === undefined || name === parent.section));
      // Of a Gateway that is not among the files, nobody knows the listeners.
      return listeners.length === 0 || parents.length < listOf(at(object, 'spec', 'parentRefs')).length ? []
        : listOf(at(object, 'spec', 'hostnames')).flatMap((host, i): Hit[] => typeof host === 'string'
          && !listeners.some(({ hostname }) => typeof hostname !== 'string' || hostname === '' || meet(host, hostname))
          ? [{ path: ['spec', 'hostnames', i], message: `No listener of ${parents.map(({ gateway }) => `"${gateway.name}"`).join(' or ')} has the host ${host}.` }] : []);
    },
    bad: all(gatewayOf(', hostname: "*.example.org"'), httpRoute()),
    good: all(gatewayOf(', hostname: "*.example.com"'), httpRoute()),
  },
];
