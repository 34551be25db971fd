import { rulesOf, THERE_ON_ENVOY } from './support';
import { RoutePath } from '../../../src';
import { checkLength, matchOf } from '../../../src/controllers/gateway-api/matches';
import { fault } from '../../support';

test.each([
  ['the root', RoutePath.prefix('/'), { type: 'PathPrefix', value: '/' }],
  ['a prefix', RoutePath.prefix('/app/'), { type: 'PathPrefix', value: '/app' }],
  ['an exact path', RoutePath.exact('/ping'), { type: 'Exact', value: '/ping' }],
  ['an exact path with a slash', RoutePath.exact('/ping/'), { type: 'Exact', value: '/ping/' }],
  ['a regular expression', RoutePath.regex('/a/(b|c)'), { type: 'RegularExpression', value: '/a/(b|c)' }],
])('%s', (_, path, condition) => {
  expect(matchOf(path)).toStrictEqual({ path: condition });
  expect(rulesOf({ paths: [path] }, THERE_ON_ENVOY)[0].matches).toStrictEqual([{ path: condition }]);
});

test('a path has 1024 characters', () => {
  const path = `/${'a'.repeat(1023)}`;
  expect(checkLength('paths', path)).toBe(path);
  expect(fault(() => checkLength('paths', `${path}a`))).toStrictEqual({ code: 'gateway-api.path-too-long', prop: 'paths', got: `"/${'a'.repeat(115)}...` });
});
