import { literal, pattern } from './paths';
import { Hosts, Piece } from './piece';
import { RouteIntent } from '../../intent';
import { isWildcard } from '../../kubernetes/hosts';
import { native, verdictOn } from '../features';

/** What becomes of hosts. */
export const HOSTS = { wildcardHost: native() };

/** What there is to say of hosts. */
export function hostsPiece(route: RouteIntent): Piece {
  const wildcards = route.hosts.filter(isWildcard);
  return wildcards.length === 0 ? {} : { verdict: () => verdictOn(route, 'hosts', wildcards.map(matchOfWildcard).join(', '), [HOSTS.wildcardHost]) };
}

/** The hosts of a route, by kind: an exact one comes before a wildcard, whatever their paths are. */
export function hostsOf(route: RouteIntent): Hosts[] {
  if (route.hosts.length === 0) {
    return [{ rank: 0 }];
  }
  const kinds = [
    { rank: 2, all: route.hosts.filter(host => !isWildcard(host)).map(host => `Host(${literal(host)})`) },
    { rank: 1, all: route.hosts.filter(isWildcard).map(matchOfWildcard) },
  ];
  return kinds.filter(({ all }) => all.length > 0).map(({ rank, all }) => ({ rank, match: all.length > 1 ? `(${all.join(' || ')})` : all[0] }));
}

/** One label, as in an Ingress. */
function matchOfWildcard(host: string): string {
  return `HostRegexp(${literal(`^[^.]+${pattern(host.slice(1))}$`)})`;
}
