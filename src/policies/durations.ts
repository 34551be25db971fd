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
  const milliseconds = exactly(prop, duration);
  if (!Number.isInteger(milliseconds) || milliseconds < least || milliseconds > most.milliseconds) {
    throw invalid('duration.out-of-range', prop, `${milliseconds} ms`, `whole milliseconds from ${least} ms to ${most.words}`, 'choose a duration in this range');
  }
  return milliseconds;
}

const MAX_SECONDS = 86_400;

/**
 * A duration in seconds, 1 s to 1 day.
 *
 * @throws if it is no Duration, no whole number of seconds, or out of its bounds
 */
export function secondsOf(prop: string, duration: Duration): number {
  const seconds = exactly(prop, duration) / 1000;
  if (!Number.isInteger(seconds) || seconds < 1 || seconds > MAX_SECONDS) {
    throw invalid('duration.out-of-range', prop, `${seconds} s`, 'whole seconds from 1 s to 1 day', 'choose a duration in this range');
  }
  return seconds;
}

/** The milliseconds of a duration, with fractions. */
function exactly(prop: string, duration: Duration): number {
  if (typeof duration?.toMilliseconds !== 'function') {
    throw invalid('duration.not-a-duration', prop, duration, 'a Duration of cdk8s', 'write for example Duration.seconds(10)');
  }
  return duration.toMilliseconds({ integral: false });
}
