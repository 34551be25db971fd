import { Duration } from 'cdk8s';
import { checkEnum, invalid } from '../basics/errors';
import { checkOptionalBoolean } from '../basics/structs';
import { checkHost, isWildcard } from '../kubernetes/hosts';
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
   * Leave `SameSite=None` out for old browsers, which take it for `SameSite=Strict`: with `SameSite.NONE` only.
   *
   * @default false
   * @see https://www.chromium.org/updates/same-site/incompatible-clients/
   */
  readonly conditionalSameSiteNone?: boolean;

  /**
   * The domain whose hosts get the cookie from the browser: the host of the route, or one above it. Without it, the host alone gets it.
   *
   * @default - the host alone
   * @see https://www.rfc-editor.org/rfc/rfc6265#section-5.2.3
   */
  readonly domain?: string;

  /**
   * Whether a client gets another backend, and a new cookie, where its own cannot be reached. With `false` its requests fail until
   * it can be.
   *
   * @default - true where the controller can
   */
  readonly changeOnFailure?: boolean;

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
  checkOptionalBoolean(`conditionalSameSiteNone of ${at}`, options.conditionalSameSiteNone);
  checkOptionalBoolean(`changeOnFailure of ${at}`, options.changeOnFailure);
  if (options.conditionalSameSiteNone && options.sameSite !== SameSite.NONE) {
    throw invalid('cookie.conditional-same-site', `conditionalSameSiteNone of ${at}`, true, 'set beside SameSite.NONE, which is left out then for old browsers', 'take it out');
  }
  if (options.domain !== undefined) {
    checkDomain(`domain of ${at}`, options.domain);
  }
}

function checkDomain(prop: string, domain: string): void {
  checkHost(prop, domain, {
    all: 'leave it out for the host alone',
    address: 'leave it out: the cookie of an address is for that alone',
    around: () => ['browsers send a cookie to every port and path of its domain'],
  });
  if (isWildcard(domain)) {
    throw invalid('cookie.wildcard', prop, domain, 'a DNS name, which stands for all hosts below it', `write "${domain.slice('*.'.length)}"`);
  }
}

/**
 * Checks that browsers take the cookie from every host of a route.
 *
 * @throws if one is outside its domain
 */
export function checkCookieDomain(hosts: readonly string[], { domain }: StickyCookieOptions = {}): void {
  const outside = domain === undefined ? undefined : hosts.find(host => host !== domain && !host.endsWith(`.${domain}`));
  if (outside !== undefined) {
    throw invalid('cookie.foreign-domain', 'domain of LoadBalancing.stickyCookie()', domain, `the host of the route, or a domain above it, and this is neither of ${outside}: browsers drop the cookie there`, 'leave it out, or name a domain of all hosts');
  }
}
