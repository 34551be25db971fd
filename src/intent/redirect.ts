import { RouteIntent } from './route-intent';
import { AddressSource, ServiceIntent } from './service-intent';
import { invalid } from '../basics/errors';
import { PolicyName, ROUTE_POLICY_NAMES } from '../policies';
import { PathType, RoutePath } from '../routing/route-path';

/** What a route can have that answers every request with a redirect: what is done before, and with the answer. */
const BESIDE: readonly PolicyName[] = ['redirect', 'wwwRedirect', 'blockedUserAgents', 'responseHeaders', 'accessLog', 'tls', 'httpsRedirect', 'annotations'];

/** A Service as a route sees it that reaches no backend. */
export function withoutBackends({ path, name, port, targetPort, loadBalancing }: ServiceIntent): ServiceIntent {
  return { path, name, port, targetPort, loadBalancing, addressSource: AddressSource.ENDPOINTS, backends: 0, healthChecks: [] };
}

/**
 * Checks that a redirect of all requests ends, and that nothing beside it is for requests that reach a backend.
 *
 * @throws if a policy would do nothing, or the redirect leads back to the route
 */
export function checkRedirect(route: RouteIntent): void {
  const { redirect, hosts, paths } = route;
  if (redirect === undefined) {
    return;
  }
  const other = ROUTE_POLICY_NAMES.find(name => !BESIDE.includes(name) && route[name] !== undefined);
  if (other !== undefined) {
    throw invalid('redirect.beside', other, route[other], 'nothing beside redirect for requests that reach a backend, or to keep clients from it: every client is redirected', `leave ${other} out, or give these requests a route of their own with addRoute()`);
  }
  const { host, port, path } = redirect._target;
  if (port === undefined && hosts.includes(host) && (redirect.keepPath || paths.some(each => matches(each, path === '' ? '/' : path)))) {
    throw invalid('redirect.endless', 'redirect', redirect.url, 'a URL that this route does not redirect itself: that would never end', 'redirect to another host or path, or set httpsRedirect to lead clients to https');
  }
}

function matches({ type, value }: RoutePath, path: string): boolean {
  switch (type) {
    case PathType.EXACT:
      return value === path;
    case PathType.PREFIX:
      return value === '/' || `${path}/`.startsWith(`${value}/`);
    case PathType.REGEX:
      return matchesPattern(value, path);
  }
}

/** One that only PCRE can read is given the benefit of the doubt. */
function matchesPattern(pattern: string, path: string): boolean {
  try {
    return new RegExp(`^(?:${pattern})$`).test(path);
  } catch {
    return false;
  }
}
