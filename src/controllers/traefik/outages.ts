import { connectTimeoutOf } from './connect-timeout';
import { Contribution, Options } from './contribution';
import { leavesOutFailing } from '../../intent/failover';
import { RouteIntent } from '../../intent/route-intent';
import { PassiveHealthCheck, passiveOf } from '../../policies/health-check';
import { LoadBalancingAlgorithm } from '../../policies/load-balancing';
import { Addition } from '../rows';
import { native } from '../shared/declarations';

/**
 * How long a backend stays out, in milliseconds: while all are ejected, none is tried, so it is short. Its errors are counted
 * for as long, and those of a silent one come at the pace of the connect timeout, so a longer one makes it longer, up to a point.
 */
const EJECTION_TIME = { least: 5_000, most: 15_000 };

/**
 * The errors where nobody asks for a check. It comes at a price, since responses from 500 on count as well: so it is lenient where a
 * further attempt meets another backend, and stricter where it would meet the same one again.
 */
const LENIENT = 4;
const STRICT = 3;

/** How long Traefik waits for a connection by itself, in milliseconds. */
const DIAL_TIMEOUT = 30_000;

/** How long a connection may take, in milliseconds. */
export function dialTimeoutOf(route: RouteIntent): number {
  return route.timeouts?.connect?.toMilliseconds() ?? connectTimeoutOf(route) ?? DIAL_TIMEOUT;
}

/** The passive health check of a route. */
export function passiveHealthCheckOf(route: RouteIntent): PassiveHealthCheck | undefined {
  return passiveOf(route.service.healthChecks) ?? (leavesOut(route) ? unaskedOf(route) : undefined);
}

/** How often a backend may fail in a row before it is ejected; undefined where none is. */
export function errorsBefore(route: RouteIntent): number | undefined {
  return passiveHealthCheckOf(route)?.consecutiveErrors;
}

/** The field of a Service. */
export function passiveField({ consecutiveErrors, ejectionTime }: PassiveHealthCheck) {
  return { failureWindow: `${ejectionTime / 1000}s`, maxFailedAttempts: consecutiveErrors };
}

/** Ejects a backend that fails, so that few requests wait for one that is silent. */
export const unaskedHealthCheck: Addition<Options, Contribution> = ({ route }) => {
  if (passiveOf(route.service.healthChecks) || !leavesOut(route)) {
    return undefined;
  }
  const { consecutiveErrors, ejectionTime } = unaskedOf(route);
  const seconds = ejectionTime / 1000;
  return {
    policy: 'healthChecks',
    contribution: { service: { passiveHealthCheck: passiveField(unaskedOf(route)) } },
    words: () => `passiveHealthCheck: maxFailedAttempts ${consecutiveErrors}, failureWindow ${seconds}s`,
    remarks: () => [
      native(`a backend that cannot be reached or answers 5xx ${consecutiveErrors} times in a row is ejected for ${seconds} s; while every backend is ejected, requests are answered with 503`),
      native('HealthCheck.passive() sets other numbers, and Retries.none() turns it off'),
    ],
  };
};

/** Each DNS name is a Service of its own: one without a server left would answer its share of the requests with 503. */
function leavesOut(route: RouteIntent): boolean {
  return route.service.externalNames === undefined && leavesOutFailing(route);
}

function unaskedOf(route: RouteIntent): PassiveHealthCheck {
  const algorithm = route.loadBalancing?.algorithm ?? LoadBalancingAlgorithm.ROUND_ROBIN;
  const consecutiveErrors = algorithm === LoadBalancingAlgorithm.ROUND_ROBIN ? LENIENT : STRICT;
  const { least, most } = EJECTION_TIME;
  return { consecutiveErrors, ejectionTime: Math.min(most, Math.max(least, Math.ceil(consecutiveErrors * dialTimeoutOf(route) / 1000) * 1000)) };
}

/** Whether the errors of a silent backend come fast enough, one after the other, to be counted together. */
export function ejectsSilent(route: RouteIntent, { consecutiveErrors, ejectionTime }: PassiveHealthCheck): boolean {
  return (consecutiveErrors - 1) * dialTimeoutOf(route) < ejectionTime;
}
