import { ANNOTATIONS } from '../../src/policies/annotations';
import { fault } from '../support';

const check = (annotations: any) => ANNOTATIONS.check!('annotations', annotations);

test('stand in the order of their keys, and cannot be changed', () => {
  const given = { 'example.com/b': '1', 'a': '' };
  const annotations = check(given)!;
  expect(Object.entries(annotations)).toStrictEqual([['a', ''], ['example.com/b', '1']]);
  expect(Object.isFrozen(annotations)).toBe(true);
  expect(Object.isFrozen(given)).toBe(false);
});

test('ask for nothing where there are none', () => {
  expect(check({})).toBeUndefined();
});

test.each([
  ['a key that is none', { '-a': 'b' }, { code: 'metadata.invalid-key', prop: 'key of annotations', got: '"-a"' }],
  ['a value that is no text', { a: true }, { code: 'annotation.not-a-string', prop: 'annotations["a"]', got: 'true' }],
])('are refused with %s', (_, annotations, expected) => {
  expect(fault(() => check(annotations))).toStrictEqual(expected);
});

test('use one feature', () => {
  expect(ANNOTATIONS.used({ a: 'b' })).toStrictEqual(['annotations']);
});
