import { sortedMap } from '../../src/basics/sorted-map';

test('a map comes in the order of its keys, whatever order it was written in', () => {
  const map = { 'b': 1, 'a': 2, 'B': 3, 'a-b': 4 };
  expect(Object.entries(sortedMap(map))).toStrictEqual([['B', 3], ['a', 2], ['a-b', 4], ['b', 1]]);
  expect(Object.keys(map)).toStrictEqual(['b', 'a', 'B', 'a-b']);
});

test('a map of one entry is a copy as well', () => {
  const map = { a: 1 };
  expect(sortedMap(map)).toStrictEqual(map);
  expect(sortedMap(map)).not.toBe(map);
});

test('no map is an empty one', () => {
  expect(sortedMap(undefined)).toStrictEqual({});
});
