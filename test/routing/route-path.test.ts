import { PathType, RoutePath } from '../../src';
import { show } from '../../src/basics/errors';
import { advice } from '../basics/advice';
import { fault } from '../support';

describe('a prefix or exact path', () => {
  test.each([
    ['the root', '/'],
    ['an element', '/app'],
    ['several elements', '/app/v1.2/x_y-z~1'],
    ['dots that are no element', '/.well-known/..x/...'],
    ['all characters of a plain path', '/!&\',;=:@+'],
    ['longer than nginx reads a word', `/${'a'.repeat(5000)}`],
  ])('may be %s', (_, path) => {
    expect({ ...RoutePath.prefix(path) }).toStrictEqual({ type: PathType.PREFIX, value: path, groups: 0, head: path });
    expect({ ...RoutePath.exact(path) }).toStrictEqual({ type: PathType.EXACT, value: path, groups: 0, head: path });
  });

  test('as a prefix is the same with a slash behind it, as an exact path it is not', () => {
    expect(RoutePath.prefix('/app/')).toStrictEqual(RoutePath.prefix('/app'));
    expect(RoutePath.prefix('/')).toMatchObject({ value: '/', head: '/' });
    expect(RoutePath.exact('/app/')).toMatchObject({ type: PathType.EXACT, value: '/app/', groups: 0, head: '/app/' });
  });

  test.each<[string, unknown, string, string | undefined]>([
    ['without a slash', 'app', 'path.not-absolute', '/app'],
    ['empty', '', 'path.not-absolute', '/'],
    ['with an anchor', '^/app', 'path.not-absolute', '/app'],
    ['a regular expression', '/lb/(zl/.*)', 'path.stray-character', 'RoutePath.regex()'],
    ['with an end anchor', '/lb$', 'path.stray-character', 'RoutePath.regex()'],
    ['with a percent escape', '/a%2fb', 'path.stray-character', 'RoutePath.regex()'],
    ['with a quote', '/a"b', 'path.stray-character', undefined],
    ['with a newline', '/a\nb', 'path.stray-character', undefined],
    ['with a query', '/a?b=c', 'path.stray-character', 'RoutePath.regex()'],
    ['with a fragment', '/a#b', 'path.stray-character', undefined],
    ['with an umlaut', '/ü', 'path.stray-character', undefined],
    ['with two slashes', '/a//b', 'path.not-normal', '/a/b'],
    ['with an element that stays', '/a/./b', 'path.not-normal', '/a/b'],
    ['with an element that goes up', '/a/../b', 'path.not-normal', '/b'],
    ['that ends where it stays', '/a/.', 'path.not-normal', '/a/'],
    ['that ends above', '/a/b/..', 'path.not-normal', '/a/'],
  ])('is refused %s', (_, path, code, proposal) => {
    for (const [prop, make] of Object.entries({ 'RoutePath.prefix()': RoutePath.prefix, 'RoutePath.exact()': RoutePath.exact })) {
      expect(fault(() => make(path as string))).toStrictEqual({ code, prop, got: show(path) });
      expect(advice(() => make(path as string))).toBe(proposal);
    }
  });
});

describe('a regular expression', () => {
  test('knows its groups and its head', () => {
    expect({ ...RoutePath.regex('/lb/(zl/.*)') }).toStrictEqual({ type: PathType.REGEX, value: '/lb/(zl/.*)', groups: 1, head: '/lb/' });
  });

  test('may be longer than nginx reads a word', () => {
    expect(RoutePath.regex(`/${'a'.repeat(5000)}`).value).toHaveLength(5001);
  });

  test.each([
    ['bad-escape', '/\\n'],
    ['bad-range', '/[z-a]'],
    ['bad-repetition', '/a{'],
    ['bare-alternative', '/a|/b'],
    ['boundary-in-class', '/[\\b]'],
    ['bracket-in-class', '/[[]'],
    ['empty-class', '/[]'],
    ['end-anchor', '/$a'],
    ['misplaced-class', '/[:alpha:]'],
    ['nothing-to-repeat', '/(*)'],
    ['percent', '/a%20b'],
    ['repeated-repetition', '/a**'],
    ['start-anchor', '/^a'],
    ['stray-character', '/a b'],
    ['too-deep', `/${'('.repeat(101)}${')'.repeat(101)}`],
    ['too-large', '/[a]{1000}[b]{1000}'],
    ['too-many-repetitions', '/a{1001}'],
    ['unclosed-class', '/lb/['],
    ['unclosed-group', '/lb/(zl/.*'],
    ['unknown-group', '/(?<n>a)'],
    ['unopened-bracket', '/a]'],
    ['unopened-group', '/a)'],
  ])('is refused with %s', (kind, pattern) => {
    expect(fault(() => RoutePath.regex(pattern))).toStrictEqual({ code: `path-regex.${kind}`, prop: 'RoutePath.regex()', got: show(pattern) });
  });

  test.each<[string, unknown, string]>([
    ['without a slash', 'lb/(.*)', '/lb/(.*)'],
    ['with a start anchor', '^/lb/(.*)', '/lb/(.*)'],
    ['that is no text', 5, '/'],
  ])('is refused %s', (_, pattern, proposal) => {
    const make = () => RoutePath.regex(pattern as string);
    expect(fault(make)).toStrictEqual({ code: 'path.not-absolute', prop: 'RoutePath.regex()', got: show(pattern) });
    expect(advice(make)).toBe(proposal);
  });
});

test.each([
  [RoutePath.prefix('/app'), 'prefix /app'],
  [RoutePath.exact('/app'), 'exact /app'],
  [RoutePath.regex('/lb/(zl/.*)'), 'regex /lb/(zl/.*)'],
])('a path shows itself as "%s"', (path, text) => {
  expect(path.toString()).toBe(text);
});
