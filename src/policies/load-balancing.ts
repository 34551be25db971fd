import { HashKey, HashKeyType } from './hash-key';
import { policy } from './policy';
import { checkStickyCookie, StickyCookieOptions } from './sticky-cookie';
import { checkMadeBy, invalid } from '../basics/errors';

/** An algorithm that selects a backend for each request. */
export enum LoadBalancingAlgorithm {
  /** One backend after the other. */
  ROUND_ROBIN = 'ROUND_ROBIN',
  /** The backend with the lowest latency of late, by an exponentially weighted moving average. */
  PEAK_EWMA = 'PEAK_EWMA',
  /** The same backend for the same key. */
  CONSISTENT_HASH = 'CONSISTENT_HASH',
  /** The same backend for the same client, remembered in a cookie. */
  STICKY_COOKIE = 'STICKY_COOKIE',
  /** The backend that the cluster's network selects for each connection to the cluster IP of the Service. */
  CLUSTER_IP = 'CLUSTER_IP',
}

/**
 * How requests are spread over the backends.
 */
export class LoadBalancing {
  /** One backend after the other. */
  public static roundRobin(): LoadBalancing {
    return new LoadBalancing(LoadBalancingAlgorithm.ROUND_ROBIN);
  }

  /** The one of two backends with the lower latency of late (peak EWMA). */
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
      throw invalid('input.wrong-type', 'LoadBalancing.consistentHash()', by, 'a HashKey', 'write for example HashKey.clientIp()');
    }
    return new LoadBalancing(LoadBalancingAlgorithm.CONSISTENT_HASH, by);
  }

  /**
   * The same backend for the same browser, remembered in a cookie.
   *
   * @throws if the name, path, domain or age is none that a cookie can have.
   * @see https://www.rfc-editor.org/rfc/rfc6265#section-4.1
   */
  public static stickyCookie(options: StickyCookieOptions = {}): LoadBalancing {
    checkStickyCookie('LoadBalancing.stickyCookie()', options);
    return new LoadBalancing(LoadBalancingAlgorithm.STICKY_COOKIE, undefined, { ...options });
  }

  /**
   * The backend that the cluster's network (kube-proxy, or what takes its place) selects for each connection: the controller knows the cluster
   * IP of the Service and no server. So connections are spread and not requests, there is no health check, and another attempt at a request
   * may meet the same server.
   *
   * @see https://kubernetes.io/docs/reference/networking/virtual-ips/
   */
  public static clusterIp(): LoadBalancing {
    return new LoadBalancing(LoadBalancingAlgorithm.CLUSTER_IP);
  }

  private constructor(
    /** The algorithm. */
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

const HASH_FEATURE = {
  [HashKeyType.CLIENT_IP]: 'hashOfClientIp',
  [HashKeyType.URI]: 'hashOfUri',
  [HashKeyType.HEADER]: 'hashOfHeader',
  [HashKeyType.COOKIE]: 'hashOfCookie',
} as const;

/** How requests are spread over the backends. */
export const LOAD_BALANCING = policy({
  features: {
    roundRobin: 'LoadBalancing.roundRobin()',
    peakEwma: 'LoadBalancing.peakEwma()',
    hashOfClientIp: 'LoadBalancing.consistentHash(HashKey.clientIp())',
    hashOfUri: 'LoadBalancing.consistentHash(HashKey.uri())',
    hashOfHeader: 'LoadBalancing.consistentHash(HashKey.header())',
    hashOfCookie: 'LoadBalancing.consistentHash(HashKey.cookie())',
    stickyCookie: 'LoadBalancing.stickyCookie()',
    stickyCookieDomain: 'LoadBalancing.stickyCookie({ domain })',
    stickyCookieChanges: 'LoadBalancing.stickyCookie({ changeOnFailure: true })',
    stickyCookieStays: 'LoadBalancing.stickyCookie({ changeOnFailure: false })',
    conditionalSameSiteNone: 'LoadBalancing.stickyCookie({ conditionalSameSiteNone: true })',
    clusterIp: 'LoadBalancing.clusterIp()',
  },
  used: (balancing: LoadBalancing) => [...optionsOf(balancing.cookie), featureOf(balancing)],
  check: (prop, balancing) => {
    checkMadeBy(prop, balancing, LoadBalancing, 'LoadBalancing.roundRobin()');
    return balancing;
  },
});

function featureOf({ algorithm, hashKey }: LoadBalancing) {
  switch (algorithm) {
    case LoadBalancingAlgorithm.ROUND_ROBIN:
      return 'roundRobin';
    case LoadBalancingAlgorithm.PEAK_EWMA:
      return 'peakEwma';
    case LoadBalancingAlgorithm.CONSISTENT_HASH:
      return HASH_FEATURE[hashKey!.type];
    case LoadBalancingAlgorithm.STICKY_COOKIE:
      return 'stickyCookie';
    case LoadBalancingAlgorithm.CLUSTER_IP:
      return 'clusterIp';
  }
}

/** The options of a cookie that not every controller has. */
function optionsOf({ domain, changeOnFailure, conditionalSameSiteNone }: StickyCookieOptions = {}) {
  return [
    ...domain === undefined ? [] : ['stickyCookieDomain' as const],
    ...changeOnFailure === undefined ? [] : [changeOnFailure ? 'stickyCookieChanges' as const : 'stickyCookieStays' as const],
    ...conditionalSameSiteNone ? ['conditionalSameSiteNone' as const] : [],
  ];
}
