import { byKey } from './by-key';
import { RouteIntent, ServiceIntent } from './intent';
import { invalid, listOf } from './invalid';
import { checkHost } from './kubernetes/hosts';
import { checkAnnotations } from './kubernetes/metadata';
import { checkPlainPath } from './kubernetes/paths';
import { bytesOf } from './policies/body-size';
import { LoadBalancing } from './policies/load-balancing';
import { checkResponseHeaders } from './policies/response-headers';
import { checkUserAgents } from './policies/user-agents';
import { RouteOptions } from './route-options';
import { Rewrite } from './routing/rewrite';
import { RoutePath } from './routing/route-path';
import { Tls } from './routing/tls';

/** What a route is called and where it leads, beside its options. */
export interface RoutePlace {
  readonly path: string;
  readonly name: string;
  readonly namespace?: string;
  readonly service: ServiceIntent;
  readonly externalAddress?: string;
}

/**
 * What a route's options ask for: checked.
 *
 * @throws if a value is none that any controller could serve
 */
export function routeIntent(place: RoutePlace, options: RouteOptions): RouteIntent {
  checkClass('rewrite', options.rewrite, Rewrite, 'Rewrite.stripPrefix()');
  checkClass('loadBalancing', options.loadBalancing, LoadBalancing, 'LoadBalancing.roundRobin()');
  checkClass('tls', options.tls, Tls, 'Tls.fromSecret()');
  if (options.maxBodySize !== undefined) {
    bytesOf('maxBodySize', options.maxBodySize);
  }
  const responseHeaders = byKey(options.responseHeaders);
  checkResponseHeaders('responseHeaders', responseHeaders);
  const annotations = byKey(options.annotations);
  checkAnnotations('annotations', annotations);
  // Field by field: a spread before other fields costs V8 more than all checks together.
  return {
    path: place.path,
    name: place.name,
    namespace: place.namespace,
    service: place.service,
    externalAddress: place.externalAddress,
    hosts: Object.freeze(hostsOf(options.hosts)) as string[],
    paths: Object.freeze(pathsOf(options.paths)) as RoutePath[],
    rewrite: options.rewrite,
    appRoot: options.appRoot === undefined ? undefined : checkPlainPath('appRoot', options.appRoot),
    maxBodySize: options.maxBodySize,
    blockedUserAgents: Object.freeze(checkUserAgents('blockedUserAgents', listOf('blockedUserAgents', options.blockedUserAgents ?? []))) as string[],
    loadBalancing: options.loadBalancing ?? place.service.loadBalancing,
    responseHeaders: Object.freeze(responseHeaders),
    tls: options.tls,
    annotations: Object.freeze(annotations),
  };
}

function hostsOf(hosts: string[] | undefined): string[] {
  if (hosts !== undefined && listOf('hosts', hosts).length === 0) {
    throw invalid('hosts', hosts, 'at least one host', 'leave hosts out to serve every host');
  }
  return once('hosts', (hosts ?? []).map((host, i) => checkHost(`hosts[${i}]`, host)));
}

function pathsOf(paths: RoutePath[] | undefined): RoutePath[] {
  if (paths !== undefined && listOf('paths', paths).length === 0) {
    throw invalid('paths', paths, 'at least one path', 'leave paths out to serve everything');
  }
  paths?.forEach((path, i) => checkClass(`paths[${i}]`, path, RoutePath, 'RoutePath.prefix("/app")'));
  return once('paths', paths ?? [RoutePath.prefix('/')]);
}

function once<T>(prop: string, values: T[]): T[] {
  if (values.length > 1) {
    const seen = new Set<string>();
    values.forEach((value, i) => {
      if (seen.has(String(value))) {
        throw invalid(`${prop}[${i}]`, String(value), 'each once', 'take the second one out');
      }
      seen.add(String(value));
    });
  }
  return values.slice();
}

/** Guards against values that only a caller without type checks can pass. */
function checkClass(prop: string, value: unknown, type: Function, example: string): void {
  if (value !== undefined && !(value instanceof type)) {
    throw invalid(prop, value, `made by ${type.name}`, `write for example ${example}`);
  }
}
