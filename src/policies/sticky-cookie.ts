import { Duration } from 'cdk8s';
import { checkEnum, invalid } from '../basics/errors';
import { checkPlainPath } from '../kubernetes/paths';

/** Controllers hold an age in a signed 32-bit number of seconds. */
const MAX_AGE = 2 ** 31 - 1;

/**
 * The name of a cookie: a token.
 *
 * @see https://www.rfc-editor.org/rfc/rfc6265#section-4.1.1
 */
export function checkCookieName(prop: string, name: string): string {
  if (typeof name !== 'string' || !/^[A-Za-z0-9!#$%&'*+.^_`|~-]{1,128}$/.test(name)) {
    throw invalid('cookie.bad-name', prop, name, 'a cookie name of at most 128 characters, without white space and separators', 'pass the name of a cookie');
  }
  return name;
}

/** The `SameSite` attribute of a cookie. */
export enum SameSite {
  /** Sent with every request, also from other sites; browsers want the cookie to be secure then. */
  NONE = 'None',
  /** Sent with requests from the same site and when a link is followed. */
  LAX = 'Lax',
  /** Sent with requests from the same site only. */
  STRICT = 'Strict',
}

/** Options of `LoadBalancing.stickyCookie()`. */
export interface StickyCookieOptions {
  /**
   * The cookie's name: a token, of which some controllers take letters, digits, `-`, `_` and `.` only.
   *
   * @default - the controller's own
   */
  readonly name?: string;

  /**
   * How long the browser keeps the cookie, in whole seconds, at most 2147483647 (68 years).
   *
   * @default - until the browser is closed
   */
  readonly maxAge?: Duration;

  /**
   * The path that the browser sends the cookie for.
   *
   * @default - the path of the route, or "/" where it is a regular expression
   */
  readonly path?: string;

  /**
   * Send the cookie over https only.
   *
   * @default - where the request came over https
   */
  readonly secure?: boolean;

  /**
   * The `SameSite` attribute.
   *
   * @default - none
   */
  readonly sameSite?: SameSite;

  /**
   * Keep clients on their backends when backends are added, instead of rebalancing them.
   *
   * @default false
   */
  readonly persistent?: boolean;
}

/**
 * Options that a cookie can have.
 *
 * @see https://www.rfc-editor.org/rfc/rfc6265#section-4.1
 */
export function checkStickyCookie(at: string, options: StickyCookieOptions): void {
  if (options.name !== undefined) {
    checkCookieName(`name of ${at}`, options.name);
  }
  if (options.path !== undefined) {
    checkPlainPath(`path of ${at}`, options.path);
  }
  if (options.maxAge !== undefined) {
    const seconds = options.maxAge.toSeconds({ integral: false });
    if (!Number.isInteger(seconds) || seconds < 1 || seconds > MAX_AGE) {
      throw invalid('cookie.max-age', `maxAge of ${at}`, `${seconds} s`, `a whole number of seconds from 1 s to ${MAX_AGE} s (68 years)`,
        seconds > MAX_AGE ? 'shorten it' : 'leave it out to keep the cookie until the browser is closed');
    }
  }
  if (options.sameSite !== undefined) {
    checkEnum(`sameSite of ${at}`, options.sameSite, SameSite, 'SameSite');
  }
  if (options.sameSite === SameSite.NONE && options.secure === false) {
    throw invalid('cookie.insecure-same-site', `sameSite of ${at}`, options.sameSite, 'SameSite.LAX or SameSite.STRICT where secure is false', 'choose one of these: browsers drop a cookie with SameSite=None that is not secure');
  }
}
