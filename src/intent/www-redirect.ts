import { RouteIntent } from './route-intent';
import { invalid } from '../basics/errors';
import { isWildcard } from '../kubernetes/hosts';

const WWW = 'www.';

/** A host with `www.` before it, or without. */
export function otherName(host: string): string {
  return host.startsWith(WWW) ? host.slice(WWW.length) : `${WWW}${host}`;
}

/** The names that `wwwRedirect` leads to the hosts of a route. */
export function redirectedHosts({ hosts, wwwRedirect }: RouteIntent): string[] {
  return wwwRedirect ? hosts.map(otherName) : [];
}

/** All names under which clients ask a route for something. */
export function answeredHosts(route: RouteIntent): string[] {
  return [...route.hosts, ...redirectedHosts(route)];
}

/**
 * Checks that each host has another name that can be redirected.
 *
 * @throws if there is no host, one is a wildcard, or both names are hosts
 */
export function checkWwwRedirect(route: RouteIntent): void {
  const { hosts, wwwRedirect } = route;
  if (!wwwRedirect) {
    return;
  }
  const wildcard = hosts.find(isWildcard);
  if (hosts.length === 0 || wildcard !== undefined) {
    throw invalid('www-redirect.hosts', 'wwwRedirect', true, `a route with hosts, none of them a wildcard, and ${wildcard === undefined ? 'this one has none' : `${wildcard} is one`}`, 'name the hosts one by one');
  }
  const both = hosts.find(host => hosts.includes(otherName(host)));
  if (both !== undefined) {
    throw invalid('www-redirect.both', 'wwwRedirect', true, `a route with one of ${both} and ${otherName(both)}, to which the other one is redirected`, 'leave the other one out of hosts');
  }
}

/**
 * Checks that the names that a route redirects are hosts of no other route, and that none redirects one of its hosts.
 *
 * @param others Routes that have one of these names.
 * @throws if one of them does
 */
export function checkRedirectedHosts(route: RouteIntent, others: readonly RouteIntent[]): void {
  for (const other of others) {
    const [redirecting, serving] = route.wwwRedirect ? [route, other] : [other, route];
    const host = redirectedHosts(redirecting).find(each => serving.hosts.includes(each));
    if (host !== undefined) {
      throw invalid('www-redirect.taken', 'hosts', host, `a host that no other route redirects: wwwRedirect of ${redirecting.path} leads it to its other name, and ${serving.path} serves it`, 'leave wwwRedirect out, or give the other route another host');
    }
  }
}
