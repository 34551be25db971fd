import { policy } from './policy';
import { checkMadeBy, invalid, listOf } from '../basics/errors';
import { once } from '../routing/once';
import { PathType, RoutePath } from '../routing/route-path';

const FEATURE = { [PathType.PREFIX]: 'prefix', [PathType.EXACT]: 'exact', [PathType.REGEX]: 'regex' } as const;

/** The paths of a route. */
export const PATHS = policy({
  features: { prefix: 'RoutePath.prefix()', exact: 'RoutePath.exact()', regex: 'RoutePath.regex()' },
  used: (paths: RoutePath[]) => paths.length === 1 ? [FEATURE[paths[0].type]] : [...new Set(paths.map(({ type }) => FEATURE[type]))],
  check: (prop, paths) => {
    if (listOf(prop, paths).length === 0) {
      throw invalid('paths.none', prop, paths, 'at least one path', 'leave paths out to serve everything');
    }
    paths.forEach((path, i) => checkMadeBy(`${prop}[${i}]`, path, RoutePath, 'RoutePath.prefix("/app")'));
    return once(prop, paths);
  },
});
