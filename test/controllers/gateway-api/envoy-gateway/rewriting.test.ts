import { Rewrite, RoutePath, Support } from '../../../../src';
import { REWRITING_ON_ENVOY } from '../../../../src/controllers/gateway-api/envoy-gateway/rewriting';
import { fault } from '../../../support';
import { objectsOf, onGatewayApi, rulesOf, THERE_ON_ENVOY, verdictOf } from '../support';

const full = (replaceFullPath: string) => [{ type: 'URLRewrite', urlRewrite: { path: { type: 'ReplaceFullPath', replaceFullPath } } }];
const extension = (name: string) => [{ type: 'ExtensionRef', extensionRef: { group: 'gateway.envoyproxy.io', kind: 'HTTPRouteFilter', name } }];

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

test('a target has 1024 characters', () => {
  const target = `/${'a'.repeat(1023)}`;
  expect(() => onGatewayApi({ rewrite: Rewrite.regexTarget(target) }, THERE_ON_ENVOY)).not.toThrow();
  expect(fault(() => onGatewayApi({ rewrite: Rewrite.regexTarget(`${target}a`) }, THERE_ON_ENVOY)))
    .toStrictEqual({ code: 'gateway-api.path-too-long', prop: 'rewrite', got: `"/${'a'.repeat(115)}...`, place: 'zl/Lb' });
});

test.each<[string, RoutePath[], Rewrite, string]>([
  ['a target', [RoutePath.regex('/a/(.*)'), RoutePath.regex('/b/(.*)')], Rewrite.regexTarget('/x/$1'), 'ReplaceRegexMatch: /x/$1'],
  ['a target without groups', [RoutePath.prefix('/a')], Rewrite.regexTarget('/x'), 'ReplaceFullPath: /x'],
])('the report on %s', (_, paths, rewrite, rendered) => {
  const { note } = REWRITING_ON_ENVOY.rewrite.declares.regexTarget;
  expect(note).toBeDefined();
  expect(verdictOf('rewrite', { paths, rewrite }, THERE_ON_ENVOY)).toStrictEqual({ route: 'zl/Lb', policy: 'rewrite', support: Support.NATIVE, rendered, note });
});

test.each<[string, RoutePath, Rewrite, string, string]>([
  ['a group that a regular expression has not', RoutePath.regex('/(a)'), Rewrite.regexTarget('/$2'), 'rewrite.unknown-group', '"/$2"'],
  ['a group that a prefix has not', RoutePath.prefix('/a'), Rewrite.regexTarget('/$1'), 'rewrite.unknown-group', '"/$1"'],
  ['a prefix to strip from a regular expression', RoutePath.regex('/a'), Rewrite.stripPrefix(), 'rewrite.regex-path', '"Rewrite.stripPrefix()"'],
  ['a prefix to replace in a regular expression', RoutePath.regex('/a'), Rewrite.replacePrefix('/b'), 'rewrite.regex-path', '"Rewrite.replacePrefix()"'],
])('%s is refused', (_, path, rewrite, code, got) => {
  expect(fault(() => onGatewayApi({ paths: [path], rewrite }, THERE_ON_ENVOY))).toStrictEqual({ code, prop: 'rewrite', got, place: 'zl/Lb' });
});
