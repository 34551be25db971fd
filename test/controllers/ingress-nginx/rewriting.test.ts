import { Rewrite, RoutePath, RouteOptions, Support } from '../../../src';
import { annotations, failure, loadBalancer } from '../../support';

const TARGET = 'nginx.ingress.kubernetes.io/rewrite-target';

test.each<[string, RouteOptions, string]>([
  ['a target with a group', { paths: [RoutePath.regex('/lb/(zl/.*)')], rewrite: Rewrite.regexTarget('/$1') }, '/$1'],
  ['a target with all groups', { paths: [RoutePath.regex('/(a)/(b)')], rewrite: Rewrite.regexTarget('/$2/$1') }, '/$2/$1'],
  ['a target with nine groups', { paths: [RoutePath.regex(`/${'(a)'.repeat(9)}`)], rewrite: Rewrite.regexTarget('/$9') }, '/$9'],
  ['a target without groups, on any path', { paths: [RoutePath.prefix('/a')], rewrite: Rewrite.regexTarget('/x') }, '/x'],
  ['stripPrefix', { paths: [RoutePath.prefix('/a'), RoutePath.prefix('/'), RoutePath.exact('/c')], rewrite: Rewrite.stripPrefix() }, '/$2'],
  ['replacePrefix', { paths: [RoutePath.prefix('/a'), RoutePath.exact('/b')], rewrite: Rewrite.replacePrefix('/new') }, '/new$1'],
  ['replacePrefix of the root', { paths: [RoutePath.prefix('/')], rewrite: Rewrite.replacePrefix('/new/') }, '/new/$1'],
  ['replacePrefix of the exact root', { paths: [RoutePath.exact('/'), RoutePath.prefix('/a')], rewrite: Rewrite.replacePrefix('/new') }, '/new$1'],
  ['fullPath', { paths: [RoutePath.prefix('/a')], rewrite: Rewrite.fullPath('/healthz') }, '/healthz'],
  ['fullPath of a regular expression', { paths: [RoutePath.regex('/a.*')], rewrite: Rewrite.fullPath('/healthz') }, '/healthz'],
])('%s', (_, options, target) => {
  expect(annotations(options)).toStrictEqual({ 'nginx.ingress.kubernetes.io/use-regex': 'true', [TARGET]: target });
  // The controller's own rule, which drops what it does not match.
  expect(target).toMatch(/^\/?[-._~a-zA-Z0-9/:$]*$/);
});

test('no rewrite, no target', () => {
  expect(annotations({ paths: [RoutePath.prefix('/a')] })).toStrictEqual({});
});

test('the report names the target', () => {
  expect(loadBalancer({ rewrite: Rewrite.stripPrefix() }).report.verdicts[1])
    .toStrictEqual({ route: 'zl/Lb', policy: 'rewrite', support: Support.NATIVE, rendered: 'rewrite-target: /$2', note: undefined });
});

describe('is refused', () => {
  test.each<[string, RouteOptions, string]>([
    // Measured: nginx answers 500 to "$9" where the pattern has fewer groups.
    ['with a group that a regular expression has not', { paths: [RoutePath.regex('/(a)')], rewrite: Rewrite.regexTarget('/$2') },
      'got "/$2", allowed is $1, since regex /(a) has 1 (nginx answers 500 for others); add a group to the path or use a lower number'],
    ['with a group beyond several', { paths: [RoutePath.regex('/(a)(b)')], rewrite: Rewrite.regexTarget('/$3') },
      'got "/$3", allowed is $1 to $2, since regex /(a)(b) has 2 (nginx answers 500 for others); add a group to the path or use a lower number'],
    ['with a group that one of the regular expressions has not', { paths: [RoutePath.regex('/(a)(b)'), RoutePath.regex('/c')], rewrite: Rewrite.regexTarget('/$2$1') },
      'got "/$2$1", allowed is a target without groups, since regex /c has none (nginx answers 500 for others); add a group to the path or use a lower number'],
    ['with a group on a prefix', { paths: [RoutePath.prefix('/a')], rewrite: Rewrite.regexTarget('/$1') },
      'got "/$1", allowed is a target without groups, since prefix /a has none (nginx answers 500 for others); use RoutePath.regex(), or Rewrite.stripPrefix() or Rewrite.replacePrefix()'],
    ['with a prefix to strip from a regular expression', { paths: [RoutePath.prefix('/a'), RoutePath.regex('/b.*')], rewrite: Rewrite.stripPrefix() },
      'got "Rewrite.stripPrefix()", allowed is prefix and exact paths with it, and here stands regex /b.*; use Rewrite.regexTarget() for regular expressions'],
    ['with a prefix to replace in a regular expression', { paths: [RoutePath.regex('/b.*')], rewrite: Rewrite.replacePrefix('/new') },
      'got "Rewrite.replacePrefix()", allowed is prefix and exact paths with it, and here stands regex /b.*; use Rewrite.regexTarget() for regular expressions'],
    ['with the root and another prefix to replace', { paths: [RoutePath.prefix('/'), RoutePath.prefix('/b')], rewrite: Rewrite.replacePrefix('/new') },
      'got "Rewrite.replacePrefix()", allowed is either the path "/" or others, since one Ingress has one target; give "/" a route of its own with addRoute()'],
    ['with the root and an exact path to replace', { paths: [RoutePath.exact('/b'), RoutePath.prefix('/')], rewrite: Rewrite.replacePrefix('/new') },
      'got "Rewrite.replacePrefix()", allowed is either the path "/" or others, since one Ingress has one target; give "/" a route of its own with addRoute()'],
  ])('%s', (_, options, message) => {
    expect(failure(() => loadBalancer(options))).toBe(`zl/Lb: rewrite: ${message}`);
  });
});
