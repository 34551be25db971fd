import { Rewrite, RoutePath } from '../../../src';
import { checkRewrite } from '../../../src/controllers/shared/rewrite-checks';
import { fault } from '../../support';
import { routeOf } from '../intent';

const check = (rewrite: Rewrite, ...paths: RoutePath[]) => checkRewrite(routeOf({ paths }), rewrite, 'OTHERWISE');

test.each<[string, Rewrite, RoutePath[], string, string]>([
  ['a group of a prefix', Rewrite.regexTarget('/$1'), [RoutePath.prefix('/a')], 'rewrite.unknown-group', '"/$1"'],
  ['the second of one group', Rewrite.regexTarget('/$2'), [RoutePath.regex('/(a)')], 'rewrite.unknown-group', '"/$2"'],
  ['the fourth of three groups', Rewrite.regexTarget('/$1/$4'), [RoutePath.regex('/(a)(b)(c)')], 'rewrite.unknown-group', '"/$1/$4"'],
  ['a group that one of the paths has not', Rewrite.regexTarget('/$1'), [RoutePath.regex('/(a)'), RoutePath.exact('/b')], 'rewrite.unknown-group', '"/$1"'],
  ['a prefix to strip from a regular expression', Rewrite.stripPrefix(), [RoutePath.prefix('/a'), RoutePath.regex('/b')], 'rewrite.regex-path', '"Rewrite.stripPrefix()"'],
  ['a prefix to replace in a regular expression', Rewrite.replacePrefix('/x'), [RoutePath.regex('/b')], 'rewrite.regex-path', '"Rewrite.replacePrefix()"'],
])('%s is refused', (_, rewrite, paths, code, got) => {
  expect(fault(() => check(rewrite, ...paths))).toStrictEqual({ code, prop: 'rewrite', got });
});

test.each<[string, Rewrite, RoutePath[]]>([
  ['groups that all paths have', Rewrite.regexTarget('/$2/$1'), [RoutePath.regex('/(a)(b)'), RoutePath.regex('/(c)(d)(e)')]],
  ['a target without groups', Rewrite.regexTarget('/x'), [RoutePath.prefix('/a'), RoutePath.regex('/b')]],
  ['a prefix to strip', Rewrite.stripPrefix(), [RoutePath.prefix('/a'), RoutePath.exact('/b')]],
  ['a prefix to replace', Rewrite.replacePrefix('/x'), [RoutePath.prefix('/a'), RoutePath.exact('/b')]],
  ['one path for all', Rewrite.fullPath('/x'), [RoutePath.prefix('/a'), RoutePath.regex('/b')]],
])('%s fits', (_, rewrite, paths) => {
  expect(() => check(rewrite, ...paths)).not.toThrow();
});
