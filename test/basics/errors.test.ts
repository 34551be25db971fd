import { checkEnum, checkMadeBy, invalid, InvalidInput, listOf, placed, show } from '../../src/basics/errors';
import { fault } from '../support';

const ERROR = invalid('port.out-of-range', 'servicePort', 0, 'ALLOWED', 'FIX');

describe('an error', () => {
  test('has all that is wrong as fields', () => {
    const { code, prop, got, allowed, fix, place } = ERROR;
    expect({ code, prop, got, allowed, fix, place }).toStrictEqual({ code: 'port.out-of-range', prop: 'servicePort', got: '0', allowed: 'ALLOWED', fix: 'FIX', place: undefined });
  });

  test('is an Error, whose message is all that jsii keeps: it says everything, the code included', () => {
    expect(ERROR).toBeInstanceOf(Error);
    expect(ERROR.message).toBe('servicePort: got 0, allowed is ALLOWED; FIX [port.out-of-range]');
  });

  test('says where the input was given, once that is known', () => {
    const there = ERROR.at('zl/Lb');
    expect(there).toBeInstanceOf(InvalidInput);
    expect({ ...there, place: undefined }).toStrictEqual({ ...ERROR, place: undefined });
    expect(there.place).toBe('zl/Lb');
    expect(there.message).toBe(`zl/Lb: ${ERROR.message}`);
    expect(ERROR.place).toBeUndefined();
  });
});

describe('a place', () => {
  test('is given to an error that names none', () => {
    expect(fault(() => { throw placed('zl/Lb', ERROR); })).toStrictEqual({ code: 'port.out-of-range', prop: 'servicePort', got: '0', place: 'zl/Lb' });
  });

  test('stays where an error names one', () => {
    const there = ERROR.at('zl/Lb');
    expect(placed('zl', there)).toBe(there);
  });

  test('stands before the message of any other error', () => {
    const error = placed('zl/Lb', new TypeError('OTHER'));
    expect(error).not.toBeInstanceOf(InvalidInput);
    expect(error.message).toBe('zl/Lb: OTHER');
  });
});

test.each([
  ['a text in quotes', ' a\n"b" ', '" a\\n\\"b\\" "'],
  ['an empty text', '', '""'],
  ['a number', 1.5, '1.5'],
  ['no number', NaN, 'NaN'],
  ['infinity', -Infinity, '-Infinity'],
  ['a boolean', true, 'true'],
  ['null', null, 'null'],
  ['nothing', undefined, 'undefined'],
  ['a list', ['a', 1], '["a",1]'],
  ['an object', { a: 'b' }, '{"a":"b"}'],
  ['a function', Math.max, String(Math.max)],
  ['a text of 118 characters, whose quotes make it 120', 'x'.repeat(118), `"${'x'.repeat(118)}"`],
  ['a longer text, cut to 120', 'x'.repeat(119), `"${'x'.repeat(116)}...`],
  ['characters of two halves, cut behind one', `${'x'.repeat(114)}😀😀😀😀`, `"${'x'.repeat(114)}😀...`],
  ['characters of two halves, cut before one', `${'x'.repeat(115)}😀😀😀😀`, `"${'x'.repeat(115)}...`],
  ['half a character, escaped', 'a\ud83d', '"a\\ud83d"'],
])('shows %s', (_, value, text) => {
  expect(show(value)).toBe(text);
});

test('a list is a list', () => {
  const list = ['a'];
  expect(listOf('hosts', list)).toBe(list);
  expect(listOf('hosts', [])).toStrictEqual([]);
});

test.each([
  ['a text', 'a.example.com', '"a.example.com"'],
  ['an object with a length', { length: 1 }, '{"length":1}'],
  ['null', null, 'null'],
])('%s is none', (_, value, got) => {
  expect(fault(() => listOf('hosts', value as any))).toStrictEqual({ code: 'input.not-a-list', prop: 'hosts', got });
});

test('a value is made by its class', () => {
  expect(() => checkMadeBy('since', new Date(0), Date, 'new Date()')).not.toThrow();
  expect(fault(() => checkMadeBy('since', '1970', Date, 'new Date()'))).toStrictEqual({ code: 'input.wrong-type', prop: 'since', got: '"1970"' });
});

test('a value of an enum is one of its values', () => {
  const Colour = { RED: 'r', BLUE: 'b' };
  expect(checkEnum('colour', 'r', Colour, 'Colour')).toBe('r');
  expect(fault(() => checkEnum('colour', 'RED', Colour, 'Colour'))).toStrictEqual({ code: 'input.not-in-enum', prop: 'colour', got: '"RED"' });
});
