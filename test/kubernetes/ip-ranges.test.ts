import { BlockList } from 'node:net';
import * as fc from 'fast-check';
import { checkIpRange, EVERY_ADDRESS, IpRange, liesWithin, without } from '../../src/kubernetes/ip-ranges';
import { fault } from '../support';

const rangeOf = (text: string) => checkIpRange('ranges', text);

describe('ranges are taken in their canonical form', () => {
  test.each([
    ['10.0.0.0/8', '10.0.0.0/8'],
    ['0.0.0.0/0', '0.0.0.0/0'],
    ['10.1.2.3', '10.1.2.3'],
    ['10.1.2.3/32', '10.1.2.3'],
    ['127.0.0.1', '127.0.0.1'],
    ['255.255.255.255', '255.255.255.255'],
    ['fd00::/8', 'fd00::/8'],
    ['::/0', '::/0'],
    ['FD00:0:0:0:0:0:0:1', 'fd00::1'],
    ['fd00::1/128', 'fd00::1'],
    ['2001:db8:0:0:1:0:0:0/80', '2001:db8:0:0:1::/80'],
    ['::1', '::1'],
    ['1:2:3:4:5:6:7:8', '1:2:3:4:5:6:7:8'],
    ['64:ff9b::/96', '64:ff9b::/96'],
  ])('%s', (text, canonical) => {
    expect(rangeOf(text).text).toBe(canonical);
  });
});

describe('what programs read in different ways is refused', () => {
  test.each([
    ['', 'ip-range.not-a-range'],
    [' 10.0.0.0/8', 'ip-range.not-a-range'],
    ['10.0.0.0/8\n', 'ip-range.prefix'],
    ['10.0.0.0/8,192.168.0.0/16', 'ip-range.not-a-range'],
    ['10.0.0.0 /8', 'ip-range.not-a-range'],
    ['10.0.0/8', 'ip-range.not-a-range'],
    ['10/8', 'ip-range.not-a-range'],
    ['010.0.0.0/8', 'ip-range.not-a-range'],
    ['0x0a.0.0.1', 'ip-range.not-a-range'],
    ['167772161', 'ip-range.not-a-range'],
    ['10.0.0.256', 'ip-range.not-a-range'],
    ['10.0.0.0-10.0.0.9', 'ip-range.not-a-range'],
    ['10.0.0.*', 'ip-range.not-a-range'],
    ['any', 'ip-range.not-a-range'],
    ['*', 'ip-range.not-a-range'],
    ['office.example.com', 'ip-range.not-a-range'],
    ['[fd00::1]', 'ip-range.not-a-range'],
    ['fe80::1%eth0', 'ip-range.not-a-range'],
    ['!10.0.0.1', 'ip-range.not-a-range'],
    ['10.0.0.0/8/8', 'ip-range.not-a-range'],
    ['10.0.0.0/255.0.0.0', 'ip-range.prefix'],
    ['10.0.0.0/33', 'ip-range.prefix'],
    ['10.0.0.0/-1', 'ip-range.prefix'],
    ['10.0.0.0/08', 'ip-range.prefix'],
    ['10.0.0.0/', 'ip-range.prefix'],
    ['10.0.0.0/ 8', 'ip-range.prefix'],
    ['10.0.0.0/8.0', 'ip-range.prefix'],
    ['10.0.0.0/1e1', 'ip-range.prefix'],
    ['fd00::/129', 'ip-range.prefix'],
    ['10.0.0.1/8', 'ip-range.host-bits'],
    ['11.0.0.0/7', 'ip-range.host-bits'],
    ['0.0.0.1/0', 'ip-range.host-bits'],
    ['fd00::1/64', 'ip-range.host-bits'],
    ['0.0.0.0', 'ip-range.unspecified'],
    ['::', 'ip-range.unspecified'],
    ['::/128', 'ip-range.unspecified'],
    ['::ffff:10.0.0.1', 'ip-range.mapped'],
    ['::ffff:0:0/96', 'ip-range.mapped'],
    [undefined as any, 'ip-range.not-a-range'],
    [10 as any, 'ip-range.not-a-range'],
    [['10.0.0.0/8'] as any, 'ip-range.not-a-range'],
  ])('%s', (text, code) => {
    expect(fault(() => rangeOf(text)).code).toBe(code);
  });
});

const range: fc.Arbitrary<IpRange> = fc.oneof(
  fc.tuple(fc.nat(2 ** 32 - 1), fc.integer({ min: 0, max: 32 })).map(([address, prefix]) => {
    const first = address - address % 2 ** (32 - prefix);
    return rangeOf(first === 0 && prefix === 32 ? '0.0.0.0/0' : `${[2 ** 24, 2 ** 16, 2 ** 8, 1].map(size => Math.floor(first / size) % 256).join('.')}/${prefix}`);
  }),
  fc.tuple(fc.integer({ min: 1, max: 0xffff }), fc.integer({ min: 16, max: 128 })).map(([head, prefix]) => rangeOf(`${head.toString(16)}::/${prefix}`)),
);

test('a range lies within itself, and within all addresses of its family alone', () => {
  fc.assert(fc.property(range, each => {
    const [v4, v6] = EVERY_ADDRESS;
    const [own, other] = each.family === 'IPv4' ? [v4, v6] : [v6, v4];
    const got = [liesWithin(each, each), liesWithin(each, own), liesWithin(each, other), liesWithin(own, each)];
    expect(got).toStrictEqual([true, true, false, each.prefix === 0]);
  }));
});

test('what is left over is just what is in no other range', () => {
  const listOf = (ranges: readonly IpRange[]) => {
    const list = new BlockList();
    ranges.forEach(({ text, family, prefix }) => list.addSubnet(text.split('/')[0], prefix, family === 'IPv4' ? 'ipv4' : 'ipv6'));
    return list;
  };
  const some = fc.array(range, { maxLength: 4 });
  const address = fc.oneof(fc.ipV4(), fc.ipV6().filter(ip => !ip.includes('.')));
  fc.assert(fc.property(some, some, fc.array(address), (ranges, others, addresses) => {
    const left = without(ranges, others);
    const edges = [...ranges, ...others].map(({ text }) => text.split('/')[0]);
    const [given, taken, result] = [ranges, others, left].map(listOf);
    for (const each of [...edges, ...addresses]) {
      const family = each.includes(':') ? 'ipv6' : 'ipv4';
      expect([each, result.check(each, family)]).toStrictEqual([each, given.check(each, family) && !taken.check(each, family)]);
    }
    left.forEach(each => expect(without([each], others)).toStrictEqual([each]));
  }), { numRuns: 500 });
});

test('one address takes a range out for each bit', () => {
  const left = without(EVERY_ADDRESS, [rangeOf('10.1.2.3')]);
  expect(left).toHaveLength(33);
  expect(left.map(({ text }) => text)).toStrictEqual(expect.arrayContaining(['10.1.2.2', '128.0.0.0/1', '::/0']));
});
