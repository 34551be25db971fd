import { InvalidInput, show } from '../../src/basics/errors';
import { checkIp } from '../../src/kubernetes/ips';
import { advice, fixOf } from '../basics/advice';
import { fault } from '../support';

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

  test('an address beside the IPv4-mapped ones is not taken for one', () => {
    expect(checkIp('ip', '::ffff:1:2:3')).toStrictEqual({ text: '::ffff:1:2:3', family: 'IPv6' });
  });
});

describe('addresses that no server outside the cluster can have', () => {
  test.each([
    ['0.0.0.0', undefined],
    ['0.0.0.1', '0.0.0.0/8'],
    ['0.255.255.255', '0.0.0.0/8'],
    ['127.0.0.0', '127.0.0.0/8'],
    ['127.255.255.255', '127.0.0.0/8'],
    ['169.254.0.0', '169.254.0.0/16'],
    ['169.254.255.255', '169.254.0.0/16'],
    ['169.254.169.254', '169.254.0.0/16'],
    ['224.0.0.0', '224.0.0.0/4'],
    ['239.255.255.255', '224.0.0.0/4'],
    ['240.0.0.0', '240.0.0.0/4'],
    ['255.255.255.254', '240.0.0.0/4'],
    ['255.255.255.255', undefined],
    ['::', undefined],
    ['0:0:0:0:0:0:0:0', undefined],
    ['::1', undefined],
    ['0:0:0:0:0:0:0:1', undefined],
    ['::ffff:10.254.18.46', '::ffff:0:0/96'],
    ['::ffff:afe:122e', '::ffff:0:0/96'],
    ['::2', '::/96'],
    ['::1234', '::/96'],
    ['::ffff:ffff', '::/96'],
    ['::ffff:0:0', '::ffff:0:0/96'],
    ['::ffff:ffff:ffff', '::ffff:0:0/96'],
    ['::10.254.18.46', '::/96'],
    ['fe80::', 'fe80::/10'],
    ['febf:ffff:ffff:ffff:ffff:ffff:ffff:ffff', 'fe80::/10'],
    ['fec0::', 'fec0::/10'],
    ['feff:ffff:ffff:ffff:ffff:ffff:ffff:ffff', 'fec0::/10'],
    ['ff00::', 'ff00::/8'],
    ['ffff:ffff:ffff:ffff:ffff:ffff:ffff:ffff', 'ff00::/8'],
    ['ff0e::1', 'ff00::/8'],
    ['FF02::1', 'ff00::/8'],
  ])('%s, of the range %s where it is no single one', (ip, range) => {
    expect(fault(() => checkIp('ip', ip))).toStrictEqual({ code: 'ip.unusable', prop: 'ip', got: `"${ip}"` });
    expect(rangeOf(ip)).toBe(range);
    expect(fixOf(() => checkIp('ip', ip, 'FIX'))).toBe('FIX');
  });

  /** The range that a refusal names. */
  function rangeOf(ip: string): string | undefined {
    try {
      checkIp('ip', ip);
    } catch (e) {
      return /\(([\da-f.:]+\/\d+)/.exec((e as InvalidInput).allowed)?.[1];
    }
    throw new Error('expected a refusal, and there was none');
  }
});

describe('IPv6 addresses stand in their canonical form', () => {
  test.each([
    ['2001:DB8::1', '2001:db8::1'],
    ['2001:0db8::0001', '2001:db8::1'],
    ['2001:db8:0:0:0:0:0:1', '2001:db8::1'],
    ['2001:db8:0:0:1::1', '2001:db8::1:0:0:1'],
    ['64:ff9b::10.0.0.1', '64:ff9b::a00:1'],
  ])('%s does not, %s does', (ip, canonical) => {
    expect(fault(() => checkIp('ip', ip))).toStrictEqual({ code: 'ip.not-canonical', prop: 'ip', got: `"${ip}"` });
    expect(advice(() => checkIp('ip', ip, 'FIX'))).toBe(canonical);
    expect(checkIp('ip', canonical).text).toBe(canonical);
  });
});

describe('texts that are no addresses', () => {
  function refusalOf(ip: unknown) {
    expect(fault(() => checkIp('ip', ip as string))).toStrictEqual({ code: 'ip.not-an-address', prop: 'ip', got: show(ip) });
    return (fix?: string) => checkIp('ip', ip as string, fix);
  }

  test.each(['010.254.018.046', '10.254.18.046'])('%s, with leading zeros', ip => {
    const check = refusalOf(ip);
    expect(advice(() => check('FIX'))).toBe('10.254.18.46');
  });

  test.each(['zl-1.example.com', 'ZL'])('%s, the name of a server', name => {
    const check = refusalOf(name);
    expect(advice(check)).toBe('Backends.fromHostname()');
    expect(fixOf(() => check('FIX'))).toBe('FIX');
  });

  test.each<unknown>([
    '10.254.18', '10.254.18.46.1', '-10.254.18.46', '10.254.18.46-', '[2001:db8::1]:80', '-[2001:db8::1]', '10.254.18.46:80', '10.254.18.46:80-', '-10.254.18.46:80',
    '184422958', '', undefined, 10, ['10.254.18.46'],
  ])('%j, which the caller knows best what to do with', ip => {
    const check = refusalOf(ip);
    expect(fixOf(() => check('FIX'))).toBe('FIX');
    expect(advice(check)).toBeUndefined();
  });

  test.each([
    '10.254.18.256', '010.254.18.256', ' 10.254.18.46', '10.254.18.46\n', '10.254.18.46/32', 'fd00::/8', 'http://10.254.18.46', 'fe80::1%eth0', '[2001:db8::1]',
  ])('%j, whose fault is plain', ip => {
    const check = refusalOf(ip);
    expect(fixOf(() => check('FIX'))).toBe(fixOf(check));
    expect(advice(check)).toBeUndefined();
  });
});
