import { APP_ROOT } from '../../src/policies/app-root';
import { fault } from '../support';

test('is a plain path', () => {
  expect(APP_ROOT.check!('appRoot', '/start')).toBe('/start');
});

test.each([
  ['path.not-absolute', 'start'],
  ['path.not-plain', '/start?a=b'],
  ['path.not-normal', '/a//b'],
])('is refused: %s', (code, path) => {
  expect(fault(() => APP_ROOT.check!('appRoot', path))).toStrictEqual({ code, prop: 'appRoot', got: `"${path}"` });
});

test('uses one feature', () => {
  expect(APP_ROOT.used('/start')).toStrictEqual(['appRoot']);
});

test('a redirect of / to itself would never end', () => {
  expect(fault(() => APP_ROOT.check!('appRoot', '/'))).toStrictEqual({ code: 'app-root.endless', prop: 'appRoot', got: '"/"' });
});
