import { invalid } from '../../basics/errors';
import { RouteIntent } from '../../intent/route-intent';
import { Rewrite, RewriteType } from '../../routing/rewrite';
import { PathType } from '../../routing/route-path';

/** The groups that the pattern of a literal path has for its rewrite: the rest of a prefix is the last of them. */
export function groupsFor(rewrite: Rewrite | undefined): 0 | 1 | 2 {
  switch (rewrite?.type) {
    case RewriteType.STRIP_PREFIX:
      return 2;
    case RewriteType.REPLACE_PREFIX:
      return 1;
    default:
      return 0;
  }
}

/** The `rewrite-target` that those groups are meant for. */
export function targetFor(route: RouteIntent, { type, target }: Rewrite): string {
  switch (type) {
    case RewriteType.REGEX_TARGET:
    case RewriteType.FULL_PATH:
      return target!;
    case RewriteType.STRIP_PREFIX:
      return '/$2';
    case RewriteType.REPLACE_PREFIX: {
      const roots = route.paths.filter(path => path.type === PathType.PREFIX && path.value === '/');
      if (roots.length > 0 && roots.length < route.paths.length) {
        throw invalid('rewrite.root-among-others', 'rewrite', 'Rewrite.replacePrefix()', 'either the path "/" or others, since one Ingress has one target', 'give "/" a route of its own with addRoute()');
      }
      return roots.length > 0 ? `${target}/$1` : `${target}$1`;
    }
  }
}
