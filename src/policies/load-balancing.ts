import { Duration } from 'cdk8s';
import { invalid } from '../invalid';
import { checkPlainPath } from '../kubernetes/paths';

/** How requests are spread over the backends. */
export enum LoadBalancingAlgorithm {
  /** One after the other. */
  ROUND_ROBIN = 'ROUND_ROBIN',
  /** The backend that answers fastest of late, by an exponentially weighted moving average. */
  PEAK_EWMA = 'PEAK_EWMA',
  /** The same backend for the same key. */
  CONSISTENT_HASH = 'CONSISTENT_HASH',
  /** The same backend for the same client, remembered in a cookie. */
  STICKY_COOKIE = 'STICKY_COOKIE',
}

/** What part of a request is hashed. */
export enum HashKeyType {
  /** The client's IP address. */
  CLIENT_IP = 'CLIENT_IP',
  /** The path and query, as the client sent them. */
  URI = 'URI',
  /** The value of a request header. */
  HEADER = 'HEADER',
  /** The value of a cookie. */
  COOKIE = 'COOKIE',
}

/** The part of a request that decides about its backend in `LoadBalancing.consistentHash()`. */
export class HashKey {
  /** The client's IP address. */
  public static clientIp(): HashKey {
    return new HashKey(HashKeyType.CLIENT_IP);
  }

  /** The path and query, as the client sent them. */
  public static uri(): HashKey {
    return new HashKey(HashKeyType.URI);
  }

  /**
   * The value of a request header.
   *
   * @param name Such as `X-Tenant`.
   * @throws if the name holds anything but letters, digits and hyphens: controllers drop headers with underscores.
   */
  public static header(name: string): HashKey {
    if (typeof name !== 'string' || !/^[A-Za-z0-9]+(-[A-Za-z0-9]+)*$/.test(name) || name.length > 128) {
      throw invalid('HashKey.header()', name, 'a header name of letters, digits and hyphens',
        /_/.test(name) ? 'controllers drop headers with underscores; use hyphens' : 'pass the header\'s name');
    }
    return new HashKey(HashKeyType.HEADER, name);
  }

  /**
   * The value of a cookie.
   *
   * @param name Such as `session`.
   * @throws if the name holds anything but letters, digits and underscores: nginx knows no other cookies as variables.
   */
  public static cookie(name: string): HashKey {
    if (typeof name !== 'string' || !/^[A-Za-z0-9_]{1,128}$/.test(name)) {
      throw invalid('HashKey.cookie()', name, 'a cookie name of letters, digits and underscores', 'pass a cookie of such a name');
    }
    return new HashKey(HashKeyType.COOKIE, name);
  }

  private constructor(
    /** The part of the request. */
    public readonly type: HashKeyType,
    /**
     * The name of the header or cookie.
     *
     * @default - none, for the client's IP and the URI
     */
    public readonly name?: string,
  ) {
    Object.freeze(this);
  }
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
   * The cookie's name: letters, digits, `-`, `_`, `.`.
   *
   * @default - the controller's own
   */
  readonly name?: string;

  /**
   * How long the browser keeps the cookie, in whole seconds.
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
   * Keep a client on its backend also when backends are added, instead of spreading the clients anew.
   *
   * @default false
   */
  readonly persistent?: boolean;
}

/**
 * How requests are spread over the backends.
 */
export class LoadBalancing {
  /** One backend after the other. */
  public static roundRobin(): LoadBalancing {
    return new LoadBalancing(LoadBalancingAlgorithm.ROUND_ROBIN);
  }

  /** The better of two backends by its latest answer times (peak EWMA). */
  public static peakEwma(): LoadBalancing {
    return new LoadBalancing(LoadBalancingAlgorithm.PEAK_EWMA);
  }

  /**
   * The same backend for the same key, with few changes when backends come and go.
   *
   * @param by The part of the request that is hashed.
   */
  public static consistentHash(by: HashKey): LoadBalancing {
    if (!(by instanceof HashKey)) {
      throw invalid('LoadBalancing.consistentHash()', by, 'a HashKey', 'write for example HashKey.clientIp()');
    }
    return new LoadBalancing(LoadBalancingAlgorithm.CONSISTENT_HASH, by);
  }

  /**
   * The same backend for the same browser, remembered in a cookie.
   *
   * @throws if the name, path or age is none that a cookie can have.
   * @see https://www.rfc-editor.org/rfc/rfc6265#section-4.1
   */
  public static stickyCookie(options: StickyCookieOptions = {}): LoadBalancing {
    const at = 'LoadBalancing.stickyCookie()';
    if (options.name !== undefined && !/^[-._A-Za-z0-9]{1,128}$/.test(options.name)) {
      throw invalid(`name of ${at}`, options.name, 'at most 128 letters, digits, "-", "_" and "."', 'choose another name');
    }
    if (options.path !== undefined) {
      checkPlainPath(`path of ${at}`, options.path);
    }
    if (options.maxAge !== undefined) {
      const seconds = options.maxAge.toSeconds({ integral: false });
      if (!Number.isInteger(seconds) || seconds < 1) {
        throw invalid(`maxAge of ${at}`, `${seconds} s`, 'a whole number of seconds, at least 1', 'leave it out to keep the cookie until the browser is closed');
      }
    }
    if (options.sameSite !== undefined && !Object.values(SameSite).includes(options.sameSite)) {
      throw invalid(`sameSite of ${at}`, options.sameSite, 'a value of SameSite', 'write for example SameSite.LAX');
    }
    if (options.sameSite === SameSite.NONE && options.secure === false) {
      throw invalid(`sameSite of ${at}`, options.sameSite, 'SameSite.LAX or SameSite.STRICT where secure is false', 'browsers drop a cookie with SameSite=None that is not secure');
    }
    return new LoadBalancing(LoadBalancingAlgorithm.STICKY_COOKIE, undefined, Object.freeze({ ...options }));
  }

  private constructor(
    /** How requests are spread. */
    public readonly algorithm: LoadBalancingAlgorithm,
    /**
     * The hashed part of the request.
     *
     * @default - none, unless it is a consistent hash
     */
    public readonly hashKey?: HashKey,
    /**
     * The cookie.
     *
     * @default - none, unless it is a sticky cookie
     */
    public readonly cookie?: StickyCookieOptions,
  ) {
    Object.freeze(this);
  }
}
