import { Support } from '../../../src';
import { InvalidInput } from '../../../src/basics/errors';
import { approximated, isRefused, native, omitted, Refusal, refused, refusedByOptions, refusedUnless } from '../../../src/controllers/shared/declarations';
import { Feature, FEATURES } from '../../../src/policies';

test('each has its support', () => {
  expect(native()).toStrictEqual({ support: Support.NATIVE, note: undefined });
  expect(native('a')).toStrictEqual({ support: Support.NATIVE, note: 'a' });
  expect(approximated('a')).toStrictEqual({ support: Support.APPROXIMATED, note: 'a' });
  expect(omitted('a')).toStrictEqual({ support: Support.OMITTED, note: 'a' });
  expect(refused('a', 'b')).toStrictEqual({ support: Support.REFUSED, note: 'a', instead: 'b' });
  const unless = () => true;
  expect(refusedUnless(unless, 'a', 'b')).toStrictEqual({ support: Support.REFUSED, note: 'a', instead: 'b', unless });
  expect(refusedByOptions('a', 'b')).toStrictEqual({ support: Support.REFUSED, note: 'a', instead: 'b', byOptions: true });
});

test('only one of them is refused', () => {
  expect([native(), approximated('a'), omitted('a'), refused('a', 'b')].map(isRefused)).toStrictEqual([false, false, false, true]);
});

test.each(Object.keys(FEATURES) as Feature[])('a refusal names the feature as it is written: %s', feature => {
  const { policy, code } = FEATURES[feature];
  const { message, ...refusal } = new Refusal(feature, refused('the reason', 'the way out'));
  expect(refusal).toMatchObject({ code: `refused.${feature}`, prop: policy, got: code, feature, fix: 'the way out' });
  expect(refusal.allowed).toContain('the reason');
});

test('it can be told who else is able', () => {
  const refusal = new Refusal('appRoot', refused('the reason', 'the way out'));
  const others = refusal.withOthers(['A', 'B']);
  expect(others).toBeInstanceOf(InvalidInput);
  expect(others).toMatchObject({ code: refusal.code, prop: refusal.prop, got: refusal.got, allowed: refusal.allowed });
  expect(others.fix.startsWith('the way out; ')).toBe(true);
  expect(others.fix.endsWith(': A, B')).toBe(true);
});

test('it names nobody else where other options do it', () => {
  const refusal = new Refusal('tlsControllerDefault', refusedByOptions('the reason', 'the way out'));
  expect(refusal.withOthers(['A', 'B'])).toBe(refusal);
});
