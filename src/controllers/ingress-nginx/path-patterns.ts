import { checkWordLength } from './nginx-words';
import { ambiguity } from './on-demand';
import { PathsBefore } from './paths-before';
import { groupsFor } from './rewrite-forms';
import { invalid } from '../../basics/errors';
import { RouteIntent } from '../../intent/route-intent';
import { RewriteType } from '../../routing/rewrite';
import { PathType, RoutePath } from '../../routing/route-path';
import { Engine } from '../shared/engines';
import { literalPath } from '../shared/literal-pattern';

/** A path of an Ingress rule. */
export interface Location {
  readonly path: string;
  readonly pathType: 'Prefix' | 'Exact' | 'ImplementationSpecific';
}

/**
 * Whether the route's host matches by regular expressions: the controller then does so for every path of that host, in
 * every Ingress, without regard to case and without an end anchor.
 *
 * @see https://kubernetes.github.io/ingress-nginx/user-guide/ingress-path-matching/
 */
function needsRegex(route: RouteIntent): boolean {
  return route.rewrite !== undefined || route.paths.some(path => path.type === PathType.REGEX);
}

/**
 * Checks what the controller refuses although the API server takes it, and what would keep it busy.
 */
export function checkPaths(route: RouteIntent, { backtracks }: Engine): void {
  for (const path of route.paths) {
    // The webhook's rule for Prefix and Exact: (?i)^/[[:alnum:]._\-/]*$
    if (path.type !== PathType.REGEX && !/^[A-Za-z0-9._\-/]*$/.test(path.value)) {
      throw invalid('nginx.path-characters', 'paths', path.value, 'a path of letters, digits and / . _ - on ingress-nginx (its webhook refuses others)', 'use RoutePath.regex() with the other characters escaped');
    }
    if (/\/etc\/(passwd|shadow|group|nginx|ingress-controller)|\/var\/run\/secrets|_by_lua|(alias|root).*;/.test(path.value)) {
      throw invalid('nginx.inspected-path', 'paths', path.value, 'a path that does not look like an attack on ingress-nginx (it inspects paths, and drops the Ingress)', 'serve it under another path');
    }
    // Without a repeated group nothing can be read in two ways again and again.
    if (backtracks && path.type === PathType.REGEX && /\)[*+{]/.test(path.value) && ambiguity().isExponential(path.value)) {
      throw invalid('nginx.exponential-pattern', 'paths', path.value, 'a pattern whose repeated groups read every text in one way only on ingress-nginx (PCRE tries all ways, which double with every character, and answers 500)',
        'repeat the group or what is in it, not both, and keep its alternatives apart');
    }
  }
}

/** Whether the controller reads the paths of a route as patterns, because of this one or another on its hosts. */
export function readsPatterns(neighbours: readonly RouteIntent[]): boolean {
  let reads = readers.get(neighbours);
  if (reads === undefined) {
    readers.set(neighbours, reads = neighbours.some(needsRegex));
  }
  return reads;
}

/** What is known of routes that share hosts. */
const readers = new WeakMap<readonly RouteIntent[], boolean>();

/**
 * The paths of a route's Ingress.
 *
 * @param neighbours The routes that share hosts with it, itself included.
 */
export function locationsOf(route: RouteIntent, neighbours: readonly RouteIntent[]): Location[] {
  if (!readsPatterns(neighbours)) {
    return route.paths.map(path => ({ path: checkLength(path.value), pathType: path.type === PathType.EXACT ? 'Exact' : 'Prefix' }));
  }
  const patterns = neighbours.length === 1 && route.paths.length === 1 ? [pattern(route, route.paths[0])] : patternsOf(neighbours).get(route)!;
  return patterns.map(path => ({ path: checkLength(path), pathType: 'ImplementationSpecific' }));
}

/** The controller's template escapes backslashes and quotes, and writes `$` as a variable of its own. */
function checkLength(path: string): string {
  const escapes = path.match(/[\\"]/g)?.length ?? 0;
  const dollars = path.match(/\$/g)?.length ?? 0;
  return checkWordLength('nginx.path-too-long', 'paths', path, path.length + escapes + dollars * '{literal_dollar}'.length);
}

/** One answer for all routes that share hosts, so that each need not work it out anew. */
const memo = new WeakMap<readonly RouteIntent[], Map<RouteIntent, string[]>>();

/**
 * The regular expressions of routes that share hosts, in an order of length that keeps their meaning.
 *
 * The controller tries the patterns of a host from the longest to the shortest. Turning a literal path into a pattern
 * adds characters, more to a prefix than to an exact path and none to a user's own pattern, so a less specific path could
 * come first. Empty groups make up for it: `(?:)` matches nothing and captures nothing. Exact paths come before all others,
 * as everywhere in Kubernetes; among the others the longer one as it was written, which with equal length is the pattern.
 */
function patternsOf(routes: readonly RouteIntent[]): Map<RouteIntent, string[]> {
  const known = memo.get(routes);
  if (known) {
    return known;
  }
  const entries = routes
    .flatMap(route => route.paths.map((path, i) => ({ route, path, i, pattern: pattern(route, path) })))
    .sort(({ path: a }, { path: b }) =>
      rankOf(a, PathType.EXACT) - rankOf(b, PathType.EXACT) || a.value.length - b.value.length
      || rankOf(a, PathType.REGEX) - rankOf(b, PathType.REGEX) || (a.value < b.value ? -1 : 1));
  const before = new PathsBefore();
  // Between paths of one kind and length there is no precedence: they are looked at together.
  for (let start = 0, end = 0; start < entries.length; start = end) {
    while (end < entries.length && isAlike(entries[start].path, entries[end].path)) {
      end++;
    }
    const alike = entries.slice(start, end);
    for (const entry of alike) {
      entry.pattern += '(?:)'.repeat(Math.ceil(Math.max(0, before.longestFor(entry.path) + 1 - entry.pattern.length) / 4));
    }
    alike.forEach(({ path, pattern: text }) => before.add(path, text.length));
  }
  const patterns = new Map(routes.map(route => [route, new Array<string>(route.paths.length)]));
  for (const { route, i, pattern: text } of entries) {
    patterns.get(route)![i] = text;
  }
  memo.set(routes, patterns);
  return patterns;
}

function rankOf(path: RoutePath, type: PathType): number {
  return path.type === type ? 1 : 0;
}

/** The regular expression that matches just what the path says, with the groups that the route's rewrite counts on. */
export function pattern(route: Pick<RouteIntent, 'rewrite'>, path: RoutePath): string {
  if (path.type === PathType.REGEX) {
    return path.value;
  }
  const bare = path.value.slice(1);
  const groups = groupsFor(route.rewrite);
  if (path.type === PathType.EXACT) {
    return `/${flags(bare)}${literalPath(bare)}${'()'.repeat(groups)}\\z`;
  }
  // Traefik replaces what the pattern matches, ingress-nginx the whole path.
  const isReplaced = route.rewrite?.type === RewriteType.FULL_PATH;
  if (bare === '') {
    return isReplaced ? '/(?s).*' : ['/', '/(?s)(.*)', '/(?s)()(.*)'][groups];
  }
  const rest = isReplaced ? '(?:/.*)?\\z' : ['(?:/|\\z)', '(/.*)?\\z', '(/|\\z)(.*)'][groups];
  return `/${flags(bare, rest)}${literalPath(bare)}${rest}`;
}

/**
 * Flags behind the first slash, where the Ingress API wants one: regard to case, which the controller switches off, and a "." that stands
 * for every character. Without it, it stops at a newline, before which a "$" would match as well.
 */
function flags(literal: string, rest = ''): string {
  const set = `${rest.includes('.') ? 's' : ''}${/[a-z]/i.test(literal) ? '-i' : ''}`;
  return set && `(?${set})`;
}

function isAlike(first: RoutePath, second: RoutePath): boolean {
  return first.type === second.type && first.value.length === second.value.length;
}
