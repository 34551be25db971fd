import { show } from '../../src/basics/errors';
import { checkExternalAddress } from '../../src/routing/external-address';
import { advice, fixOf } from '../basics/advice';
import { fault, loadBalancer } from '../support';

test.each(['10.254.18.55', 'fd00::55', 'lb.example.com', 'lb', 'lb-1.example.com'])('may be %s', address => {
  expect(checkExternalAddress(address)).toBe(address);
});

/** The advice for what is neither an address nor a name. */
const ADVICE = fixOf(() => checkExternalAddress(''));

test.each<[unknown, string]>([
  ['127.0.0.1', 'ip.unusable'],
  ['::1', 'ip.unusable'],
  ['', 'ip.not-an-address'],
  [undefined, 'ip.not-an-address'],
  ['10.0.0', 'ip.not-an-address'],
  ['10.254.18.55.', 'ip.not-an-address'],
  ['10.254.18.55:443', 'ip.not-an-address'],
  ['[fd00::55]:443', 'ip.not-an-address'],
  [':443', 'ip.not-an-address'],
  ['fd00::z', 'ip.not-an-address'],
  ['exit.example.com:https', 'ip.not-an-address'],
  ['LB.12', 'host.not-a-dns-name'],
])('cannot be %j, which gets the advice to pass what clients reach', (address, code) => {
  const check = () => checkExternalAddress(address as string);
  expect(fault(check)).toStrictEqual({ code, prop: 'externalAddress', got: show(address) });
  expect(fixOf(check)).toBe(ADVICE);
});

test.each([
  ['10.254.18.256', 'ip.not-an-address', undefined],
  ['10.254.18.055', 'ip.not-an-address', '10.254.18.55'],
  ['10.254.18.55 ', 'ip.not-an-address', undefined],
  ['10.254.18.55/32', 'ip.not-an-address', undefined],
  ['https://10.254.18.55', 'ip.not-an-address', undefined],
  ['[fd00::55]', 'ip.not-an-address', undefined],
  ['FD00::55', 'ip.not-canonical', 'fd00::55'],
  ['LB.example.com', 'host.not-a-dns-name', 'lb.example.com'],
  ['exit.example.com:443', 'host.not-a-dns-name', 'exit.example.com'],
  ['https://exit.example.com/', 'host.not-a-dns-name', 'exit.example.com'],
  [' exit.example.com', 'host.not-a-dns-name', 'exit.example.com'],
  ['exit_1.example.com', 'host.not-a-dns-name', undefined],
  ['*', 'external-address.wildcard', undefined],
  ['*.example.com', 'external-address.wildcard', undefined],
])('cannot be %j', (address, code, meant) => {
  const check = () => checkExternalAddress(address);
  expect(fault(check)).toStrictEqual({ code, prop: 'externalAddress', got: show(address) });
  expect(advice(check)).toBe(meant);
  expect(fixOf(check)).not.toBe(ADVICE);
});

test('a load balancer says whose it is', () => {
  expect(fault(() => loadBalancer({ externalAddress: 'exit.example.com:443' })))
    .toStrictEqual({ code: 'host.not-a-dns-name', prop: 'externalAddress', got: '"exit.example.com:443"', place: 'zl/Lb' });
});
