import { errorsBefore } from './health-check';
import { GatewayImplementationType } from './implementation';
import { Piece, Setting } from './piece';
import { RouteIntent } from '../../intent';

/** Another attempt may meet the same backend again: there are more of them than backends, and enough until one is left out. */
const MIN_RETRIES = 8;

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
          numRetries: Math.max(backends, MIN_RETRIES, errorsBefore(route) ?? 0),
          retryOn: { triggers: ['connect-failure', 'refused-stream', 'reset-before-request'] },
          perRetry: { backOff: { baseInterval: '10ms', maxInterval: '50ms' } },
        },
      },
    },
  };
}
