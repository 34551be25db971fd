import { Duration } from 'cdk8s';
import { Timeouts } from '../../src';
import { checked } from '../../src/intent/from-options';
import { TIMEOUTS } from '../../src/policies/timeouts';
import { fault } from '../support';

const SECOND = Duration.seconds(1);

test.each<[Timeouts, string[]]>([
  [{}, []],
  [{ read: undefined }, []],
  [{ connect: SECOND }, ['connectTimeout']],
  [{ request: SECOND, read: SECOND, send: SECOND, connect: SECOND }, ['connectTimeout', 'sendTimeout', 'readTimeout', 'requestTimeout']],
])('%j uses %j', (timeouts, features) => {
  expect(TIMEOUTS.used(timeouts)).toStrictEqual(features);
});

test.each<[Timeouts]>([
  [{ connect: Duration.millis(1) }], [{ read: Duration.days(365) }], [{ send: SECOND, request: Duration.hours(2) }],
])('%j is taken', timeouts => {
  expect(checked('timeouts', timeouts)).toStrictEqual(timeouts);
});

test.each<[Timeouts]>([[{}], [{ connect: undefined }]])('%j asks for nothing', timeouts => {
  expect(checked('timeouts', timeouts)).toBeUndefined();
});

test('they cannot be changed through the object that was passed', () => {
  const timeouts: { read?: Duration } = { read: SECOND };
  const own = checked('timeouts', timeouts)!;
  timeouts.read = undefined;
  expect(own.read).toBe(SECOND);
});

test.each<[any, string, string, string]>([
  [null, 'timeouts.not-a-struct', 'timeouts', 'null'],
  [5, 'timeouts.not-a-struct', 'timeouts', '5'],
  [[SECOND], 'timeouts.not-a-struct', 'timeouts', expect.any(String)],
  [SECOND, 'timeouts.not-a-struct', 'timeouts', expect.any(String)],
  [{ conect: SECOND }, 'timeouts.unknown', 'timeouts', '"conect"'],
  [{ connect: Duration.millis(0) }, 'timeouts.zero', 'connect of timeouts', '"0 ms"'],
  [{ send: 5 }, 'duration.not-a-duration', 'send of timeouts', '5'],
  [{ read: '5s' }, 'duration.not-a-duration', 'read of timeouts', '"5s"'],
  [{ read: null }, 'duration.not-a-duration', 'read of timeouts', 'null'],
  [{ read: Duration.millis(1.5) }, 'duration.out-of-range', 'read of timeouts', '"1.5 ms"'],
  [{ request: Duration.days(366) }, 'duration.out-of-range', 'request of timeouts', '"31622400000 ms"'],
])('%j is refused: %s', (timeouts, code, prop, got) => {
  expect(fault(() => checked('timeouts', timeouts))).toStrictEqual({ code, prop, got });
});
