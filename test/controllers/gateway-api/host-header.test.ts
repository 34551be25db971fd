import { rulesOf, THERE, THERE_ON_ENVOY } from './support';
import { Rewrite, RoutePath } from '../../../src';
import { withOneUrlRewrite } from '../../../src/controllers/gateway-api/host-header';

const hostHeader = 'backend.vendor.example';

test('by a filter', () => {
  expect(rulesOf({ hostHeader }, THERE)[0].filters).toStrictEqual([{ type: 'URLRewrite', urlRewrite: { hostname: hostHeader } }]);
});

test('by one filter with the rewrite of the path, for each prefix', () => {
  const rules = rulesOf({ hostHeader, paths: [RoutePath.prefix('/a'), RoutePath.prefix('/b'), RoutePath.exact('/c')], rewrite: Rewrite.replacePrefix('/v2') }, THERE);
  const replacePrefix = { type: 'ReplacePrefixMatch', replacePrefixMatch: '/v2' };
  expect(rules.map(({ filters }: any) => filters)).toStrictEqual([
    [{ type: 'URLRewrite', urlRewrite: { path: replacePrefix, hostname: hostHeader } }],
    [{ type: 'URLRewrite', urlRewrite: { path: replacePrefix, hostname: hostHeader } }],
    [{ type: 'URLRewrite', urlRewrite: { path: { type: 'ReplaceFullPath', replaceFullPath: '/v2' }, hostname: hostHeader } }],
  ]);
});

test('beside a rewrite by a regular expression, which Envoy Gateway has elsewhere', () => {
  const rules = rulesOf({ hostHeader, paths: [RoutePath.regex('/lb/(zl/.*)')], rewrite: Rewrite.regexTarget('/$1') }, THERE_ON_ENVOY);
  expect(rules[0].filters.map(({ type }: any) => type)).toStrictEqual(['ExtensionRef', 'URLRewrite']);
});

test('other filters stay as they are, in their order', () => {
  const [headers, extension] = [{ type: 'ResponseHeaderModifier' }, { type: 'ExtensionRef' }];
  const [path, host] = [{ type: 'URLRewrite', urlRewrite: { path: {} } }, { type: 'URLRewrite', urlRewrite: { hostname: 'a' } }];
  expect(withOneUrlRewrite([headers, extension, host])).toStrictEqual([headers, extension, host]);
  expect(withOneUrlRewrite([headers, path, extension, host])).toStrictEqual([headers, { type: 'URLRewrite', urlRewrite: { path: {}, hostname: 'a' } }, extension]);
  expect(withOneUrlRewrite([])).toStrictEqual([]);
});
