import { parsePathRegex, PathRegexError } from './path-regex';
import { invalid } from '../basics/errors';
import { checkAbsolute, checkLiteralPath } from '../kubernetes/paths';

/** How the path of a route matches the path of a request. */
export enum PathType {
  /** Element by element: `/app` matches `/app`, `/app/` and `/app/x`, not `/apple`. */
  PREFIX = 'PREFIX',
  /** The whole path, letter by letter. */
  EXACT = 'EXACT',
  /** By a regular expression, from the start of the path. */
  REGEX = 'REGEX',
}

/**
 * A path of a route. Prefix and exact paths mean the same on every controller. Not every controller has regular expressions,
 * and they differ in case and anchoring: the report says how.
 *
 * @see https://kubernetes.io/docs/concepts/services-networking/ingress/#path-types
 */
export class RoutePath {
  /**
   * A path and everything below it, element by element: `/app` matches `/app`, `/app/` and `/app/x`, not `/apple`.
   *
   * @param path An absolute path, taken literally. A slash at its end makes no difference.
   * @throws if it is not absolute, holds `//`, `/./`, `/../` or a character with a meaning in URLs or regular expressions.
   */
  public static prefix(path: string): RoutePath {
    const bare = checkLiteralPath('RoutePath.prefix()', path).replace(/\/+$/, '') || '/';
    return new RoutePath(PathType.PREFIX, bare, 0, bare);
  }

  /**
   * This path alone, in this case.
   *
   * @param path An absolute path, taken literally.
   * @throws if it is not absolute, holds `//`, `/./`, `/../` or a character with a meaning in URLs or regular expressions.
   */
  public static exact(path: string): RoutePath {
    return new RoutePath(PathType.EXACT, checkLiteralPath('RoutePath.exact()', path), 0, path);
  }

  /**
   * Every path that starts with a match of a regular expression. Its groups are `$1` to `$9` in
   * `Rewrite.regexTarget()`.
   *
   * @param pattern A regular expression that starts with `/`, such as `/lb/(zl/.*)`: the common part of PCRE, RE2 and Go,
   * and lookahead.
   * @throws if it does not compile, does not start with `/`, or holds what controllers read differently.
   */
  public static regex(pattern: string): RoutePath {
    checkAbsolute('RoutePath.regex()', pattern);
    try {
      const { groups, head } = parsePathRegex(pattern);
      return new RoutePath(PathType.REGEX, pattern, groups, head);
    } catch (e) {
      const { kind, message } = e as PathRegexError;
      throw invalid(`path-regex.${kind}`, 'RoutePath.regex()', pattern, `a regular expression for paths, and ${message}`, 'correct the pattern');
    }
  }

  private constructor(
    /** How the path matches. */
    public readonly type: PathType,
    /** The path, without a slash at the end of a prefix, or the regular expression. */
    public readonly value: string,
    /** Number of capture groups; 0 unless it is a regular expression. */
    public readonly groups: number,
    /** The literal start of every matching path, in any case. */
    public readonly head: string,
  ) {
  }

  /** For messages and the report, such as `regex /lb/(zl/.*)`. */
  public toString(): string {
    return `${this.type.toLowerCase()} ${this.value}`;
  }
}
