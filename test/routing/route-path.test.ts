import { PathType, RoutePath } from '../../src';
import { failure } from '../support';

const LITERAL = 'a literal path of letters, digits and / . _ ~ ! & \' , ; = : @ + -';

describe('a prefix or exact path', () => {
  test.each([
    ['the root', '/'],
    ['an element', '/app'],
    ['several elements', '/app/v1.2/x_y-z~1'],
    ['dots that are no element', '/.well-known/..x/...'],
    ['all characters of a plain path', '/!&\',;=:@+'],
    ['the longest', `/${'a'.repeat(2999)}`],
  ])('may be %s', (_, path) => {
    expect(RoutePath.prefix(path)).toMatchObject({ type: PathType.PREFIX, value: path, groups: 0, head: path });
    expect(RoutePath.exact(path)).toMatchObject({ type: PathType.EXACT, value: path, groups: 0, head: path });
  });

  test('as a prefix is the same with a slash behind it, as an exact path it is not', () => {
    expect(RoutePath.prefix('/app/')).toStrictEqual(RoutePath.prefix('/app'));
    expect(RoutePath.prefix('/')).toMatchObject({ value: '/', head: '/' });
    expect(RoutePath.exact('/app/')).toMatchObject({ type: PathType.EXACT, value: '/app/', groups: 0, head: '/app/' });
  });

  test.each([
    ['without a slash', 'app', 'got "app", allowed is an absolute path, which starts with "/"; write "/app"'],
    ['empty', '', 'got "", allowed is an absolute path, which starts with "/"; write "/"'],
    ['with an anchor', '^/app', 'got "^/app", allowed is an absolute path, which starts with "/"; write "/app"'],
    ['a regular expression', '/lb/(zl/.*)', `got "/lb/(zl/.*)", allowed is ${LITERAL}, and here stands "("; use RoutePath.regex() for a regular expression`],
    ['with an end anchor', '/lb$', `got "/lb$", allowed is ${LITERAL}, and here stands "$"; use RoutePath.regex() for a regular expression`],
    ['with a percent escape', '/a%2fb', `got "/a%2fb", allowed is ${LITERAL}, and here stands "%"; controllers match the decoded path; use RoutePath.regex() for characters beyond these`],
    ['with a quote', '/a"b', `got "/a\\"b", allowed is ${LITERAL}, and here stands "\\""; a path holds neither query, fragment, white space nor letters beyond ASCII`],
    ['with a newline', '/a\nb', `got "/a\\nb", allowed is ${LITERAL}, and here stands "\\n"; a path holds neither query, fragment, white space nor letters beyond ASCII`],
    ['with a query', '/a?b=c', `got "/a?b=c", allowed is ${LITERAL}, and here stands "?"; take the query out, which is no part of a path, or use RoutePath.regex() for a regular expression`],
    ['with a fragment', '/a#b', `got "/a#b", allowed is ${LITERAL}, and here stands "#"; a path holds neither query, fragment, white space nor letters beyond ASCII`],
    ['with an umlaut', '/ü', `got "/ü", allowed is ${LITERAL}, and here stands "ü"; a path holds neither query, fragment, white space nor letters beyond ASCII`],
    ['with two slashes', '/a//b', 'got "/a//b", allowed is a path without "//"; write "/a/b"'],
    ['with an element that stays', '/a/./b', 'got "/a/./b", allowed is a path without "/./"; write "/a/b"'],
    ['with an element that goes up', '/a/../b', 'got "/a/../b", allowed is a path without "/../"; write "/b"'],
    ['that ends where it stays', '/a/.', 'got "/a/.", allowed is a path that does not end in "/." or "/.."; write "/a/"'],
    ['that ends above', '/a/b/..', 'got "/a/b/..", allowed is a path that does not end in "/." or "/.."; write "/a/"'],
    ['too long', `/${'a'.repeat(3000)}`, `got "/${'a'.repeat(115)}..., allowed is at most 3000 characters, and these are 3001; shorten the path`],
  ])('is refused %s', (_, path, message) => {
    expect(failure(() => RoutePath.prefix(path))).toBe(`RoutePath.prefix(): ${message}`);
    expect(failure(() => RoutePath.exact(path))).toBe(`RoutePath.exact(): ${message}`);
  });
});

describe('a regular expression', () => {
  test('knows its groups and its head', () => {
    expect(RoutePath.regex('/lb/(zl/.*)')).toMatchObject({ type: PathType.REGEX, value: '/lb/(zl/.*)', groups: 1, head: '/lb/' });
  });

  test('says what stands where when it is refused', () => {
    expect(failure(() => RoutePath.regex('/lb/(zl/.*'))).toBe('RoutePath.regex(): got "/lb/(zl/.*", allowed is a regular expression for paths, and at character 5 stands a "(" without its ")"; correct the pattern');
  });

  test.each([
    ['without a slash', 'lb/(.*)', 'got "lb/(.*)", allowed is an absolute path, which starts with "/"; write "/lb/(.*)"'],
    ['with a start anchor', '^/lb/(.*)', 'got "^/lb/(.*)", allowed is an absolute path, which starts with "/"; write "/lb/(.*)"'],
    ['too long', `/${'a'.repeat(3000)}`, `got "/${'a'.repeat(115)}..., allowed is at most 3000 characters, and these are 3001; shorten the path`],
    ['that is no text', 5 as any, 'got 5, allowed is an absolute path, which starts with "/"; write "/5"'],
  ])('is refused %s', (_, pattern, message) => {
    expect(failure(() => RoutePath.regex(pattern))).toBe(`RoutePath.regex(): ${message}`);
  });
});

test.each([
  [RoutePath.prefix('/app'), 'prefix /app'],
  [RoutePath.exact('/app'), 'exact /app'],
  [RoutePath.regex('/lb/(zl/.*)'), 'regex /lb/(zl/.*)'],
])('a path shows itself as "%s"', (path, text) => {
  expect(path.toString()).toBe(text);
});
