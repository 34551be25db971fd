import { Hosts, Piece } from './piece';
import { RouteIntent } from '../../intent';
import { PathType, RoutePath } from '../../routing/route-path';
import { PATH_FEATURE } from '../feature-of';
import { native, verdictOn } from '../features';
import { checkNoLookahead } from '../lookahead';

/** What becomes of paths. */
export const PATHS = {
  prefix: native(),
  exact: native(),
  regex: native('regular expressions match the whole path, in the case they are written in'),
};

/** Above the longest path. */
const LENGTHS = 4096;

/** Priorities that a path has to itself: its own, and one for requests that are turned away before. */
const STEPS = 4;

/**
 * The conditions that the paths become.
 *
 * @see https://doc.traefik.io/traefik/reference/routing-configuration/http/routing/rules-and-priority/
 */
export function pathsPiece(route: RouteIntent): Piece {
  route.paths.forEach(path => checkNoLookahead(path, 'Traefik', 'Go'));
  return {
    verdict: () => verdictOn(route, 'paths', route.paths.map(pathMatch).join(', '), route.paths.map(path => PATHS[PATH_FEATURE[path.type] as keyof typeof PATHS])),
  };
}

/** All conditions of an entry together. */
export function matchOf(hosts: Hosts, ...conditions: string[]): string {
  return [hosts.match ?? [], ...conditions].flat().join(' && ');
}

/** A path as a condition. */
export function pathMatch(path: RoutePath): string {
  const { type, value } = path;
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
 */
export function priorityOf({ rank }: Hosts, { type, value }: RoutePath): number {
  return ((rank * 2 + (type === PathType.EXACT ? 1 : 0)) * LENGTHS + value.length) * STEPS + (type === PathType.REGEX ? 2 : 0);
}

/** A regular expression that matches a path as a whole. */
export function whole(regex: string): string {
  return `^(?:${regex})$`;
}

/** A literal path or host as a part of a regular expression of Go. */
export function pattern(text: string): string {
  return text.replace(/[^A-Za-z0-9/_-]/g, '\\$&');
}

/** A text as Traefik's rules write it: a literal of Go, in backticks wherever it holds none itself. */
export function literal(text: string): string {
  return text.includes('`') ? JSON.stringify(text) : `\`${text}\``;
}
