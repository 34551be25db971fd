import { Duration } from 'cdk8s';
import { invalid } from '../../invalid';

/** Units of Gateway API's durations, in milliseconds. */
const UNITS: [string, number][] = [['h', 3_600_000], ['m', 60_000], ['s', 1000], ['ms', 1]];

/** What Gateway API takes before a unit. */
const MAX_NUMBER = 99_999;

/**
 * A duration as Gateway API writes it, such as `1h30m`.
 *
 * @see https://gateway-api.sigs.k8s.io/geps/gep-2257/
 */
export function durationOf(prop: string, duration: Duration): string {
  let rest = duration.toMilliseconds();
  if (rest > MAX_NUMBER * UNITS[0][1]) {
    throw invalid(prop, `${duration.toSeconds()} s`, `at most ${MAX_NUMBER} hours with Gateway API`, 'shorten it');
  }
  let text = '';
  for (const [unit, length] of UNITS) {
    const number = Math.floor(rest / length);
    text += number > 0 ? `${number}${unit}` : '';
    rest -= number * length;
  }
  return text || '0s';
}
