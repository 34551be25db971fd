import { Piece } from './piece';
import { RouteIntent } from '../../intent';
import { PassiveHealthCheck } from '../../policies/health-check';
import { LoadBalancingAlgorithm } from '../../policies/load-balancing';
import { Declaration, native, refused, verdictOn } from '../features';
import { declaredChecks, watchedOf } from '../health-checks';

/** What becomes of health checks. */
export const HEALTH_CHECKS = {
  activeHealthCheck: refused('Traefik asks no servers behind a Service', 'use HealthCheck.passive()'),
  passiveHealthCheck: native('errors count for each path by itself, and where they come within the ejection time of each other; where all backends are left out, or the only one, requests are answered with 503'),
};

/** A backend that fails this often in a row is left out for this long, where nobody has asked for anything else. */
const UNASKED: PassiveHealthCheck = { consecutiveErrors: 3, ejectionTime: 10_000 };

/**
 * Backends that are left out while they fail.
 *
 * @see https://doc.traefik.io/traefik/reference/routing-configuration/http/load-balancing/service/#passive-health-check
 */
export function healthCheckPiece(route: RouteIntent): Piece {
  const declared = declaredChecks(route, HEALTH_CHECKS);
  const { maxFailedAttempts, failureWindow } = passiveHealthCheck(route) ?? {};
  return declared.length === 0 ? {} : {
    verdict: () => verdictOn(route, 'healthChecks', `passiveHealthCheck: maxFailedAttempts ${maxFailedAttempts}, failureWindow ${failureWindow}`, declared),
  };
}

/**
 * The field of a service; nothing where no backend is left out. Unasked, that is only where the next attempt would go to the
 * same one again: it comes at a price, since answers from 500 on count as well.
 */
export function passiveHealthCheck(route: RouteIntent): { readonly failureWindow: string; readonly maxFailedAttempts: number } | undefined {
  const check = watchedOf(route) ?? (isNeeded(route) ? UNASKED : undefined);
  return check && { failureWindow: `${check.ejectionTime / 1000}s`, maxFailedAttempts: check.consecutiveErrors };
}

/** Who is left out unasked, in words; nothing where nobody is. */
export function noteOnOutages(route: RouteIntent): Declaration | undefined {
  const { consecutiveErrors, ejectionTime } = UNASKED;
  return !watchedOf(route) && isNeeded(route)
    ? native(`a backend that refuses or answers 5xx ${consecutiveErrors} times in a row is left out for ${ejectionTime / 1000} s, and where all are, requests are answered with 503`)
    : undefined;
}

function isNeeded({ service: { backends }, loadBalancing }: RouteIntent): boolean {
  return backends > 1 && loadBalancing !== undefined && loadBalancing.algorithm !== LoadBalancingAlgorithm.ROUND_ROBIN;
}
