import { Duration } from 'cdk8s';
import { secondsOf } from './durations';
import { policy } from './policy';
import { checkEnum, checkMadeBy, invalid, listOf } from '../basics/errors';

/** Which requests are tried again. */
export enum RetriesType {
  /** Those that a list of failures names. */
  ON = 'ON',
  /** None. */
  NONE = 'NONE',
  /** Those that no backend has seen anything of, with a short time to connect. */
  FOR_EXTERNAL_SERVERS = 'FOR_EXTERNAL_SERVERS',
}

/** A failure after which a request is tried again. */
export enum RetryOn {
  /** The backend refuses the connection. */
  CONNECT_FAILURE = 'CONNECT_FAILURE',
  /** The backend does not take the connection in time. */
  TIMEOUT = 'TIMEOUT',
  /** The backend answers 429. */
  STATUS_429 = 'STATUS_429',
  /** The backend answers 500. */
  STATUS_500 = 'STATUS_500',
  /** The backend answers 502. */
  STATUS_502 = 'STATUS_502',
  /** The backend answers 503. */
  STATUS_503 = 'STATUS_503',
  /** The backend answers 504. */
  STATUS_504 = 'STATUS_504',
}

/** Options of `Retries.on()`. */
export interface RetriesOptions {
  /**
   * How often a request is sent at most, the first time included: 2 to 100.
   *
   * @default 3
   */
  readonly attempts?: number;

  /**
   * The time, from the first attempt on, after which no other one begins: whole seconds, 1 s to 1 day.
   *
   * @default - the attempts alone are counted
   */
  readonly within?: Duration;

  /**
   * Whether requests that change something each time they are sent (POST, PATCH, LOCK) are tried again although a backend has
   * answered them. Where no connection came about they are tried again in any case.
   *
   * @default false
   * @see https://www.rfc-editor.org/rfc/rfc9110#section-9.2.2
   */
  readonly nonIdempotent?: boolean;
}

/**
 * Further attempts at requests that fail.
 */
export class Retries {
  /**
   * Try a request again after some failures, until an attempt succeeds: on another backend where the way of balancing leads to
   * one. With `RetryOn.TIMEOUT`, connecting may take about a second, unless `timeouts` says otherwise.
   *
   * @param failures The failures: at least one.
   * @throws if one of them is none, or an option is out of its bounds.
   */
  public static on(failures: RetryOn[], options: RetriesOptions = {}): Retries {
    const place = 'Retries.on()';
    if (listOf(place, failures).length === 0) {
      throw invalid('retries.no-failure', place, failures, 'at least one failure', 'use Retries.none() to try nothing again');
    }
    failures.forEach((failure, i) => {
      checkEnum(place, failure, RetryOn, 'RetryOn');
      if (failures.indexOf(failure) < i) {
        throw invalid('retries.twice', place, failure, 'each failure once', 'take the second one out');
      }
    });
    const { attempts = DEFAULT_ATTEMPTS, within, nonIdempotent = false } = options;
    if (!Number.isInteger(attempts) || attempts < 2 || attempts > MAX_ATTEMPTS) {
      throw invalid('retries.attempts', `attempts of ${place}`, attempts, `a whole number from 2 to ${MAX_ATTEMPTS}, the first attempt included`, 'choose a number in this range, or use Retries.none()');
    }
    if (typeof nonIdempotent !== 'boolean') {
      throw invalid('retries.not-a-boolean', `nonIdempotent of ${place}`, nonIdempotent, 'true or false', 'write one of the two');
    }
    return new Retries(RetriesType.ON, [...failures], attempts, within && secondsOf(`within of ${place}`, within), nonIdempotent);
  }

  /** Send each request once, whatever becomes of it: no backend is left out unasked either, and connecting takes the controller's own time. */
  public static none(): Retries {
    return new Retries(RetriesType.NONE, []);
  }

  /**
   * What servers outside the cluster need, which nobody takes out of the addresses when they go down: a connection that is not
   * made in about a second has failed, a request that no backend has seen anything of goes to another one, and where the
   * controller can, a backend that fails again and again is left out for a while.
   */
  public static forExternalServers(): Retries {
    return new Retries(RetriesType.FOR_EXTERNAL_SERVERS, [RetryOn.CONNECT_FAILURE, RetryOn.TIMEOUT]);
  }

  private constructor(
    /** Which requests are tried again. */
    public readonly type: RetriesType,
    /** The failures after which a request is tried again. */
    public readonly failures: RetryOn[],
    /**
     * How often a request is sent at most.
     *
     * @default - as often as the controller needs to find a backend that answers
     */
    public readonly attempts?: number,
    /**
     * The time after which no other attempt begins, in seconds.
     *
     * @default - none
     */
    public readonly within?: number,
    /** Whether requests that change something each time are tried again although a backend has answered them. */
    public readonly nonIdempotent: boolean = false,
  ) {
  }
}

/** Further attempts at requests that fail. */
export const RETRIES = policy({
  features: {
    retriesOff: 'Retries.none()',
    retriesForExternalServers: 'Retries.forExternalServers()',
    retryOnConnectFailure: 'RetryOn.CONNECT_FAILURE',
    retryOnTimeout: 'RetryOn.TIMEOUT',
    retryOnStatus: 'RetryOn.STATUS_503',
    retryNonIdempotent: 'nonIdempotent: true',
  },
  used: (retries: Retries) => {
    switch (retries.type) {
      case RetriesType.NONE:
        return ['retriesOff'];
      case RetriesType.FOR_EXTERNAL_SERVERS:
        return ['retriesForExternalServers'];
      case RetriesType.ON:
        return [
          ...retries.failures.includes(RetryOn.CONNECT_FAILURE) ? ['retryOnConnectFailure' as const] : [],
          ...retries.failures.includes(RetryOn.TIMEOUT) ? ['retryOnTimeout' as const] : [],
          // Of all requests, or of those alone that may be repeated.
          ...statusesOf(retries).length > 0 && !retries.nonIdempotent ? ['retryOnStatus' as const] : [],
          ...retries.nonIdempotent ? ['retryNonIdempotent' as const] : [],
        ];
    }
  },
  check: (prop, retries) => {
    checkMadeBy(prop, retries, Retries, 'Retries.on([RetryOn.CONNECT_FAILURE])');
    return retries;
  },
});

/** The statuses after which a request is tried again. */
export function statusesOf({ failures }: Retries): number[] {
  return failures.filter(failure => failure.startsWith('STATUS_')).map(failure => Number(failure.slice('STATUS_'.length)));
}

/** Whether a request is tried again that has not reached a backend. */
export function triesUnsent({ failures }: Retries): boolean {
  return failures.includes(RetryOn.CONNECT_FAILURE) || failures.includes(RetryOn.TIMEOUT);
}

/** Whether connecting is to fail soon. */
export function connectsSoon({ failures }: Retries): boolean {
  return failures.includes(RetryOn.TIMEOUT);
}

const DEFAULT_ATTEMPTS = 3;
const MAX_ATTEMPTS = 100;
