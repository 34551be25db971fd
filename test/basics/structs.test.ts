import { checkStruct } from '../../src/basics/structs';
import { fault } from '../support';

const check = (value: unknown) => checkStruct('prop', value, ['a', 'b'], '{ a: 1 }');

test.each([[{}], [{ a: 1 }], [{ a: undefined, b: null }]])('%j is taken', value => {
  expect(() => check(value)).not.toThrow();
});

test.each<[unknown, string]>([
  [undefined, 'input.not-a-struct'], [null, 'input.not-a-struct'], ['a', 'input.not-a-struct'], [[], 'input.not-a-struct'],
  [{ a: 1, c: 2 }, 'input.unknown-field'], [JSON.parse('{ "__proto__": 1 }'), 'input.unknown-field'],
])('%j is refused', (value, code) => {
  expect(fault(() => check(value))).toMatchObject({ code, prop: 'prop' });
});
