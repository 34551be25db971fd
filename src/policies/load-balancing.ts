import { HashKey } from './hash-key';
import { checkStickyCookie, StickyCookieOptions } from './sticky-cookie';
import { invalid } from '../invalid';

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
    checkStickyCookie('LoadBalancing.stickyCookie()', options);
    return new LoadBalancing(LoadBalancingAlgorithm.STICKY_COOKIE, undefined, { ...options });
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
  }
}
