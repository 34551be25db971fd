import * as fc from 'fast-check';
import { literalPattern } from '../../../src/controllers/shared/literal-pattern';

const PRINTABLE = Array.from({ length: 95 }, (_, i) => String.fromCharCode(32 + i));
const anyText = fc.string({ maxLength: 60 }).map(text => [...text].filter(char => char >= ' ' && char <= '~').join(''));

test.each([
  // Measured on the real controller.
  ['bad bot', 'bad\\x20bot'],
  ['evil.scraper', 'evil\\x2escraper'],
  ['c++', 'c\\x2b\\x2b'],
  ['Go-http-client', 'Go-http-client'],
  ['a_b', 'a_b'],
  ['"', '\\x22'],
  ['\\', '\\x5c'],
  ['$', '\\x24'],
  [';{}', '\\x3b\\x7b\\x7d'],
  ['(a|b)*', '\\x28a\\x7cb\\x29\\x2a'],
  ['\t', '\\x09'],
  ['~', '\\x7e'],
  ['', ''],
])('%j becomes %s', (text, pattern) => {
  expect(literalPattern(text)).toBe(pattern);
});

test.each(PRINTABLE)('%j stands for itself only if it is a letter, a digit, "_" or "-"', char => {
  const code = char.charCodeAt(0).toString(16);
  expect(literalPattern(char)).toBe('ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789_-'.includes(char) ? char : `\\x${code}`);
});

test('matches itself, wherever it stands, and nothing else of its length', () => {
  fc.assert(fc.property(anyText, anyText, (text, other) => {
    const pattern = new RegExp(literalPattern(text));
    expect(pattern.test(`x${text}y`)).toBe(true);
    expect(new RegExp(`^${literalPattern(text)}$`).test(other)).toBe(other === text);
  }));
});
