import { Manifest } from '../../manifests';
import { addressesOf, findPort, isExternalName, Port, portsOf, servicesCalled, servicesOf, withoutAddresses } from '../backends';
import { Cluster } from '../cluster';
import { itemsAt } from '../fields';
import { BackendReference } from '../ingresses';
import { referencesOf } from '../routes';
import { Hit, Rule } from '../rule';
import { mostSimilar } from '../similar';
import { all, endpoints, httpRoute, ingress, nginx, service } from './examples';

/** Whether servers speak TLS on a port: what it is called counts more than its number. */
function speaksTls({ name, port, targetPort }: Port): boolean {
  return /^(https|tls|ssl)/.test(name) || (!/^(http|web|h2c|grpc)/.test(name) && [port, targetPort].some(each => each === 443 || each === 8443));
}

interface Meant {
  readonly service: Manifest;
  readonly otherNamespace: boolean;
}

/** The Services of a namespace that lead to servers, while no route leads to them. */
function idleServices(namespace: string | undefined, cluster: Cluster): readonly Manifest[] {
  return cluster.once(`idle services of ${namespace ?? ''}`, () => {
    const references = cluster.once('references of routes', () => cluster.objects.flatMap(object => referencesOf(object, cluster)));
    const used = new Set(references.filter(each => each.namespace === namespace).map(each => each.service));
    const empty = new Set(withoutAddresses(namespace, cluster));
    return servicesOf(namespace, cluster).filter(each => !used.has(each.name)
      && (isExternalName(each) || addressesOf(each, cluster).length > 0 || empty.has(each)));
  });
}

/** A Service of the files that a name is meant for. */
function meantService({ namespace, service: name }: BackendReference, cluster: Cluster): Meant | undefined {
  const elsewhere = servicesCalled(name, cluster).find(each => each.namespace !== namespace);
  if (elsewhere) {
    return { service: elsewhere, otherNamespace: true };
  }
  const here = servicesOf(namespace, cluster);
  if (here.length === 0) {
    return undefined;
  }
  const { word, distance } = mostSimilar(name!, here.map(each => each.name));
  const near = here.find(each => each.name === word)!;
  const idle = idleServices(namespace, cluster);
  const service_ = distance <= 2
    || word.startsWith(name!) || name!.startsWith(word) ? near : idle.length === 1 ? idle[0] : undefined;
  return service_ && { service: service_, otherNamespace: false };
}

/** What is wrong with what routes lead to. */
export const REFERENCES: readonly Rule[] = [
  {
    id: 'route.service-missing',
    severity: 'error',
    kinds: ['Ingress', 'IngressRoute', 'HTTPRoute'],
    what: 'A route to a Service that is not in its namespace, while the files hold one that is meant: 503 or 404.',
    why: 'A route finds Services of its own namespace by their exact name; the API server does not look whether they exist.',
    fix: 'Write the name of the Service, and put both into one namespace.',
    find: (object, cluster) => referencesOf(object, cluster).flatMap((reference): Hit[] => {
      if (reference.service === undefined || cluster.find('Service', reference.namespace, reference.service)) {
        return [];
      }
      const meant = meantService(reference, cluster);
      return !meant ? [] : [{
        path: [...reference.at, 'name'],
        message: meant.otherNamespace ? `The Service "${reference.service}" is in ${meant.service.namespace ? `the namespace "${meant.service.namespace}"` : 'no namespace'}, and this route is in ${object.namespace ? `"${object.namespace}"` : 'none'}: it is not found.`
          : `There is no Service "${reference.service}" here: requests get 503 or 404.`,
        fix: meant.otherNamespace ? 'Put both into one namespace.' : `Write "${meant.service.name}", if that one is meant.`,
      }];
    }),
    bad: all(service(), endpoints(), ingress({ service: 'shopp' })),
    good: all(service(), endpoints(), ingress()),
  },
  {
    id: 'route.port-missing',
    severity: 'error',
    kinds: ['Ingress', 'IngressRoute', 'HTTPRoute'],
    what: 'A route to a port that its Service does not have: 503 or 404.',
    why: 'A route names a port of the Service, not of the server behind it.',
    fix: 'Write the name or the number of a port of the Service.',
    find: (object, cluster) => referencesOf(object, cluster).flatMap((reference): Hit[] => {
      const target = reference.service === undefined ? undefined : cluster.find('Service', reference.namespace, reference.service);
      const ports = (target ? portsOf(target) : []).filter(({ port }) => port !== undefined);
      const ofNginx = object.kind === 'Ingress' && cluster.readsNginx(cluster.ingress(object)!);
      if (!target || reference.port === undefined || ports.length === 0 || findPort(target, reference.port, ofNginx && cluster.controllerOf(cluster.ingress(object)!) === 'ingress-nginx')) {
        return [];
      }
      const known = ports.map(({ name, port }) => name === '' ? String(port) : `${name} (${String(port)})`).join(', ');
      return [{
        path: reference.portAt,
        message: `The Service "${target.name}" has no port ${JSON.stringify(reference.port)}: requests get 503 or 404. It has ${known}.`,
        fix: `Write ${ports.length === 1 ? String(ports[0].port) : `one of ${known}`}.`,
      }];
    }),
    bad: all(service(), endpoints(), ingress({ port: 'number: 8443' })),
    good: all(service(), endpoints(), ingress({ port: 'number: 80' })),
  },
  {
    id: 'route.plain-to-tls-port',
    severity: 'warning',
    kinds: ['Ingress'],
    what: 'Plain HTTP to a port on which servers speak TLS (443, 8443): 502 or 400.',
    why: 'ingress-nginx speaks HTTP to backends unless an annotation says otherwise, whatever the port is called or numbered.',
    fix: 'Add nginx.ingress.kubernetes.io/backend-protocol: "HTTPS".',
    find: (object, cluster) => {
      const ingress_ = cluster.ingress(object)!;
      const { nginx: annotations } = ingress_;
      return !cluster.readsNginx(ingress_) || annotations['backend-protocol'] !== undefined || annotations['ssl-passthrough'] === 'true' ? [] : ingress_.backends.flatMap(({ service: name, port, portAt }): Hit[] => {
        const target = name === undefined ? undefined : cluster.find('Service', object.namespace, name);
        const found = target && port !== undefined ? findPort(target, port, true) : undefined;
        const isTls = found ? speaksTls(found) : !target && (port === 443 || port === 8443 || port === 'https');
        return isTls ? [{ path: portAt, message: `Requests go to port ${String(port)} in plain HTTP, where servers speak TLS: they get 400 or 502.` }] : [];
      }).slice(0, 1);
    },
    bad: ingress({ port: 'number: 443' }),
    good: ingress({ port: 'number: 443', annotations: nginx('backend-protocol: "HTTPS"') }),
  },
  {
    id: 'route.port-undeclared',
    severity: 'info',
    kinds: ['Ingress'],
    what: 'An Ingress to a port of an ExternalName Service that names no ports.',
    why: 'ingress-nginx takes the number of the Ingress then; Traefik and others want the port in the Service.',
    fix: 'Add the port to the Service.',
    find: (object, cluster) => referencesOf(object, cluster).flatMap((reference): Hit[] => {
      const target = reference.service === undefined ? undefined : cluster.find('Service', reference.namespace, reference.service);
      return target && isExternalName(target) && portsOf(target).length === 0 && reference.port !== undefined
        ? [{ path: reference.portAt, message: `The Service "${target.name}" names no ports: not every controller takes the one that is written here.` }] : [];
    }),
    bad: all(service({ spec: 'type: ExternalName\nexternalName: server.example.com' }), ingress({ annotations: nginx('upstream-vhost: server.example.com') })),
    good: all(service({ spec: 'type: ExternalName\nexternalName: server.example.com\nports: [{name: http, port: 80}]' }), ingress({ annotations: nginx('upstream-vhost: server.example.com') })),
  },
  {
    id: 'route.cross-namespace',
    severity: 'error',
    kinds: ['HTTPRoute'],
    what: 'An HTTPRoute to a Service of another namespace that no ReferenceGrant there allows: 500.',
    why: 'Gateway API follows references to other namespaces only where a ReferenceGrant of that namespace names them.',
    fix: 'Add a ReferenceGrant to the namespace of the Service, or put the route there.',
    find: (object, cluster) => referencesOf(object, cluster).filter(({ namespace }) => namespace !== object.namespace)
      .filter(({ namespace }) => !cluster.all('ReferenceGrant').some(grant => grant.namespace === namespace && itemsAt(grant, 'spec', 'from').some(({ item }) => item.namespace === object.namespace)))
      .map(({ at: path, namespace, service: name }) => ({ path: [...path, 'namespace'], message: `The Service "${name}" is in the namespace "${namespace}", and no ReferenceGrant there lets this route use it.` })),
    bad: httpRoute({ backend: 'name: shop, namespace: legacy, port: 80' }),
    good: httpRoute(),
  },
];
