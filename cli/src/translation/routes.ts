import { canariesOf } from './canaries';
import { Said } from './concern';
import { exposureOf } from './exposure';
import { hostsIn, IngressBackend, IngressObject, Known, KnownService, nginxAnnotations } from './ingress';
import { Issuer } from './other-annotations';
import { hostsOfPatterns, pathsIn, prefixesOf, routePath } from './rewriting';
import { Remark, TranslatedLoadBalancer, Translation } from './translation';
import { RouteOptions, RoutePath } from '../../../src';
import { checkHost } from '../../../src/kubernetes/hosts';

/** A path of a host, and the Service that it leads to. */
interface Entry {
  readonly host: string;
  readonly path: RoutePath;
  readonly service: string;
  readonly port?: number | string;
}

/** The routes of an Ingress, with the same policies for all of them. */
export function routesOf(
  ingress: IngressObject, known: Known, { options = {}, balancer = {} }: Said, issuer: Issuer | undefined,
): Pick<Translation, 'loadBalancers' | 'unsaid' | 'idle' | 'changed'> {
  const unsaid: Remark[] = [];
  const idle: Remark[] = [];
  const changed: Remark[] = [];
  const entries = options.tls ? rootsOf(entriesOf(ingress, known, unsaid, idle), idle) : entriesOf(ingress, known, unsaid, idle);
  const exposure: ReturnType<typeof exposureOf> = options.tls ? () => ({}) : exposureOf(ingress, known, issuer, unsaid, changed);
  const aliases = aliasesOf(ingress, known, idle, unsaid);
  const loadBalancers: TranslatedLoadBalancer[] = [];
  for (const [of, own] of grouped(entries, ({ service, port }) => JSON.stringify([service, port]))) {
    const [{ service, port }] = own;
    const servers = known.service(service, port);
    if (servers === undefined && options.redirect === undefined) {
      unsaid.push({ of: 'backend', value: of, why: 'nobody knows the servers behind it' });
      continue;
    }
    const byHost = [...grouped(own, ({ host }) => host)];
    const alike = grouped(byHost, ([host, paths]) => JSON.stringify([paths.map(({ path }) => String(path)), exposure(host)]));
    const routes = [...alike.values()].map((hosts): RouteOptions => {
      const names = hosts.flatMap(([host]) => [host, ...aliases(host)]).filter(host => host !== '');
      const [[first, paths]] = hosts;
      return { ...exposure(first), ...options, ...names.length > 0 && { hosts: names }, paths: paths.map(({ path }) => path) };
    });
    const made = balancerOf(ingress, service, servers ?? {}, balancer, routes);
    loadBalancers.push({ ...made, ...port !== undefined && { port }, canaries: canariesOf(ingress, service, known) });
  }
  return { loadBalancers, unsaid, idle, changed };
}

function balancerOf(
  { metadata }: IngressObject, service: string, { backends, servicePort }: Partial<KnownService>, balancer: Said['balancer'], [first, ...more]: readonly RouteOptions[],
): Omit<TranslatedLoadBalancer, 'canaries'> {
  const { name, namespace, labels } = metadata ?? {};
  return {
    service,
    props: {
      name: service,
      ...name !== undefined && { ingressName: name },
      ...namespace !== undefined && { namespace },
      ...labels && { labels },
      ...backends && { backends },
      ...servicePort !== undefined && { servicePort },
      ...balancer,
      ...first,
    },
    routes: more.map((options, i) => ({ id: `route-${i + 2}`, options })),
  };
}

/** The paths that can be said. */
function entriesOf(ingress: IngressObject, known: Known, unsaid: Remark[], idle: Remark[]): Entry[] {
  const patterns = hostsOfPatterns([ingress, ...known.others ?? []]);
  const prefixes = prefixesOf(pathsIn(ingress), nginxAnnotations(ingress)['rewrite-target']);
  const entries: Entry[] = [];
  const rootless = new Set(hostsIn(ingress));
  for (const [i, { host = '', http }] of (ingress.spec?.rules ?? []).entries()) {
    const paths = http?.paths ?? [];
    if (paths.length === 0 && !ingress.spec?.defaultBackend) {
      idle.push({ of: `spec.rules[${i}]`, value: host, why: 'it has no paths' });
    }
    for (const { path = '/', pathType = 'ImplementationSpecific', backend } of paths) {
      const service = serviceOf(backend);
      if (service === undefined) {
        unsaid.push({ of: `spec.rules[${i}].http.paths`, value: path, why: 'no prop: a backend that is no Service' });
        continue;
      }
      if (path === '/' && pathType !== 'Exact') {
        rootless.delete(host);
      }
      try {
        entries.push({ host, path: prefixes?.paths.get(path) ?? routePath(path || '/', pathType, patterns.has(host)), ...service });
      } catch (e) {
        unsaid.push({ of: `spec.rules[${i}].http.paths`, value: path, why: (e as Error).message });
      }
    }
  }
  return [...entries, ...byDefault(ingress, rootless, unsaid, idle)];
}

/** Where TLS passes unread, all of a host goes to the servers of its path "/". */
function rootsOf(entries: readonly Entry[], idle: Remark[]): Entry[] {
  return entries.flatMap(entry => {
    if (entry.path.value !== '/') {
      idle.push({ of: 'spec.rules', value: entry.path.value, why: 'without effect over https, which passes unread to the servers of "/"; over http clients are redirected, or get 404' });
      return [];
    }
    return [{ ...entry, path: RoutePath.prefix('/') }];
  });
}

/** The default backend answers what no path of the hosts does; alone, every request. */
function byDefault({ spec }: IngressObject, rootless: ReadonlySet<string>, unsaid: Remark[], idle: Remark[]): Entry[] {
  if (!spec?.defaultBackend) {
    return [];
  }
  const service = serviceOf(spec.defaultBackend);
  const hosts = (spec.rules ?? []).length === 0 ? [''] : [...rootless];
  const remark = { of: 'spec.defaultBackend', value: JSON.stringify(spec.defaultBackend) };
  if (hosts.length === 0) {
    idle.push({ ...remark, why: 'without effect: the path "/" takes all requests' });
  } else if (service === undefined) {
    unsaid.push({ ...remark, why: 'no prop: a backend that is no Service' });
    return [];
  }
  return hosts.map(host => ({ host, path: RoutePath.prefix('/'), ...service! }));
}

function serviceOf(backend: IngressBackend | undefined): { service: string; port?: number | string } | undefined {
  const { name, port } = backend?.service ?? {};
  return name === undefined ? undefined : { service: name, port: port?.number ?? port?.name };
}

/** The further names of each host, which any Ingress of it may bring. */
function aliasesOf(ingress: IngressObject, known: Known, idle: Remark[], unsaid: Remark[]): (host: string) => string[] {
  const all = [ingress, ...known.others ?? []];
  const taken = new Set(all.flatMap(hostsIn));
  const aliases = new Map<string, Set<string>>();
  for (const each of all) {
    const of = 'nginx.ingress.kubernetes.io/server-alias';
    // nginx compares them in any case.
    for (const alias of (nginxAnnotations(each)['server-alias'] ?? '').toLowerCase().split(',').map(text => text.trim()).filter(text => text !== '')) {
      const [list, why] = taken.has(alias) ? [idle, 'without effect: another rule has this host']
        : isHost(alias) ? [undefined, ''] : [unsaid, 'no prop: what is no plain name of a host'];
      if (list !== undefined) {
        if (each === ingress) {
          list.push({ of, value: alias, why });
        }
        continue;
      }
      hostsIn(each).forEach(host => aliases.set(host, (aliases.get(host) ?? new Set()).add(alias)));
    }
  }
  return host => [...aliases.get(host) ?? []];
}

/** Whether a route can have it as a host. A wildcard there stands for several labels, and here for one. */
function isHost(alias: string): boolean {
  try {
    return checkHost('hosts', alias) === alias && !alias.startsWith('*');
  } catch {
    return false;
  }
}

/** In the order of their first ones. */
function grouped<T>(values: Iterable<T>, by: (value: T) => string): Map<string, T[]> {
  const groups = new Map<string, T[]>();
  for (const value of values) {
    const key = by(value);
    groups.set(key, [...groups.get(key) ?? [], value]);
  }
  return groups;
}
