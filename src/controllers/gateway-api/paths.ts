import { Match, Piece, Setting } from './piece';
import { RouteIntent } from '../../intent';
import { invalid } from '../../invalid';
import { PathType, RoutePath } from '../../routing/route-path';
import { PATH_FEATURE } from '../feature-of';
import { native, refused, supported, verdictOn } from '../features';
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
    supported(declared, PATH_FEATURE[path.type]);
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

/** What stands in a path as it is. */
const PLAIN = /[A-Za-z0-9._~!$&'()*+,;=:@/-]/;

/**
 * Envoy compares the path as it came, where what may not stand in a URL has been encoded.
 *
 * @see https://www.rfc-editor.org/rfc/rfc3986#section-3.3
 */
function checkNotEncoded({ type, value }: RoutePath): void {
  const escapes = type === PathType.REGEX ? value.match(/\\(?:x[0-9a-fA-F]{2}|.)/g) ?? [] : [];
  const encoded = escapes.find(escape => escape === '\\s' || !PLAIN.test(escape[1] === 'x' ? String.fromCharCode(parseInt(escape.slice(2), 16)) : escape[1]));
  if (encoded !== undefined) {
    throw invalid('paths', value, `a regular expression for paths as clients encode them on Envoy Gateway, and here stands "${encoded}"`, 'write "." for a character that clients encode as %XX, three times');
  }
}
