import { entriesOf, middlewaresOf, named, onTraefik, reportOn } from './support';
import { Rewrite, RoutePath } from '../../../src';
import { failure } from '../../support';

test.each<[string, RoutePath, Rewrite, object | undefined]>([
  ['a prefix is taken away', RoutePath.prefix('/a'), Rewrite.stripPrefix(), { stripPrefix: { prefixes: ['/a'] } }],
  ['an exact path is taken away', RoutePath.exact('/a/'), Rewrite.stripPrefix(), { stripPrefix: { prefixes: ['/a/'] } }],
  ['of the root there is nothing to take away', RoutePath.prefix('/'), Rewrite.stripPrefix(), undefined],
  ['a prefix is replaced', RoutePath.prefix('/a.b'), Rewrite.replacePrefix('/v2/'), { replacePathRegex: { regex: '^/a\\.b(/.*)?$', replacement: '/v2${1}' } }],
  ['the root is replaced', RoutePath.prefix('/'), Rewrite.replacePrefix('/v2'), { replacePathRegex: { regex: '^/(.*)$', replacement: '/v2/${1}' } }],
  ['an exact path is replaced', RoutePath.exact('/a'), Rewrite.replacePrefix('/v2'), { replacePath: { path: '/v2' } }],
  ['every path is the same', RoutePath.regex('/a.*'), Rewrite.fullPath('/x'), { replacePath: { path: '/x' } }],
  ['a target has groups, in braces', RoutePath.regex('/lb/(z)(l)'), Rewrite.regexTarget('/$2a/$1'), { replacePathRegex: { regex: '^(?:/lb/(z)(l))$', replacement: '/${2}a/${1}' } }],
  ['a target has no groups', RoutePath.prefix('/a'), Rewrite.regexTarget('/x'), { replacePath: { path: '/x' } }],
])('%s', (_, path, rewrite, spec) => {
  expect(middlewaresOf({ paths: [path], rewrite }).rewrite).toStrictEqual(spec);
});

test('paths that are rewritten differently have Middlewares of their own', () => {
  const props = { paths: [RoutePath.prefix('/a'), RoutePath.prefix('/'), RoutePath.prefix('/a/b'), RoutePath.exact('/a')], rewrite: Rewrite.stripPrefix() };
  expect(middlewaresOf(props)).toStrictEqual({
    'rewrite': { stripPrefix: { prefixes: ['/a'] } },
    'rewrite-2': { stripPrefix: { prefixes: ['/a/b'] } },
    'retry': { retry: { attempts: 8 } },
  });
  expect(entriesOf(props).map(({ middlewares }) => middlewares)).toStrictEqual([named('rewrite', 'retry'), named('retry'), named('rewrite-2', 'retry'), named('rewrite', 'retry')]);
});

test.each<[RoutePath, Rewrite, string]>([
  [RoutePath.prefix('/a'), Rewrite.stripPrefix(), 'stripPrefix: /a'],
  [RoutePath.prefix('/'), Rewrite.stripPrefix(), 'nothing: the path stays'],
  [RoutePath.prefix('/a'), Rewrite.replacePrefix('/b'), 'replacePathRegex: ^/a(/.*)?$ to /b${1}'],
])('the report tells of %s', (path, rewrite, rendered) => {
  expect(reportOn({ paths: [path], rewrite }).verdicts[1]).toMatchObject({ policy: 'rewrite', rendered });
});

test.each<[string, RoutePath, Rewrite, string]>([
  ['a group that a regular expression has not', RoutePath.regex('/(a)'), Rewrite.regexTarget('/$2'),
    'got "/$2", allowed is $1, since regex /(a) has 1 (Traefik puts nothing in place of others); add a group to the path or use a lower number'],
  ['a prefix to strip from a regular expression', RoutePath.regex('/a'), Rewrite.stripPrefix(),
    'got "Rewrite.stripPrefix()", allowed is prefix and exact paths with it, and here stands regex /a; use Rewrite.regexTarget() for regular expressions'],
  ['a prefix to replace in a regular expression', RoutePath.regex('/a'), Rewrite.replacePrefix('/b'),
    'got "Rewrite.replacePrefix()", allowed is prefix and exact paths with it, and here stands regex /a; use Rewrite.regexTarget() for regular expressions'],
  ['a target that is always answered with 400', RoutePath.regex('/(a)'), Rewrite.regexTarget('//$1'),
    'got "//$1", allowed is a target without "//", "." or ".." as a part of the path on Traefik (it answers 400); take them out'],
  ['a target that ends in a step up', RoutePath.regex('/(a)'), Rewrite.regexTarget('/$1/..'),
    'got "/$1/..", allowed is a target without "//", "." or ".." as a part of the path on Traefik (it answers 400); take them out'],
])('%s is refused', (_, path, rewrite, message) => {
  expect(failure(() => onTraefik({ paths: [path], rewrite }))).toBe(`zl/Lb: rewrite: ${message}`);
});
