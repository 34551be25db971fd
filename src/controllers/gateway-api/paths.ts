import { Match, Piece, Setting } from './piece';
import { RouteIntent } from '../../intent';
import { invalid } from '../../invalid';
import { Support } from '../../report';
import { PathType, RoutePath } from '../../routing/route-path';
import { PATH_FEATURE } from '../feature-of';
import { native, Refusal, refused, verdictOn } from '../features';
import { checkNoLookahead } from '../lookahead';

/** What becomes of paths. */
export const PATHS = {
  prefix: native(),
  exact: native(),
  regex: refused('Gateway API leaves it to each implementation whether there are regular expressions and what they mean', 'use RoutePath.prefix()'),
};

/** What becomes of them on Envoy Gateway. */
export const PATHS_ON_ENVOY_GATEWAY = {
  regex: native('regular expressions match the whole path, in the case they are written in and as the client encoded it, and come before prefixes, however long these are'),
};

const TYPES = { [PathType.PREFIX]: 'PathPrefix', [PathType.EXACT]: 'Exact', [PathType.REGEX]: 'RegularExpression' };

/** What Gateway API takes of a path. */
export const MAX_LENGTH = 1024;

/**
 * The conditions that the paths become.
 *
 * @see https://gateway-api.sigs.k8s.io/reference/spec/#httppathmatch
 */
export function pathsPiece(route: RouteIntent, { declared }: Setting): Piece {
  for (const path of route.paths) {
    if (path.type === PathType.REGEX && declared.regex.support === Support.REFUSED) {
      throw new Refusal('paths', 'regex', declared.regex);
    }
    checkLength('paths', path.value);
    checkNoLookahead(path, 'Envoy Gateway', 'RE2');
    checkNotEncoded(path);
  }
  return {
    verdict: () => verdictOn(route, 'paths', route.paths.map(path => `${TYPES[path.type]} ${path.value}`).join(', '), route.paths.map(path => declared[PATH_FEATURE[path.type]])),
  };
}

/** A path as a condition. */
export function matchOf({ type, value }: RoutePath): Match {
  return { path: { type: TYPES[type], value } };
}

/** @throws if Gateway API takes no path of such a length */
export function checkLength(prop: string, path: string): void {
  if (path.length > MAX_LENGTH) {
    throw invalid(prop, path, `at most ${MAX_LENGTH} characters with Gateway API, and these are ${path.length}`, 'shorten the path');
  }
}

/** Envoy compares the path as it came, where what may not stand in a URL has been encoded. */
function checkNotEncoded({ type, value }: RoutePath): void {
  const encoded = type === PathType.REGEX ? /\\(?:s|x(?:[01]|2[0235]|3[cCeEfF]|5[bBcCdDeE]|60|7[b-dB-DfF]))/.exec(value)?.[0] : undefined;
  if (encoded !== undefined) {
    throw invalid('paths', value, `a regular expression for paths as clients encode them on Envoy Gateway, and here stands "${encoded}"`, 'write "." for a character that clients encode as %XX, three times');
  }
}
