import { entriesOf, middlewaresOf, named, onTraefik, verdictOf } from './support';
import { HeaderValue, Rewrite, RoutePath, Support } from '../../../src';
import { REWRITING } from '../../../src/controllers/traefik/rewriting';
import { fault } from '../../support';

describe('rewrite', () => {
  test.each<[string, RoutePath, Rewrite, object | undefined]>([
    ['a prefix is removed', RoutePath.prefix('/a'), Rewrite.stripPrefix(), { stripPrefix: { prefixes: ['/a'] } }],
    ['an exact path is removed', RoutePath.exact('/a/'), Rewrite.stripPrefix(), { stripPrefix: { prefixes: ['/a/'] } }],
    ['of the root there is nothing to remove', RoutePath.prefix('/'), Rewrite.stripPrefix(), undefined],
    ['a prefix is replaced', RoutePath.prefix('/a.b'), Rewrite.replacePrefix('/v2/'), { replacePathRegex: { regex: '^/a\\.b(/.*)?$', replacement: '/v2${1}' } }],
    ['the root is replaced', RoutePath.prefix('/'), Rewrite.replacePrefix('/v2'), { replacePathRegex: { regex: '^/(.*)$', replacement: '/v2/${1}' } }],
    ['an exact path is replaced', RoutePath.exact('/a'), Rewrite.replacePrefix('/v2'), { replacePath: { path: '/v2' } }],
    ['every path is the same', RoutePath.regex('/a.*'), Rewrite.fullPath('/x'), { replacePath: { path: '/x' } }],
    ['a target has groups, in braces', RoutePath.regex('/lb/(z)(l)'), Rewrite.regexTarget('/$2a/$1'), { replacePathRegex: { regex: '^(?:/lb/(z)(l))$', replacement: '/${2}a/${1}' } }],
    ['a target has no groups', RoutePath.prefix('/a'), Rewrite.regexTarget('/x'), { replacePath: { path: '/x' } }],
  ])('%s', (_, path, rewrite, spec) => {
    expect(middlewaresOf({ paths: [path], rewrite }).rewrite).toStrictEqual(spec);
  });

  test('paths that are rewritten differently have Middlewares of their own', () => {
    const props = { paths: [RoutePath.prefix('/a'), RoutePath.prefix('/'), RoutePath.prefix('/a/b'), RoutePath.exact('/a')], rewrite: Rewrite.stripPrefix() };
    expect(middlewaresOf(props)).toStrictEqual({
      'rewrite': { stripPrefix: { prefixes: ['/a'] } },
      'rewrite-2': { stripPrefix: { prefixes: ['/a/b'] } },
      'retry': { retry: { attempts: 8 } },
    });
    expect(entriesOf(props).map(({ middlewares }) => middlewares)).toStrictEqual([
      named('rewrite', 'retry'), named('retry'), named('retry'), named('rewrite-2', 'retry'), named('rewrite', 'retry'),
    ]);
    expect(verdictOf('rewrite', props)!.rendered).toBe('stripPrefix: /a; stripPrefix: /a/b');
  });

  test.each<[RoutePath, Rewrite, string, string | undefined]>([
    [RoutePath.prefix('/a'), Rewrite.stripPrefix(), 'stripPrefix: /a', undefined],
    [RoutePath.prefix('/a'), Rewrite.replacePrefix('/b'), 'replacePathRegex: ^/a(/.*)?$ to /b${1}', undefined],
    [RoutePath.prefix('/a'), Rewrite.fullPath('/b'), 'replacePath: /b', undefined],
    [RoutePath.regex('/(a)'), Rewrite.regexTarget('/b/$1'), 'replacePathRegex: ^(?:/(a))$ to /b/${1}', REWRITING.rewrite.declares.regexTarget.note],
  ])('the report on %s with %j', (path, rewrite, rendered, note) => {
    expect(verdictOf('rewrite', { paths: [path], rewrite })).toStrictEqual({ route: 'zl/Lb', policy: 'rewrite', support: Support.NATIVE, rendered, note });
  });

  test('the report on a path that stays', () => {
    expect(verdictOf('rewrite', { rewrite: Rewrite.stripPrefix() })).toMatchObject({ support: Support.NATIVE, note: undefined });
  });

  test.each<[string, RoutePath, Rewrite, string, string]>([
    ['a group that a regular expression has not', RoutePath.regex('/(a)'), Rewrite.regexTarget('/$2'), 'rewrite.unknown-group', '"/$2"'],
    ['a prefix to strip from a regular expression', RoutePath.regex('/a'), Rewrite.stripPrefix(), 'rewrite.regex-path', '"Rewrite.stripPrefix()"'],
    ['a prefix to replace in a regular expression', RoutePath.regex('/a'), Rewrite.replacePrefix('/b'), 'rewrite.regex-path', '"Rewrite.replacePrefix()"'],
    ['a target that is always answered with 400', RoutePath.regex('/(a)'), Rewrite.regexTarget('//$1'), 'traefik.target-not-normal', '"//$1"'],
    ['a target with a step that leads nowhere', RoutePath.regex('/(a)'), Rewrite.regexTarget('/./$1'), 'traefik.target-not-normal', '"/./$1"'],
    ['a target that ends in a step up', RoutePath.regex('/(a)'), Rewrite.regexTarget('/$1/..'), 'traefik.target-not-normal', '"/$1/.."'],
  ])('%s is refused', (_, path, rewrite, code, got) => {
    expect(fault(() => onTraefik({ paths: [path], rewrite }))).toStrictEqual({ code, prop: 'rewrite', got, place: 'zl/Lb' });
  });

  test('a target with dots in names is taken', () => {
    expect(middlewaresOf({ paths: [RoutePath.prefix('/a')], rewrite: Rewrite.regexTarget('/.well-known/a..b/...') }).rewrite).toStrictEqual({ replacePath: { path: '/.well-known/a..b/...' } });
  });
});

describe('appRoot', () => {
  test('requests for "/" are redirected, before every path and before agents are blocked', () => {
    const props = { hosts: ['a.example.com'], paths: [RoutePath.exact('/')], appRoot: '/start', blockedUserAgents: ['curl'] };
    expect(middlewaresOf(props)['app-root']).toStrictEqual({ redirectRegex: { regex: '^.*$', replacement: '/start' } });
    const [root, ...others] = entriesOf(props);
    expect(root).toStrictEqual({
      match: 'Host(`a.example.com`) && Path(`/`)', priority: 81926, middlewares: named('app-root'), services: [{ name: 'zl-lb', port: 80 }],
    });
    expect(others.map(({ priority }) => priority)).toStrictEqual([81925, 81924]);
  });

  test('the redirect gets no headers', () => {
    const entries = entriesOf({ paths: [RoutePath.prefix('/a')], appRoot: '/start', responseHeaders: { A: HeaderValue.literal('a') } });
    expect(entries.map(({ middlewares }) => middlewares)).toStrictEqual([named('app-root'), named('headers', 'retry')]);
  });

  test('on every kind of host', () => {
    expect(entriesOf({ hosts: ['a.example.com', '*.example.com'], paths: [RoutePath.exact('/b')], appRoot: '/start' }).map(({ match }) => match)).toStrictEqual([
      'Host(`a.example.com`) && Path(`/`)', 'Host(`a.example.com`) && Path(`/b`)',
      'HostRegexp(`^[^.]{1,63}\\.example\\.com$`) && Path(`/`)', 'HostRegexp(`^[^.]{1,63}\\.example\\.com$`) && Path(`/b`)',
    ]);
  });

  test('the report says where to', () => {
    expect(verdictOf('appRoot', { appRoot: '/start' })).toStrictEqual({
      route: 'zl/Lb', policy: 'appRoot', support: Support.NATIVE, rendered: 'redirectRegex: / to /start', note: REWRITING.appRoot.declares.appRoot.note,
    });
  });
});
