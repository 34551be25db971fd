import { connectTimeoutOf } from './connect-timeout';
import { Contribution, Options, TraefikRow, TraefikRows } from './contribution';
import { errorsBefore } from './outages';
import { goesToClusterIp } from '../../intent/cluster-ip';
import { meetsSameBackend, retriesOf, unaskedRetriesOf } from '../../intent/failover';
import { RouteIntent } from '../../intent/route-intent';
import { Retries, RetriesType, statusesOf, triesUnsent } from '../../policies/retries';
import { Addition, Rendered } from '../rows';
import { ANY_SERVER_AGAIN, ANY_SERVER_UNASKED } from '../shared/cluster-ip';
import { approximated, Declaration, native } from '../shared/declarations';
import { gotAsItStopped } from '../shared/stopped-server';

/** Under load the turns of other requests come between attempts, so that several may meet the same backend. */
const MIN_ATTEMPTS = 8;

/** Measured: bench/TRAFFIC.md. Both follow every request down to its connection. */
const WATCHED = native('for another attempt, Traefik takes a twentieth more processor time for every request');
const WATCHED_TWICE = native('for another attempt, and for the count of failures that ejects a server, Traefik takes a tenth more processor time for every request');

const BOTH = 'Traefik knows no difference between a connection that is refused and one that is not made in time: a request is tried again after both';

/** What Traefik reads of a body before it sends any of it, where the answer may lead to another attempt: unless told otherwise, so much. */
export const HELD = '2 MiB';

/**
 * Measured: Traefik also passes on the flush of an answer that it drops, which begins a response with the status 200.
 *
 * @see https://github.com/traefik/traefik/blob/v3.7.13/pkg/middlewares/retry/retry.go
 */
const BODIES = approximated(`for another attempt after a status, the first ${HELD} of a body are held in memory before any of it is passed on, and a request with a larger body gets none; where an answer that is dropped for its status has no Content-Length, the client gets that of the last attempt with the status 200 and without its headers; 502 and 504 are also what Traefik itself answers where a server cannot be reached`);

const declares = {
  retriesOff: native('nothing is ejected unasked either'),
  retriesForExternalServers: native(`after the connect timeout of 700 ms a request is tried again, and a server that fails several times in a row is ejected; ${gotAsItStopped(502)}`),
  retryOnConnectFailure: native(`${BOTH}; ${gotAsItStopped(502)}`),
  retryOnTimeout: native(`${BOTH}; one that a server has got is not tried again, however long the answer takes`),
  retryOnStatus: BODIES,
  retryNonIdempotent: BODIES,
};

const retries: TraefikRow<'retries'> = { declares, render: (asked, { route }) => rendered(asked, route) };

/**
 * Further attempts at requests.
 *
 * @see https://doc.traefik.io/traefik/reference/routing-configuration/http/middlewares/retry/
 */
export const RETRIES = { retries } satisfies Pick<TraefikRows, 'retries'>;

/** A request that has not reached its backend is sent to another one, where nobody asks for that or otherwise. */
export const unaskedRetries: Addition<Options, Contribution> = ({ route }) => {
  const unasked = unaskedRetriesOf(route);
  return unasked && {
    policy: 'retries',
    ...rendered(unasked, route),
    instead: undefined,
    remarks: () => [
      native(`a request that has not reached its backend is sent ${goesToClusterIp(route) ? 'again' : 'to another one'}, unless Retries.none() is asked for`),
      goesToClusterIp(route) ? ANY_SERVER_UNASKED : undefined,
      ...remarksOn(route),
    ],
  };
};

function rendered(asked: Retries, route: RouteIntent): Rendered<Contribution> {
  if (asked.type === RetriesType.NONE) {
    return { words: () => 'nothing' };
  }
  const statuses = statusesOf(asked);
  const timeout = connectTimeoutOf(route);
  const retry = {
    attempts: attemptsOf(asked, route),
    ...asked.within !== undefined && { timeout: `${asked.within}s` },
    ...statuses.length > 0 && { status: statuses.map(String) },
    ...!triesUnsent(asked) && { disableRetryOnNetworkError: true },
    ...asked.nonIdempotent && { retryNonIdempotentMethod: true },
  };
  const middleware = { id: 'Retry', suffix: 'retry', spec: { retry } };
  return {
    contribution: {
      chain: { retry: () => middleware },
      ...timeout !== undefined && { transport: { forwardingTimeouts: { dialTimeout: `${timeout}ms` } } },
    },
    words: () => [`retry: ${Object.entries(retry).map(([field, value]) => `${field} ${String(value)}`).join(', ')}`,
      ...timeout === undefined ? [] : [`dialTimeout: ${timeout}ms`]].join('; '),
    instead: () => goesToClusterIp(route) && asked.type === RetriesType.FOR_EXTERNAL_SERVERS ? [] : undefined,
    remarks: () => [...remarksOn(route), tooFew(asked, route), goesToClusterIp(route) ? ANY_SERVER_AGAIN : undefined],
  };
}

function attemptsOf({ attempts }: Retries, route: RouteIntent): number {
  return attempts ?? Math.max(route.service.backends, MIN_ATTEMPTS, (errorsBefore(route) ?? 0) + 1);
}

/** Whether the attempts at a request eject a backend that cannot be reached, so that the last of them goes to another one. */
export function reachesAnother(route: RouteIntent): boolean {
  const asked = retriesOf(route);
  const errors = errorsBefore(route);
  return asked !== undefined && triesUnsent(asked) && errors !== undefined && attemptsOf(asked, route) > errors;
}

/** Attempts that end before the server is ejected that a cookie or a key leads all of them to. */
function tooFew({ attempts }: Retries, route: RouteIntent): Declaration | undefined {
  const errors = errorsBefore(route);
  return attempts !== undefined && errors !== undefined && meetsSameBackend(route) && attempts <= errors
    ? approximated(`all attempts go to the server of the cookie or key until it is ejected after ${errors} failures: more attempts than that reach another one`) : undefined;
}

function remarksOn(route: RouteIntent): Declaration[] {
  return [
    errorsBefore(route) === undefined ? WATCHED : WATCHED_TWICE,
    ...connectTimeoutOf(route) === undefined ? [] : [native('serversTransport in the static configuration of Traefik does not hold for the route, which has one of its own')],
  ];
}
