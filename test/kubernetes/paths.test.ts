import { show } from '../../src/basics/errors';
import { checkAbsolute, checkLiteralPath, checkPlainPath } from '../../src/kubernetes/paths';
import { advice } from '../basics/advice';
import { fault } from '../support';

test.each([['literal', checkLiteralPath], ['plain', checkPlainPath], ['absolute', checkAbsolute]])('how long a path may be is up to the controller: %s', (_, check) => {
  expect(check('path', `/${'a'.repeat(5000)}`)).toHaveLength(5001);
});

describe('a literal path', () => {
  test.each([
    '/', '/lb', '/lb/', '/a/b.c', '/AZ/az/09', "/._~!&',;=:@+-", '/.well-known/x', '/..a/b', '/a../b', '/...', '/a./b', '/a.', '/a..',
  ])('may be %s', path => {
    expect(checkLiteralPath('path', path)).toBe(path);
  });

  test.each([...'()[]{}*|^$\\', '?', '%'])('holds no %s, which a regular expression may', stray => {
    const check = () => checkLiteralPath('path', `/a${stray}%`);
    expect(fault(check)).toStrictEqual({ code: 'path.stray-character', prop: 'path', got: show(`/a${stray}%`) });
    expect(advice(check)).toBe('RoutePath.regex()');
  });

  test.each(['/a?b=c', '/a?', '/colou?r'])('holds no query: %s', path => {
    expect(fault(() => checkLiteralPath('path', path))).toStrictEqual({ code: 'path.stray-character', prop: 'path', got: show(path) });
  });

  test('holds no encoded characters', () => {
    expect(fault(() => checkLiteralPath('path', '/a%2fb*'))).toStrictEqual({ code: 'path.stray-character', prop: 'path', got: '"/a%2fb*"' });
  });

  test.each([' ', '#', '"', '<', '>', '`', 'ü', '😀', '\n', '\0', '\x7f'])('holds no %j', stray => {
    const check = () => checkLiteralPath('path', `/a${stray}b`);
    expect(fault(check)).toStrictEqual({ code: 'path.stray-character', prop: 'path', got: show(`/a${stray}b`) });
    expect(advice(check)).toBeUndefined();
  });

  test.each([
    ['/a//b', '/a/b'],
    ['//', '/'],
    ['//a///b', '/a/b'],
    ['/a//./b', '/a/b'],
    ['/a/./b', '/a/b'],
    ['/./', '/'],
    ['/a/../b', '/b'],
    ['/../b', '/b'],
    ['/a/.', '/a/'],
    ['/.', '/'],
    ['/a/b/..', '/a/'],
    ['/..', '/'],
  ])('%s is not normal, %s is', (path, normal) => {
    for (const check of [checkLiteralPath, checkPlainPath]) {
      expect(fault(() => check('path', path))).toStrictEqual({ code: 'path.not-normal', prop: 'path', got: `"${path}"` });
      expect(advice(() => check('path', path))).toBe(normal);
      expect(check('path', normal)).toBe(normal);
    }
  });

  test('is absolute', () => {
    expect(fault(() => checkLiteralPath('path', 'lb'))).toStrictEqual({ code: 'path.not-absolute', prop: 'path', got: '"lb"' });
  });
});

describe('any path', () => {
  test.each(['/', '/lb/(zl/.*)', '/a b"', '/a//b'])('may be %s', path => {
    expect(checkAbsolute('path', path)).toBe(path);
  });

  test.each<[unknown, string | undefined]>([
    ['lb', '/lb'],
    ['lb/', '/lb/'],
    ['', '/'],
    ['^/lb', '/lb'],
    ['^lb', '/lb'],
    ['*', '/'],
    ['lb-2/(.*)', '/lb-2/(.*)'],
    ['a^b', undefined],
    ['~ /a', undefined],
    ['https://app.example.com/lb', undefined],
    ['app.example.com/lb', undefined],
    ['10.0.0.1:80/lb', undefined],
    [5, '/'],
    [undefined, '/'],
    [null, '/'],
    [['/'], '/'],
  ])('%j is not absolute, %s is', (path, absolute) => {
    const check = () => checkAbsolute('path', path as string);
    expect(fault(check)).toStrictEqual({ code: 'path.not-absolute', prop: 'path', got: show(path) });
    expect(advice(check)).toBe(absolute);
  });
});

describe('a path that stands in a configuration as it is', () => {
  test.each(['/', '/healthz', '/a-b_c.d~e:f/09AZ'])('may be %s', path => {
    expect(checkPlainPath('appRoot', path)).toBe(path);
  });

  test.each(['/a!b', '/a@b', '/a;b', "/a'b", '/a,b', '/a&b', '/a=b', '/a+b', '/a!', '/$host', '/$1', '/a b', '/a?b=c', '/(a)', '/a%20b', '/a//$b'])('cannot be %s', path => {
    expect(fault(() => checkPlainPath('appRoot', path))).toStrictEqual({ code: 'path.not-plain', prop: 'appRoot', got: show(path) });
  });

  test.each<unknown>(['a', '$a', 5])('cannot be %j, which is not absolute', path => {
    expect(fault(() => checkPlainPath('appRoot', path as string))).toStrictEqual({ code: 'path.not-absolute', prop: 'appRoot', got: show(path) });
  });
});
