import { Duration } from 'cdk8s';
import { millisecondsOf } from './durations';
import { policy } from './policy';
import { checkMadeBy, invalid, listOf } from '../basics/errors';
import { checkHost, isWildcard } from '../kubernetes/hosts';
import { checkPlainPath } from '../kubernetes/paths';

/** How backend health is determined. */
export enum HealthCheckType {
  /** By probing each backend. */
  ACTIVE = 'ACTIVE',
  /** By watching the responses to requests. */
  PASSIVE = 'PASSIVE',
}

/** Options of `HealthCheck.active()`. */
export interface ActiveHealthCheckOptions {
  /**
   * Time between two probes of a backend: whole milliseconds, 100 ms to 1 day.
   *
   * @default Duration.seconds(10)
   */
  readonly interval?: Duration;

  /**
   * Time that a backend has to respond to a probe: whole milliseconds, at most the interval.
   *
   * @default Duration.seconds(1), or the interval where that is shorter
   */
  readonly timeout?: Duration;

  /**
   * Consecutive failed probes (no connection, or no response in time) before a backend counts as unhealthy: 1 to 100. One
   * response with an unexpected status suffices.
   *
   * @default 3
   */
  readonly unhealthyThreshold?: number;

  /**
   * Consecutive successful probes before a backend counts as healthy: 1 to 100.
   *
   * @default 1
   */
  readonly healthyThreshold?: number;

  /**
   * Statuses of a successful probe: 100 to 599.
   *
   * @default [200]
   */
  readonly expectedStatuses?: number[];

  /**
   * Host header of the probe.
   *
   * @default - a host of the route
   */
  readonly host?: string;
}

/** Options of `HealthCheck.passive()`. */
export interface PassiveHealthCheckOptions {
  /**
   * Consecutive errors (no connection, or a status from 500 on) before a backend is ejected: 1 to 100.
   *
   * @default 5
   */
  readonly consecutiveErrors?: number;

  /**
   * How long an ejected backend stays out: whole milliseconds, 1 s to 1 day. Some controllers make it longer each time.
   *
   * @default Duration.seconds(30)
   */
  readonly ejectionTime?: Duration;
}

/** Settings of an active health check. */
export interface ActiveHealthCheck {
  /** Path of the probe. */
  readonly path: string;
  /** Time between two probes, in milliseconds. */
  readonly interval: number;
  /** Time to respond to a probe, in milliseconds. */
  readonly timeout: number;
  /** Consecutive failed probes before a backend counts as unhealthy. */
  readonly unhealthyThreshold: number;
  /** Consecutive successful probes before a backend counts as healthy. */
  readonly healthyThreshold: number;
  /** Statuses of a successful probe. */
  readonly expectedStatuses: number[];
  /**
   * Host header of the probe.
   *
   * @default - a host of the route
   */
  readonly host?: string;
}

/** Settings of a passive health check (outlier detection). */
export interface PassiveHealthCheck {
  /** Consecutive errors (no connection, or a status from 500 on) before a backend is ejected. */
  readonly consecutiveErrors: number;
  /** How long an ejected backend stays out, in milliseconds. */
  readonly ejectionTime: number;
}

/**
 * A check of backend health: which backends get requests.
 */
export class HealthCheck {
  /**
   * Probe each backend with GET requests.
   *
   * @param path Path of the probe: of letters, digits and `/ - . _ ~ :`, such as `/healthz`.
   * @throws if the path is not of that form, or an option is out of its bounds.
   */
  public static active(path: string, options: ActiveHealthCheckOptions = {}): HealthCheck {
    const prop = (option: string) => `${option} of HealthCheck.active()`;
    checkPlainPath('HealthCheck.active()', path);
    const interval = millisecondsOf(prop('interval'), options.interval ?? Duration.seconds(10), 100, ONE_DAY);
    const timeout = millisecondsOf(prop('timeout'), options.timeout ?? Duration.millis(Math.min(interval, 1000)), 1, ONE_DAY);
    if (timeout > interval) {
      throw invalid('health-check.timeout', prop('timeout'), `${timeout} ms`, `at most the interval of ${interval} ms`, 'shorten it, or lengthen the interval');
    }
    if (options.host !== undefined) {
      checkHost(prop('host'), options.host, { all: 'leave it out to send a host of the route', address: 'leave it out: the controller knows the addresses' });
      if (isWildcard(options.host)) {
        throw invalid('health-check.wildcard-host', prop('host'), options.host, 'one DNS name', 'name one of the hosts');
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
   * Watch the responses to requests and eject backends that fail (outlier detection): for each route by itself, on some
   * controllers for each path.
   *
   * @throws if an option is out of its bounds.
   */
  public static passive(options: PassiveHealthCheckOptions = {}): HealthCheck {
    return new HealthCheck(HealthCheckType.PASSIVE, undefined, {
      consecutiveErrors: checkTimes('consecutiveErrors of HealthCheck.passive()', options.consecutiveErrors ?? 5),
      ejectionTime: millisecondsOf('ejectionTime of HealthCheck.passive()', options.ejectionTime ?? Duration.seconds(30), 1000, ONE_DAY),
    });
  }

  private constructor(
    /** The kind of check. */
    public readonly type: HealthCheckType,
    /**
     * Settings of an active check.
     *
     * @default - none, unless it is active
     */
    public readonly activeCheck?: ActiveHealthCheck,
    /**
     * Settings of a passive check.
     *
     * @default - none, unless it is passive
     */
    public readonly passiveCheck?: PassiveHealthCheck,
  ) {
  }
}

/** How backend health is determined: of each kind one check at most. */
export const HEALTH_CHECKS = policy({
  features: { activeHealthCheck: 'HealthCheck.active()', passiveHealthCheck: 'HealthCheck.passive()' },
  used: (checks: HealthCheck[]) => checks.map(({ type }) => type === HealthCheckType.ACTIVE ? 'activeHealthCheck' : 'passiveHealthCheck'),
  check: (prop, checks) => {
    listOf(prop, checks).forEach((check, i) => {
      checkMadeBy(`${prop}[${i}]`, check, HealthCheck, 'HealthCheck.passive()');
      if (checks.findIndex(({ type }) => type === check.type) < i) {
        throw invalid('health-check.twice', `${prop}[${i}]`, `HealthCheck.${check.type.toLowerCase()}()`, 'each kind once', 'take the second one out');
      }
    });
    return checks.slice();
  },
});

/** The active one of some health checks; undefined where there is none. */
export function activeOf(checks: readonly HealthCheck[]): ActiveHealthCheck | undefined {
  return checks.find(({ type }) => type === HealthCheckType.ACTIVE)?.activeCheck;
}

/** The passive one of some health checks; undefined where there is none. */
export function passiveOf(checks: readonly HealthCheck[]): PassiveHealthCheck | undefined {
  return checks.find(({ type }) => type === HealthCheckType.PASSIVE)?.passiveCheck;
}

const ONE_DAY = { milliseconds: 86_400_000, words: '1 day' };

const MAX_TIMES = 100;

function checkTimes(prop: string, times: number): number {
  if (!Number.isInteger(times) || times < 1 || times > MAX_TIMES) {
    throw invalid('health-check.threshold', prop, times, `a whole number from 1 to ${MAX_TIMES}`, 'choose a number in this range');
  }
  return times;
}

function checkStatuses(prop: string, statuses: number[]): number[] {
  if (listOf(prop, statuses).length === 0) {
    throw invalid('health-check.no-status', prop, statuses, 'at least one status', 'leave it out to expect 200');
  }
  for (const status of statuses) {
    if (!Number.isInteger(status) || status < 100 || status > 599) {
      throw invalid('health-check.status', prop, status, 'whole numbers from 100 to 599', 'write for example 200 and 204');
    }
  }
  return statuses.slice();
}
