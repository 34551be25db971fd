import { errorsBefore } from './health-checks';
import { invalid } from '../../../basics/errors';
import { goesToClusterIp } from '../../../intent/cluster-ip';
import { retriesOf, unaskedRetriesOf } from '../../../intent/failover';
import { RouteIntent } from '../../../intent/route-intent';
import { connectsSoon, Retries, RetriesType, statusesOf, triesUnsent } from '../../../policies/retries';
import { Addition, Rendered } from '../../rows';
import { ANY_SERVER_AGAIN, ANY_SERVER_UNASKED } from '../../shared/cluster-ip';
import { approximated, native, refused } from '../../shared/declarations';
import { gotAsItStopped } from '../../shared/stopped-server';
import { Contribution, GatewayRow, GatewayRows, Options } from '../contribution';

/** How long a connection may take, in seconds. */
const CONNECT_TIMEOUT = 1;

/** Another attempt may meet the same backend again: there are more of them than backends, and enough until one is ejected. */
const MIN_RETRIES = 8;

const BOTH = 'Envoy knows no difference between a connection that is refused and one that is not made in time: a request is tried again after both';

/** Measured: by itself it keeps no more of a request than its listeners hold of a connection. */
const SMALL = 'a request with a body of more than 32 KiB is not tried again, and gets 503 or 507';

const declares = {
  retriesOff: native('nothing is ejected unasked either'),
  retriesForExternalServers: approximated(`after the connect timeout of 1 s a request is tried again, and a server that cannot be reached is ejected; ${gotAsItStopped(503)}; ${SMALL}`),
  retryOnConnectFailure: approximated(`${BOTH}; ${gotAsItStopped(503)}; ${SMALL}`),
  retryOnTimeout: approximated(`${BOTH}; one that a server has got is not tried again, however long the answer takes; ${SMALL}`),
  retryOnStatus: refused('Envoy repeats requests of every method, those that change something each time included', 'set nonIdempotent to true where that does no harm, or leave the statuses out'),
  retryNonIdempotent: approximated(SMALL),
};

const retries: GatewayRow<'retries'> = { declares, render: (asked, { route }) => rendered(asked, route) };

/**
 * Further attempts at requests.
 *
 * @see https://gateway.envoyproxy.io/docs/tasks/traffic/retry/
 */
export const RETRIES_ON_ENVOY = { retries } satisfies Pick<GatewayRows, 'retries'>;

/** Another attempt for requests that no backend has seen anything of, where nobody asks for that or otherwise. */
export const unaskedRetries: Addition<Options, Contribution> = ({ route }) => {
  const unasked = unaskedRetriesOf(route);
  return unasked && {
    policy: 'retries',
    ...rendered(unasked, route),
    instead: undefined,
    remarks: () => [
      native(`a request that has not reached its backend is sent ${goesToClusterIp(route) ? 'again' : 'to another one'}, unless Retries.none() is asked for; one with a body of more than 32 KiB gets 503 or 507`),
      goesToClusterIp(route) ? ANY_SERVER_UNASKED : undefined,
    ],
  };
};

/** The connect timeout that is rendered where no other one is asked for, in seconds. */
export function connectTimeoutOf(route: RouteIntent): number | undefined {
  const asked = retriesOf(route);
  return asked && connectsSoon(asked) && route.timeouts?.connect === undefined ? CONNECT_TIMEOUT : undefined;
}

function rendered(asked: Retries, route: RouteIntent): Rendered<Contribution> {
  if (asked.type === RetriesType.NONE) {
    // Otherwise those of a policy of the Gateway would hold.
    return { contribution: { traffic: { retry: { numRetries: 0 } } }, words: () => 'retry: numRetries 0' };
  }
  if (asked.within !== undefined) {
    throw invalid('envoy-gateway.retries-within', 'within of retries', `${asked.within} s`, 'no such time on Envoy Gateway, which counts attempts alone', 'leave it out, and set attempts');
  }
  const timeout = connectTimeoutOf(route);
  const statuses = statusesOf(asked);
  const numRetries = asked.attempts === undefined ? Math.max(route.service.backends, MIN_RETRIES, errorsBefore(route) ?? 0) : asked.attempts - 1;
  return {
    contribution: {
      traffic: {
        retry: {
          numRetries,
          retryOn: {
            triggers: [
              ...triesUnsent(asked) ? ['connect-failure', 'refused-stream', 'reset-before-request'] : [],
              ...statuses.length > 0 ? ['retriable-status-codes'] : [],
            ],
            ...statuses.length > 0 && { httpStatusCodes: statuses },
          },
          perRetry: { backOff: { baseInterval: '10ms', maxInterval: '50ms' } },
        },
        ...timeout !== undefined && { timeout: { tcp: { connectTimeout: `${timeout}s` } } },
      },
    },
    instead: () => goesToClusterIp(route) && asked.type === RetriesType.FOR_EXTERNAL_SERVERS ? [approximated(SMALL)] : undefined,
    remarks: () => [goesToClusterIp(route) ? ANY_SERVER_AGAIN : undefined],
    words: () => [
      `retry: numRetries ${numRetries}`,
      ...statuses.length > 0 ? [`httpStatusCodes ${statuses.join(' ')}`] : [],
      ...timeout === undefined ? [] : [`connectTimeout ${timeout}s`],
    ].join(', '),
  };
}
