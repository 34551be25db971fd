import { invalid } from '../../basics/errors';
import { PathType, RoutePath } from '../../routing/route-path';

/**
 * Checks that a path has no lookahead, all that a path's pattern may hold and neither Go nor RE2 have.
 *
 * @param program The controller.
 * @param engine What reads its regular expressions.
 */
export function checkNoLookahead(path: RoutePath, program: string, engine: string): void {
  const bare = path.value.replace(/\\.|\[\^?(?:\[:\^?[a-z]+:\]|\\.|[^\]\\])*\]/g, '');
  const lookahead = path.type === PathType.REGEX ? /\(\?[=!]/.exec(bare)?.[0] : undefined;
  if (lookahead !== undefined) {
    throw invalid('path.lookahead', 'paths', path.value, `a regular expression without lookahead on ${program} (${engine} has none), and here stands "${lookahead}"`,
      lookahead === '(?!' ? 'give the paths to exclude a route with a longer path, which comes first' : 'match what follows as a part of the path');
  }
}
