import { HOSTS } from '../../src/policies/hosts';
import { fault } from '../support';

const check = (hosts: any) => HOSTS.check!('hosts', hosts);

test.each([[['a.example.com']], [['b.example.com', '*.example.com', 'a.example.com']]])('keep their order, and cannot be changed: %j', hosts => {
  const checked = check(hosts);
  expect(checked).toStrictEqual(hosts);
  expect(checked).not.toBe(hosts);
  expect(Object.isFrozen(checked)).toBe(true);
});

test.each([
  ['none', [], { code: 'hosts.none', prop: 'hosts', got: '[]' }],
  ['one without brackets', 'a.example.com', { code: 'input.not-a-list', prop: 'hosts', got: '"a.example.com"' }],
  ['one that is no DNS name', ['a.example.com', 'B.example.com'], { code: 'host.not-a-dns-name', prop: 'hosts[1]', got: '"B.example.com"' }],
  ['one twice', ['a.example.com', 'b.example.com', 'a.example.com'], { code: 'input.twice', prop: 'hosts[2]', got: '"a.example.com"' }],
])('are refused: %s', (_, hosts, expected) => {
  expect(fault(() => check(hosts))).toStrictEqual(expected);
});

test.each([
  [['a.example.com'], []],
  [['a.example.com', '*.example.com'], ['wildcardHost']],
  [[], []],
])('%j use the features %j', (hosts, features) => {
  expect(HOSTS.used(hosts)).toStrictEqual(features);
});
