import { failure, loadBalancer } from './support';
import { checkExternalAddress } from '../src/external-address';

test.each(['10.254.18.55', 'fd00::55', 'lb.example.com', 'lb', 'lb-1.example.com'])('may be %s', address => {
  expect(checkExternalAddress(address)).toBe(address);
});

const IP = 'an IPv4 address like 10.254.18.46 or an IPv6 address like fd00::46';
const NAME = 'a DNS name in lower case, like app.example.com or *.example.com';
const ADVICE = 'pass the IP address or DNS name that clients reach the controller at, without a port';

test.each<[unknown, string]>([
  ['127.0.0.1', `an address that a server outside the cluster can have, and this is a loopback address (127.0.0.0/8), which in a cluster is the controller itself; ${ADVICE}`],
  ['::1', `an address that a server outside the cluster can have, and this is the loopback address, which in a cluster is the controller itself; ${ADVICE}`],
  ['', `${IP}; ${ADVICE}`],
  [undefined, `${IP}; ${ADVICE}`],
  ['10.0.0', `${IP}; ${ADVICE}`],
  ['10.254.18.55.', `${IP}; ${ADVICE}`],
  ['10.254.18.55:443', `${IP}; ${ADVICE}`],
  ['[fd00::55]:443', `${IP}; ${ADVICE}`],
  [':443', `${IP}; ${ADVICE}`],
  ['fd00::z', `${IP}; ${ADVICE}`],
  ['exit.example.com:https', `${IP}; ${ADVICE}`],
  ['10.254.18.256', `${IP}; no part of an IPv4 address is above 255`],
  ['10.254.18.055', `${IP}; write "10.254.18.55", without leading zeros`],
  ['10.254.18.55 ', `${IP}; take the white space away`],
  ['10.254.18.55/32', `${IP}; pass each address itself, neither a range nor a URL`],
  ['https://10.254.18.55', `${IP}; pass each address itself, neither a range nor a URL`],
  ['[fd00::55]', `${IP}; leave the brackets out`],
  ['FD00::55', 'the canonical form of an IPv6 address (EndpointSlices take no other); write "fd00::55"'],
  ['LB.example.com', `${NAME}; write "lb.example.com"`],
  ['exit.example.com:443', `${NAME}; write "exit.example.com"`],
  ['https://exit.example.com/', `${NAME}; write "exit.example.com"`],
  [' exit.example.com', `${NAME}; write "exit.example.com"`],
  ['exit_1.example.com', `${NAME}; pass the name that stands in DNS`],
  ['LB.12', `${NAME}; ${ADVICE}`],
  ['*', 'an IP address, or one DNS name; pass the name of the load balancer itself'],
  ['*.example.com', 'an IP address, or one DNS name; pass the name of the load balancer itself'],
])('cannot be %j', (address, message) => {
  expect(failure(() => checkExternalAddress(address as string))).toBe(`externalAddress: got ${JSON.stringify(address)}, allowed is ${message}`);
});

test('a load balancer says whose it is', () => {
  expect(failure(() => loadBalancer({ externalAddress: 'exit.example.com:443' }))).toBe(`zl/Lb: externalAddress: got "exit.example.com:443", allowed is ${NAME}; write "exit.example.com"`);
});
