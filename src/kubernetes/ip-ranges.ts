import { Ip, IpFamily, parseIp } from './ips';
import { invalid } from '../basics/errors';

/** A range of addresses, or a single one. */
export interface IpRange {
  /** In its canonical form: a single address has no prefix length. */
  readonly text: string;
  readonly family: IpFamily;
  /** The number of its lowest address. */
  readonly first: bigint;
  /** How many bits its addresses have in common. */
  readonly prefix: number;
}

const BITS = { IPv4: 32, IPv6: 128 } as const;

const MAPPED = '::ffff:';

/**
 * A range of addresses in CIDR notation, or a single address.
 *
 * Refused is what programs read in different ways, or nobody means: leading zeros, bits behind the prefix, IPv4 in the form of IPv6, zones.
 *
 * @see https://www.rfc-editor.org/rfc/rfc4632#section-3.1
 * @see https://www.rfc-editor.org/rfc/rfc4291#section-2.3
 */
export function checkIpRange(prop: string, range: string): IpRange {
  const [address, length, more] = typeof range === 'string' ? range.split('/') : [];
  const ip = parseIp(address);
  if (ip === undefined || more !== undefined) {
    throw invalid('ip-range.not-a-range', prop, range, 'an address like 10.1.2.3 or fd00::1, or a range like 10.0.0.0/8 or fd00::/8', fixFor(range));
  }
  if (ip.text.startsWith(MAPPED)) {
    throw invalid('ip-range.mapped', prop, range, 'no IPv4-mapped address (::ffff:0:0/96): no controller compares addresses in that form', 'write the IPv4 form');
  }
  const bits = BITS[ip.family];
  const prefix = length === undefined ? bits : /^(0|[1-9]\d{0,2})$/.test(length) ? Number(length) : NaN;
  if (!(prefix <= bits)) {
    throw invalid('ip-range.prefix', prop, range, `a whole number from 0 to ${bits} behind "/" for ${ip.family}, without leading zeros`,
      `write how many of the ${bits} bits the addresses have in common, such as ${ip.family === 'IPv4' ? '/24 for 255.255.255.0' : '/64'}`);
  }
  const number = numberOf(ip);
  const first = firstOf(number, prefix, bits);
  const text = textOf(first, prefix, ip.family);
  if (first !== number) {
    throw invalid('ip-range.host-bits', prop, range, `a range that starts with its first address, and ${ip.text} lies within ${text}`, `write "${text}", or "${ip.text}" for that address alone`);
  }
  if (number === 0n && prefix === bits) {
    throw invalid('ip-range.unspecified', prop, range, 'an address that a client can have', `write "${ip.text}/0" for every address of ${ip.family}`);
  }
  return { text, family: ip.family, first, prefix };
}

/** Whether all addresses of a range lie within another one. */
export function liesWithin(inner: IpRange, outer: IpRange): boolean {
  return inner.family === outer.family && inner.prefix >= outer.prefix && firstOf(inner.first, outer.prefix, BITS[outer.family]) === outer.first;
}

/** Every address. */
export const EVERY_ADDRESS: readonly IpRange[] = [
  { text: '0.0.0.0/0', family: 'IPv4', first: 0n, prefix: 0 },
  { text: '::/0', family: 'IPv6', first: 0n, prefix: 0 },
];

/** The addresses of some ranges that none of others contains, as the fewest ranges, each within one of the given. */
export function without(ranges: readonly IpRange[], others: readonly IpRange[]): IpRange[] {
  return ranges.flatMap(range => {
    const within = others.filter(other => liesWithin(other, range));
    return others.some(other => liesWithin(range, other)) ? [] : within.length === 0 ? [range] : without(halvesOf(range), within);
  });
}

function halvesOf({ family, first, prefix }: IpRange): IpRange[] {
  const longer = prefix + 1;
  return [first, first + sizeOf(longer, BITS[family])].map(each => ({ text: textOf(each, longer, family), family, first: each, prefix: longer }));
}

/** The lowest address of the range that an address lies in. */
function firstOf(address: bigint, prefix: number, bits: number): bigint {
  return address - address % sizeOf(prefix, bits);
}

/** How many addresses have these bits in common. */
function sizeOf(prefix: number, bits: number): bigint {
  return 2n ** BigInt(bits - prefix);
}

function numberOf({ text, family }: Ip): bigint {
  if (family === 'IPv4') {
    return text.split('.').reduce((number, part) => number * 256n + BigInt(part), 0n);
  }
  const [head, tail] = text.split('::').map(half => half === '' ? [] : half.split(':'));
  const zeros: string[] = tail === undefined ? [] : Array(8 - head.length - tail.length).fill('0');
  return [...head, ...zeros, ...tail ?? []].reduce((number, part) => number * 65536n + BigInt(`0x${part}`), 0n);
}

function textOf(first: bigint, prefix: number, family: IpFamily): string {
  const [count, base, radix, separator] = family === 'IPv4' ? [4, 256n, 10, '.'] : [8, 65536n, 16, ':'];
  const parts = Array.from({ length: count }, (_, i) => first / base ** BigInt(count - 1 - i) % base);
  const address = parts.map(part => part.toString(radix)).join(separator);
  return `${parseIp(address)!.text}${prefix === BITS[family] ? '' : `/${prefix}`}`;
}

function fixFor(range: unknown): string {
  const text = typeof range === 'string' ? range : '';
  if (text !== text.trim()) {
    return 'take the white space away';
  }
  if (/[,; ]/.test(text)) {
    return 'write one range in each string';
  }
  if (text.includes('%')) {
    return 'leave the zone out';
  }
  if (/\/.*\//.test(text)) {
    return 'write one "/" and a number behind it';
  }
  if (text.includes('-')) {
    return 'write it as one or several ranges with a prefix, such as 10.0.0.0/24 for 10.0.0.0 to 10.0.0.255';
  }
  if (/^(\*|any|all)$/i.test(text)) {
    return 'write "0.0.0.0/0" and "::/0" for every address, or leave the list out';
  }
  if (/^[\d./]+$/.test(text)) {
    return 'write an address of IPv4 in four numbers from 0 to 255 without leading zeros';
  }
  return /[g-z]/i.test(text) ? 'pass addresses: controllers do not look names up' : 'correct it';
}
