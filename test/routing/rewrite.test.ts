import { Rewrite, RewriteType } from '../../src';
import { show } from '../../src/basics/errors';
import { advice } from '../basics/advice';
import { fault } from '../support';

describe('a target', () => {
  test.each(['/', '/$1', '$1', '/$1$2', '/a-b.c_d~e:f/Z9', '/$9', '/$1a', '/$1/$2'])('may be %s', target => {
    expect(Rewrite.regexTarget(target)).toMatchObject({ type: RewriteType.REGEX_TARGET, target });
  });

  test.each([
    ['/', 0],
    ['/$1', 1],
    ['/$2/$1', 2],
    ['/$1$9', 9],
    ['/1', 0],
  ])('%s names groups up to %d', (target, groups) => {
    expect(Rewrite.regexTarget(target)._groups).toBe(groups);
  });

  test.each<[string, unknown, string | undefined]>([
    ['without a slash', 'zl/$1', '/zl/$1'],
    ['of another origin', 'http://x/$1', undefined],
    ['that is empty', '', '/$1'],
    ['that is no text', 1, '/$1'],
    ['with a space', '/a b', undefined],
    ['with a query', '/a?x=$1', undefined],
    ['with groups in braces', '/${1}/b', '/$1/b'],
    ['with groups behind backslashes', '/\\1/b', '/$1/b'],
    ['with braces', '/{1}', undefined],
    ['that ends its directive', '/a;', undefined],
    ['that ends its quotes', '/"', undefined],
    ['with a newline', '/a\n', undefined],
  ])('is refused %s', (_, target, proposal) => {
    const make = () => Rewrite.regexTarget(target as string);
    expect(fault(make)).toStrictEqual({ code: 'rewrite.bad-target', prop: 'Rewrite.regexTarget()', got: show(target) });
    expect(advice(make)).toBe(proposal);
  });

  test.each([
    ['with a variable', '/$uri', '$uri'],
    ['with the whole match', '/$0', '$0'],
    ['with a tenth group', '/$10', '$10'],
    ['with a bare dollar', '/$', '$'],
    ['with a variable behind a group', '/$1/$host', '$host'],
  ])('is refused %s', (_, target, variable) => {
    const make = () => Rewrite.regexTarget(target);
    expect(fault(make)).toStrictEqual({ code: 'rewrite.no-such-variable', prop: 'Rewrite.regexTarget()', got: show(target) });
    expect(advice(make)).toBe(variable);
  });

  test('may be of any length, since words of a limited one are a matter of some controllers', () => {
    expect(Rewrite.regexTarget(`/${'a'.repeat(5000)}`).target).toHaveLength(5001);
  });
});

test('a prefix that is stripped has no target', () => {
  expect({ ...Rewrite.stripPrefix() }).toStrictEqual({ type: RewriteType.STRIP_PREFIX, target: undefined, _groups: 0 });
});

describe('a prefix that is replaced', () => {
  test.each([
    ['/new', '/new'],
    ['/new/', '/new'],
    ['/a/b.c', '/a/b.c'],
  ])('by %s has the target %s', (path, target) => {
    expect({ ...Rewrite.replacePrefix(path) }).toStrictEqual({ type: RewriteType.REPLACE_PREFIX, target, _groups: 0 });
  });

  test('by the root is stripped', () => {
    expect(Rewrite.replacePrefix('/')).toStrictEqual(Rewrite.stripPrefix());
  });
});

test.each(['/healthz', '/healthz/'])('the full path %s is the target', path => {
  expect({ ...Rewrite.fullPath(path) }).toStrictEqual({ type: RewriteType.FULL_PATH, target: path, _groups: 0 });
});

describe.each([
  ['Rewrite.replacePrefix()', (path: string) => Rewrite.replacePrefix(path)],
  ['Rewrite.fullPath()', (path: string) => Rewrite.fullPath(path)],
])('%s', (prop, make) => {
  test.each([
    ['without a slash', 'new', 'path.not-absolute', '/new'],
    ['with a group', '/$1', 'path.not-plain', undefined],
    ['with a variable', '/$uri', 'path.not-plain', undefined],
    ['with a query', '/a?b=c', 'path.not-plain', undefined],
    ['with a percent escape', '/a%20b', 'path.not-plain', undefined],
    ['with a character that ends a directive', '/a;b', 'path.not-plain', undefined],
    ['with a character that the controller refuses', '/a@b', 'path.not-plain', undefined],
    ['with two slashes', '/a//b', 'path.not-normal', '/a/b'],
  ])('refuses a path %s', (_, path, code, proposal) => {
    expect(fault(() => make(path))).toStrictEqual({ code, prop, got: show(path) });
    expect(advice(() => make(path))).toBe(proposal);
  });
});
