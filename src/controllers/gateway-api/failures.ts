import { GatewayImplementationType } from './implementation';
import { Piece, Setting } from './piece';
import { RouteIntent } from '../../intent';

/** Other backends are tried this often, and more often where there are more. */
const MIN_RETRIES = 2;

/**
 * What keeps requests from failing, and answers from being cut, on Envoy Gateway: another attempt for requests of which no
 * backend has seen anything, and no end to an answer that still comes. By itself Envoy cuts every answer after 15 seconds.
 *
 * @see https://gateway.envoyproxy.io/docs/tasks/traffic/retry/
 * @see https://gateway.envoyproxy.io/docs/tasks/traffic/http-timeouts/
 */
export function failuresPiece({ service: { backends } }: RouteIntent, { implementation }: Setting): Piece {
  return implementation !== GatewayImplementationType.ENVOY_GATEWAY ? {} : {
    traffic: {
      timeout: { http: { requestTimeout: '0s', streamIdleTimeout: '1h' } },
      ...backends > 1 && {
        retry: { numRetries: Math.max(backends - 1, MIN_RETRIES), retryOn: { triggers: ['connect-failure', 'refused-stream', 'reset-before-request'] } },
      },
    },
  };
}
