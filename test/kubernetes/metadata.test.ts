import { show } from '../../src/basics/errors';
import { checkAnnotations, checkAnnotationSize, checkLabels, isLabelValue } from '../../src/kubernetes/metadata';
import { advice } from '../basics/advice';
import { fault } from '../support';

const A63 = 'a'.repeat(63);
const PREFIX_253 = `${A63}.${A63}.${A63}.${'b'.repeat(61)}`;

const keyFault = (prop: string, key: string) => ({ code: 'metadata.invalid-key', prop: `key of ${prop}`, got: show(key) });

describe('the key "constructor", with which cdk8s could not write the object', () => {
  test.each([['labels', checkLabels], ['annotations', checkAnnotations]])('is refused among %s', (prop, check) => {
    const call = () => check(prop, { constructor: 'x' } as any);
    expect(fault(call)).toStrictEqual({ code: 'metadata.unwritable-key', prop: `key of ${prop}`, got: '"constructor"' });
    expect(() => check(prop, { 'example.com/constructor': 'x' })).not.toThrow();
  });
});

const GOOD_KEYS = ['a', '1', 'A', 'app', 'App_1.x-y', 'a__b', 'example.com/App', 'a/b', 'app.kubernetes.io/name'];
const BAD_KEYS = [
  '', '-a', 'a-', '_a', 'a_', '.a', 'a.', 'a b', 'a:b', 'a\n', 'ä', '-a-',
  '/a', 'a/', 'a.com/', '/', 'a/b/c', 'a_b/c', '-a/b', 'a.com./b', 'example.com/-a',
];

const LONGEST_KEYS = [
  ['63 characters', A63],
  ['63 characters behind a prefix', `example.com/${A63}`],
  ['a prefix of 253 characters', `${PREFIX_253}/a`],
];
const TOO_LONG_KEYS = [
  ['64 characters', `${A63}a`],
  ['64 characters behind a prefix', `example.com/${A63}a`],
  ['a prefix of 254 characters', `${PREFIX_253}b/a`],
];

describe('labels', () => {
  test.each(GOOD_KEYS)('may have the key %s', key => {
    expect(() => checkLabels('labels', { [key]: 'x' })).not.toThrow();
  });

  test.each([...BAD_KEYS, 'Example.com/app'])('cannot have the key %j', key => {
    expect(fault(() => checkLabels('labels', { [key]: 'x' }))).toStrictEqual(keyFault('labels', key));
  });

  test.each(LONGEST_KEYS)('may have a key of %s', (_, key) => {
    expect(() => checkLabels('labels', { [key]: 'x' })).not.toThrow();
  });

  test.each(TOO_LONG_KEYS)('cannot have a key of %s', (_, key) => {
    expect(fault(() => checkLabels('labels', { [key]: 'x' }))).toStrictEqual(keyFault('labels', key));
  });

  test.each(['', 'a', '1', 'A.b_c-D', 'a__b'])('may have the value %j', value => {
    expect(() => checkLabels('labels', { app: value })).not.toThrow();
  });

  test.each<unknown>(['-a', 'a-', '_a', 'a_', '.a', 'a.', 'a b', 'a/b', ' ', 'a\n', 'ä', 1, true, null])('cannot have the value %j', value => {
    expect(fault(() => checkLabels('labels', { app: value as string }))).toStrictEqual({ code: 'label.invalid-value', prop: 'labels["app"]', got: show(value) });
  });

  test('may have a value of 63 characters', () => {
    expect(() => checkLabels('labels', { app: A63 })).not.toThrow();
  });

  test('cannot have a value of 64 characters', () => {
    expect(fault(() => checkLabels('labels', { app: `${A63}a` }))).toStrictEqual({ code: 'label.invalid-value', prop: 'labels["app"]', got: `"${A63}a"` });
  });

  test('are checked one by one', () => {
    expect(fault(() => checkLabels('labels', { 'app': 'x', 'a b': 'x' }))).toStrictEqual(keyFault('labels', 'a b'));
  });

  test('may be none', () => {
    expect(() => checkLabels('labels', {})).not.toThrow();
  });
});

test.each<[unknown, boolean]>([
  ['eu-1', true],
  [A63, true],
  [`${A63}a`, false],
  ['', false],
  ['eu 1', false],
  [1, false],
  [['a'], false],
  [undefined, false],
])('whether %j is the value of a label, and not empty: %j', (value, expected) => {
  expect(isLabelValue(value)).toBe(expected);
});

describe('annotations', () => {
  test.each([...GOOD_KEYS, 'Example.com/App'])('may have the key %s', key => {
    expect(() => checkAnnotations('annotations', { [key]: 'x' })).not.toThrow();
  });

  test.each(BAD_KEYS)('cannot have the key %j', key => {
    expect(fault(() => checkAnnotations('annotations', { [key]: 'x' }))).toStrictEqual(keyFault('annotations', key));
  });

  test.each(LONGEST_KEYS)('may have a key of %s', (_, key) => {
    expect(() => checkAnnotations('annotations', { [key]: 'x' })).not.toThrow();
  });

  test.each(TOO_LONG_KEYS)('cannot have a key of %s', (_, key) => {
    expect(fault(() => checkAnnotations('annotations', { [key]: 'x' }))).toStrictEqual(keyFault('annotations', key));
  });

  test.each(['', 'true', 'any text:\n  "at all"'])('may have the value %j', value => {
    expect(() => checkAnnotations('annotations', { a: value })).not.toThrow();
  });

  test.each<[unknown, string | undefined]>([
    [true, 'true'],
    [777, '777'],
    [null, undefined],
    [['a'], undefined],
  ])('cannot have the value %j', (value, text) => {
    const check = () => checkAnnotations('annotations', { a: value as string });
    expect(fault(check)).toStrictEqual({ code: 'annotation.not-a-string', prop: 'annotations["a"]', got: show(value) });
    expect(advice(check)).toBe(text);
  });

  test('cannot have a value that YAML does not carry', () => {
    expect(fault(() => checkAnnotations('annotations', { a: '\u2028' }))).toStrictEqual({ code: 'yaml.forbidden-character', prop: 'annotations["a"]', got: '"\u2028"' });
  });

  describe('may take 262144 bytes in all', () => {
    const tooMany = (got: string) => ({ code: 'annotations.too-large', prop: 'annotations', got: `"${got}"` });
    const keysAndValues = (bytes: number) => ({ abc: 'x'.repeat(100_000), de: 'y'.repeat(bytes - 100_005) });

    test('262144 bytes are not too many', () => {
      expect(() => checkAnnotations('annotations', keysAndValues(262_144))).not.toThrow();
    });

    test('262145 bytes are', () => {
      expect(fault(() => checkAnnotations('annotations', keysAndValues(262_145)))).toStrictEqual(tooMany('262145 bytes'));
      expect(fault(() => checkAnnotationSize('annotations', keysAndValues(262_145)))).toStrictEqual(tooMany('262145 bytes'));
    });

    test('a letter beyond ASCII counts with all its bytes', () => {
      expect(() => checkAnnotations('annotations', { ab: 'ü'.repeat(131_071) })).not.toThrow();
      expect(fault(() => checkAnnotations('annotations', { a: 'ü'.repeat(131_072) }))).toStrictEqual(tooMany('262145 bytes'));
      expect(fault(() => checkAnnotations('annotations', { a: '名'.repeat(87_382) }))).toStrictEqual(tooMany('262147 bytes'));
    });
  });
});
