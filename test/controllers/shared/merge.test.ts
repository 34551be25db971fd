import { merge, Owned } from '../../../src/controllers/shared/merge';

type Any = { readonly [field: string]: unknown };

const from = (owner: string, contribution: Any): Owned<Any> => ({ owner, contribution });

/** The conflict as an error with what it is about. */
class Conflict extends Error {
  constructor(public readonly field: readonly string[], public readonly owners: readonly [string, string]) {
    super();
  }
}

const merged = (...contributions: Owned<Any>[]) => merge(contributions, (field, owners) => new Conflict(field, owners));

function conflictOf(...contributions: Owned<Any>[]) {
  try {
    merged(...contributions);
  } catch (e) {
    const { field, owners } = e as Conflict;
    return { field, owners };
  }
  return undefined;
}

test('nothing adds up to nothing', () => {
  expect(merged()).toStrictEqual({});
  expect(merged(from('a', {}))).toStrictEqual({});
});

test('maps are merged by their keys, at any depth', () => {
  expect(merged(from('a', { x: { y: { a: 1 } }, p: true }), from('b', { x: { y: { b: 2 }, z: 'c' } }), from('c', { q: null })))
    .toStrictEqual({ x: { y: { a: 1, b: 2 }, z: 'c' }, p: true, q: null });
});

test('lists go end to end', () => {
  expect(merged(from('a', { list: [1, { x: 1 }] }), from('b', { list: [] }), from('c', { list: [1, 2] }))).toStrictEqual({ list: [1, { x: 1 }, 1, 2] });
});

test('fields that are undefined belong to nobody', () => {
  expect(merged(from('a', { x: undefined }), from('b', { x: 1 }), from('c', { x: undefined }))).toStrictEqual({ x: 1 });
});

test('functions and objects of a class stay as they are', () => {
  const render = () => 1;
  const date = new Date(0);
  const { x, y } = merged(from('a', { x: render }), from('b', { y: date }));
  expect(x).toBe(render);
  expect(y).toBe(date);
});

test('what is merged is not changed', () => {
  const [one, other] = [{ list: [1], map: { a: 1 } }, { list: [2], map: { b: 2 } }];
  merged(from('a', one), from('b', other));
  expect([one, other]).toStrictEqual([{ list: [1], map: { a: 1 } }, { list: [2], map: { b: 2 } }]);
});

test.each<[string, Any, Any, string[]]>([
  ['values that differ', { x: 1 }, { x: 2 }, ['x']],
  ['the same value', { x: 1 }, { x: 1 }, ['x']],
  ['a false one', { x: false }, { x: true }, ['x']],
  ['null, which is a value', { x: null }, { x: null }, ['x']],
  ['a field of a map', { x: { y: 'a' } }, { x: { y: 'b' } }, ['x', 'y']],
  ['functions', { x: { f: () => 1 } }, { x: { f: () => 1 } }, ['x', 'f']],
  ['a value and a map', { x: 1 }, { x: { y: 2 } }, ['x']],
  ['a value and a list', { x: 'a' }, { x: ['b'] }, ['x']],
  ['a map and a value', { x: { y: 1 } }, { x: 2 }, ['x']],
])('two owners of one field are an error that names both: %s', (_, one, other, field) => {
  expect(conflictOf(from('first', { before: 1 }), from('a', one), from('b', other))).toStrictEqual({ field, owners: ['a', 'b'] });
});

test('of a map with several owners the first is named, and of fields alike the right one', () => {
  expect(conflictOf(from('a', { xy: 1 }), from('b', { x: { y: 1 } }), from('c', { x: { z: 1 } }), from('d', { x: 2 }))).toStrictEqual({ field: ['x'], owners: ['b', 'd'] });
});

test('a list and something else have their owners', () => {
  expect(conflictOf(from('a', { x: [1] }), from('b', { x: 2 }))).toStrictEqual({ field: ['x'], owners: ['a', 'b'] });
  expect(conflictOf(from('a', { x: [1] }), from('b', { x: { y: 2 } }))).toStrictEqual({ field: ['x'], owners: ['a', 'b'] });
});
