import { RoutePath } from '../../src';
import { PATHS } from '../../src/policies/paths';
import { fault } from '../support';

const check = (paths: any) => PATHS.check!('paths', paths);
const [PREFIX, EXACT, REGEX] = [RoutePath.prefix('/a'), RoutePath.exact('/a'), RoutePath.regex('/a')];

test('keep their order, and cannot be changed', () => {
  const paths = [REGEX, PREFIX, EXACT];
  const checked = check(paths);
  expect(checked).toStrictEqual(paths);
  expect(checked).not.toBe(paths);
  expect(Object.isFrozen(checked)).toBe(true);
});

test.each([
  ['none', [], { code: 'paths.none', prop: 'paths', got: '[]' }],
  ['one without brackets', PREFIX, { code: 'input.not-a-list', prop: 'paths', got: JSON.stringify(PREFIX) }],
  ['a text', [PREFIX, '/b'], { code: 'input.wrong-type', prop: 'paths[1]', got: '"/b"' }],
  ['one twice', [PREFIX, EXACT, RoutePath.prefix('/a/')], { code: 'input.twice', prop: 'paths[2]', got: '"prefix /a"' }],
])('are refused: %s', (_, paths, expected) => {
  expect(fault(() => check(paths))).toStrictEqual(expected);
});

test.each([
  ['one prefix', [PREFIX], ['prefix']],
  ['one exact path', [EXACT], ['exact']],
  ['one regular expression', [REGEX], ['regex']],
  ['several, each type once', [REGEX, PREFIX, RoutePath.regex('/b'), EXACT], ['regex', 'prefix', 'exact']],
])('use features: %s', (_, paths, features) => {
  expect(PATHS.used(paths)).toStrictEqual(features);
});
