import { Contribution, Options } from './contribution';
import { RouteIntent } from '../../intent/route-intent';
import { PassiveHealthCheck, passiveOf } from '../../policies/health-check';
import { LoadBalancingAlgorithm } from '../../policies/load-balancing';
import { Addition } from '../rows';
import { native } from '../shared/declarations';

/** The check where nobody asks for one, and a further attempt would meet the same backend again. */
const UNASKED: PassiveHealthCheck = { consecutiveErrors: 3, ejectionTime: 10_000 };

/** Under load the turns of other requests come between attempts, so that several may meet the same backend. */
const MIN_ATTEMPTS = 8;

/** The passive health check of a route. Unasked it comes at a price, since responses from 500 on count as well. */
export function passiveHealthCheckOf(route: RouteIntent): PassiveHealthCheck | undefined {
  return passiveOf(route.service.healthChecks) ?? (meetsSameBackend(route) ? UNASKED : undefined);
}

/** The field of a Service. */
export function passiveField({ consecutiveErrors, ejectionTime }: PassiveHealthCheck) {
  return { failureWindow: `${ejectionTime / 1000}s`, maxFailedAttempts: consecutiveErrors };
}

/** Ejects a backend that fails, where the way of balancing would lead every attempt to it. */
export const unaskedHealthCheck: Addition<Options, Contribution> = ({ route }) => {
  const { consecutiveErrors, ejectionTime } = UNASKED;
  return passiveOf(route.service.healthChecks) || !meetsSameBackend(route) ? undefined : {
    policy: 'healthChecks',
    contribution: { service: { passiveHealthCheck: passiveField(UNASKED) } },
    words: () => `passiveHealthCheck: maxFailedAttempts ${consecutiveErrors}, failureWindow ${ejectionTime / 1000}s`,
    remarks: () => [native(`a backend that refuses or answers 5xx ${consecutiveErrors} times in a row is ejected for ${ejectionTime / 1000} s; while every backend is ejected, requests are answered with 503`)],
  };
};

/**
 * Further attempts for requests of which no backend has seen anything: at least once around, and more than a backend may
 * fail before it is ejected.
 *
 * @see https://doc.traefik.io/traefik/reference/routing-configuration/http/middlewares/retry/
 */
export const retries: Addition<Options, Contribution> = ({ route }) => {
  const { backends } = route.service;
  if (backends < 2) {
    return undefined;
  }
  const attempts = Math.max(backends, MIN_ATTEMPTS, (passiveHealthCheckOf(route)?.consecutiveErrors ?? 0) + 1);
  const middleware = { id: 'Retry', suffix: 'retry', spec: { retry: { attempts } } };
  return {
    policy: 'retries',
    contribution: { chain: { retry: () => middleware } },
    words: () => `retry: attempts ${attempts}`,
    remarks: () => [native('a request that has not reached its backend is sent to another one')],
  };
};

function meetsSameBackend({ service: { backends }, loadBalancing }: RouteIntent): boolean {
  return backends > 1 && loadBalancing !== undefined && loadBalancing.algorithm !== LoadBalancingAlgorithm.ROUND_ROBIN;
}
