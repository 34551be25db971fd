import { Rewrite, RoutePath } from '../../../src';
import { groupsFor, targetFor } from '../../../src/controllers/ingress-nginx/rewrite-forms';
import { RouteIntent } from '../../../src/intent/route-intent';
import { fault } from '../../support';

const routeOf = (...paths: RoutePath[]) => ({ paths }) as Partial<RouteIntent> as RouteIntent;

/** A rewrite, the groups of a literal path's pattern, and the target that names them. */
const forms: [string, Rewrite, number, string][] = [
  ['stripPrefix', Rewrite.stripPrefix(), 2, '/$2'],
  ['replacePrefix', Rewrite.replacePrefix('/new'), 1, '/new$1'],
  ['replacePrefix by the root, which strips it', Rewrite.replacePrefix('/'), 2, '/$2'],
  ['fullPath', Rewrite.fullPath('/x'), 0, '/x'],
  ['regexTarget', Rewrite.regexTarget('/$1'), 0, '/$1'],
];

test.each(forms)('%s', (_, rewrite, groups, target) => {
  expect(groupsFor(rewrite)).toBe(groups);
  expect(targetFor(routeOf(RoutePath.prefix('/a')), rewrite)).toBe(target);
});

test.each(forms)('the rest of a prefix is the last group that is meant: %s', (_, rewrite, groups, target) => {
  expect(target.match(/\$\d/g) ?? []).toStrictEqual(groups === 0 ? rewrite.target!.match(/\$\d/g) ?? [] : [`$${groups}`]);
});

test('without a rewrite there are no groups', () => {
  expect(groupsFor(undefined)).toBe(0);
});

test.each([
  ['the root alone, behind which there is no slash', [RoutePath.prefix('/')], '/new/$1'],
  ['the exact root, which has no rest', [RoutePath.exact('/'), RoutePath.prefix('/a')], '/new$1'],
])('a prefix is put in place of %s', (_, paths, target) => {
  expect(targetFor(routeOf(...paths), Rewrite.replacePrefix('/new'))).toBe(target);
});

test('one target cannot be that of the root and that of others', () => {
  expect(fault(() => targetFor(routeOf(RoutePath.prefix('/'), RoutePath.exact('/b')), Rewrite.replacePrefix('/new'))))
    .toStrictEqual({ code: 'rewrite.root-among-others', prop: 'rewrite', got: '"Rewrite.replacePrefix()"' });
});
