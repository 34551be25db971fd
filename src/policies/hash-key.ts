import { invalid } from '../invalid';
import { checkNoNumber } from '../kubernetes/texts';

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
    return new HashKey(HashKeyType.HEADER, checkNoNumber('HashKey.header()', name));
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
    return new HashKey(HashKeyType.COOKIE, checkNoNumber('HashKey.cookie()', name));
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
  }
}
