import { Duration } from 'cdk8s';
import { millisecondsOf } from './durations';
import { policy } from './policy';
import { invalid } from '../basics/errors';

/**
 * How long a controller waits for a backend: each whole milliseconds, 1 ms to 365 days. Some controllers take whole seconds
 * only.
 */
export interface Timeouts {
  /**
   * Time until the TCP connection to a backend is established.
   *
   * @default - the controller's own: 5 s to 60 s
   */
  readonly connect?: Duration;

  /**
   * Time between two writes of a request to a backend, for backends that are slow to receive a body.
   *
   * @default - the controller's own
   */
  readonly send?: Duration;

  /**
   * Time between two reads of the response from a backend, its start included. A WebSocket or an event stream that is silent
   * for longer is ended.
   *
   * @default - the controller's own: often 60 s
   */
  readonly read?: Duration;

  /**
   * Time from the request to the end of the response, over all attempts. It ends downloads and event streams as well.
   *
   * @default - none
   */
  readonly request?: Duration;
}

/** The fields, in the order of a request. */
const FIELDS = ['connect', 'send', 'read', 'request'] as const;

const ONE_YEAR = { milliseconds: 365 * 86_400_000, words: '365 days' };

/** How long the controller waits for a backend. */
export const TIMEOUTS = policy({
  features: { connectTimeout: 'connect', sendTimeout: 'send', readTimeout: 'read', requestTimeout: 'request' },
  used: (timeouts: Timeouts) => FIELDS.filter(field => timeouts[field] !== undefined).map(field => `${field}Timeout` as const),
  check: (prop, timeouts) => {
    if (typeof timeouts !== 'object' || timeouts === null || Array.isArray(timeouts) || 'toMilliseconds' in timeouts) {
      throw invalid('timeouts.not-a-struct', prop, timeouts, 'an object with timeouts', 'write for example { connect: Duration.seconds(2) }');
    }
    const unknown = Object.keys(timeouts).find(key => !(FIELDS as readonly string[]).includes(key));
    if (unknown !== undefined) {
      throw invalid('timeouts.unknown', prop, unknown, `the timeouts ${FIELDS.join(', ')}`, 'take it out, or correct its name');
    }
    const given = FIELDS.filter(field => timeouts[field] !== undefined);
    for (const field of given) {
      checkTimeout(`${field} of ${prop}`, timeouts[field]!);
    }
    return given.length === 0 ? undefined : Object.fromEntries(given.map(field => [field, timeouts[field]]));
  },
});

/** Zero means no time at all to some controllers, and for ever to others. */
function checkTimeout(prop: string, timeout: Duration): void {
  if (millisecondsOf(prop, timeout, 0, ONE_YEAR) === 0) {
    throw invalid('timeouts.zero', prop, '0 ms', 'a duration of 1 ms or more', 'leave it out for the controller\'s own, or set a long one, such as Duration.days(1)');
  }
}
