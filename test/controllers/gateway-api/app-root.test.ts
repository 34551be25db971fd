import { rulesOf, THERE_ON_ENVOY, verdictOf } from './support';
import { RoutePath, Support } from '../../../src';

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

test('also those of agents that are turned away elsewhere', () => {
  expect(rulesOf({ appRoot: '/start', blockedUserAgents: ['curl'] }, THERE_ON_ENVOY)[0]).toStrictEqual(TO_START);
});

test('the report says where to', () => {
  expect(verdictOf('appRoot', { appRoot: '/start' })).toStrictEqual({
    route: 'zl/Lb', policy: 'appRoot', support: Support.NATIVE, rendered: 'RequestRedirect: / to /start', note: undefined,
  });
});
