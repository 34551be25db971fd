import { Duration } from 'cdk8s';
import { invalid } from '../basics/errors';

/** The longest duration that is allowed, as a number and in words. */
export interface LongestDuration {
  readonly milliseconds: number;
  readonly words: string;
}

/**
 * A duration in milliseconds.
 *
 * @throws if it is no Duration, no whole number of milliseconds, or out of its bounds
 */
export function millisecondsOf(prop: string, duration: Duration, least: number, most: LongestDuration): number {
  if (typeof duration?.toMilliseconds !== 'function') {
    throw invalid('duration.not-a-duration', prop, duration, 'a Duration of cdk8s', 'write for example Duration.seconds(10)');
  }
  const milliseconds = duration.toMilliseconds({ integral: false });
  if (!Number.isInteger(milliseconds) || milliseconds < least || milliseconds > most.milliseconds) {
    throw invalid('duration.out-of-range', prop, `${milliseconds} ms`, `whole milliseconds from ${least} ms to ${most.words}`, 'choose a duration in this range');
  }
  return milliseconds;
}
