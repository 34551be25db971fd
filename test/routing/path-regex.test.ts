import * as fc from 'fast-check';
import { parsePathRegex, PathRegexError } from '../../src/routing/path-regex';

describe('a pattern that every controller compiles', () => {
  test.each([
    ['a literal path', '/lb/zl', 0, '/lb/zl'],
    ['the root', '/', 0, '/'],
    ['nothing at all', '', 0, ''],
    ['one group', '/lb/(zl/.*)', 1, '/lb/'],
    ['two groups beside each other', '/lb(/|$)(.*)', 2, '/lb'],
    ['nested groups', '/((a)(b(c)))', 4, '/'],
    ['an empty group', '/a()', 1, '/a'],
    ['a group that captures nothing', '/(?:a|b)/(c)', 1, '/'],
    ['a lookahead', '/a(?=/x)(.*)', 1, '/a'],
    ['a negative lookahead', '/a(?!/x)(.*)', 1, '/a'],
    ['alternatives in a group', '/(a|b|)', 1, '/'],
    ['case switched off', '/(?i)app', 0, '/'],
    ['case switched on', '/(?-i)app', 0, '/'],
    ['case switched off within a group', '/(?i:app)/(?-i:x)', 0, '/'],
    ['any character', '/a.c', 0, '/a'],
    ['a star', '/ab*', 0, '/a'],
    ['a plus, whose character every match holds', '/ab+', 0, '/ab'],
    ['a question mark', '/ab?', 0, '/a'],
    ['a slash that may be missing', '/?', 0, ''],
    ['a count', '/ab{2}', 0, '/a'],
    ['a count from', '/ab{2,}', 0, '/a'],
    ['a count from and to', '/ab{2,5}', 0, '/a'],
    ['a count from and to the same', '/ab{2,2}', 0, '/a'],
    ['a count of none', '/ab{0}', 0, '/a'],
    ['lazy repetitions', '/a*?b+?c??d{2}?e{2,}?', 0, '/'],
    ['a group repeated', '/(ab)+', 1, '/'],
    ['a class repeated', '/[ab]+', 0, '/'],
    ['an escape repeated', '/\\d+', 0, '/'],
    ['a thousand repetitions', '/a{1000}', 0, '/'],
    ['a thousand nested repetitions', '/(a{10}){100}', 1, '/'],
    ['a thousand repetitions twice in a row', '/a{1000}b{1000}', 0, '/'],
    ['the end', '/a$', 0, '/a'],
    ['the end in a group', '/a(/|$)', 1, '/a'],
    ['the end before an alternative', '/a($|/)', 1, '/a'],
    ['a class', '/[a-z0-9_-]', 0, '/'],
    ['a class with a hyphen first', '/[-a]', 0, '/'],
    ['a negated class', '/[^/]+', 0, '/'],
    ['a range of one character', '/[a-a]', 0, '/'],
    ['a range of escapes', '/[\\x30-\\x39]', 0, '/'],
    ['a range of escaped punctuation', '/[\\!-\\/]', 0, '/'],
    ['a class of classes', '/[\\d\\w\\s\\D\\W\\S]', 0, '/'],
    ['a class of brackets', '/[\\[\\]]', 0, '/'],
    ['a class of what has a meaning outside', '/[.*+?|(){}^$]', 0, '/'],
    ['a POSIX class', '/[[:alpha:][:digit:]_]', 0, '/'],
    ['a negated POSIX class', '/[[:^alpha:]]', 0, '/'],
    ['a character by its code', '/a\\x20b\\x7fc\\x01', 0, '/a'],
    ['escaped punctuation', '/v1\\.2\\-\\_\\/\\\\\\{\\}\\[\\]\\(\\)\\^\\$\\|\\*\\+\\?\\"\\;\\%\\@\\~\\`', 0, '/v1'],
    ['the classes of characters', '/\\d\\D\\w\\W\\s\\S', 0, '/'],
    ['the edges of words', '/\\ba\\B', 0, '/'],
    ['all that URL paths hold as it is', '/aZ09-._~!&\',=:@', 0, '/aZ09-'],
    ['a head of all that stands for itself', '/aZ09-_~!&\',=:@', 0, '/aZ09-_~!&\',=:@'],
  ])('%s: %s', (_, pattern, groups, head) => {
    expect(parsePathRegex(pattern)).toStrictEqual({ groups, head });
  });

  test('groups within each other, a hundred deep', () => {
    expect(parsePathRegex(`/${'('.repeat(100)}a${')'.repeat(100)}`).groups).toBe(100);
  });

  test.each(['alnum', 'alpha', 'ascii', 'blank', 'cntrl', 'digit', 'graph', 'lower', 'print', 'punct', 'space', 'upper', 'word', 'xdigit'])('the POSIX class [:%s:]', name => {
    expect(parsePathRegex(`/[[:${name}:]]`).groups).toBe(0);
  });

  test('has as many groups as JavaScript counts, and compiles there too', () => {
    const piece = fc.constantFrom('a', 'Z', '/', '.', '*', '+', '?', '{2}', '{2,3}', '(', ')', '(?:', '(?=', '|', '[', ']', '^', '-', '\\d', '\\.', '$', '9', '\\x41');
    fc.assert(fc.property(fc.array(piece, { maxLength: 14 }), pieces => {
      const pattern = `/${pieces.join('')}`;
      const parsed = attempt(pattern);
      fc.pre(parsed !== undefined);
      expect(parsed!.groups).toBe(new RegExp(`${pattern}|`).exec('')!.length - 1);
    }), { numRuns: 2000 });
  });

  test('has the head that all its matches start with', () => {
    const atom = fc.constantFrom('a', 'b', '/', '-', '(c|d)', '[ef]', '\\.', '.');
    const repetition = fc.constantFrom('', '', '*', '+', '?', '{0}', '{2}', '{0,1}');
    const source = fc.array(fc.tuple(atom, repetition), { maxLength: 6 }).map(parts => `/${parts.flat().join('')}`);
    fc.assert(fc.property(source.chain(s => fc.tuple(fc.constant(s), fc.stringMatching(new RegExp(`^${s}$`)))), ([pattern, match]) => {
      expect(match.startsWith(parsePathRegex(pattern).head)).toBe(true);
    }), { numRuns: 500 });
  });
});

describe('a pattern that a controller refuses or misreads fails with the position', () => {
  test.each([
    // Facts: "A top-level | is not grouped: /a|/b also matches /x/b."
    ['/a|/b', 3, 'bare-alternative'],
    ['/(a|b)|c', 7, 'bare-alternative'],
    ['|', 1, 'bare-alternative'],
    ['/a)', 3, 'unopened-group'],
    ['/(a))', 5, 'unopened-group'],
    // Measured: pcre2_compile() fails.
    ['/lb/(zl/.*', 5, 'unclosed-group'],
    ['/((a)', 2, 'unclosed-group'],
    ['/(?:a', 2, 'unclosed-group'],
    ['/lb/[', 5, 'unclosed-class'],
    ['/[a', 2, 'unclosed-class'],
    ['/[^', 2, 'unclosed-class'],
    ['/[a-', 2, 'unclosed-class'],
    ['/[[:alpha:]', 2, 'unclosed-class'],
    ['*', 1, 'nothing-to-repeat'],
    ['/(*)', 3, 'nothing-to-repeat'],
    ['/(+)', 3, 'nothing-to-repeat'],
    ['/(?)', 2, 'unknown-group'],
    ['/({2})', 3, 'nothing-to-repeat'],
    ['/(a|*)', 5, 'nothing-to-repeat'],
    ['/(a|?)', 5, 'nothing-to-repeat'],
    ['/(?i)*', 6, 'nothing-to-repeat'],
    ['/(?-i)+', 7, 'nothing-to-repeat'],
    ['/(?=a)*', 7, 'nothing-to-repeat'],
    ['/(?!a)?', 7, 'nothing-to-repeat'],
    ['/\\b*', 4, 'nothing-to-repeat'],
    ['/\\B+', 4, 'nothing-to-repeat'],
    ['/a**', 4, 'repeated-repetition'],
    ['/a++', 4, 'repeated-repetition'],
    ['/a+{2}', 4, 'repeated-repetition'],
    ['/a{2}*', 6, 'repeated-repetition'],
    ['/a+?*', 5, 'nothing-to-repeat'],
    ['/a???', 5, 'nothing-to-repeat'],
    ['/a{', 3, 'bad-repetition'],
    ['/a{}', 3, 'bad-repetition'],
    ['/a{x}', 3, 'bad-repetition'],
    ['/a{,5}', 3, 'bad-repetition'],
    ['/a{2', 3, 'bad-repetition'],
    ['/a{2,', 3, 'bad-repetition'],
    ['/a{2,5', 3, 'bad-repetition'],
    ['/a{2, 5}', 3, 'bad-repetition'],
    ['/a{123456}', 3, 'bad-repetition'],
    ['/a{5,2}', 3, 'bad-repetition'],
    ['/^a', 2, 'start-anchor'],
    ['^/a', 1, 'start-anchor'],
    ['/a%20b', 3, 'percent'],
    ['/a]', 3, 'unopened-bracket'],
    ['/a}', 3, 'unopened-bracket'],
    ['/a b', 3, 'stray-character'],
    ['/a\nb', 3, 'stray-character'],
    ['/a\u0000', 3, 'stray-character'],
    ['/\u007f', 2, 'stray-character'],
    ['/ü', 2, 'stray-character'],
    ['/"', 2, 'stray-character'],
    ['/#', 2, 'stray-character'],
    ['/;', 2, 'stray-character'],
    ['/<', 2, 'stray-character'],
    ['/>', 2, 'stray-character'],
    ['/`', 2, 'stray-character'],
    ['/(?<n>a)', 2, 'unknown-group'],
    ['/(?<=a)', 2, 'unknown-group'],
    ['/(?<!a)', 2, 'unknown-group'],
    ['/(?P<n>a)', 2, 'unknown-group'],
    ['/(?>a)', 2, 'unknown-group'],
    ['/(?s)', 2, 'unknown-group'],
    ['/(?i', 2, 'unknown-group'],
    ['/(?', 2, 'unknown-group'],
    ['/(?#x)', 2, 'unknown-group'],
    ['/(?--i)', 2, 'unknown-group'],
    ['/[a"]', 4, 'stray-character'],
    ['/[a b]', 4, 'stray-character'],
    ['/[ü]', 3, 'stray-character'],
    ['/[[]', 3, 'bracket-in-class'],
    ['/[[.a.]]', 3, 'bracket-in-class'],
    ['/[[:nope:]]', 3, 'bracket-in-class'],
    ['/[[:alpha]]', 3, 'bracket-in-class'],
    ['/[a[:Alpha:]]', 4, 'bracket-in-class'],
    ['/\\', 2, 'bad-escape'],
    ['/\\1', 2, 'bad-escape'],
    ['/\\n', 2, 'bad-escape'],
    ['/\\Q', 2, 'bad-escape'],
    ['/\\x', 2, 'bad-escape'],
    ['/\\x2', 2, 'bad-escape'],
    ['/\\x00', 2, 'bad-escape'],
    ['/\\x0a', 2, 'bad-escape'],
    ['/\\x0A', 2, 'bad-escape'],
    ['/\\x0d', 2, 'bad-escape'],
    ['/\\x0D', 2, 'bad-escape'],
    ['/\\x80', 2, 'bad-escape'],
    ['/\\xff', 2, 'bad-escape'],
    ['/\\xFF', 2, 'bad-escape'],
    ['/\\ü', 2, 'bad-escape'],
    ['/[\\n]', 3, 'bad-escape'],
    ['/[\\]', 2, 'unclosed-class'],
    ['/$a', 2, 'end-anchor'],
    ['/a$*', 3, 'end-anchor'],
    ['/(a$b)', 4, 'end-anchor'],
    ['/a$$', 3, 'end-anchor'],
    ['/[:alpha:]', 2, 'misplaced-class'],
    ['/a[.b.]', 3, 'misplaced-class'],
    ['/[=a=]', 2, 'misplaced-class'],
    [`/${'('.repeat(101)}a${')'.repeat(101)}`, 102, 'too-deep'],
    ['/[]', 2, 'empty-class'],
    ['/[]a]', 2, 'empty-class'],
    ['/[^]', 2, 'empty-class'],
    ['/[z-a]', 3, 'bad-range'],
    ['/[b\\x62-\\x61]', 4, 'bad-range'],
    ['/[\\d-z]', 3, 'bad-range'],
    ['/[+-\\w]', 3, 'bad-range'],
    ['/[[:alpha:]-z]', 3, 'bad-range'],
    ['/[a-[:alpha:]]', 3, 'bad-range'],
    ['/[\\b]', 3, 'boundary-in-class'],
    ['/[a\\B]', 4, 'boundary-in-class'],
    ['/a{1001}', 3, 'too-many-repetitions'],
    ['/a{1001,}', 3, 'too-many-repetitions'],
    ['/a{1,1001}', 3, 'too-many-repetitions'],
    ['/(a{100}){11}', 10, 'too-many-repetitions'],
    ['/((a{10}){10}b){11}', 16, 'too-many-repetitions'],
    ['/(ba{101}c){10}', 12, 'too-many-repetitions'],
    ['/(?:x|a{501}|y){2}', 16, 'too-many-repetitions'],
  ])('%j, at character %d: %s', (pattern, position, kind) => {
    expect(failureOf(pattern)).toStrictEqual({ position, kind });
  });

  test.each(['/[a]{1000}[b]{1000}', '/(?:[ab]{30}){33}[ab]{1000}', `/${'[a]'.repeat(900)}[a]{900}`])('what PCRE cannot compile, since its repetitions are written out: %s', pattern => {
    expect(failureOf(pattern).kind).toBe('too-large');
  });

  test('whatever the pattern, a failure names a character of it, or the one behind its end', () => {
    fc.assert(fc.property(fc.string({ maxLength: 12 }), text => {
      const pattern = `/${text}`;
      fc.pre(attempt(pattern) === undefined);
      const { position } = failureOf(pattern);
      expect(position).toBeGreaterThanOrEqual(1);
      expect(position).toBeLessThanOrEqual(pattern.length);
    }));
  });
});

function attempt(pattern: string) {
  try {
    return parsePathRegex(pattern);
  } catch {
    return undefined;
  }
}

/** The kind of a failure, and the character that it names, counted from 1. */
function failureOf(pattern: string): { position: number; kind: string } {
  try {
    parsePathRegex(pattern);
  } catch (e) {
    expect(e).toBeInstanceOf(PathRegexError);
    const { kind, message } = e as PathRegexError;
    return { position: Number(/\d+/.exec(message)), kind };
  }
  throw new Error('expected a failure, and there was none');
}
