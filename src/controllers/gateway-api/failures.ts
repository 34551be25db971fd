import { GatewayImplementationType } from './implementation';
import { Piece, Setting } from './piece';
import { RouteIntent, ServiceIntent } from '../../intent';
import { LoadBalancingAlgorithm } from '../../policies/load-balancing';

/** Another attempt may meet the same backend again, so that there are more of them than backends. */
const MIN_RETRIES = 8;

/** A backend that cannot be reached this often in a row is left out for this long, where a hash would lead every attempt to it. */
const MAX_FAILED = 3;
const EJECTION_TIME = '10s';

/**
 * What keeps requests from failing, and answers from being cut, on Envoy Gateway: another attempt for requests of which no
 * backend has seen anything, and no end to an answer that still comes. By itself Envoy cuts every answer after 15 seconds.
 *
 * @see https://gateway.envoyproxy.io/docs/tasks/traffic/retry/
 * @see https://gateway.envoyproxy.io/docs/tasks/traffic/http-timeouts/
 */
export function failuresPiece(route: RouteIntent, { implementation }: Setting): Piece {
  if (implementation !== GatewayImplementationType.ENVOY_GATEWAY) {
    return {};
  }
  const { backends } = route.service;
  return {
    traffic: {
      timeout: { http: { requestTimeout: '0s', streamIdleTimeout: '1h' } },
      ...backends > 1 && {
        retry: {
          numRetries: Math.max(backends, MIN_RETRIES),
          retryOn: { triggers: ['connect-failure', 'refused-stream', 'reset-before-request'] },
          perRetry: { backOff: { baseInterval: '10ms', maxInterval: '50ms' } },
        },
        ...isHashed(route) && { healthCheck: { passive: ejection(route.service), panicThreshold: 0 } },
      },
    },
  };
}

function isHashed({ loadBalancing }: RouteIntent): boolean {
  return loadBalancing?.algorithm === LoadBalancingAlgorithm.CONSISTENT_HASH || loadBalancing?.algorithm === LoadBalancingAlgorithm.STICKY_COOKIE;
}

/** Counts connections that fail, and no answers; one backend is always left. */
function ejection({ backends }: ServiceIntent): object {
  return {
    splitExternalLocalOriginErrors: true,
    consecutiveLocalOriginFailures: MAX_FAILED,
    consecutive5XxErrors: 0,
    consecutiveGatewayErrors: 0,
    baseEjectionTime: EJECTION_TIME,
    interval: '1s',
    maxEjectionPercent: Math.floor(100 * (backends - 1) / backends),
  };
}
