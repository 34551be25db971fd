import { invalid } from '../../../basics/errors';

/** Units of Gateway API's durations, in milliseconds. */
const UNITS: [string, number][] = [['h', 3_600_000], ['m', 60_000], ['s', 1000], ['ms', 1]];

/** What Gateway API takes before a unit. */
const MAX_NUMBER = 99_999;

/**
 * A duration as Gateway API writes it, such as `1h30m`.
 *
 * @param duration In milliseconds.
 * @see https://gateway-api.sigs.k8s.io/geps/gep-2257/
 */
export function durationOf(prop: string, duration: number): string {
  let rest = duration;
  if (rest > MAX_NUMBER * UNITS[0][1]) {
    throw invalid('gateway-api.duration', prop, `${duration / 1000} s`, `at most ${MAX_NUMBER} hours with Gateway API`, 'shorten it');
  }
  let text = '';
  for (const [unit, length] of UNITS) {
    const number = Math.floor(rest / length);
    text += number > 0 ? `${number}${unit}` : '';
    rest -= number * length;
  }
  return text || '0s';
}
