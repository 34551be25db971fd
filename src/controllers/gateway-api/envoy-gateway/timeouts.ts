import { Duration } from 'cdk8s';
import { durationOf } from './duration';
import { Timeouts } from '../../../policies/timeouts';
import { Addition } from '../../rows';
import { approximated, native } from '../../shared/declarations';
import { Contribution, GatewayRows, Options } from '../contribution';

/** What holds where nobody asks: by itself Envoy ends every response after 15 s. */
const UNASKED = { requestTimeout: '0s', streamIdleTimeout: '1h' };
const UNASKED_IDLE = Duration.hours(1).toMilliseconds();

const ANY_TIME = native('a response may take any time: by itself Envoy ends every one after 15 s');
const AN_HOUR = native('a response ends after an hour without a byte');
const BOTH = native('a response may take any time, and ends after an hour without a byte: by itself Envoy ends every one after 15 s');

const BOTH_WAYS = 'Envoy has one timeout for both directions: a request ends when no byte has passed either way for the longest of send, read and, without read, one hour';

/**
 * How long Envoy waits for a backend.
 *
 * @see https://gateway.envoyproxy.io/docs/tasks/traffic/http-timeouts/
 */
export const TIMEOUTS_ON_ENVOY = {
  timeouts: {
    declares: {
      connectTimeout: native(),
      sendTimeout: approximated(BOTH_WAYS),
      readTimeout: native('bytes in either direction count'),
      requestTimeout: native('it counts from the end of the request on'),
    },
    render: timeouts => {
      const { connect, request } = timeouts;
      const idle = idleTimeout(timeouts);
      const tcp = connect && { connectTimeout: durationOf('connect of timeouts', connect.toMilliseconds()) };
      const http = {
        ...request && { requestTimeout: durationOf('request of timeouts', request.toMilliseconds()) },
        ...idle !== undefined && { streamIdleTimeout: durationOf('read of timeouts', idle) },
      };
      const fields = { ...tcp, ...http };
      return {
        contribution: { traffic: { timeout: { ...tcp && { tcp }, ...Object.keys(http).length > 0 && { http } } } },
        words: () => Object.entries(fields).map(([field, value]) => `${field}: ${value}`).join(', '),
      };
    },
  },
} satisfies Pick<GatewayRows, 'timeouts'>;

/** Keeps responses from being cut by defaults of Envoy, as far as no timeout is asked for. */
export const unaskedTimeouts: Addition<Options, Contribution> = ({ route: { timeouts = {}, service } }) => {
  const { requestTimeout, streamIdleTimeout } = UNASKED;
  const http = {
    ...timeouts.request === undefined && { requestTimeout },
    ...idleTimeout(timeouts) === undefined && { streamIdleTimeout },
  };
  return Object.keys(http).length === 0 || service.backends === 0 ? undefined : {
    policy: 'timeouts',
    contribution: { traffic: { timeout: { http } } },
    words: () => Object.entries(http).map(([field, value]) => `${field}: ${value}`).join(', '),
    remarks: () => [http.streamIdleTimeout === undefined ? ANY_TIME : http.requestTimeout === undefined ? AN_HOUR : BOTH],
  };
};

/** The time without a byte, in milliseconds; undefined where nobody asks. It is never shorter than what is asked of one direction. */
function idleTimeout({ send, read }: Timeouts): number | undefined {
  return send === undefined && read === undefined ? undefined : Math.max(send?.toMilliseconds() ?? 0, read?.toMilliseconds() ?? UNASKED_IDLE);
}
