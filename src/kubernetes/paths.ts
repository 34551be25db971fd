import { invalid } from '../basics/errors';

/**
 * The path of a Prefix or Exact rule, taken literally.
 *
 * The API server refuses `//`, `/./`, `/../` and an encoded slash; it takes regular expressions, quotes and newlines,
 * which no controller then matches as their author meant. So only the characters of a plain URL path are allowed.
 *
 * @see https://kubernetes.io/docs/concepts/services-networking/ingress/#path-types
 * @see https://www.rfc-editor.org/rfc/rfc3986#section-3.3
 */
export function checkLiteralPath(prop: string, path: string): string {
  checkAbsolute(prop, path);
  const stray = /[^A-Za-z0-9/._~!&',;=:@+-]/u.exec(path);
  if (stray) {
    throw invalid('path.stray-character', prop, path, `a literal path of letters, digits and / . _ ~ ! & ' , ; = : @ + -, and here stands ${JSON.stringify(stray[0])}`,
      adviceOn(stray[0]));
  }
  return checkNormal(prop, path);
}

function adviceOn(stray: string): string {
  switch (stray) {
    case '?':
      return 'take the query out, which is no part of a path, or use RoutePath.regex() for a regular expression';
    case '%':
      return 'controllers match the decoded path; use RoutePath.regex() for characters beyond these';
    default:
      return /[()[\]{}*|^$\\]/.test(stray) ? 'use RoutePath.regex() for a regular expression' : 'a path holds neither query, fragment, white space nor letters beyond ASCII';
  }
}

/** A path without steps that clients and controllers take before they compare it. */
function checkNormal(prop: string, path: string): string {
  for (const part of ['//', '/./', '/../']) {
    if (path.includes(part)) {
      throw invalid('path.not-normal', prop, path, `a path without "${part}"`, `write "${new URL(path.replace(/\/{2,}/g, '/'), 'http://h').pathname}"`);
    }
  }
  if (/\/\.{1,2}$/.test(path)) {
    throw invalid('path.not-normal', prop, path, 'a path that does not end in "/." or "/.."', `write "${new URL(path, 'http://h').pathname}"`);
  }
  return path;
}

/** A literal path of the characters that every controller writes into its configuration as they are. */
export function checkPlainPath(prop: string, path: string): string {
  checkAbsolute(prop, path);
  if (!/^[-._~a-zA-Z0-9/:]*$/.test(path)) {
    throw invalid('path.not-plain', prop, path, 'a path of letters, digits and / - . _ ~ :', 'take the other characters out');
  }
  return checkNormal(prop, path);
}

/** What holds for every path, a regular expression included. */
export function checkAbsolute(prop: string, path: string): string {
  if (typeof path !== 'string' || !path.startsWith('/')) {
    throw invalid('path.not-absolute', prop, path, 'an absolute path, which starts with "/"', beginning(path));
  }
  return path;
}

/** What to begin a path with, where it is sure what was meant. */
function beginning(path: unknown): string {
  const text = typeof path === 'string' ? path.replace(/^\^/, '') : '';
  return text.startsWith('/') ? `write "${text}"`
    : text === '' || text === '*' ? 'write "/" for every path'
      : /^[\w~-]+(\/|$)/.test(text) ? `write "/${text}"`
        : 'pass the path alone, from its first slash on';
}
