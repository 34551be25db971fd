import { Rewrite, RewriteType } from '../../src';
import { failure } from '../support';

const TARGET = 'a path of letters, digits, / - . _ ~ : and $1 to $9, first "/" or a group';
const PATH = 'a path of letters, digits and / - . _ ~ :';

describe('a target', () => {
  test.each(['/', '/$1', '$1', '/$1$2', '/a-b.c_d~e:f/Z9', '/$9', '/$1a', '/$1/$2'])('may be %s', target => {
    expect(Rewrite.regexTarget(target)).toMatchObject({ type: RewriteType.REGEX_TARGET, target });
  });

  test.each([
    ['without a slash', 'zl/$1', 'got "zl/$1"', 'write "/zl/$1"'],
    ['that is empty', '', 'got ""', 'write for example "/$1"'],
    ['with a space', '/a b', 'got "/a b"', 'take the other characters out'],
    ['with a query', '/a?x=$1', 'got "/a?x=$1"', 'take the other characters out'],
    ['with braces', '/${1}', 'got "/${1}"', 'take the other characters out'],
    ['that ends its directive', '/a;', 'got "/a;"', 'take the other characters out'],
    ['that ends its quotes', '/"', 'got "/\\""', 'take the other characters out'],
    ['with a newline', '/a\n', 'got "/a\\n"', 'take the other characters out'],
    ['of another origin', 'http://x/$1', 'got "http://x/$1"', 'write "/http://x/$1"'],
    ['that is no text', 1 as any, 'got 1', 'write for example "/$1"'],
    ['with a variable', '/$uri', 'got "/$uri"', '"$uri" is none of $1 to $9, and a controller would take it for a variable'],
    ['with the whole match', '/$0', 'got "/$0"', '"$0" is none of $1 to $9, and a controller would take it for a variable'],
    ['with a tenth group', '/$10', 'got "/$10"', '"$10" is none of $1 to $9, and a controller would take it for a variable'],
    ['with a bare dollar', '/$', 'got "/$"', '"$" is none of $1 to $9, and a controller would take it for a variable'],
    ['with a variable behind a group', '/$1/$host', 'got "/$1/$host"', '"$host" is none of $1 to $9, and a controller would take it for a variable'],
  ])('is refused %s', (_, target, got, fix) => {
    expect(failure(() => Rewrite.regexTarget(target))).toBe(`Rewrite.regexTarget(): ${got}, allowed is ${TARGET}; ${fix}`);
  });

  test('is refused where nginx could not read it: no word above 4096 bytes', () => {
    expect(Rewrite.regexTarget(`/${'a'.repeat(2999)}`).target).toHaveLength(3000);
    expect(failure(() => Rewrite.regexTarget(`/${'a'.repeat(3000)}`)))
      .toBe(`Rewrite.regexTarget(): got "/${'a'.repeat(115)}..., allowed is at most 3000 characters, and these are 3001; shorten the target`);
  });
});

test('a prefix that is stripped has no target', () => {
  expect(Rewrite.stripPrefix()).toMatchObject({ type: RewriteType.STRIP_PREFIX });
  expect(Rewrite.stripPrefix().target).toBeUndefined();
});

describe('a prefix that is replaced', () => {
  test.each([
    ['/new', '/new'],
    ['/new/', '/new'],
    ['/a/b.c', '/a/b.c'],
  ])('by %s has the target %s', (path, target) => {
    expect(Rewrite.replacePrefix(path)).toMatchObject({ type: RewriteType.REPLACE_PREFIX, target });
  });

  test('by the root is stripped', () => {
    expect(Rewrite.replacePrefix('/')).toMatchObject({ type: RewriteType.STRIP_PREFIX });
  });
});

test('a full path is the target', () => {
  expect(Rewrite.fullPath('/healthz')).toMatchObject({ type: RewriteType.FULL_PATH, target: '/healthz' });
  expect(Rewrite.fullPath('/healthz/')).toMatchObject({ type: RewriteType.FULL_PATH, target: '/healthz/' });
});

describe.each([
  ['Rewrite.replacePrefix()', (path: string) => Rewrite.replacePrefix(path)],
  ['Rewrite.fullPath()', (path: string) => Rewrite.fullPath(path)],
])('%s', (prop, make) => {
  test.each([
    ['without a slash', 'new', 'got "new", allowed is an absolute path, which starts with "/"; write "/new"'],
    ['with a group', '/$1', `got "/$1", allowed is ${PATH}; take the other characters out`],
    ['with a variable', '/$uri', `got "/$uri", allowed is ${PATH}; take the other characters out`],
    ['with a query', '/a?b=c', `got "/a?b=c", allowed is ${PATH}; take the other characters out`],
    ['with a percent escape', '/a%20b', `got "/a%20b", allowed is ${PATH}; take the other characters out`],
    ['with a character that ends a directive', '/a;b', `got "/a;b", allowed is ${PATH}; take the other characters out`],
    ['with a character that the controller refuses', '/a@b', `got "/a@b", allowed is ${PATH}; take the other characters out`],
    ['with two slashes', '/a//b', 'got "/a//b", allowed is a path without "//"; write "/a/b"'],
  ])('refuses a path %s', (_, path, message) => {
    expect(failure(() => make(path))).toBe(`${prop}: ${message}`);
  });
});
