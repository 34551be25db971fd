import { Duration } from 'cdk8s';
import { Retries, RetriesType, RetryOn } from '../../src';
import { connectsSoon, RETRIES, statusesOf, triesUnsent } from '../../src/policies/retries';
import { fault } from '../support';

const { CONNECT_FAILURE, TIMEOUT, STATUS_429, STATUS_503 } = RetryOn;

test('three attempts of what may be repeated, unless more is said', () => {
  expect(Retries.on([CONNECT_FAILURE])).toMatchObject({ type: RetriesType.ON, failures: [CONNECT_FAILURE], attempts: 3, nonIdempotent: false });
  expect(Retries.on([CONNECT_FAILURE]).within).toBeUndefined();
  expect(Retries.on([TIMEOUT], { attempts: 100, within: Duration.minutes(1), nonIdempotent: true }))
    .toMatchObject({ attempts: 100, within: 60, nonIdempotent: true });
});

test.each<[string, Retries, string[]]>([
  ['none', Retries.none(), ['retriesOff']],
  ['those for external servers', Retries.forExternalServers(), ['retriesForExternalServers']],
  ['of connections', Retries.on([TIMEOUT, CONNECT_FAILURE]), ['retryOnConnectFailure', 'retryOnTimeout']],
  ['of statuses', Retries.on([STATUS_503, STATUS_429]), ['retryOnStatus']],
  ['of all requests', Retries.on([CONNECT_FAILURE, STATUS_503], { nonIdempotent: true }), ['retryOnConnectFailure', 'retryNonIdempotent']],
])('the features of %s', (_, retries, features) => {
  expect(RETRIES.used(retries)).toStrictEqual(features);
});

test('what is tried again', () => {
  const some = [Retries.on([STATUS_503, STATUS_429]), Retries.on([CONNECT_FAILURE]), Retries.on([TIMEOUT])];
  const all = [...some, Retries.none(), Retries.forExternalServers()];
  expect(all.map(each => [statusesOf(each), triesUnsent(each), connectsSoon(each)])).toStrictEqual([
    [[503, 429], false, false], [[], true, false], [[], true, true], [[], false, false], [[], true, true],
  ]);
});

test.each<[string, () => unknown, object]>([
  ['no failure', () => Retries.on([]), { code: 'retries.no-failure', got: '[]' }],
  ['no list', () => Retries.on(TIMEOUT as any), { code: 'input.not-a-list', got: '"TIMEOUT"' }],
  ['what is no failure', () => Retries.on(['503' as any]), { code: 'input.not-in-enum', got: '"503"' }],
  ['a failure twice', () => Retries.on([TIMEOUT, TIMEOUT]), { code: 'retries.twice', got: '"TIMEOUT"' }],
  ...[1, 0, 101, 2.5, NaN, '3'].map((attempts): [string, () => unknown, object] => (
    [`${attempts} attempts`, () => Retries.on([TIMEOUT], { attempts: attempts as any }), { code: 'retries.attempts' }]
  )),
  ['a fraction of a second', () => Retries.on([TIMEOUT], { within: Duration.millis(1500) }), { code: 'duration.out-of-range', got: '"1.5 s"' }],
  ['no time', () => Retries.on([TIMEOUT], { within: Duration.seconds(0) }), { code: 'duration.out-of-range', got: '"0 s"' }],
  ['more than a day', () => Retries.on([TIMEOUT], { within: Duration.seconds(86_401) }), { code: 'duration.out-of-range', got: '"86401 s"' }],
  ['a time that is none', () => Retries.on([TIMEOUT], { within: 5 as any }), { code: 'duration.not-a-duration', got: '5' }],
  ['a text in place of a boolean', () => Retries.on([TIMEOUT], { nonIdempotent: 'no' as any }), { code: 'retries.not-a-boolean', got: '"no"' }],
])('refused: %s', (_, make, failure) => {
  expect(fault(make)).toMatchObject(failure);
});

test('another value is refused', () => {
  expect(fault(() => RETRIES.check!('retries', 3 as any))).toMatchObject({ code: 'input.wrong-type', prop: 'retries' });
});
