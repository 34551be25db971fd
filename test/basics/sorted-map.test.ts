import { byKey } from '../src/by-key';

test('a map comes in the order of its keys, whatever order it was written in', () => {
  const map = { 'b': 1, 'a': 2, 'B': 3, 'a-b': 4 };
  expect(Object.entries(byKey(map))).toStrictEqual([['B', 3], ['a', 2], ['a-b', 4], ['b', 1]]);
  expect(Object.keys(map)).toStrictEqual(['b', 'a', 'B', 'a-b']);
});

test('no map is an empty one', () => {
  expect(byKey(undefined)).toStrictEqual({});
});
