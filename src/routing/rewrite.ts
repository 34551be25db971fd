import { invalid } from '../basics/errors';
import { checkPlainPath } from '../kubernetes/paths';

/** How the path of a request is changed on its way to the backend. */
export enum RewriteType {
  /** A target that may hold the groups of the path's regular expression. */
  REGEX_TARGET = 'REGEX_TARGET',
  /** The matched prefix is removed. */
  STRIP_PREFIX = 'STRIP_PREFIX',
  /** The matched prefix is replaced by another. */
  REPLACE_PREFIX = 'REPLACE_PREFIX',
  /** Every request gets the same path. */
  FULL_PATH = 'FULL_PATH',
}

/**
 * How the path of a request is changed before the backend sees it. The query stays as it is.
 */
export class Rewrite {
  /**
   * Replace the path by a target with `$1` to `$9`, the groups of the route's regular expressions.
   *
   * @param target Such as `/$1`; where it starts with a group, that group has to start with a slash.
   * @throws if the target holds anything but letters, digits, `/ - . _ ~ :` and `$1` to `$9`.
   * @see https://kubernetes.github.io/ingress-nginx/examples/rewrite/
   */
  public static regexTarget(target: string): Rewrite {
    const prop = 'Rewrite.regexTarget()';
    const allowed = 'a path of letters, digits, / - . _ ~ : and $1 to $9, first "/" or a group';
    if (typeof target !== 'string' || !/^(\/|\$)[-._~a-zA-Z0-9/:$]*$/.test(target)) {
      throw invalid('rewrite.bad-target', prop, target, allowed,
        typeof target !== 'string' || target === '' ? 'write for example "/$1"'
          : adviceOn(target));
    }
    const unknown = /\$(?![1-9](?!\d))\w*/.exec(target);
    if (unknown) {
      throw invalid('rewrite.no-such-variable', prop, target, allowed, `take "${unknown[0]}" out: it is none of $1 to $9, and a controller would take it for a variable`);
    }
    return new Rewrite(RewriteType.REGEX_TARGET, target);
  }

  /** Remove the route's path: on the route `/lb`, the backend sees `/lb` and `/lb/` as `/`, and `/lb/x` as `/x`. */
  public static stripPrefix(): Rewrite {
    return new Rewrite(RewriteType.STRIP_PREFIX);
  }

  /**
   * Replace the route's path: on the route `/old`, `replacePrefix('/new')` lets the backend see `/old` as `/new`, and `/old/x`
   * as `/new/x`.
   *
   * @param path An absolute path of letters, digits and `/ - . _ ~ :`.
   * @throws if the path is not of that form.
   */
  public static replacePrefix(path: string): Rewrite {
    const prefix = checkPlainPath('Rewrite.replacePrefix()', path).replace(/\/+$/, '');
    return prefix === '' ? Rewrite.stripPrefix() : new Rewrite(RewriteType.REPLACE_PREFIX, prefix);
  }

  /**
   * Give the backend the same path for every request of the route, such as `/healthz`.
   *
   * @param path An absolute path of letters, digits and `/ - . _ ~ :`.
   * @throws if the path is not of that form.
   */
  public static fullPath(path: string): Rewrite {
    return new Rewrite(RewriteType.FULL_PATH, checkPlainPath('Rewrite.fullPath()', path));
  }

  /**
   * The highest group that the target names; 0 where it names none.
   * @internal
   */
  public readonly _groups: number;

  private constructor(
    /** The kind of rewrite. */
    public readonly type: RewriteType,
    /**
     * The target, or the new path.
     *
     * @default - none, where the route's path is only removed
     */
    public readonly target?: string,
  ) {
    this._groups = Math.max(0, ...(target?.match(/(?<=\$)\d/g) ?? []).map(Number));
  }
}

/** What to do about a target of other characters. */
function adviceOn(target: string): string {
  // How other programs write groups.
  const dollars = target.replace(/\\(\d)|\$\{(\d)\}/g, (_, escaped, braced) => `$${escaped ?? braced}`);
  return target.includes('://') ? 'pass the path alone: the scheme and the host of a request stay as they are'
    : dollars !== target && /^[/$]/.test(dollars) ? `write "${dollars}"`
      : /^[-._~a-zA-Z0-9:]/.test(target) ? `write "/${target}"` : 'take the other characters out';
}
