import { Cluster } from '../cluster';
import { annotation, at, itemsAt, listOf, textOf } from '../fields';
import { Ingress, IngressPath } from '../ingresses';
import { Hit, Rule } from '../rule';
import { all, ingress } from './examples';
import { Json, Manifest, Path } from '../../manifests';

const CLASS = 'kubernetes.io/ingress.class';

interface TlsHost {
  readonly host: string;
  readonly secret?: string;
  readonly at: Path;
  /** The list that it stands in. */
  readonly entry: Path;
}

function tlsHosts(object: Manifest): TlsHost[] {
  return itemsAt(object, 'spec', 'tls').flatMap(({ item, path }) => listOf(item.hosts).flatMap((host, i) => typeof host !== 'string' ? []
    : [{ host, secret: textOf(item.secretName), at: [...path, 'hosts', i], entry: [...path, 'hosts'] }]));
}

/** The first entry of spec.tls with a Secret, of each host. */
function firstSecrets(cluster: Cluster): ReadonlyMap<Json, TlsHost & { readonly each: Ingress }> {
  return cluster.once('first Secrets', () => new Map(cluster.ingresses.flatMap(each => tlsHosts(each.object).filter(({ secret }) => secret !== undefined)
    .map(entry => [entry.host, { ...entry, each }] as const)).reverse()));
}

const isCovered = (host: string, by: string): boolean => host === by || host.replace(/^[^.]+/, '*') === by;

function keyOf(ingress_: Ingress, { host, value, type }: IngressPath, cluster: Cluster): string {
  return JSON.stringify([cluster.controllerOf(ingress_), ingress_.className, host, value, type]);
}

/** Where each path stands first. */
function firstOfPaths(cluster: Cluster): Map<string, { readonly ingress: Ingress; readonly path: IngressPath }> {
  return cluster.once('first of paths', () => {
    const first = new Map<string, { readonly ingress: Ingress; readonly path: IngressPath }>();
    for (const ingress_ of cluster.ingresses.filter(each => !each.isCanary)) {
      for (const path of ingress_.paths) {
        const key = keyOf(ingress_, path, cluster);
        first.set(key, first.get(key) ?? { ingress: ingress_, path });
      }
    }
    return first;
  });
}

/** What is wrong with Ingresses, whoever serves them. */
export const INGRESSES: readonly Rule[] = [
  {
    id: 'status.dropped',
    severity: 'warning',
    kinds: ['Ingress', 'Service'],
    what: 'A status in a manifest: the API server drops it, and every later kubectl apply says "configured".',
    why: 'The status belongs to controllers: what a manifest says there is neither stored nor announced.',
    fix: 'Take the status out. The address that clients use is a matter of DNS, of the Service of the controller, or of the annotation external-dns.alpha.kubernetes.io/target.',
    find: object => {
      const status = at(object, 'status');
      // An object that was read from a cluster has the status of there.
      return status === undefined || at(object, 'metadata', 'uid') !== undefined ? [] : [{
        path: ['status'],
        message: 'The API server drops the status without a word, and every later apply says "configured".',
        severity: listOf(at(object, 'status', 'loadBalancer', 'ingress')).length > 0 ? 'warning' : 'info',
      }];
    },
    bad: `${ingress()}status: {loadBalancer: {ingress: [{ip: 10.0.0.9}]}}\n`,
    good: ingress(),
  },
  {
    id: 'class.annotation',
    severity: 'warning',
    kinds: ['Ingress'],
    what: 'The class of an Ingress by the annotation kubernetes.io/ingress.class, which is deprecated.',
    why: 'spec.ingressClassName took its place. Both together are accepted while they are equal, and refused where they differ; controllers read the annotation only where the field is missing.',
    fix: 'Write spec.ingressClassName, and take the annotation out.',
    find: (object, cluster) => {
      const name = cluster.ingress(object)!.annotations[CLASS];
      const field = at(object, 'spec', 'ingressClassName');
      return name === undefined || (field !== undefined && field !== name) ? [] : [{
        path: annotation(CLASS),
        message: field === undefined ? `The annotation ${CLASS} is deprecated: spec.ingressClassName is the field for the class.`
          : `The class stands twice: accepted while both are equal, but the annotation ${CLASS} is deprecated and not read beside spec.ingressClassName.`,
        fix: field === undefined ? `Write spec.ingressClassName: ${name} in its place.` : 'Take the annotation out.',
      }];
    },
    bad: ingress({ annotations: `${CLASS}: nginx` }),
    good: ingress(),
  },
  {
    id: 'class.none',
    severity: 'info',
    kinds: ['Ingress'],
    what: 'An Ingress without a class: it is served only where the cluster has a default class.',
    why: 'The API server takes it; without a default class every controller ignores it, and its hosts answer 404.',
    fix: 'Write spec.ingressClassName.',
    find: (object, cluster) => cluster.ingress(object)!.className === undefined
      ? [{ path: ['spec'], message: 'The Ingress names no class: without a default class in the cluster every controller ignores it.' }] : [],
    bad: ingress().replace(/ +ingressClassName.*\n/, ''),
    good: ingress(),
  },
  {
    id: 'path.twice',
    severity: 'error',
    kinds: ['Ingress'],
    what: 'The same host and path in two Ingresses, or twice in one: one of them gets no requests.',
    why: 'The API server takes both. The webhook of ingress-nginx refuses the second Ingress; without it the older one wins.',
    fix: 'Keep one of them, or make the other one a canary.',
    find: (object, cluster) => {
      const ingress_ = cluster.ingress(object)!;
      const controller = cluster.controllerOf(ingress_);
      return ingress_.isCanary ? [] : ingress_.paths.flatMap((path): Hit[] => {
        const first = firstOfPaths(cluster).get(keyOf(ingress_, path, cluster))!;
        return first.path !== path ? [{
          path: [...path.at, 'path'],
          message: `${path.host || 'Every host'} with the path ${path.value || '/'} stands ${first.ingress === ingress_ ? 'twice here' : `in the Ingress "${first.ingress.object.name}" as well`}: one of them gets no requests${controller === 'ingress-nginx' && first.ingress !== ingress_ ? ', and the webhook of ingress-nginx refuses the second' : ''}.`,
        }] : [];
      });
    },
    bad: all(ingress({ name: 'one' }), ingress({ name: 'two', service: 'other' })),
    good: all(ingress({ name: 'one' }), ingress({ name: 'two', service: 'other', path: '/other' })),
  },
  {
    id: 'tls.host-not-covered',
    severity: 'warning',
    kinds: ['Ingress'],
    what: 'A host that no entry of spec.tls lists, while others are: it shows the certificate of the controller, and clients get a warning.',
    why: 'ingress-nginx redirects such a host to https as well, if others of its Ingress have a certificate; what it shows there is its own certificate.',
    fix: 'Add the host to an entry of spec.tls whose Secret has a certificate for it.',
    find: (object, cluster) => {
      const covered = tlsHosts(object);
      return covered.length === 0 ? [] : cluster.ingress(object)!.hosts.filter(host => host !== '' && !covered.some(each => isCovered(host, each.host))).map(host => ({
        path: covered[0].entry, message: `${host} is in no entry of spec.tls: it is served with the certificate of the controller, which clients do not trust.`,
      }));
    },
    bad: ingress({ spec: 'tls: [{hosts: [shop.example.com], secretName: shop}]' }).replace('  rules:\n', '  rules:\n    - host: www.example.com\n      http: {paths: [{path: /, pathType: Prefix, backend: {service: {name: shop, port: {number: 80}}}}]}\n'),
    good: ingress({ spec: 'tls: [{hosts: [shop.example.com], secretName: shop}]' }),
  },
  {
    id: 'tls.host-without-rule',
    severity: 'info',
    kinds: ['Ingress'],
    what: 'A host in spec.tls that no rule of the Ingress has: it is a slip, or left over.',
    why: 'The certificate is shown for hosts that have a rule.',
    fix: 'Write the host of the rule, or take it out.',
    find: (object, cluster) => {
      const ingress_ = cluster.ingress(object)!;
      const rules = itemsAt(object, 'spec', 'rules').map(({ item }) => textOf(item.host) ?? '');
      // Names that other settings bring: their certificates are needed as well.
      const isOther = (host: string) => rules.includes('') || ingress_.nginx['server-alias']?.includes(host) || ingress_.nginx['from-to-www-redirect'] !== undefined
        || cluster.ofHost(host).length > 0;
      const isOfRule = (host: string) => rules.some(rule => isCovered(rule, host) || isCovered(host, rule));
      return rules.length === 0 ? [] : tlsHosts(object).filter(({ host }) => !isOfRule(host) && !isOther(host))
        .map(({ host, at: path }) => ({ path, message: `No rule here has the host ${host}.` }));
    },
    bad: ingress({ spec: 'tls: [{hosts: [shop.example.com, shopp.example.com], secretName: shop}]' }),
    good: ingress({ spec: 'tls: [{hosts: [shop.example.com], secretName: shop}]' }),
  },
  {
    id: 'tls.two-secrets',
    severity: 'warning',
    kinds: ['Ingress'],
    what: 'A host with two Secrets in spec.tls, of two Ingresses or of one: the first certificate is shown for all of it.',
    why: 'A host has one certificate, whatever the path.',
    fix: 'Write the same Secret in both.',
    find: (object, cluster) => itemsAt(object, 'spec', 'tls').flatMap(({ item, path }) => {
      const secret = textOf(item.secretName);
      const other = secret === undefined ? undefined : listOf(item.hosts).map(host => firstSecrets(cluster).get(host))
        .find(first => first && first.each.object !== object && first.secret !== secret);
      return other ? [{ path: [...path, 'secretName'], message: `${other.host} has the Secret "${other.secret}" in the Ingress "${other.each.object.name}": the first one is shown for all of the host.` }] : [];
    }),
    bad: all(ingress({ name: 'one', spec: 'tls: [{hosts: [shop.example.com], secretName: one}]' }), ingress({ name: 'two', path: '/two', spec: 'tls: [{hosts: [shop.example.com], secretName: two}]' })),
    good: all(ingress({ name: 'one', spec: 'tls: [{hosts: [shop.example.com], secretName: one}]' }), ingress({ name: 'two', path: '/two', spec: 'tls: [{hosts: [shop.example.com], secretName: one}]' })),
  },
  {
    id: 'tls.no-hosts',
    severity: 'warning',
    kinds: ['Ingress'],
    what: 'An entry of spec.tls without hosts: no host gets its certificate.',
    why: 'The API server takes it; ingress-nginx then uses the Secret for hosts that its certificate happens to name, Traefik for any, others for none.',
    fix: 'List the hosts in the entry.',
    find: object => itemsAt(object, 'spec', 'tls').filter(({ item }) => listOf(item.hosts).length === 0 && textOf(item.secretName))
      .map(({ path, item }) => ({ path, message: `The certificate of "${textOf(item.secretName)}" is given to no host: the entry lists none.` })),
    bad: ingress({ spec: 'tls: [{secretName: shop}]' }),
    good: ingress({ spec: 'tls: [{hosts: [shop.example.com], secretName: shop}]' }),
  },
  {
    id: 'tls.secret-elsewhere',
    severity: 'error',
    kinds: ['Ingress'],
    what: 'The Secret of spec.tls is in another namespace: clients get the certificate of the controller.',
    why: 'An Ingress reads Secrets of its own namespace only.',
    fix: 'Put a copy of the Secret into the namespace of the Ingress.',
    find: (object, cluster) => itemsAt(object, 'spec', 'tls').flatMap(({ item, path }) => {
      const name = textOf(item.secretName);
      const other = name && !cluster.find('Secret', object.namespace, name) ? cluster.all('Secret').find(each => each.name === name) : undefined;
      return other ? [{ path: [...path, 'secretName'], message: `The Secret "${name}" is in the namespace "${other.namespace ?? ''}", and the Ingress reads those of "${object.namespace ?? ''}" only.` }] : [];
    }),
    bad: all('apiVersion: v1\nkind: Secret\nmetadata: {name: shop, namespace: certificates}\ntype: kubernetes.io/tls\n',
      ingress({ spec: 'tls: [{hosts: [shop.example.com], secretName: shop}]' }).replace('name: shop\n', 'name: shop\n  namespace: web\n')),
    good: all('apiVersion: v1\nkind: Secret\nmetadata: {name: shop, namespace: web}\ntype: kubernetes.io/tls\n',
      ingress({ spec: 'tls: [{hosts: [shop.example.com], secretName: shop}]' }).replace('name: shop\n', 'name: shop\n  namespace: web\n')),
  },
];
