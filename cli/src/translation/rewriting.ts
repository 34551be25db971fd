import { Asked, Said } from './concern';
import { hostsIn, IngressObject, nginxAnnotations } from './ingress';
import { ownPaths, withoutFilling } from './own-paths';
import { isOn } from './values';
import { Rewrite, RoutePath } from '../../../src';

/** `use-regex` is said by the paths. */
export function rewriting({ own: { 'rewrite-target': target }, paths }: Asked): Said {
  const prefixes = prefixesOf(paths, target);
  const why = prefixes?.why;
  return target === undefined ? {}
    : prefixes ? { options: { ...prefixes.rewrite && { rewrite: prefixes.rewrite } }, ...why !== undefined && { changed: { 'rewrite-target': why } } }
      : /^https?:\/\//.test(target) ? { unsaid: { 'rewrite-target': 'no prop yet: redirect (a URL as the target is answered with 302)' } }
        : paths.some(path => groupsIn(path) < highestGroup(target)) ? { unsaid: { 'rewrite-target': 'a path has no such group, so that ingress-nginx answers 500' } }
          : { options: { rewrite: target.includes('$') ? Rewrite.regexTarget(target) : Rewrite.fullPath(target) } };
}

function highestGroup(target: string): number {
  return Math.max(0, ...[...target.matchAll(/\$(\d)/g)].map(([, group]) => Number(group)));
}

function groupsIn(path: string): number {
  try {
    return RoutePath.regex(path).groups;
  } catch {
    // The path itself stands in a list then.
    return Infinity;
  }
}

/** A prefix that is taken away, as the documents of ingress-nginx write it: the rest is the second group. */
const REST = /^(\/[A-Za-z0-9/_-]*[A-Za-z0-9_-])\(\/\|\$\)\(\.\*\)$/;

/** What stands in front of the rest in the target. */
const BEFORE_REST = /^(\/[A-Za-z0-9/_-]*[A-Za-z0-9_-]|)\/\$2$/;

/** Paths and a target that say nothing but prefixes, which more controllers have than regular expressions. */
export interface Prefixes {
  readonly paths: ReadonlyMap<string, RoutePath>;
  readonly rewrite?: Rewrite;
  /** What differs; undefined where nothing does. */
  readonly why?: string;
}

const ANY_CASE = 'said as a prefix, which is compared letter by letter; ingress-nginx compares patterns in any case';

/** Reads what `/app(/|$)(.*)` with the target `/$2` means: the prefix /app without itself. Undefined where it means more. */
export function prefixesOf(paths: readonly string[], target: string | undefined): Prefixes | undefined {
  if (target === '/$1' && paths.length > 0 && paths.every(path => path === '/(.*)')) {
    return { paths: new Map([['/(.*)', RoutePath.prefix('/')]]), why: 'the target is the path itself, but for what ingress-nginx decodes and merges' };
  }
  const own = ownPaths(paths, target);
  if (own !== undefined) {
    return own;
  }
  const before = BEFORE_REST.exec(target ?? '')?.[1];
  const prefixes = paths.map(path => REST.exec(path)?.[1]);
  if (before === undefined || prefixes.length === 0 || prefixes.some(prefix => prefix === undefined)) {
    return undefined;
  }
  try {
    return {
      paths: new Map(paths.map((path, i) => [path, RoutePath.prefix(prefixes[i]!)])),
      rewrite: before === '' ? Rewrite.stripPrefix() : Rewrite.replacePrefix(before),
      why: ANY_CASE,
    };
  } catch {
    return undefined;
  }
}

/** All paths of an Ingress. */
export function pathsIn({ spec }: IngressObject): string[] {
  return (spec?.rules ?? []).flatMap(({ http }) => (http?.paths ?? []).map(({ path }) => path ?? '/'));
}

/** The hosts of which ingress-nginx reads every path as a regular expression. */
export function hostsOfPatterns(ingresses: readonly IngressObject[]): ReadonlySet<string> {
  const patterns = ingresses.filter(each => {
    const { 'rewrite-target': target, 'use-regex': regex } = nginxAnnotations(each);
    return isOn(regex) || target !== undefined && target !== '';
  });
  return new Set(patterns.flatMap(hostsIn));
}

/**
 * The path as ingress-nginx reads it: on a host of patterns as one in any case and without an end anchor, whatever its type; else by
 * its type, of which the implementation's own compares the start of the text.
 */
export function routePath(path: string, pathType: string, isPattern: boolean): RoutePath {
  if (path === '/' && (pathType !== 'Exact' || isPattern)) {
    return RoutePath.prefix('/');
  }
  if (isPattern) {
    return RoutePath.regex(withoutFilling(path));
  }
  switch (pathType) {
    case 'Exact': return RoutePath.exact(path);
    case 'Prefix': return RoutePath.prefix(path);
    default: return RoutePath.regex(`/(?-i)${path.slice(1).replace(/[^A-Za-z0-9/_-]/g, '\\$&')}`);
  }
}
