import { Rewrite, RoutePath } from '../../../src';
import { pattern } from '../../../src/controllers/ingress-nginx/path-patterns';

/** Paths as the library writes them for ingress-nginx beside regular expressions, read back. */
export interface OwnPaths {
  /** By their patterns; those that are none of the library's are missing. */
  readonly paths: ReadonlyMap<string, RoutePath>;
  readonly rewrite?: Rewrite;
}

/** Groups that match nothing, which the library adds to keep the order of patterns. */
const FILLING = /(\(\?:\))+$/;

/** The pattern as a user wrote it: the library adds them anew. */
export function withoutFilling(path: string): string {
  return path.replace(FILLING, '') || path;
}

/** What stands behind the literal part of a pattern, and which kind of path that is. */
const ENDS: readonly (readonly [end: RegExp, make: (path: string) => RoutePath])[] = [
  [/(\(\)){0,2}\\z$/, path => RoutePath.exact(path)],
  [/(\(\?:\/\|\\z\)|\(\/\.\*\)\?\\z|\(\/\|\\z\)\(\.\*\)|\(\?:\/\.\*\)\?\\z)$/, path => RoutePath.prefix(path)],
  [/^(\.\*|(\(\))?\(\.\*\))$/, () => RoutePath.prefix('/')],
];

/** Reads paths and their target as the library writes them; undefined where none of the paths, or with a target not all, are of its forms. */
export function ownPaths(paths: readonly string[], target: string | undefined): OwnPaths | undefined {
  for (const rewrite of rewritesOf(target)) {
    const found = new Map(paths.flatMap(path => {
      const own = ownPath(path, rewrite);
      return own === undefined ? [] : [[path, own] as const];
    }));
    if (found.size > 0 && (target === undefined || paths.every(path => found.has(path)))) {
      return { paths: found, rewrite };
    }
  }
  return undefined;
}

/** The path that a pattern stands for: the library writes just this pattern for it. */
function ownPath(text: string, rewrite: Rewrite | undefined): RoutePath | undefined {
  const bare = withoutFilling(text);
  const literal = bare.replace(/^\/(\(\?[s-]*i?\))?/, '');
  for (const [end, make] of ENDS.filter(each => each[0].test(literal))) {
    try {
      const path = make(`/${literal.replace(end, '').replace(/\\(.)/g, '$1')}`);
      if (pattern({ rewrite }, path) === bare) {
        return path;
      }
    } catch {
      // No path of the library is written so.
    }
  }
  return undefined;
}

/** What a target can be the rewrite of. */
function rewritesOf(target: string | undefined): (Rewrite | undefined)[] {
  const makers = target === undefined ? [() => undefined]
    : target === '/$2' ? [() => Rewrite.stripPrefix()]
      : target.endsWith('$1') ? [() => Rewrite.replacePrefix(target.slice(0, -2).replace(/(?<=.)\/$/, ''))] : [() => Rewrite.fullPath(target)];
  return makers.flatMap(make => {
    try {
      return [make()];
    } catch {
      return [];
    }
  });
}
