import { invalid } from '../../basics/errors';
import { RouteIntent } from '../../intent/route-intent';
import { Rewrite, RewriteType } from '../../routing/rewrite';
import { PathType } from '../../routing/route-path';

/**
 * Checks that a rewrite fits the paths of its route.
 *
 * @param otherwise What the controller does about a group that is missing.
 */
export function checkRewrite(route: RouteIntent, rewrite: Rewrite, otherwise: string): void {
  const { type } = rewrite;
  if (type === RewriteType.STRIP_PREFIX) {
    checkLiteral(route, 'Rewrite.stripPrefix()');
  } else if (type === RewriteType.REPLACE_PREFIX) {
    checkLiteral(route, 'Rewrite.replacePrefix()');
  } else if (type === RewriteType.REGEX_TARGET) {
    checkGroups(route, rewrite, otherwise);
  }
}

/** Checks that every path of a route has the groups that a target names. */
function checkGroups(route: RouteIntent, rewrite: Rewrite, otherwise: string): void {
  const { target, _groups: used } = rewrite;
  for (const path of route.paths) {
    if (path.groups < used) {
      const groups = ['a target without groups', '$1'][path.groups] ?? `$1 to $${path.groups}`;
      throw invalid('rewrite.unknown-group', 'rewrite', target, `${groups}, since ${path} has ${path.groups || 'no'} group${path.groups === 1 ? '' : 's'} (${otherwise})`,
        path.type === PathType.REGEX ? 'add a group to the path or use a lower number' : 'use RoutePath.regex(), or Rewrite.stripPrefix() or Rewrite.replacePrefix()');
    }
  }
}

/** Checks that a route has no regular expression, of which no prefix can be taken away. */
function checkLiteral(route: RouteIntent, rewrite: string): void {
  const regex = route.paths.find(path => path.type === PathType.REGEX);
  if (regex) {
    throw invalid('rewrite.regex-path', 'rewrite', rewrite, `prefix and exact paths with it, and here stands ${regex}`, 'use Rewrite.regexTarget() for regular expressions');
  }
}
