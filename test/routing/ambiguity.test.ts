import { RoutePath } from '../../src';
import { isExponential, isPolynomial } from '../../src/routing/ambiguity';

test.each([
  ['what is repeated is repeated again', '/(a+)+b'],
  ['... and may be nothing', '/(a*)*b'],
  ['... and more may follow', '/(?:[^/]+/?)+$'],
  ['... beside itself', '/(x+x+)+y'],
  ['... within another repetition', '/(?:(?:x+)+y)+'],
  ['... as often as a number says', '/(?:(?:x+){1,20}y)+'],
  ['a separator is among what it separates', '/(?:.*/)*x'],
  ['... as a class', '/(?:[[:print:]]*/)*x'],
  ['... as an escape', '/(?:\\D*/)*x'],
  ['alternatives are alike', '/(a|a)*b'],
  ['... in another case', '/(foo|Foo)*bar'],
  ['... as an escape of one', '/(a|\\x61)*b'],
  ['... within a class', '/(a|[^b-z])*b'],
  ['... together', '/(a|b|ab)*c'],
  ['a lookahead may fail', '/(?!(a+)+b).*'],
  ['the end may not come', '/(a+)+$'],
  ['what may be nothing in two ways is repeated', '/(|){0,22}a'],
])('a pattern that takes PCRE exponentially long: %s', (_, pattern) => {
  expect(isExponential(RoutePath.regex(pattern).value)).toBe(true);
});

test.each([
  ['nothing is repeated', '/lb/(zl/.*)'],
  ['a group is repeated alone', '/(ab)+c'],
  ['a separator stands between', '/([a-z]+/)+x'],
  ['... and last', '/([^/]+)(/[^/]+)*$'],
  ['... as often as a number says', '/(?:\\d{1,3}\\.){3}\\d{1,3}$'],
  ['what is repeated has one length', '/(?:[0-9a-f]{2}){16}$'],
  ['nothing behind it can fail', '/(a+)+'],
  ['... nor within it', '/((a|a)b)+'],
  ['alternatives end differently', '/(a|ab)*c'],
  ['alternatives begin differently', '/(?:a[^/]*/|b[^/]*/)*c'],
  ['two repetitions stand side by side', '/(.*)/(.*)\\.php$'],
  ['a condition alone', '/(?:a\\b/)*$'],
  ['nothing, as often as one likes', '/(?:(?i)a{0})*$'],
])('one that does not: %s', (_, pattern) => {
  expect(isExponential(RoutePath.regex(pattern).value)).toBe(false);
});

test('a pattern with more repeated characters than can be compared is taken for one', () => {
  const word = Array.from({ length: 201 }, (_, i) => String.fromCharCode(97 + i % 26)).join('');
  expect(isExponential(`/(?:${word}/)*$`)).toBe(true);
  expect(isExponential(`/(?:${word.slice(100)}/)*$`)).toBe(false);
});

test.each([
  ['two parts of any characters', '/.*a.*b'],
  ['... around a separator that is one of them', '/(.*)/(.*)\\.php$'],
  ['... one within the other', '/\\w+\\d+x'],
  ['... in another case', '/a+A+b'],
  ['... as often as a number says', '/.{1,50}.{1,50}c'],
  ['... in a lookahead', '/(?!.*a.*b).*'],
  ['... and as many as can be compared', `/${'[a-z]*[^/]*'.repeat(60)}x`],
])('a pattern that takes PCRE the square of the length of a path: %s', (_, pattern) => {
  expect(isPolynomial(RoutePath.regex(pattern).value)).toBe(true);
});

test.each([
  ['one part', '/lb/(zl/.*)'],
  ['none', '/a/b'],
  ['a separator between them', '/([^/]+)/([^/]+)/?$'],
  ['other characters', '/[a-z]+[0-9]+$'],
  ['nothing behind the second one can fail', '/.*/api/.*'],
  ['... nor it itself', '/a+a+'],
  ['a repeated group', '/([a-z]+/)+x'],
  ['few times', '/.{1,3}.{1,3}c'],
])('one that does not: %s', (_, pattern) => {
  expect(isPolynomial(RoutePath.regex(pattern).value)).toBe(false);
});
