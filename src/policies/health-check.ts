import { Duration } from 'cdk8s';
import { invalid, listOf } from '../invalid';
import { checkHost, isWildcard } from '../kubernetes/hosts';
import { checkPlainPath } from '../kubernetes/paths';

/** How it is found out whether a backend can take requests. */
export enum HealthCheckType {
  /** It is asked, whether there are requests or not. */
  ACTIVE = 'ACTIVE',
  /** Its answers to requests are watched. */
  PASSIVE = 'PASSIVE',
}

/** Options of `HealthCheck.active()`. */
export interface ActiveHealthCheckOptions {
  /**
   * How often each backend is asked: whole milliseconds, 100 ms to 1 day.
   *
   * @default Duration.seconds(10)
   */
  readonly interval?: Duration;

  /**
   * How long it has to answer: whole milliseconds, at most the interval.
   *
   * @default Duration.seconds(1), or the interval where that is shorter
   */
  readonly timeout?: Duration;

  /**
   * How often in a row it cannot be reached, or does not answer in time, until it gets no more requests: 1 to 100. An answer
   * with another status than the expected ones is enough by itself.
   *
   * @default 3
   */
  readonly unhealthyThreshold?: number;

  /**
   * How often in a row it has to answer as expected until it gets requests again: 1 to 100.
   *
   * @default 1
   */
  readonly healthyThreshold?: number;

  /**
   * The statuses of a backend that can take requests: 100 to 599.
   *
   * @default [200]
   */
  readonly expectedStatuses?: number[];

  /**
   * The host that it is asked for.
   *
   * @default - a host of the route
   */
  readonly host?: string;
}

/** Options of `HealthCheck.passive()`. */
export interface PassiveHealthCheckOptions {
  /**
   * How often in a row it cannot be reached or answers with a status from 500 on, until it gets no more requests: 1 to 100.
   *
   * @default 5
   */
  readonly consecutiveErrors?: number;

  /**
   * How long it gets none then: whole milliseconds, 1 s to 1 day. Some controllers make it longer each time.
   *
   * @default Duration.seconds(30)
   */
  readonly ejectionTime?: Duration;
}

/** How backends are asked. */
export interface ActiveHealthCheck {
  /** The path that they are asked for. */
  readonly path: string;
  /** How often, in milliseconds. */
  readonly interval: number;
  /** How long they have to answer, in milliseconds. */
  readonly timeout: number;
  /** How often in a row one cannot be reached until it gets no more requests. */
  readonly unhealthyThreshold: number;
  /** How often in a row one has to answer as expected until it gets requests again. */
  readonly healthyThreshold: number;
  /** The statuses of one that can take requests. */
  readonly expectedStatuses: number[];
  /**
   * The host that they are asked for.
   *
   * @default - a host of the route
   */
  readonly host?: string;
}

/** What is watched of backends. */
export interface PassiveHealthCheck {
  /** How often in a row one cannot be reached or answers with a status from 500 on, until it gets no more requests. */
  readonly consecutiveErrors: number;
  /** How long it gets none then, in milliseconds. */
  readonly ejectionTime: number;
}

/**
 * How the controller finds out that a backend cannot take requests, and when it can again.
 */
export class HealthCheck {
  /**
   * Ask each backend by GET requests of its own.
   *
   * @param path The path that it is asked for: of letters, digits and `/ - . _ ~ :`, such as `/healthz`.
   * @throws if the path is not of that form, or an option is out of its bounds.
   */
  public static active(path: string, options: ActiveHealthCheckOptions = {}): HealthCheck {
    const prop = (option: string) => `${option} of HealthCheck.active()`;
    checkPlainPath('HealthCheck.active()', path);
    const interval = millisecondsOf(prop('interval'), options.interval ?? Duration.seconds(10), 100);
    const timeout = millisecondsOf(prop('timeout'), options.timeout ?? Duration.millis(Math.min(interval, 1000)), 1);
    if (timeout > interval) {
      throw invalid(prop('timeout'), `${timeout} ms`, `at most the interval of ${interval} ms`, 'shorten it, or ask less often');
    }
    if (options.host !== undefined) {
      checkHost(prop('host'), options.host, { all: 'leave it out to ask for a host of the route', address: 'leave it out: the controller knows the addresses' });
      if (isWildcard(options.host)) {
        throw invalid(prop('host'), options.host, 'one DNS name', 'name one of the hosts');
      }
    }
    return new HealthCheck(HealthCheckType.ACTIVE, {
      path,
      interval,
      timeout,
      unhealthyThreshold: checkTimes(prop('unhealthyThreshold'), options.unhealthyThreshold ?? 3),
      healthyThreshold: checkTimes(prop('healthyThreshold'), options.healthyThreshold ?? 1),
      expectedStatuses: checkStatuses(prop('expectedStatuses'), options.expectedStatuses ?? [200]),
      host: options.host,
    });
  }

  /**
   * Watch the answers to requests: those of each route by itself, on some controllers of each path.
   *
   * @throws if an option is out of its bounds.
   */
  public static passive(options: PassiveHealthCheckOptions = {}): HealthCheck {
    return new HealthCheck(HealthCheckType.PASSIVE, undefined, {
      consecutiveErrors: checkTimes('consecutiveErrors of HealthCheck.passive()', options.consecutiveErrors ?? 5),
      ejectionTime: millisecondsOf('ejectionTime of HealthCheck.passive()', options.ejectionTime ?? Duration.seconds(30), 1000),
    });
  }

  private constructor(
    /** How it is found out. */
    public readonly type: HealthCheckType,
    /**
     * How backends are asked.
     *
     * @default - none, unless they are asked
     */
    public readonly asked?: ActiveHealthCheck,
    /**
     * What is watched.
     *
     * @default - none, unless their answers are watched
     */
    public readonly watched?: PassiveHealthCheck,
  ) {
  }
}

/** Health checks, of each kind one at most. */
export function checkHealthChecks(prop: string, checks: HealthCheck[]): HealthCheck[] {
  listOf(prop, checks).forEach((check, i) => {
    if (!(check instanceof HealthCheck)) {
      throw invalid(`${prop}[${i}]`, check, 'made by HealthCheck', 'write for example HealthCheck.passive()');
    }
    if (checks.findIndex(({ type }) => type === check.type) < i) {
      throw invalid(`${prop}[${i}]`, `HealthCheck.${check.type.toLowerCase()}()`, 'each kind once', 'take the second one out');
    }
  });
  return checks.slice();
}

const MAX_MILLISECONDS = 86_400_000;

function millisecondsOf(prop: string, duration: Duration, least: number): number {
  if (typeof duration?.toMilliseconds !== 'function') {
    throw invalid(prop, duration, 'a Duration of cdk8s', 'write for example Duration.seconds(10)');
  }
  const milliseconds = duration.toMilliseconds({ integral: false });
  if (!Number.isInteger(milliseconds) || milliseconds < least || milliseconds > MAX_MILLISECONDS) {
    throw invalid(prop, `${milliseconds} ms`, `whole milliseconds from ${least} ms to 1 day`, 'choose a duration within');
  }
  return milliseconds;
}

const MAX_TIMES = 100;

function checkTimes(prop: string, times: number): number {
  if (!Number.isInteger(times) || times < 1 || times > MAX_TIMES) {
    throw invalid(prop, times, `a whole number from 1 to ${MAX_TIMES}`, 'choose a number within');
  }
  return times;
}

function checkStatuses(prop: string, statuses: number[]): number[] {
  if (listOf(prop, statuses).length === 0) {
    throw invalid(prop, statuses, 'at least one status', 'leave it out to expect 200');
  }
  for (const status of statuses) {
    if (!Number.isInteger(status) || status < 100 || status > 599) {
      throw invalid(prop, status, 'whole numbers from 100 to 599', 'write for example 200 and 204');
    }
  }
  return statuses.slice();
}
