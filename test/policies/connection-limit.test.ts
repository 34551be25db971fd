import { checked } from '../../src/intent/from-options';
import { fault } from '../support';

test.each([1, 65_535])('%d is taken', limit => {
  expect(checked('connectionLimit', limit)).toBe(limit);
});

test.each<any>([0, -1, 1.5, 65_536, 99_999_999_999, NaN, '50', null, true])('%p is refused', limit => {
  expect(fault(() => checked('connectionLimit', limit))).toMatchObject({ code: 'connection-limit.number', prop: 'connectionLimit' });
});
