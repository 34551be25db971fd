import { Match } from './contribution';
import { invalid } from '../../basics/errors';
import { PathType, RoutePath } from '../../routing/route-path';

export const MATCH_TYPES = { [PathType.PREFIX]: 'PathPrefix', [PathType.EXACT]: 'Exact', [PathType.REGEX]: 'RegularExpression' };

/** What Gateway API takes of a path. */
const MAX_LENGTH = 1024;

/**
 * A path as a condition.
 *
 * @see https://gateway-api.sigs.k8s.io/reference/spec/#httppathmatch
 */
export function matchOf({ type, value }: RoutePath): Match {
  return { path: { type: MATCH_TYPES[type], value } };
}

/** @throws if Gateway API takes no path of such a length */
export function checkLength(prop: string, path: string): string {
  if (path.length > MAX_LENGTH) {
    throw invalid('gateway-api.path-too-long', prop, path, `at most ${MAX_LENGTH} characters with Gateway API, and these are ${path.length}`, 'shorten the path');
  }
  return path;
}
