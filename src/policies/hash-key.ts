import { checkCookieName } from './sticky-cookie';
import { invalid } from '../basics/errors';

/** The part of a request that is hashed. */
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

/** The part of a request that selects its backend in `LoadBalancing.consistentHash()`. */
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
   * @param name Such as `X-Tenant`: a token. Most controllers drop headers with underscores, and are refused with one.
   * @throws if the name is not a token of at most 128 characters.
   * @see https://www.rfc-editor.org/rfc/rfc9110#section-5.1
   */
  public static header(name: string): HashKey {
    if (typeof name !== 'string' || !/^[A-Za-z0-9!#$%&'*+.^_`|~-]{1,128}$/.test(name)) {
      throw invalid('hash-key.bad-header', 'HashKey.header()', name, 'a header name of at most 128 characters, without white space and separators', 'pass the header\'s name');
    }
    return new HashKey(HashKeyType.HEADER, name);
  }

  /**
   * The value of a cookie.
   *
   * @param name Such as `session-id`: a token. Some controllers know cookies of letters, digits and underscores only.
   * @throws if the name is not a token of at most 128 characters.
   * @see https://www.rfc-editor.org/rfc/rfc6265#section-4.1.1
   */
  public static cookie(name: string): HashKey {
    return new HashKey(HashKeyType.COOKIE, checkCookieName('HashKey.cookie()', name));
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
