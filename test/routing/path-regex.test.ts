import * as fc from 'fast-check';
import { parsePathRegex } from '../../src/routing/path-regex';
import { failure } from '../support';

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
  const alternative = 'an alternative outside a group, whose second half would match anywhere; group it: /(a|b)';
  const end = '"$" before the end, where it can never match; write \\$ for the character';
  const group = 'a kind of group that not every engine knows; allowed are ( (?: (?= (?! (?i) (?-i)';
  const repetition = 'a "{" that is no repetition like {2} or {2,5}; write \\{ for the character';
  const tooMany = 'more than 1000 repetitions, nested ones multiplied';
  const range = 'a range in a character class that does not go from a lower character to a higher one';
  const emptyClass = 'an empty character class; write [\\]] for the bracket itself';
  const bracketInClass = '"[" in a character class; write \\[ for the character';
  const allowedEscapes = 'allowed are \\d \\w \\s \\b, their opposites, \\ and punctuation, \\x01 to \\x7f';

  test.each([
    // Facts: "A top-level | is not grouped: /a|/b also matches /x/b."
    ['/a|/b', 3, alternative],
    ['/(a|b)|c', 7, alternative],
    ['|', 1, alternative],
    ['/a)', 3, 'a ")" without its "("'],
    ['/(a))', 5, 'a ")" without its "("'],
    // Measured: pcre2_compile() fails.
    ['/lb/(zl/.*', 5, 'a "(" without its ")"'],
    ['/((a)', 2, 'a "(" without its ")"'],
    ['/(?:a', 2, 'a "(" without its ")"'],
    ['/lb/[', 5, 'a "[" without its "]"'],
    ['/[a', 2, 'a "[" without its "]"'],
    ['/[^', 2, 'a "[" without its "]"'],
    ['/[a-', 2, 'a "[" without its "]"'],
    ['/[[:alpha:]', 2, 'a "[" without its "]"'],
    ['*', 1, '"*" with nothing before it to repeat'],
    ['/(*)', 3, '"*" with nothing before it to repeat'],
    ['/(+)', 3, '"+" with nothing before it to repeat'],
    ['/(?)', 2, group],
    ['/({2})', 3, '"{" with nothing before it to repeat'],
    ['/(a|*)', 5, '"*" with nothing before it to repeat'],
    ['/(a|?)', 5, '"?" with nothing before it to repeat'],
    ['/(?i)*', 6, '"*" with nothing before it to repeat'],
    ['/(?-i)+', 7, '"+" with nothing before it to repeat'],
    ['/(?=a)*', 7, '"*" with nothing before it to repeat'],
    ['/(?!a)?', 7, '"?" with nothing before it to repeat'],
    ['/\\b*', 4, '"*" with nothing before it to repeat'],
    ['/\\B+', 4, '"+" with nothing before it to repeat'],
    ['/a**', 4, '"*" after a repetition'],
    ['/a++', 4, '"+" after a repetition'],
    ['/a+{2}', 4, '"{" after a repetition'],
    ['/a{2}*', 6, '"*" after a repetition'],
    ['/a+?*', 5, '"*" with nothing before it to repeat'],
    ['/a???', 5, '"?" with nothing before it to repeat'],
    ['/a{', 3, repetition],
    ['/a{}', 3, repetition],
    ['/a{x}', 3, repetition],
    ['/a{,5}', 3, repetition],
    ['/a{2', 3, repetition],
    ['/a{2,', 3, repetition],
    ['/a{2,5', 3, repetition],
    ['/a{2, 5}', 3, repetition],
    ['/a{123456}', 3, repetition],
    ['/a{5,2}', 3, '{5,2}, whose second number is below its first'],
    ['/^a', 2, '"^" (a path is matched from its start anyway)'],
    ['^/a', 1, '"^" (a path is matched from its start anyway)'],
    ['/a%20b', 3, '"%": controllers match the decoded path; write \\x20 for a space'],
    ['/a]', 3, '"]" without its opening bracket; write \\] for the character'],
    ['/a}', 3, '"}" without its opening bracket; write \\} for the character'],
    ['/a b', 3, '" ", which no URL path holds as it is; write it as \\xNN'],
    ['/a\nb', 3, '"\\n", which no URL path holds as it is; write it as \\xNN'],
    ['/a\u0000', 3, '"\\u0000", which no URL path holds as it is; write it as \\xNN'],
    ['/\u007f', 2, '"\u007f", which no URL path holds as it is; write it as \\xNN'],
    ['/ü', 2, '"ü", which no URL path holds as it is; write it as \\xNN'],
    ['/"', 2, '"\\"", which no URL path holds as it is; write it as \\xNN'],
    ['/#', 2, '"#", which no URL path holds as it is; write it as \\xNN'],
    ['/;', 2, '";", which no URL path holds as it is; write it as \\xNN'],
    ['/<', 2, '"<", which no URL path holds as it is; write it as \\xNN'],
    ['/>', 2, '">", which no URL path holds as it is; write it as \\xNN'],
    ['/`', 2, '"`", which no URL path holds as it is; write it as \\xNN'],
    ['/(?<n>a)', 2, group],
    ['/(?<=a)', 2, group],
    ['/(?<!a)', 2, group],
    ['/(?P<n>a)', 2, group],
    ['/(?>a)', 2, group],
    ['/(?s)', 2, group],
    ['/(?i', 2, group],
    ['/(?', 2, group],
    ['/(?#x)', 2, group],
    ['/(?--i)', 2, group],
    ['/[a"]', 4, '"\\"", which no URL path holds as it is; write it as \\xNN'],
    ['/[a b]', 4, '" ", which no URL path holds as it is; write it as \\xNN'],
    ['/[ü]', 3, '"ü", which no URL path holds as it is; write it as \\xNN'],
    ['/[[]', 3, bracketInClass],
    ['/[[.a.]]', 3, bracketInClass],
    ['/[[:nope:]]', 3, bracketInClass],
    ['/[[:alpha]]', 3, bracketInClass],
    ['/[a[:Alpha:]]', 4, bracketInClass],
    ['/\\', 2, `the escape "\\\\"; ${allowedEscapes}`],
    ['/\\1', 2, `the escape "\\\\1"; ${allowedEscapes}`],
    ['/\\n', 2, `the escape "\\\\n"; ${allowedEscapes}`],
    ['/\\Q', 2, `the escape "\\\\Q"; ${allowedEscapes}`],
    ['/\\x', 2, `the escape "\\\\x"; ${allowedEscapes}`],
    ['/\\x2', 2, `the escape "\\\\x"; ${allowedEscapes}`],
    ['/\\x00', 2, `the escape "\\\\x"; ${allowedEscapes}`],
    ['/\\x0a', 2, `the escape "\\\\x"; ${allowedEscapes}`],
    ['/\\x0A', 2, `the escape "\\\\x"; ${allowedEscapes}`],
    ['/\\x0d', 2, `the escape "\\\\x"; ${allowedEscapes}`],
    ['/\\x0D', 2, `the escape "\\\\x"; ${allowedEscapes}`],
    ['/\\x80', 2, `the escape "\\\\x"; ${allowedEscapes}`],
    ['/\\xff', 2, `the escape "\\\\x"; ${allowedEscapes}`],
    ['/\\xFF', 2, `the escape "\\\\x"; ${allowedEscapes}`],
    ['/\\ü', 2, `the escape "\\\\ü"; ${allowedEscapes}`],
    ['/[\\n]', 3, `the escape "\\\\n"; ${allowedEscapes}`],
    ['/[\\]', 2, 'a "[" without its "]"'],
    ['/$a', 2, end],
    ['/a$*', 3, end],
    ['/(a$b)', 4, end],
    ['/a$$', 3, end],
    ['/[:alpha:]', 2, 'a character class within ":"; write [[:alpha:]] for a POSIX class'],
    ['/a[.b.]', 3, 'a character class within "."; write [[:alpha:]] for a POSIX class'],
    ['/[=a=]', 2, 'a character class within "="; write [[:alpha:]] for a POSIX class'],
    [`/${'('.repeat(101)}a${')'.repeat(101)}`, 102, 'a group within 100 others'],
    ['/[]', 2, emptyClass],
    ['/[]a]', 2, emptyClass],
    ['/[^]', 2, emptyClass],
    ['/[z-a]', 3, range],
    ['/[b\\x62-\\x61]', 4, range],
    ['/[\\d-z]', 3, range],
    ['/[+-\\w]', 3, range],
    ['/[[:alpha:]-z]', 3, range],
    ['/[a-[:alpha:]]', 3, range],
    ['/[\\b]', 3, '\\b in a character class'],
    ['/[a\\B]', 4, '\\b in a character class'],
    ['/a{1001}', 3, tooMany],
    ['/a{1001,}', 3, tooMany],
    ['/a{1,1001}', 3, tooMany],
    ['/(a{100}){11}', 10, tooMany],
    ['/((a{10}){10}b){11}', 16, tooMany],
    ['/(ba{101}c){10}', 12, tooMany],
    ['/(?:x|a{501}|y){2}', 16, tooMany],
  ])('%j, at character %d: %s', (pattern, position, what) => {
    expect(failure(() => parsePathRegex(pattern))).toBe(`at character ${position} stands ${what}`);
  });

  test.each(['/[a]{1000}[b]{1000}', '/(?:[ab]{30}){33}[ab]{1000}', `/${'[a]'.repeat(900)}[a]{900}`])('what PCRE cannot compile, since its repetitions are written out: %s', pattern => {
    expect(failure(() => parsePathRegex(pattern)))
      .toMatch(/^at character \d+ stands the point where the pattern, its repetitions written out, grows beyond what engines compile$/);
  });

  test('whatever the pattern, a failure names a character of it, or the one behind its end', () => {
    fc.assert(fc.property(fc.string({ maxLength: 12 }), text => {
      const pattern = `/${text}`;
      fc.pre(attempt(pattern) === undefined);
      const position = Number(/^at character (\d+) stands /.exec(failure(() => parsePathRegex(pattern)))![1]);
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
