import { objectsOf, onGatewayApi, OTHERS, rulesOf, THERE, THERE_ON_ENVOY, verdictOf } from './support';
import { Rewrite, RoutePath, Support } from '../../../src';
import { failure } from '../../support';

const rewritten = (path: object) => [{ type: 'URLRewrite', urlRewrite: { path } }];
const prefix = (replacePrefixMatch: string) => rewritten({ type: 'ReplacePrefixMatch', replacePrefixMatch });
const full = (replaceFullPath: string) => rewritten({ type: 'ReplaceFullPath', replaceFullPath });
const extension = (name: string) => [{ type: 'ExtensionRef', extensionRef: { group: 'gateway.envoyproxy.io', kind: 'HTTPRouteFilter', name } }];

test.each<[string, RoutePath, Rewrite, object[] | undefined, string]>([
  ['a prefix is taken away', RoutePath.prefix('/a'), Rewrite.stripPrefix(), prefix('/'), 'ReplacePrefixMatch: /'],
  ['an exact path is taken away', RoutePath.exact('/a/'), Rewrite.stripPrefix(), full('/'), 'ReplaceFullPath: /'],
  ['of the root there is nothing to take away', RoutePath.prefix('/'), Rewrite.stripPrefix(), undefined, 'nothing: the path stays'],
  ['nor of the exact root', RoutePath.exact('/'), Rewrite.stripPrefix(), undefined, 'nothing: the path stays'],
  ['a prefix is replaced', RoutePath.prefix('/a.b'), Rewrite.replacePrefix('/v2/'), prefix('/v2'), 'ReplacePrefixMatch: /v2'],
  ['the root is replaced', RoutePath.prefix('/'), Rewrite.replacePrefix('/v2'), prefix('/v2'), 'ReplacePrefixMatch: /v2'],
  ['an exact path is replaced', RoutePath.exact('/a'), Rewrite.replacePrefix('/v2'), full('/v2'), 'ReplaceFullPath: /v2'],
  ['every path of a prefix is the same', RoutePath.prefix('/a'), Rewrite.fullPath('/x/'), full('/x/'), 'ReplaceFullPath: /x/'],
])('by any program: %s', (_, path, rewrite, filters, rendered) => {
  for (const options of [THERE, THERE_ON_ENVOY]) {
    expect(rulesOf({ paths: [path], rewrite }, options)[0].filters).toStrictEqual(filters);
    expect(objectsOf({ paths: [path], rewrite }, options).filter(({ kind }) => kind === 'HTTPRouteFilter')).toStrictEqual([]);
    expect(verdictOf('rewrite', { paths: [path], rewrite }, options)).toStrictEqual({ route: 'zl/Lb', policy: 'rewrite', support: Support.NATIVE, rendered, note: undefined });
  }
});

test('every path of a regular expression is the same', () => {
  expect(rulesOf({ paths: [RoutePath.regex('/a.*')], rewrite: Rewrite.fullPath('/x') }, THERE_ON_ENVOY)[0].filters).toStrictEqual(full('/x'));
});

test('a target has groups, by a filter of Envoy Gateway', () => {
  const props = { paths: [RoutePath.regex('/lb/(z)(l)')], rewrite: Rewrite.regexTarget('/$2a/$1') };
  expect(rulesOf(props, THERE_ON_ENVOY)[0].filters).toStrictEqual(extension('zl-lb-rewrite'));
  expect(objectsOf(props, THERE_ON_ENVOY).filter(({ kind }) => kind === 'HTTPRouteFilter')).toStrictEqual([{
    apiVersion: 'gateway.envoyproxy.io/v1alpha1',
    kind: 'HTTPRouteFilter',
    metadata: { name: 'zl-lb-rewrite' },
    spec: { urlRewrite: { path: { type: 'ReplaceRegexMatch', replaceRegexMatch: { pattern: '^(?:/lb/(z)(l))$', substitution: '/\\2a/\\1' } } } },
  }]);
});

test('each path has a filter of its own then', () => {
  const props = { paths: [RoutePath.regex('/a/(.*)'), RoutePath.regex('/b/(.*)')], rewrite: Rewrite.regexTarget('/$1') };
  expect(rulesOf(props, THERE_ON_ENVOY).map(({ filters }) => filters)).toStrictEqual([extension('zl-lb-rewrite'), extension('zl-lb-rewrite-2')]);
  expect(objectsOf(props, THERE_ON_ENVOY).filter(({ kind }) => kind === 'HTTPRouteFilter').map(({ metadata, spec }) => [metadata.name, spec.urlRewrite.path.replaceRegexMatch]))
    .toStrictEqual([
      ['zl-lb-rewrite', { pattern: '^(?:/a/(.*))$', substitution: '/\\1' }],
      ['zl-lb-rewrite-2', { pattern: '^(?:/b/(.*))$', substitution: '/\\1' }],
    ]);
});

test('a target without groups is a path like any other', () => {
  const props = { paths: [RoutePath.prefix('/a'), RoutePath.regex('/b/(.*)')], rewrite: Rewrite.regexTarget('/x') };
  expect(rulesOf(props, THERE_ON_ENVOY)).toStrictEqual([{
    matches: [{ path: { type: 'PathPrefix', value: '/a' } }, { path: { type: 'RegularExpression', value: '/b/(.*)' } }],
    filters: full('/x'),
    backendRefs: [{ name: 'zl-lb', port: 80 }],
  }]);
});

test.each<[string, RoutePath[], Rewrite, string]>([
  ['a target', [RoutePath.regex('/a/(.*)'), RoutePath.regex('/b/(.*)')], Rewrite.regexTarget('/x/$1'), 'ReplaceRegexMatch: /x/$1'],
  ['a target without groups', [RoutePath.prefix('/a')], Rewrite.regexTarget('/x'), 'ReplaceFullPath: /x'],
])('the report tells of %s', (_, paths, rewrite, rendered) => {
  expect(verdictOf('rewrite', { paths, rewrite }, THERE_ON_ENVOY)).toStrictEqual({
    route: 'zl/Lb', policy: 'rewrite', support: Support.NATIVE, rendered, note: 'what the groups capture stays as the client encoded it',
  });
});

test('the report tells of paths that are rewritten differently', () => {
  const paths = [RoutePath.prefix('/a'), RoutePath.prefix('/'), RoutePath.exact('/b'), RoutePath.prefix('/c')];
  expect(verdictOf('rewrite', { paths, rewrite: Rewrite.stripPrefix() })!.rendered).toBe('ReplacePrefixMatch: /; nothing: the path stays; ReplaceFullPath: /');
});

test.each<[string, RoutePath, Rewrite, string]>([
  ['a group that a regular expression has not', RoutePath.regex('/(a)'), Rewrite.regexTarget('/$2'),
    'got "/$2", allowed is $1, since regex /(a) has 1 (Envoy refuses a target with others); add a group to the path or use a lower number'],
  ['a group that a prefix has not', RoutePath.prefix('/a'), Rewrite.regexTarget('/$1'),
    'got "/$1", allowed is a target without groups, since prefix /a has none (Envoy refuses a target with others); '
    + 'use RoutePath.regex(), or Rewrite.stripPrefix() or Rewrite.replacePrefix()'],
  ['a prefix to strip from a regular expression', RoutePath.regex('/a'), Rewrite.stripPrefix(),
    'got "Rewrite.stripPrefix()", allowed is prefix and exact paths with it, and here stands regex /a; use Rewrite.regexTarget() for regular expressions'],
  ['a prefix to replace in a regular expression', RoutePath.regex('/a'), Rewrite.replacePrefix('/b'),
    'got "Rewrite.replacePrefix()", allowed is prefix and exact paths with it, and here stands regex /a; use Rewrite.regexTarget() for regular expressions'],
])('%s is refused', (_, path, rewrite, message) => {
  expect(failure(() => onGatewayApi({ paths: [path], rewrite }, THERE_ON_ENVOY))).toBe(`zl/Lb: rewrite: ${message}`);
});

test('a target is refused by any program', () => {
  expect(failure(() => onGatewayApi({ paths: [RoutePath.prefix('/a')], rewrite: Rewrite.regexTarget('/x') }))).toBe(
    'zl/Lb: rewrite: got Rewrite.regexTarget(), allowed is what this controller can do, and Gateway API has no regular expressions in rewrites; '
    + `use Rewrite.stripPrefix() or Rewrite.replacePrefix(), ${OTHERS}`);
});

test('a name that leaves no room for that of a filter is refused', () => {
  const ingressName = Array.from({ length: 5 }, () => 'a'.repeat(50)).join('.').slice(0, 246);
  expect(failure(() => onGatewayApi({ ingressName, paths: [RoutePath.regex('/(a)')], rewrite: Rewrite.regexTarget('/$1') }, THERE_ON_ENVOY)))
    .toMatch(/^zl\/Lb: name of an HTTPRouteFilter: got "a.*, allowed is a DNS-1123 subdomain of at most 253 characters/);
});
