import { Duration } from 'cdk8s';
import { millisecondsOf } from '../../src/policies/durations';
import { fault } from '../support';

const MINUTE = { milliseconds: 60_000, words: '1 minute' };

test.each([[Duration.millis(10), 10], [Duration.minutes(1), 60_000], [Duration.seconds(1.5), 1500]])('%j', (duration, milliseconds) => {
  expect(millisecondsOf('prop', duration, 10, MINUTE)).toBe(milliseconds);
});

test.each<[any, string]>([
  [Duration.millis(9), 'duration.out-of-range'],
  [Duration.millis(60_001), 'duration.out-of-range'],
  [Duration.millis(10.5), 'duration.out-of-range'],
  [10, 'duration.not-a-duration'],
  [undefined, 'duration.not-a-duration'],
])('%j is refused', (duration, code) => {
  expect(fault(() => millisecondsOf('prop', duration, 10, MINUTE))).toMatchObject({ code, prop: 'prop' });
});
