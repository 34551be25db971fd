import { invalid, listOf, show } from '../src/invalid';

test('an error says what it got, what is allowed and how to mend it', () => {
  expect(invalid('servicePort', 0, 'a whole number from 1 to 65535', 'pass the port that the server listens on').message)
    .toBe('servicePort: got 0, allowed is a whole number from 1 to 65535; pass the port that the server listens on');
});

test('it is a plain Error: jsii keeps the message and not the class', () => {
  expect(Object.getPrototypeOf(invalid('a', 'b', 'c', 'd'))).toBe(Error.prototype);
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
  expect(() => listOf('hosts', value as any)).toThrow(new Error(`hosts: got ${got}, allowed is a list; put it in brackets`));
});
