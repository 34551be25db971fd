import { RoutePath } from '../../src';
import { once } from '../../src/routing/once';
import { fault } from '../support';

test.each([[[]], [['a']], [['b', 'a']]])('a list that nobody can change: %j', values => {
  const copy = once('hosts', values);
  expect(copy).toStrictEqual(values);
  expect(copy).not.toBe(values);
  expect(Object.isFrozen(copy)).toBe(true);
});

test('nothing stands twice', () => {
  expect(fault(() => once('hosts', ['a', 'b', 'a']))).toStrictEqual({ code: 'input.twice', prop: 'hosts[2]', got: '"a"' });
});

test('what shows itself alike is the same', () => {
  const paths = [RoutePath.prefix('/a'), RoutePath.exact('/a'), RoutePath.prefix('/a/')];
  expect(once('paths', paths.slice(0, 2))).toHaveLength(2);
  expect(fault(() => once('paths', paths))).toStrictEqual({ code: 'input.twice', prop: 'paths[2]', got: '"prefix /a"' });
});
