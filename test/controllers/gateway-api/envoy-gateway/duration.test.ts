import { durationOf } from '../../../../src/controllers/gateway-api/envoy-gateway/duration';
import { fault } from '../../../support';

const HOUR = 3_600_000;

test.each([
  [0, '0s'],
  [1, '1ms'],
  [999, '999ms'],
  [1000, '1s'],
  [1500, '1s500ms'],
  [59_999, '59s999ms'],
  [60_000, '1m'],
  [5_400_000, '1h30m'],
  [HOUR, '1h'],
  [86_400_000, '24h'],
  [HOUR + 1, '1h1ms'],
  [99_998 * HOUR + 59 * 60_000 + 59_999, '99998h59m59s999ms'],
  [99_999 * HOUR, '99999h'],
])('%j ms are %s', (milliseconds, text) => {
  expect(durationOf('maxAge', milliseconds)).toBe(text);
});

test('an hour has five digits at most', () => {
  expect(fault(() => durationOf('maxAge', 99_999 * HOUR + 1000))).toStrictEqual({ code: 'gateway-api.duration', prop: 'maxAge', got: '"359996401 s"' });
});
