import { nearest } from '../../../../src/controllers/shared/nearest';
import { addressesOf, findPort, isExternalName, portsOf, servicesCalled, servicesOf, withoutAddresses } from '../backends';
import { Cluster } from '../cluster';
import { annotation, at, fieldsOf, itemsAt, listOf, textOf } from '../fields';
import { BackendReference, Ingress, IngressPath } from '../ingresses';
import { Hit, Rule } from '../rule';
import { all, endpoints, httpRoute, ingress, ingressRoute, nginx, service } from './examples';
import { Manifest } from '../../manifests';
import { referencesOf } from '../routes';

const CLASS = 'kubernetes.io/ingress.class';

/** A Service of the files that a name is meant for. */
function meantService({ namespace, service: name }: BackendReference, cluster: Cluster): { readonly service: Manifest; readonly otherNamespace: boolean } | undefined {
  const elsewhere = servicesCalled(name, cluster).find(each => each.namespace !== namespace);
  if (elsewhere) {
    return { service: elsewhere, otherNamespace: true };
  }
  const here = servicesOf(namespace, cluster);
  if (here.length === 0) {
    return undefined;
  }
  const { word, distance } = nearest(name!, here.map(each => each.name));
  const near = here.find(each => each.name === word)!;
  const used = cluster.once(`used of ${namespace ?? ''}`, () => (
    new Set(cluster.objects.flatMap(object => referencesOf(object, cluster)).filter(each => each.namespace === namespace).map(each => each.service))));
  const idle = here.filter(each => !used.has(each.name) && (isExternalName(each) || addressesOf(each, cluster).length > 0 || withoutAddresses(namespace, cluster).includes(each)));
  const service_ = distance <= 2 || word.startsWith(name!) || name!.startsWith(word) ? near : idle.length === 1 ? idle[0] : undefined;
  return service_ && { service: service_, otherNamespace: false };
}

function keyOf(ingress_: Ingress, { host, value, type }: IngressPath, cluster: Cluster): string {
  return JSON.stringify([cluster.controllerOf(ingress_), ingress_.className, host, value, type]);
}

/** Where each path stands first. */
function firstOfPaths(cluster: Cluster): Map<string, { readonly ingress: Ingress; readonly path: IngressPath }> {
  return cluster.once('first of paths', () => {
    const first = new Map<string, { readonly ingress: Ingress; readonly path: IngressPath }>();
    for (const ingress_ of cluster.ingresses.filter(each => !each.isCanary)) {
      ingress_.paths.forEach(path => first.set(keyOf(ingress_, path, cluster), first.get(keyOf(ingress_, path, cluster)) ?? { ingress: ingress_, path }));
    }
    return first;
  });
}

/** What is wrong with Ingresses, whoever serves them, and with the references of all routes. */
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
      return status === undefined ? [] : [{
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
      const ports = target ? portsOf(target) : [];
      const ofNginx = object.kind === 'Ingress' && cluster.readsNginx(cluster.ingress(object)!);
      if (!target || reference.port === undefined || ports.length === 0 || findPort(target, reference.port, ofNginx && cluster.controllerOf(cluster.ingress(object)!) === 'ingress-nginx')) {
        return [];
      }
      const known = ports.map(({ name, port }) => name === '' ? String(port) : `${name} (${String(port)})`).join(', ');
      return [{
        path: [...reference.at, 'port'],
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
      return !cluster.readsNginx(ingress_) || annotations['backend-protocol'] !== undefined || annotations['ssl-passthrough'] === 'true' ? [] : ingress_.backends.flatMap(({ service: name, port, at: path }): Hit[] => {
        const target = name === undefined ? undefined : cluster.find('Service', object.namespace, name);
        const found = target && port !== undefined ? findPort(target, port, true) : undefined;
        const number = found ? found.targetPort ?? found.port : target ? undefined : port;
        return number === 443 || number === 8443 ? [{ path: [...path, 'port'], message: `Requests go to port ${number} in plain HTTP, where servers speak TLS: they get 400 or 502.` }] : [];
      }).slice(0, 1);
    },
    bad: ingress({ port: 'number: 443' }),
    good: ingress({ port: 'number: 443', annotations: nginx('backend-protocol: "HTTPS"') }),
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
    find: object => {
      const covered = itemsAt(object, 'spec', 'tls').flatMap(({ item }) => listOf(item.hosts)).filter((host): host is string => typeof host === 'string');
      const entries = itemsAt(object, 'spec', 'tls');
      return entries.length === 0 || covered.length === 0 ? [] : itemsAt(object, 'spec', 'rules').flatMap(({ item, path }) => {
        const host = textOf(item.host);
        return host === undefined || host === '' || covered.includes(host) || covered.includes(host.replace(/^[^.]+/, '*')) ? []
          : [{ path: [...path, 'host'], message: `${host} is in no entry of spec.tls: it is served with the certificate of the controller, which clients do not trust.` }];
      });
    },
    bad: ingress({ spec: 'tls: [{hosts: [www.example.com], secretName: shop}]' }),
    good: ingress({ spec: 'tls: [{hosts: [shop.example.com], secretName: shop}]' }),
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
  {
    id: 'ingress-route.old-group',
    severity: 'error',
    kinds: ['IngressRoute', 'IngressRouteTCP', 'Middleware', 'TLSOption', 'ServersTransport'],
    what: 'An object of the group traefik.containo.us, which Traefik 3 does not read.',
    why: 'The group was given up with Traefik 3: its resources are those of traefik.io.',
    fix: 'Write apiVersion: traefik.io/v1alpha1.',
    find: object => object.apiVersion.startsWith('traefik.containo.us/')
      ? [{ path: ['apiVersion'], message: 'Traefik 3 does not read objects of traefik.containo.us.' }] : [],
    bad: ingressRoute({ apiVersion: 'traefik.containo.us/v1alpha1' }),
    good: ingressRoute(),
  },
  {
    id: 'ingress-route.rule',
    severity: 'error',
    kinds: ['IngressRoute'],
    what: 'A rule of an IngressRoute that Traefik cannot read, or that matches nothing: 404.',
    why: 'Traefik 3 reads its own syntax: Host(`a`) || Host(`b`), PathPrefix, PathRegexp, HostRegexp with a regular expression; values in backticks.',
    fix: 'Write the rule in the syntax of Traefik 3.',
    find: object => itemsAt(object, 'spec', 'routes').flatMap(({ item, path }): Hit[] => {
      const match = textOf(item.match);
      const fault = match === undefined ? 'it is missing' : ruleFault(match);
      return fault === undefined ? [] : [{ path: match === undefined ? path : [...path, 'match'], message: `Traefik does not serve this rule: ${fault}.` }];
    }),
    bad: ingressRoute({ match: 'Host(`shop.example.com`, `www.example.com`)' }),
    good: ingressRoute({ match: 'Host(`shop.example.com`) || Host(`www.example.com`)' }),
  },
  {
    id: 'ingress-route.middleware-missing',
    severity: 'error',
    kinds: ['IngressRoute'],
    what: 'An IngressRoute with a Middleware that is not in its namespace, while the files have it in another one: 404.',
    why: 'Without its Middleware Traefik does not make the route. The namespace of the route counts where the reference names none.',
    fix: 'Write the namespace of the Middleware beside its name.',
    find: (object, cluster) => itemsAt(object, 'spec', 'routes').flatMap(({ item, path }) => listOf(item.middlewares).flatMap((each, i): Hit[] => {
      const { name, namespace = object.namespace } = fieldsOf(each) as { name?: string; namespace?: string };
      const known = cluster.all('Middleware');
      const other = known.find(candidate => candidate.name === name);
      return name === undefined || known.length === 0 || name.includes('@') || cluster.find('Middleware', namespace, name) || !other ? [] : [{
        path: [...path, 'middlewares', i], message: `The Middleware "${name}" is in the namespace "${other.namespace ?? ''}", and is looked for in "${namespace ?? ''}": Traefik leaves the route out.`,
      }];
    })),
    bad: all('apiVersion: traefik.io/v1alpha1\nkind: Middleware\nmetadata: {name: strip, namespace: traefik}\nspec: {stripPrefix: {prefixes: [/shop]}}\n', ingressRoute({ more: 'middlewares: [{name: strip}]' })),
    good: all('apiVersion: traefik.io/v1alpha1\nkind: Middleware\nmetadata: {name: strip, namespace: traefik}\nspec: {stripPrefix: {prefixes: [/shop]}}\n', ingressRoute({ more: 'middlewares: [{name: strip, namespace: traefik}]' })),
  },
  {
    id: 'http-route.port-unset',
    severity: 'error',
    kinds: ['HTTPRoute', 'GRPCRoute'],
    what: 'A backendRef to a Service without a port: the API server refuses it.',
    why: 'The schema of Gateway API wants a port where the backend is a Service.',
    fix: 'Add the port of the Service.',
    find: (object, cluster) => referencesOf(object, cluster).filter(({ port }) => port === undefined).map(({ at: path }) => ({ path, message: 'The backend has no port: the schema of Gateway API refuses a Service without one.' })),
    bad: httpRoute({ backend: 'name: shop' }),
    good: httpRoute(),
  },
  {
    id: 'http-route.external-name',
    severity: 'error',
    kinds: ['HTTPRoute', 'GRPCRoute'],
    what: 'An HTTPRoute to a Service of type ExternalName: Envoy Gateway answers 500, others refuse it as well.',
    why: 'Gateway API leaves ExternalName to implementations, and warns of it; Envoy Gateway does not serve it.',
    fix: 'Write a Service without selector and an EndpointSlice with the addresses; on Envoy Gateway a Backend with the name.',
    find: (object, cluster) => referencesOf(object, cluster).flatMap(({ namespace, service: name, at: path }) => {
      const target = name === undefined ? undefined : cluster.find('Service', namespace, name);
      return target && isExternalName(target) ? [{ path: [...path, 'name'], message: `The Service "${name}" is an ExternalName, which implementations of Gateway API do not serve.` }] : [];
    }),
    bad: all(service({ spec: 'type: ExternalName\nexternalName: server.example.com\nports: [{name: http, port: 80}]' }), httpRoute()),
    good: all(service(), endpoints(), httpRoute()),
  },
  {
    id: 'http-route.rewrite-group',
    severity: 'error',
    kinds: ['HTTPRoute'],
    what: 'A rewrite of an HTTPRoute with $1: the backend is asked for a path with "$1" in it.',
    why: 'Gateway API has no capture groups: replaceFullPath and replacePrefixMatch are literal texts.',
    fix: 'Rewrite a prefix with ReplacePrefixMatch; on Envoy Gateway use an HTTPRouteFilter with replaceRegexMatch.',
    find: object => itemsAt(object, 'spec', 'rules').flatMap(({ item, path }) => listOf(item.filters).flatMap((filter, i) => ['replaceFullPath', 'replacePrefixMatch'].flatMap(field => {
      const value = fieldsOf(fieldsOf(fieldsOf(filter).urlRewrite).path)[field];
      return typeof value === 'string' && /[$\\]\d/.test(value) ? [{ path: [...path, 'filters', i, 'urlRewrite', 'path', field], message: `${value} goes to the backend as it stands: Gateway API has no capture groups.` }] : [];
    }))),
    bad: httpRoute({ filters: '{type: URLRewrite, urlRewrite: {path: {type: ReplaceFullPath, replaceFullPath: /$1}}}' }),
    good: httpRoute({ filters: '{type: URLRewrite, urlRewrite: {path: {type: ReplacePrefixMatch, replacePrefixMatch: /}}}' }),
  },
  {
    id: 'http-route.no-parent',
    severity: 'error',
    kinds: ['HTTPRoute', 'GRPCRoute'],
    what: 'A route of Gateway API without parentRefs: no Gateway serves it.',
    why: 'A route belongs to the Gateways that it names.',
    fix: 'Add parentRefs with the name of the Gateway.',
    find: object => listOf(at(object, 'spec', 'parentRefs')).length === 0 ? [{ path: ['spec'], message: 'The route names no Gateway: nobody serves it.' }] : [],
    bad: httpRoute().replace(/ +parentRefs.*\n/, ''),
    good: httpRoute(),
  },
  {
    id: 'http-route.hostname',
    severity: 'error',
    kinds: ['HTTPRoute', 'GRPCRoute'],
    what: 'A hostname of a route that is an IP address or has a port: the API server refuses it.',
    why: 'Gateway API takes DNS names in lower case, with or without "*." before them.',
    fix: 'Write the DNS name alone; leave hostnames out to serve all.',
    find: object => listOf(at(object, 'spec', 'hostnames')).flatMap((host, i) => typeof host === 'string' && (/^[\d.]+$/.test(host) || !/^(\*\.)?[a-z0-9]([-a-z0-9]*[a-z0-9])?(\.[a-z0-9]([-a-z0-9]*[a-z0-9])?)*$/.test(host))
      ? [{ path: ['spec', 'hostnames', i], message: `"${host}" is no DNS name in lower case: the API server refuses the route.` }] : []),
    bad: httpRoute({ hostname: '10.0.0.9' }),
    good: httpRoute(),
  },
];

const MATCHERS = ['Host', 'HostRegexp', 'Path', 'PathPrefix', 'PathRegexp', 'Method', 'Header', 'HeaderRegexp', 'Query', 'QueryRegexp', 'ClientIP'];
const OLD: { readonly [name: string]: string } = { Headers: 'Header', HeadersRegexp: 'HeaderRegexp', HostHeader: 'Host' };
const ARGUMENTS: { readonly [name: string]: readonly number[] } = { Header: [2], HeaderRegexp: [2], Query: [1, 2], QueryRegexp: [1, 2] };

/** Why Traefik 3 does not read a rule; undefined where it does. */
function ruleFault(rule: string): string | undefined {
  if (rule.trim() === '') {
    return 'it is empty';
  }
  const calls = [...rule.matchAll(/([A-Za-z]+)\(((?:`[^`]*`|"(?:[^"\\]|\\.)*"|[^()`"])*)\)/g)];
  for (const [, name, args] of calls) {
    const values = args.match(/`[^`]*`|"(?:[^"\\]|\\.)*"/g) ?? [];
    if (!MATCHERS.includes(name)) {
      return `it has no matcher ${name}${Object.hasOwn(OLD, name) ? `, which is ${OLD[name]} since Traefik 3` : ''}`;
    }
    if (values.length === 0) {
      return `the value of ${name} has to stand in backticks`;
    }
    if (!(ARGUMENTS[name] ?? [1]).includes(values.length)) {
      return `${name} takes ${(ARGUMENTS[name] ?? [1]).join(' or ')} value${name.startsWith('H') && ARGUMENTS[name] ? 's' : ''} since Traefik 3; join several with ||`;
    }
    if (name === 'HostRegexp' && /\{[a-z]+:/.test(args)) {
      return 'HostRegexp takes a regular expression since Traefik 3, not {name:pattern}';
    }
  }
  const rest = calls.reduce((text, [call]) => text.replace(call, 'x'), rule);
  return /^[\s()!]*x([\s)]*(&&|\|\|)[\s(!]*x)*[\s)]*$/.test(rest) && (rest.match(/\(/g)?.length ?? 0) === (rest.match(/\)/g)?.length ?? 0) ? undefined
    : 'its brackets, && and || do not fit together';
}
