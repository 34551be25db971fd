import { Options } from './contribution';
import { annotationOf } from './user-annotations';
import { invalid } from '../../basics/errors';
import { RouteIntent } from '../../intent/route-intent';
import { Context } from '../rows';
import { approximated, Declaration } from '../shared/declarations';

/** Where requests for "/" are redirected to, by the prop or by the annotation. */
function appRootOf(route: RouteIntent): string | undefined {
  return route.appRoot ?? annotationOf(route, 'app-root');
}

/** The other routes that a redirect of "/" holds for: of their hosts, whatever their paths. */
function others({ route, neighbours, options: { reader } }: Context<Options>): RouteIntent[] {
  return reader.effects.appRootOfHost ? neighbours.filter(other => other !== route && sharesHost(other, route)) : [];
}

function sharesHost(one: RouteIntent, other: RouteIntent): boolean {
  return one.hosts.length === 0 ? other.hosts.length === 0 : one.hosts.some(host => other.hosts.includes(host));
}

/**
 * Checks that "/" of a host is redirected to one place.
 *
 * @throws if another route of the host redirects it elsewhere: that of the longest path would win
 */
export function checkOneAppRoot(prop: string, path: string, context: Context<Options>): void {
  const other = others(context).find(each => ![undefined, path].includes(appRootOf(each)));
  if (other !== undefined) {
    throw invalid('nginx.app-root-twice', prop, path, `one for a host, and ${other.path} has ${appRootOf(other)} (the controller redirects "/" of the whole host, to the one of the route with the longest path)`,
      'leave it out of one of the routes');
  }
}

/** What the redirect of another route takes from this one. */
export function rootTakenByOther(context: Context<Options>): Declaration | undefined {
  const taken = context.route.paths.some(({ value }) => value === '/') ? others(context).find(other => appRootOf(other) !== undefined) : undefined;
  return taken && approximated(`requests for / are redirected to ${appRootOf(taken)}: app-root of ${taken.path} holds for the whole host`);
}

/** What the redirect of the prop misses of a policy, since it is answered first. */
export function answeredFirst({ appRoot }: RouteIntent, what: string): Declaration | undefined {
  return appRoot === undefined ? undefined : approximated(`${what}: appRoot answers first`);
}
