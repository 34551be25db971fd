import { checkAbsolute, checkLiteralPath, checkPlainPath } from '../../src/kubernetes/paths';

const PATH_3000 = `/${'a'.repeat(2999)}`;

describe('a literal path', () => {
  test.each([
    '/', '/lb', '/lb/', '/a/b.c', '/AZ/az/09', "/._~!&',;=:@+-", '/.well-known/x', '/..a/b', '/a../b', '/...', '/a./b', '/a.', '/a..',
  ])('may be %s', path => {
    expect(checkLiteralPath('path', path)).toBe(path);
  });

  const strayError = (path: string, stray: string, fix: string) => new Error(
    `path: got ${JSON.stringify(path)}, allowed is a literal path of letters, digits and / . _ ~ ! & ' , ; = : @ + -, `
    + `and here stands ${JSON.stringify(stray)}; ${fix}`);

  test.each([...'()[]{}*|^$\\'])('holds no %s of a regular expression', stray => {
    expect(() => checkLiteralPath('path', `/a${stray}%`)).toThrow(strayError(`/a${stray}%`, stray, 'use RoutePath.regex() for a regular expression'));
  });

  test.each(['/a?b=c', '/a?', '/colou?r'])('holds no query: %s', path => {
    expect(() => checkLiteralPath('path', path)).toThrow(strayError(path, '?',
      'take the query out, which is no part of a path, or use RoutePath.regex() for a regular expression'));
  });

  test('holds no encoded characters', () => {
    expect(() => checkLiteralPath('path', '/a%2fb*')).toThrow(strayError('/a%2fb*', '%',
      'controllers match the decoded path; use RoutePath.regex() for characters beyond these'));
  });

  test.each([' ', '#', '"', '<', '>', '`', 'ü', '😀', '\n', '\0', '\x7f'])('holds no %j', stray => {
    expect(() => checkLiteralPath('path', `/a${stray}b`)).toThrow(strayError(`/a${stray}b`, stray,
      'a path holds neither query, fragment, white space nor letters beyond ASCII'));
  });

  test.each([
    ['/a//b', '//', '/a/b'],
    ['//', '//', '/'],
    ['//a///b', '//', '/a/b'],
    ['/a//./b', '//', '/a/b'],
    ['/a/./b', '/./', '/a/b'],
    ['/./', '/./', '/'],
    ['/a/../b', '/../', '/b'],
    ['/../b', '/../', '/b'],
  ])('%s is not normal', (path, part, normal) => {
    expect(() => checkLiteralPath('path', path)).toThrow(new Error(`path: got "${path}", allowed is a path without "${part}"; write "${normal}"`));
  });

  test.each([
    ['/a/.', '/a/'],
    ['/.', '/'],
    ['/a/b/..', '/a/'],
    ['/..', '/'],
  ])('%s ends in a step', (path, normal) => {
    expect(() => checkLiteralPath('path', path)).toThrow(new Error(`path: got "${path}", allowed is a path that does not end in "/." or "/.."; write "${normal}"`));
  });

  test('is absolute', () => {
    expect(() => checkLiteralPath('path', 'lb')).toThrow('allowed is an absolute path');
  });
});

describe('any path', () => {
  test.each(['/', '/lb/(zl/.*)', '/a b"', '/a//b'])('may be %s', path => {
    expect(checkAbsolute('path', path)).toBe(path);
  });

  test.each<[unknown, string]>([
    ['lb', '/lb'],
    ['lb/', '/lb/'],
    ['', '/'],
    ['^/lb', '/lb'],
    ['^lb', '/lb'],
    ['a^b', '/a^b'],
    ['~ /a', '/~ /a'],
    [5, '/5'],
  ])('%j is not absolute', (path, absolute) => {
    expect(() => checkAbsolute('path', path as string)).toThrow(new Error(
      `path: got ${JSON.stringify(path)}, allowed is an absolute path, which starts with "/"; write "${absolute}"`));
  });

  test.each<unknown>([undefined, null, ['/']])('%j is no text', path => {
    expect(() => checkAbsolute('path', path as string)).toThrow('allowed is an absolute path, which starts with "/"; ');
  });

  test('3000 characters are not too many', () => {
    expect(checkAbsolute('path', PATH_3000)).toBe(PATH_3000);
  });

  test('3001 characters are too many', () => {
    expect(() => checkAbsolute('path', `${PATH_3000}a`)).toThrow('..., allowed is at most 3000 characters, and these are 3001; shorten the path');
  });
});

describe('a path that stands in a configuration as it is', () => {
  test.each(['/', '/healthz', '/a-b_c.d~e:f/09AZ'])('may be %s', path => {
    expect(checkPlainPath('appRoot', path)).toBe(path);
  });

  test.each(['/a!b', '/a@b', '/a;b', "/a'b", '/a,b', '/a&b', '/a=b', '/a+b', '/a!', '/$host', '/$1', '/a b', '/a?b=c', '/(a)', '/a%20b', '/a//$b'])('cannot be %s', path => {
    expect(() => checkPlainPath('appRoot', path)).toThrow(new Error(
      `appRoot: got ${JSON.stringify(path)}, allowed is a path of letters, digits and / - . _ ~ :; take the other characters out`));
  });

  test.each<[unknown, string]>([
    ['a', 'an absolute path, which starts with "/"; write "/a"'],
    ['$a', 'an absolute path, which starts with "/"; write "/$a"'],
    [5, 'an absolute path, which starts with "/"; write "/5"'],
    ['/a//b', 'a path without "//"; write "/a/b"'],
    ['/a/..', 'a path that does not end in "/." or "/.."; write "/"'],
  ])('cannot be %j, which is no path at all', (path, message) => {
    expect(() => checkPlainPath('appRoot', path as string)).toThrow(new Error(`appRoot: got ${JSON.stringify(path)}, allowed is ${message}`));
  });
});
