import { ANNOTATION_NAMES } from '../../../../src/controllers/ingress-nginx/annotation-table';
import { PREFIX } from '../../../../src/controllers/ingress-nginx/contribution';
import { RouteIntent } from '../../../../src/intent/route-intent';
import { PathType } from '../../../../src/routing/route-path';
import { annotation } from '../fields';
import { Ingress } from '../ingresses';
import { Hit } from '../rule';

/** The names that ingress-nginx has. */
export const NAMES: ReadonlySet<string> = new Set(ANNOTATION_NAMES);

/** As much of a route as the library's checks of annotations ask for. */
export function routeOf(ingress_: Ingress, hosts = ingress_.hosts.filter(host => host !== '')): RouteIntent {
  return {
    hosts,
    annotations: ingress_.annotations,
    path: ingress_.object.name,
    name: ingress_.object.name,
    namespace: ingress_.object.namespace,
    paths: ingress_.paths.map(({ value, type }) => ({ value, type: { Exact: PathType.EXACT, Prefix: PathType.PREFIX }[type] ?? PathType.REGEX })),
    service: { headless: false },
  } as unknown as RouteIntent;
}

/** A finding at an annotation of ingress-nginx. */
export function hit(name: string, message: string, fix?: string, severity?: 'error'): Hit {
  return { path: annotation(PREFIX + name), message, ...fix !== undefined && { fix }, ...severity && { severity } };
}
