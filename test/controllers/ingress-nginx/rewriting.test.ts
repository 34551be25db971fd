import { invalidInput, PREFIX, report, verdict } from './support';
import { Rewrite, RoutePath, RouteOptions, Support } from '../../../src';
import { REWRITING } from '../../../src/controllers/ingress-nginx/rewriting';
import { annotations, fault, loadBalancer } from '../../support';

const TARGET = `${PREFIX}rewrite-target`;
const APP_ROOT = `${PREFIX}app-root`;

/** A path of so many characters. */
const pathOf = (length: number) => `/${'a'.repeat(length - 1)}`;

describe('rewrite', () => {
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
    expect(annotations(options)).toStrictEqual({ [`${PREFIX}use-regex`]: 'true', [TARGET]: target });
    // The controller's own rule, which drops what it does not match.
    expect(target).toMatch(/^\/?[-._~a-zA-Z0-9/:$]*$/);
  });

  test('none, no target', () => {
    expect(annotations({ paths: [RoutePath.prefix('/a')] })).toStrictEqual({});
    expect(report({ paths: [RoutePath.prefix('/a')] }).verdicts.map(({ policy }) => policy)).toStrictEqual(['paths']);
  });

  test('the report names the target', () => {
    expect(verdict('rewrite', { rewrite: Rewrite.stripPrefix() }))
      .toStrictEqual({ route: 'zl/Lb', policy: 'rewrite', support: Support.NATIVE, rendered: 'rewrite-target: /$2', note: REWRITING.rewrite.declares.stripPrefix.note });
  });

  describe('is refused', () => {
    test.each<[string, RouteOptions, string, string, string]>([
      // Measured: nginx answers 500 to "$9" where the pattern has fewer groups.
      ['with a group that a regular expression has not', { paths: [RoutePath.regex('/(a)')], rewrite: Rewrite.regexTarget('/$2') }, 'unknown-group', '/$2', '/(a)'],
      ['with a group beyond several', { paths: [RoutePath.regex('/(a)(b)')], rewrite: Rewrite.regexTarget('/$3') }, 'unknown-group', '/$3', '$1 to $2'],
      ['with a group that one of the regular expressions has not', { paths: [RoutePath.regex('/(a)(b)'), RoutePath.regex('/c')], rewrite: Rewrite.regexTarget('/$2$1') },
        'unknown-group', '/$2$1', '/c'],
      ['with a group on a prefix', { paths: [RoutePath.prefix('/a')], rewrite: Rewrite.regexTarget('/$1') }, 'unknown-group', '/$1', '/a'],
      ['with a prefix to strip from a regular expression', { paths: [RoutePath.prefix('/a'), RoutePath.regex('/b.*')], rewrite: Rewrite.stripPrefix() },
        'regex-path', 'Rewrite.stripPrefix()', '/b.*'],
      ['with a prefix to replace in a regular expression', { paths: [RoutePath.regex('/b.*')], rewrite: Rewrite.replacePrefix('/new') },
        'regex-path', 'Rewrite.replacePrefix()', '/b.*'],
      ['with the root and another prefix to replace', { paths: [RoutePath.prefix('/'), RoutePath.prefix('/b')], rewrite: Rewrite.replacePrefix('/new') },
        'root-among-others', 'Rewrite.replacePrefix()', '"/"'],
      ['with the root and an exact path to replace', { paths: [RoutePath.exact('/b'), RoutePath.prefix('/')], rewrite: Rewrite.replacePrefix('/new') },
        'root-among-others', 'Rewrite.replacePrefix()', '"/"'],
    ])('%s', (_, options, kind, got, named) => {
      const error = invalidInput(() => loadBalancer(options));
      expect(error).toMatchObject({ code: `rewrite.${kind}`, prop: 'rewrite', got: JSON.stringify(got), place: 'zl/Lb' });
      expect(error.allowed).toContain(named);
    });

    test.each([
      ['a full path', Rewrite.fullPath, 4000],
      // Behind it comes "$1".
      ['a prefix that is put in', Rewrite.replacePrefix, 3998],
      ['a target', Rewrite.regexTarget, 4000],
    ])('with %s longer than nginx reads', (_, rewriteTo, most) => {
      const options = (length: number) => ({ paths: [RoutePath.prefix('/a')], rewrite: rewriteTo(pathOf(length)) });
      expect(annotations(options(most))[TARGET]).toHaveLength(4000);
      expect(fault(() => loadBalancer(options(most + 1)))).toMatchObject({ code: 'nginx.target-too-long', prop: 'rewrite', place: 'zl/Lb' });
    });
  });
});

describe('appRoot', () => {
  test('requests for "/" are redirected', () => {
    expect(annotations({ appRoot: '/app' })).toStrictEqual({ [APP_ROOT]: '/app' });
  });

  test('nothing is redirected by default', () => {
    expect(annotations({})).toStrictEqual({});
    expect(verdict('appRoot', {})).toBeUndefined();
  });

  test('the report says where to', () => {
    expect(verdict('appRoot', { appRoot: '/app' }))
      .toStrictEqual({ route: 'zl/Lb', policy: 'appRoot', support: Support.NATIVE, rendered: 'app-root: /app', note: REWRITING.appRoot.declares.appRoot.note });
  });

  test.each([
    ['app', 'path.not-absolute'],
    ['/a@b', 'path.not-plain'],
    ['/$host', 'path.not-plain'],
    ['/a;b', 'path.not-plain'],
    // nginx would not load an unknown variable.
    ['/$nosuchvar', 'path.not-plain'],
  ])('%s is refused: the controller would ignore it', (appRoot, code) => {
    expect(fault(() => loadBalancer({ appRoot }))).toStrictEqual({ code, prop: 'appRoot', got: JSON.stringify(appRoot), place: 'zl/Lb' });
  });

  test('a path longer than nginx reads is refused', () => {
    expect(annotations({ appRoot: pathOf(4000) })[APP_ROOT]).toHaveLength(4000);
    expect(fault(() => loadBalancer({ appRoot: pathOf(4001) }))).toMatchObject({ code: 'nginx.app-root-too-long', prop: 'appRoot', place: 'zl/Lb' });
  });
});
