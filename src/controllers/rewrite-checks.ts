import { RouteIntent } from '../intent';
import { invalid } from '../invalid';
import { PathType } from '../routing/route-path';

/**
 * Checks that every path of a route has the groups that a target names.
 *
 * @param otherwise What the controller does about a group that is missing.
 */
export function checkGroups(route: RouteIntent, target: string, otherwise: string): void {
  const used = Math.max(0, ...(target.match(/(?<=\$)\d/g) ?? []).map(Number));
  for (const path of route.paths) {
    if (path.groups < used) {
      const groups = ['a target without groups', '$1'][path.groups] ?? `$1 to $${path.groups}`;
      throw invalid('rewrite', target, `${groups}, since ${path} has ${path.groups || 'none'} (${otherwise})`,
        path.type === PathType.REGEX ? 'add a group to the path or use a lower number' : 'use RoutePath.regex(), or Rewrite.stripPrefix() or Rewrite.replacePrefix()');
    }
  }
}

/** Checks that a route has no regular expression, of which no prefix can be taken away. */
export function checkLiteral(route: RouteIntent, rewrite: string): void {
  const regex = route.paths.find(path => path.type === PathType.REGEX);
  if (regex) {
    throw invalid('rewrite', rewrite, `prefix and exact paths with it, and here stands ${regex}`, 'use Rewrite.regexTarget() for regular expressions');
  }
}
