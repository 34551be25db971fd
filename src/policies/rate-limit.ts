import { policy } from './policy';
import { checkMadeBy, invalid } from '../basics/errors';

/** Options of `RateLimit.perSecond()` and `RateLimit.perMinute()`. */
export interface RateLimitOptions {
  /**
   * How many requests a client may send at once before it has to keep to the rate: 1 to 1,000,000. What it has not used
   * comes back at the rate.
   *
   * @default - as many as the rate allows in a second or a minute
   */
  readonly burst?: number;
}

/** The time that a rate is counted in. */
export enum RateLimitUnit {
  /** One second. */
  SECOND = 'SECOND',
  /** One minute. */
  MINUTE = 'MINUTE',
}

/**
 * How many requests a client may send, by its address. Those above the limit get 429, or 503 on ingress-nginx, and reach no backend.
 */
export class RateLimit {
  /**
   * So many requests a second.
   *
   * @param requests 1 to 1,000,000.
   * @throws if a number is out of its bounds.
   */
  public static perSecond(requests: number, options: RateLimitOptions = {}): RateLimit {
    return RateLimit.made('perSecond', RateLimitUnit.SECOND, requests, options);
  }

  /**
   * So many requests a minute.
   *
   * @param requests 1 to 1,000,000.
   * @throws if a number is out of its bounds.
   */
  public static perMinute(requests: number, options: RateLimitOptions = {}): RateLimit {
    return RateLimit.made('perMinute', RateLimitUnit.MINUTE, requests, options);
  }

  private static made(factory: string, unit: RateLimitUnit, requests: number, { burst = requests }: RateLimitOptions): RateLimit {
    checkRequests(`RateLimit.${factory}()`, requests);
    checkRequests(`burst of RateLimit.${factory}()`, burst);
    return new RateLimit(unit, requests, burst);
  }

  private constructor(
    /** The time that the rate is counted in. */
    public readonly unit: RateLimitUnit,
    /** The requests in that time. */
    public readonly requests: number,
    /** The requests that may come at once. */
    public readonly burst: number,
  ) {
  }
}

/** How many requests a client may send. */
export const RATE_LIMIT = policy({
  protects: true,
  features: {
    rateLimitPerSecond: 'RateLimit.perSecond(20)',
    rateLimitPerMinute: 'RateLimit.perMinute(60)',
    rateLimitBurst: 'RateLimit.perSecond(20, { burst: 100 })',
  },
  used: ({ unit, requests, burst }: RateLimit) => [
    burst !== requests ? 'rateLimitBurst' : unit === RateLimitUnit.SECOND ? 'rateLimitPerSecond' : 'rateLimitPerMinute',
  ],
  check: (prop, limit) => {
    checkMadeBy(prop, limit, RateLimit, 'RateLimit.perSecond(20)');
    return limit;
  },
});

/** The rate in requests a second. */
export function ratePerSecond({ unit, requests }: RateLimit): number {
  return unit === RateLimitUnit.SECOND ? requests : requests / 60;
}

const MAX_REQUESTS = 1_000_000;

function checkRequests(prop: string, requests: number): void {
  if (!Number.isInteger(requests) || requests < 1 || requests > MAX_REQUESTS) {
    throw invalid('rate-limit.requests', prop, requests, `a whole number of requests from 1 to ${MAX_REQUESTS}`, 'choose a number in this range, or leave rateLimit out for no limit');
  }
}
