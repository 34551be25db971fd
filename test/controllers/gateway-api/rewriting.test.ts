import { objectsOf, onGatewayApi, rulesOf, THERE, THERE_ON_ENVOY, verdictOf } from './support';
import { HeaderValue, Rewrite, RoutePath, Support } from '../../../src';
import { fault } from '../../support';

const rewritten = (path: object) => [{ type: 'URLRewrite', urlRewrite: { path } }];
const prefix = (replacePrefixMatch: string) => rewritten({ type: 'ReplacePrefixMatch', replacePrefixMatch });
const full = (replaceFullPath: string) => rewritten({ type: 'ReplaceFullPath', replaceFullPath });
const longest = `/${'a'.repeat(1023)}`;

describe('rewrite', () => {
  const NATIVE = { route: 'zl/Lb', policy: 'rewrite', support: Support.NATIVE, note: undefined };

  test.each<[string, RoutePath, Rewrite, object[], string]>([
    ['a prefix is removed', RoutePath.prefix('/a'), Rewrite.stripPrefix(), prefix('/'), 'ReplacePrefixMatch: /'],
    ['an exact path is removed', RoutePath.exact('/a/'), Rewrite.stripPrefix(), full('/'), 'ReplaceFullPath: /'],
    ['a prefix is replaced', RoutePath.prefix('/a.b'), Rewrite.replacePrefix('/v2/'), prefix('/v2'), 'ReplacePrefixMatch: /v2'],
    ['the root is replaced', RoutePath.prefix('/'), Rewrite.replacePrefix('/v2'), prefix('/v2'), 'ReplacePrefixMatch: /v2'],
    ['an exact path is replaced', RoutePath.exact('/a'), Rewrite.replacePrefix('/v2'), full('/v2'), 'ReplaceFullPath: /v2'],
    ['every path of a prefix is the same', RoutePath.prefix('/a'), Rewrite.fullPath('/x/'), full('/x/'), 'ReplaceFullPath: /x/'],
  ])('by any program: %s', (_, path, rewrite, filters, rendered) => {
    for (const options of [THERE, THERE_ON_ENVOY]) {
      expect(rulesOf({ paths: [path], rewrite }, options)[0].filters).toStrictEqual(filters);
      expect(objectsOf({ paths: [path], rewrite }, options).filter(({ kind }) => kind === 'HTTPRouteFilter')).toStrictEqual([]);
      expect(verdictOf('rewrite', { paths: [path], rewrite }, options)).toStrictEqual({ ...NATIVE, rendered });
    }
  });

  test.each([
    ['the root', RoutePath.prefix('/')],
    ['the exact root', RoutePath.exact('/')],
  ])('of %s there is nothing to remove', (_, path) => {
    for (const options of [THERE, THERE_ON_ENVOY]) {
      expect(rulesOf({ paths: [path], rewrite: Rewrite.stripPrefix() }, options)[0]).not.toHaveProperty('filters');
      expect(verdictOf('rewrite', { paths: [path], rewrite: Rewrite.stripPrefix() }, options)).toMatchObject(NATIVE);
    }
  });

  test('the report on paths that are rewritten differently', () => {
    const paths = [RoutePath.prefix('/a'), RoutePath.exact('/b'), RoutePath.prefix('/c')];
    expect(verdictOf('rewrite', { paths, rewrite: Rewrite.stripPrefix() })!.rendered).toBe('ReplacePrefixMatch: /; ReplaceFullPath: /');
  });

  test('paths that stay share no rule with those that change', () => {
    const paths = [RoutePath.prefix('/a'), RoutePath.prefix('/'), RoutePath.exact('/b'), RoutePath.prefix('/c')];
    expect(rulesOf({ paths, rewrite: Rewrite.stripPrefix() }).map(({ filters }) => filters)).toStrictEqual([prefix('/'), undefined, full('/'), prefix('/')]);
    expect(verdictOf('rewrite', { paths, rewrite: Rewrite.stripPrefix() })!.rendered.split('; ')).toHaveLength(3);
  });

  test.each([['a whole new path', Rewrite.fullPath], ['a new prefix', Rewrite.replacePrefix]])('%s has 1024 characters', (_, of) => {
    expect(() => onGatewayApi({ rewrite: of(longest) })).not.toThrow();
    expect(fault(() => onGatewayApi({ rewrite: of(`${longest}a`) }))).toStrictEqual({ code: 'gateway-api.path-too-long', prop: 'rewrite', got: `"/${'a'.repeat(115)}...`, place: 'zl/Lb' });
  });

  test('a target is refused by any program', () => {
    expect(fault(() => onGatewayApi({ paths: [RoutePath.prefix('/a')], rewrite: Rewrite.regexTarget('/x') })))
      .toStrictEqual({ code: 'refused.regexTarget', prop: 'rewrite', got: 'Rewrite.regexTarget()', place: 'zl/Lb' });
  });
});

describe('appRoot', () => {
  const TO_START = {
    matches: [{ path: { type: 'Exact', value: '/' } }],
    filters: [{ type: 'RequestRedirect', requestRedirect: { path: { type: 'ReplaceFullPath', replaceFullPath: '/start' }, statusCode: 302 } }],
  };

  test('requests for "/" are redirected, before every path', () => {
    expect(rulesOf({ paths: [RoutePath.exact('/'), RoutePath.prefix('/a')], appRoot: '/start' })).toStrictEqual([
      TO_START,
      { matches: [{ path: { type: 'Exact', value: '/' } }, { path: { type: 'PathPrefix', value: '/a' } }], backendRefs: [{ name: 'zl-lb', port: 80 }] },
    ]);
  });

  test('also those of agents that are blocked elsewhere', () => {
    expect(rulesOf({ appRoot: '/start', blockedUserAgents: ['curl'] }, THERE_ON_ENVOY)[0]).toStrictEqual(TO_START);
  });

  test('the redirect gets no headers', () => {
    expect(rulesOf({ appRoot: '/start', responseHeaders: { A: HeaderValue.literal('a') } })[0]).toStrictEqual(TO_START);
  });

  test('the report says where to', () => {
    expect(verdictOf('appRoot', { appRoot: '/start' }))
      .toStrictEqual({ route: 'zl/Lb', policy: 'appRoot', support: Support.NATIVE, rendered: 'RequestRedirect: / to /start', note: expect.stringContaining('query') });
  });

  test('it has 1024 characters', () => {
    expect(() => onGatewayApi({ appRoot: longest })).not.toThrow();
    expect(fault(() => onGatewayApi({ appRoot: `${longest}a` }))).toStrictEqual({ code: 'gateway-api.path-too-long', prop: 'appRoot', got: `"/${'a'.repeat(115)}...`, place: 'zl/Lb' });
  });
});
