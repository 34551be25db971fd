import { Support } from '../../../src';
import { annotations, failure, loadBalancer } from '../../support';

test('requests for "/" are redirected', () => {
  expect(annotations({ appRoot: '/app' })).toStrictEqual({ 'nginx.ingress.kubernetes.io/app-root': '/app' });
});

test('nothing is redirected by default', () => {
  expect(annotations({})).toStrictEqual({});
  expect(loadBalancer().report.verdicts.map(verdict => verdict.policy)).not.toContain('appRoot');
});

test('the report says where to', () => {
  expect(loadBalancer({ appRoot: '/app' }).report.verdicts[1])
    .toStrictEqual({ route: 'zl/Lb', policy: 'appRoot', support: Support.NATIVE, rendered: 'app-root: /app', note: undefined });
});

test.each([
  ['app', 'got "app", allowed is an absolute path, which starts with "/"; write "/app"'],
  ['/a@b', 'got "/a@b", allowed is a path of letters, digits and / - . _ ~ :; take the other characters out'],
  ['/$host', 'got "/$host", allowed is a path of letters, digits and / - . _ ~ :; take the other characters out'],
  ['/a;b', 'got "/a;b", allowed is a path of letters, digits and / - . _ ~ :; take the other characters out'],
])('%s is refused: the controller would ignore it', (appRoot, message) => {
  expect(failure(() => loadBalancer({ appRoot }))).toBe(`zl/Lb: appRoot: ${message}`);
});

test('a variable is refused: nginx would not load an unknown one', () => {
  expect(failure(() => loadBalancer({ appRoot: '/$nosuchvar' }))).toMatch(/^zl\/Lb: appRoot: got "\/\$nosuchvar", allowed is .*; /);
});
