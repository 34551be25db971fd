import { Entry, Hosts } from './contribution';
import { isWildcard } from '../../kubernetes/hosts';
import { CHALLENGES, isChallenge, meetsChallenges } from '../../routing/challenges';
import { PathType, RoutePath } from '../../routing/route-path';
import { literalPath } from '../shared/literal-pattern';

/** Above the longest path. */
const LENGTHS = 4096;

/** Priorities that a path has to itself: its own, and one for requests that are answered before. */
const STEPS = 4;

/** Above the highest priority. */
const ABOVE_ALL = 6 * LENGTHS * STEPS;

/** The hosts of a route, by kind: an exact one comes before a wildcard, whatever their paths are. */
export function hostsOf(hosts: readonly string[]): Hosts[] {
  if (hosts.length === 0) {
    return [{ rank: 0 }];
  }
  const kinds = [
    { rank: 2, all: hosts.filter(host => !isWildcard(host)).map(host => `Host(${literal(host)})`) },
    { rank: 1, all: hosts.filter(isWildcard).map(matchOfWildcard) },
  ];
  return kinds.filter(({ all }) => all.length > 0).map(({ rank, all }) => ({ rank, match: all.length > 1 ? `(${all.join(' || ')})` : all[0] }));
}

/** One label, as in an Ingress. */
export function matchOfWildcard(host: string): string {
  return `HostRegexp(${wildcardPattern(host)})`;
}

/** A wildcard as a regular expression: one label, whatever it is, but no longer than DNS has them, so that a list of hosts costs little of a long header. */
export function wildcardPattern(host: string): string {
  return literal(`^[^.]{1,63}${literalPath(host.slice(1))}$`);
}

/** All conditions of an entry together. */
export function matchOf(hosts: Hosts, ...conditions: string[]): string {
  return [hosts.match ?? [], ...conditions].flat().join(' && ');
}

/**
 * The condition of a path with its priority, and a second one for requests of certificate authorities, if the path gets them: last of all,
 * so that they reach whoever has a route for them. The solver of cert-manager has the length of its rule as priority.
 *
 * @param step How far above the path itself, for requests that are answered before it.
 * @param more Further conditions.
 */
export function matchesOf(hosts: Hosts, path: RoutePath, step = 0, ...more: string[]): Pick<Entry, 'match' | 'priority'>[] {
  const match = matchOf(hosts, pathMatch(path), ...more);
  const priority = priorityOf(hosts, path) + step;
  if (!meetsChallenges(path)) {
    return [{ match, priority }];
  }
  const last = priority - ABOVE_ALL;
  const challenges = `PathPrefix(\`${CHALLENGES}\`)`;
  return isChallenge(path) ? [{ match, priority: last }]
    : [{ match: `${match} && !${challenges}`, priority }, { match: `${match} && ${challenges}`, priority: last }];
}

/** A path as a condition. */
export function pathMatch({ type, value }: RoutePath): string {
  switch (type) {
    case PathType.EXACT:
      return `Path(${literal(value)})`;
    case PathType.REGEX:
      return `PathRegexp(${literal(whole(value))})`;
    case PathType.PREFIX:
      return value === '/' ? 'PathPrefix(`/`)' : `(Path(${literal(value)}) || PathPrefix(${literal(`${value}/`)}))`;
  }
}

/**
 * The priority of a path: by its hosts and itself alone, so that it compares with those of all other load balancers. As in
 * an Ingress, exact hosts come first, then exact paths, then longer ones; of the same length the regular expression.
 *
 * By themselves, Traefik's rules have their length as priority, which has nothing to do with what they match.
 *
 * @see https://doc.traefik.io/traefik/reference/routing-configuration/http/routing/rules-and-priority/
 */
export function priorityOf({ rank }: Hosts, { type, value }: RoutePath): number {
  return ((rank * 2 + (type === PathType.EXACT ? 1 : 0)) * LENGTHS + value.length) * STEPS + (type === PathType.REGEX ? 2 : 0);
}

/** A regular expression that matches a path as a whole. */
export function whole(regex: string): string {
  return `^(?:${regex})$`;
}

/** A text as Traefik's rules write it: a literal of Go, in backticks wherever it holds none itself. */
export function literal(text: string): string {
  return text.includes('`') ? JSON.stringify(text) : `\`${text}\``;
}
