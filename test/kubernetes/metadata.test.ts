import { checkAnnotations, checkLabels, isLabelValue } from '../../src/kubernetes/metadata';

const A63 = 'a'.repeat(63);
const PREFIX_253 = `${A63}.${A63}.${A63}.${'b'.repeat(61)}`;

const keyError = (prop: string, key: string) => new Error(
  `key of ${prop}: got ${JSON.stringify(key)}, allowed is a name of at most 63 letters, digits, "-", "_" and ".", `
  + 'with or without a DNS name and "/" before it; correct the key');

const RESERVED = (prop: string) => new Error(
  `key of ${prop}: got "constructor", allowed is any other key: cdk8s cannot write an object that has this one; put a prefix before it, like example.com/constructor`);

test('the key "constructor" is refused: cdk8s could not write the object', () => {
  expect(() => checkLabels('labels', { constructor: 'x' })).toThrow(RESERVED('labels'));
  expect(() => checkAnnotations('annotations', { constructor: 'x' })).toThrow(RESERVED('annotations'));
  expect(() => checkLabels('labels', { 'example.com/constructor': 'x' })).not.toThrow();
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
    expect(() => checkLabels('labels', { [key]: 'x' })).toThrow(keyError('labels', key));
  });

  test.each(LONGEST_KEYS)('may have a key of %s', (_, key) => {
    expect(() => checkLabels('labels', { [key]: 'x' })).not.toThrow();
  });

  test.each(TOO_LONG_KEYS)('cannot have a key of %s', (_, key) => {
    expect(() => checkLabels('labels', { [key]: 'x' })).toThrow('; correct the key');
  });

  test.each(['', 'a', '1', 'A.b_c-D', 'a__b'])('may have the value %j', value => {
    expect(() => checkLabels('labels', { app: value })).not.toThrow();
  });

  test.each<unknown>(['-a', 'a-', '_a', 'a_', '.a', 'a.', 'a b', 'a/b', ' ', 'a\n', 'ä', 1, true, null])('cannot have the value %j', value => {
    expect(() => checkLabels('labels', { app: value as string })).toThrow(new Error(
      `labels["app"]: got ${JSON.stringify(value)}, allowed is a string of at most 63 letters, digits, "-", "_" and ".", `
      + 'first and last a letter or digit; shorten or simplify the value, or use an annotation'));
  });

  test('may have a value of 63 characters', () => {
    expect(() => checkLabels('labels', { app: A63 })).not.toThrow();
  });

  test('cannot have a value of 64 characters', () => {
    expect(() => checkLabels('labels', { app: `${A63}a` })).toThrow('; shorten or simplify the value, or use an annotation');
  });

  test('are checked one by one', () => {
    expect(() => checkLabels('labels', { 'app': 'x', 'a b': 'x' })).toThrow(keyError('labels', 'a b'));
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
    expect(() => checkAnnotations('annotations', { [key]: 'x' })).toThrow(keyError('annotations', key));
  });

  test.each(LONGEST_KEYS)('may have a key of %s', (_, key) => {
    expect(() => checkAnnotations('annotations', { [key]: 'x' })).not.toThrow();
  });

  test.each(TOO_LONG_KEYS)('cannot have a key of %s', (_, key) => {
    expect(() => checkAnnotations('annotations', { [key]: 'x' })).toThrow('; correct the key');
  });

  test.each(['', 'true', 'any text:\n  "at all"'])('may have the value %j', value => {
    expect(() => checkAnnotations('annotations', { a: value })).not.toThrow();
  });

  test.each<[unknown, string]>([
    [true, 'write "true" in quotes'],
    [777, 'write "777" in quotes'],
    [null, 'pass its text'],
  ])('cannot have the value %j', (value, fix) => {
    expect(() => checkAnnotations('annotations', { a: value as string })).toThrow(new Error(
      `annotations["a"]: got ${JSON.stringify(value)}, allowed is a string, also for numbers and booleans; ${fix}`));
  });

  describe('may take 262144 bytes in all', () => {
    const keysAndValues = (bytes: number) => ({ abc: 'x'.repeat(100_000), de: 'y'.repeat(bytes - 100_005) });

    test('262144 bytes are not too many', () => {
      expect(() => checkAnnotations('annotations', keysAndValues(262_144))).not.toThrow();
    });

    test('262145 bytes are', () => {
      expect(() => checkAnnotations('annotations', keysAndValues(262_145))).toThrow(new Error(
        'annotations: got "262145 bytes", allowed is at most 262144 bytes in the keys and values of one object; shorten the values'));
    });

    test('a letter beyond ASCII counts with all its bytes', () => {
      expect(() => checkAnnotations('annotations', { a: 'ü'.repeat(131_072) })).toThrow('got "262145 bytes"');
    });
  });
});
