import { checked } from '../../src/intent/from-options';
import { fault } from '../support';

test('on or off', () => {
  expect([true, false].map(isOn => checked('wwwRedirect', isOn))).toStrictEqual([true, undefined]);
  expect(fault(() => checked('wwwRedirect', 'true' as any))).toStrictEqual({ code: 'input.wrong-type', prop: 'wwwRedirect', got: '"true"' });
});
