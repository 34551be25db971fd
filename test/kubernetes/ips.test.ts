import { checkIp } from '../../src/kubernetes/ips';

describe('addresses that a server outside the cluster can have', () => {
  test.each([
    '10.254.18.46', '8.8.8.8', '192.168.0.1', '10.254.0.0', '10.96.0.10',
    '1.0.0.0', '126.255.255.255', '128.0.0.0',
    '169.253.255.255', '169.255.0.0', '168.254.0.1', '170.254.0.1',
    '223.255.255.255',
  ])('%s is an IPv4 address', ip => {
    expect(checkIp('ip', ip)).toStrictEqual({ text: ip, family: 'IPv4' });
  });

  test.each([
    'fd00::46', '2001:db8::1', '2001:db8:0:1:1:1:1:1', '64:ff9b::a00:1', '::1:0:0', '::1:2:3', '::fffe:ffff:ffff', '::1:0:0:0', '1::', '1::ffff:0:1',
    'fe7f::', 'fe7f:ffff:ffff:ffff:ffff:ffff:ffff:ffff', 'fdff::ff00', '2001::ffff',
  ])('%s is an IPv6 address', ip => {
    expect(checkIp('ip', ip)).toStrictEqual({ text: ip, family: 'IPv6' });
  });
});

describe('addresses that no server outside the cluster can have', () => {
  test.each([
    ['0.0.0.0', 'the unspecified address'],
    ['0.0.0.1', 'a reserved address (0.0.0.0/8)'],
    ['0.255.255.255', 'a reserved address (0.0.0.0/8)'],
    ['127.0.0.0', 'a loopback address (127.0.0.0/8), which in a cluster is the controller itself'],
    ['127.255.255.255', 'a loopback address (127.0.0.0/8), which in a cluster is the controller itself'],
    ['169.254.0.0', 'a link-local address (169.254.0.0/16)'],
    ['169.254.255.255', 'a link-local address (169.254.0.0/16)'],
    ['169.254.169.254', 'a link-local address (169.254.0.0/16)'],
    ['224.0.0.0', 'a multicast address (224.0.0.0/4)'],
    ['239.255.255.255', 'a multicast address (224.0.0.0/4)'],
    ['240.0.0.0', 'a reserved address (240.0.0.0/4)'],
    ['255.255.255.254', 'a reserved address (240.0.0.0/4)'],
    ['255.255.255.255', 'the broadcast address'],
    ['::', 'the unspecified address'],
    ['0:0:0:0:0:0:0:0', 'the unspecified address'],
    ['::1', 'the loopback address, which in a cluster is the controller itself'],
    ['0:0:0:0:0:0:0:1', 'the loopback address, which in a cluster is the controller itself'],
    ['::ffff:10.254.18.46', 'an IPv4-mapped address (::ffff:0:0/96), so its IPv4 form is meant'],
    ['::ffff:afe:122e', 'an IPv4-mapped address (::ffff:0:0/96), so its IPv4 form is meant'],
    ['::2', 'a reserved address (::/96)'],
    ['::1234', 'a reserved address (::/96)'],
    ['::ffff:ffff', 'a reserved address (::/96)'],
    ['::ffff:0:0', 'an IPv4-mapped address (::ffff:0:0/96), so its IPv4 form is meant'],
    ['::ffff:ffff:ffff', 'an IPv4-mapped address (::ffff:0:0/96), so its IPv4 form is meant'],
    ['::10.254.18.46', 'a reserved address (::/96)'],
    ['fe80::', 'a link-local address (fe80::/10)'],
    ['febf:ffff:ffff:ffff:ffff:ffff:ffff:ffff', 'a link-local address (fe80::/10)'],
    ['fec0::', 'a reserved address (fec0::/10, once site-local)'],
    ['feff:ffff:ffff:ffff:ffff:ffff:ffff:ffff', 'a reserved address (fec0::/10, once site-local)'],
    ['ff00::', 'a multicast address (ff00::/8)'],
    ['ffff:ffff:ffff:ffff:ffff:ffff:ffff:ffff', 'a multicast address (ff00::/8)'],
    ['ff0e::1', 'a multicast address (ff00::/8)'],
    ['FF02::1', 'a multicast address (ff00::/8)'],
  ])('%s is %s', (ip, reason) => {
    expect(() => checkIp('ip', ip)).toThrow(new Error(
      `ip: got "${ip}", allowed is an address that a server outside the cluster can have, and this is ${reason}; pass the server's static IP`));
  });
});

describe('IPv6 addresses stand in their canonical form', () => {
  test.each([
    ['2001:DB8::1', '2001:db8::1'],
    ['2001:0db8::0001', '2001:db8::1'],
    ['2001:db8:0:0:0:0:0:1', '2001:db8::1'],
    ['2001:db8:0:0:1::1', '2001:db8::1:0:0:1'],
    ['64:ff9b::10.0.0.1', '64:ff9b::a00:1'],
  ])('%s does not, %s does', (ip, canonical) => {
    expect(() => checkIp('ip', ip)).toThrow(new Error(
      `ip: got "${ip}", allowed is the canonical form of an IPv6 address (EndpointSlices take no other); write "${canonical}"`));
  });
});

describe('texts that are no addresses', () => {
  test.each<[unknown, string]>([
    ['010.254.018.046', 'write "10.254.18.46", without leading zeros'],
    ['10.254.18.046', 'write "10.254.18.46", without leading zeros'],
    ['10.254.18.256', 'no part of an IPv4 address is above 255'],
    ['010.254.18.256', 'no part of an IPv4 address is above 255'],
    ['10.254.18', 'pass the server\'s static IP'],
    ['10.254.18.46.1', 'pass the server\'s static IP'],
    ['-10.254.18.46', 'pass the server\'s static IP'],
    ['10.254.18.46-', 'pass the server\'s static IP'],
    [' 10.254.18.46', 'take the white space away'],
    ['10.254.18.46\n', 'take the white space away'],
    ['10.254.18.46/32', 'pass each address itself, neither a range nor a URL'],
    ['fd00::/8', 'pass each address itself, neither a range nor a URL'],
    ['http://10.254.18.46', 'pass each address itself, neither a range nor a URL'],
    ['fe80::1%eth0', 'leave the zone out: link-local addresses cannot be reached from a cluster'],
    ['[2001:db8::1]', 'leave the brackets out'],
    ['[2001:db8::1]:80', 'pass the server\'s static IP'],
    ['-[2001:db8::1]', 'pass the server\'s static IP'],
    ['10.254.18.46:80', 'pass the port separately'],
    ['10.254.18.46:80-', 'pass the server\'s static IP'],
    ['-10.254.18.46:80', 'pass the server\'s static IP'],
    ['zl-1.example.com', 'use Backends.fromHostname() for a DNS name'],
    ['ZL', 'use Backends.fromHostname() for a DNS name'],
    ['184422958', 'pass the server\'s static IP'],
    ['', 'pass the server\'s static IP'],
    [undefined, 'pass the server\'s static IP'],
    [10, 'pass the server\'s static IP'],
    [['10.254.18.46'], 'pass the server\'s static IP'],
  ])('%j is none', (ip, fix) => {
    expect(() => checkIp('ip', ip as string)).toThrow(new Error(
      `ip: got ${JSON.stringify(ip)}, allowed is an IPv4 address like 10.254.18.46 or an IPv6 address like fd00::46; ${fix}`));
  });
});

test('an address beside the IPv4-mapped ones is not taken for one', () => {
  expect(checkIp('ip', '::ffff:1:2:3')).toStrictEqual({ text: '::ffff:1:2:3', family: 'IPv6' });
});
