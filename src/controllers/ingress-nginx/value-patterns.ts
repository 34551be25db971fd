import { parsePathRegex, PathRegexError } from '../../routing/path-regex';

/**
 * Whether PCRE and Go compile a regular expression within a value: one that does not compile stops nginx from loading any
 * configuration, or the controller drops the Ingress. The grammar is that of paths, of which what only a path cannot hold is
 * made harmless: anchors at a start, and printable characters that no path has as they are.
 */
export function compiles(pattern: string): boolean {
  const asPath = pattern.replace(/\\ /g, '\\.').replace(/[ %;<>#`"]/g, 'x').replace(/(^|[(|])\^/g, '$1');
  try {
    parsePathRegex(`/(?:${asPath})`);
    return closesOnlyWhatItOpens(asPath);
  } catch (e) {
    if (e instanceof PathRegexError) {
      return false;
    }
    throw e;
  }
}

/** The parser sees the pattern within a group, and so would take an end of that group for the pattern's own. */
function closesOnlyWhatItOpens(pattern: string): boolean {
  let depth = 0;
  for (const char of pattern.replace(/\\./g, '').replace(/\[[^\]]*\]/g, '')) {
    depth += char === '(' ? 1 : char === ')' ? -1 : 0;
    if (depth < 0) {
      return false;
    }
  }
  return true;
}

/** Whether PCRE alone compiles it, in the reading of JavaScript: references to groups, and possessive quantifiers as ordinary ones. */
export function compilesInPcre(pattern: string): boolean {
  try {
    new RegExp(pattern.replace(/([*+?}])\+/g, '$1'));
    return true;
  } catch {
    return false;
  }
}
