import { durationOf } from './duration';
import { Piece, Setting } from './piece';
import { RouteIntent } from '../../intent';
import { ActiveHealthCheck, PassiveHealthCheck } from '../../policies/health-check';
import { LoadBalancingAlgorithm } from '../../policies/load-balancing';
import { Declaration, native, refused, verdictOn } from '../features';
import { askedOf, declaredChecks, watchedOf } from '../health-checks';

const NO_WORD = refused('Gateway API has no word for health checks', 'let whoever takes a server down take its address out, or mark it as not ready');

/** What becomes of health checks. */
export const HEALTH_CHECKS = { activeHealthCheck: NO_WORD, passiveHealthCheck: NO_WORD };

/** What becomes of them on Envoy Gateway. */
export const HEALTH_CHECKS_ON_ENVOY_GATEWAY = {
  activeHealthCheck: native('each Envoy asks by itself, and only every 60 s as long as a route has had no request'),
  passiveHealthCheck: native('errors count for each route by itself; each time that a backend is left out it stays out longer by the ejection time, and one backend is always left'),
};

const ENDED_BY_ANSWER = 'a backend that is left out for its errors gets requests again as soon as it answers as expected when it is asked';

/** A backend that cannot be reached this often in a row is left out for this long, where nobody has asked for anything else. */
const UNASKED: PassiveHealthCheck = { consecutiveErrors: 3, ejectionTime: 10_000 };

/** How often it is looked after backends whose time is over. */
const SWEEP = '1s';

/** The highest share that is never all of them. Envoy leaves a backend out only where the share that is out then is at most this. */
const MAX_EJECTION_PERCENT = 99;

/**
 * Backends that get no requests while they fail.
 *
 * @see https://gateway.envoyproxy.io/docs/api/extension_types/#healthcheck
 * @see https://www.envoyproxy.io/docs/envoy/latest/intro/arch_overview/upstream/outlier
 */
export function healthCheckPiece(route: RouteIntent, { declared }: Setting): Piece {
  const declarations = declaredChecks(route, declared);
  const asked = askedOf(route);
  const watched = watchedOf(route);
  const checks = {
    ...asked && { active: active(asked) },
    ...watched ? { passive: passive(watched) } : isNeeded(route) && { passive: connections() },
  };
  return Object.keys(checks).length === 0 ? {} : {
    // Otherwise Envoy sends requests to all, where fewer than half are left.
    traffic: { healthCheck: { ...checks, panicThreshold: 0 } },
    verdict: declarations.length === 0 ? undefined
      : () => verdictOn(route, 'healthChecks', `healthCheck: ${wordsOf(asked, watched)}`, declarations, asked && watched && native(ENDED_BY_ANSWER)),
  };
}

/** How often a backend may fail in a row before it is left out; nothing where none is. */
export function errorsBefore(route: RouteIntent): number | undefined {
  return (watchedOf(route) ?? (isNeeded(route) ? UNASKED : undefined))?.consecutiveErrors;
}

/** Who is left out unasked, in words; nothing where nobody is. */
export function noteOnOutages(route: RouteIntent): Declaration | undefined {
  return !watchedOf(route) && isNeeded(route)
    ? native(`a backend that cannot be reached ${UNASKED.consecutiveErrors} times in a row is left out for ${UNASKED.ejectionTime / 1000} s, each time longer`)
    : undefined;
}

/** Unasked, backends are left out only where a hash would lead every attempt to the same one. */
function isNeeded({ service: { backends }, loadBalancing }: RouteIntent): boolean {
  const algorithm = loadBalancing?.algorithm;
  return backends > 1 && (algorithm === LoadBalancingAlgorithm.CONSISTENT_HASH || algorithm === LoadBalancingAlgorithm.STICKY_COOKIE);
}

function active({ path, interval, timeout, unhealthyThreshold, healthyThreshold, expectedStatuses, host }: ActiveHealthCheck) {
  return {
    type: 'HTTP',
    interval: durationOf('interval of HealthCheck.active()', interval),
    timeout: durationOf('timeout of HealthCheck.active()', timeout),
    unhealthyThreshold,
    healthyThreshold,
    http: { path, expectedStatuses, ...host !== undefined && { hostname: host } },
  };
}

function passive({ consecutiveErrors, ejectionTime }: PassiveHealthCheck) {
  return { consecutive5XxErrors: consecutiveErrors, ...ejection(ejectionTime) };
}

/** Counts connections that fail, and no answers. */
function connections() {
  return {
    splitExternalLocalOriginErrors: true,
    consecutiveLocalOriginFailures: UNASKED.consecutiveErrors,
    consecutive5XxErrors: 0,
    ...ejection(UNASKED.ejectionTime),
  };
}

/** One backend is always left, however many fail. */
function ejection(time: number) {
  return {
    baseEjectionTime: durationOf('ejectionTime of HealthCheck.passive()', time),
    interval: SWEEP,
    maxEjectionPercent: MAX_EJECTION_PERCENT,
  };
}

function wordsOf(asked: ActiveHealthCheck | undefined, watched: PassiveHealthCheck | undefined): string {
  return [
    ...asked ? [`GET ${asked.path} every ${asked.interval / 1000} s`] : [],
    ...watched ? [`${watched.consecutiveErrors} errors in a row: ${watched.ejectionTime / 1000} s`] : [],
  ].join('; ');
}
