import { checkPort } from '../../src/kubernetes/ports';
import { fault } from '../support';

test.each([1, 80, 65535])('port %d is a port', port => {
  expect(checkPort('port', port)).toBe(port);
});

test.each<[unknown, string]>([
  [0, '0'],
  [-1, '-1'],
  [65536, '65536'],
  [80.5, '80.5'],
  [NaN, 'NaN'],
  [Infinity, 'Infinity'],
  ['80', '"80"'],
  [undefined, 'undefined'],
])('%p is no port', (port, got) => {
  expect(fault(() => checkPort('servicePort', port as number))).toStrictEqual({ code: 'port.out-of-range', prop: 'servicePort', got });
});
