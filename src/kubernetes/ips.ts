import { BlockList, isIPv4, isIPv6 } from 'node:net';
import { invalid } from '../basics/errors';

/** The address families of Kubernetes, as EndpointSlices and Services spell them. */
export type IpFamily = 'IPv4' | 'IPv6';

/** An address in its canonical form, and its family. */
export interface Ip {
  readonly text: string;
  readonly family: IpFamily;
}

/** A range of addresses, and the words for an address in it. */
interface Range {
  readonly network: string;
  readonly prefix: number;
  /** The lowest and the highest first part of its addresses. */
  readonly first: number;
  readonly last: number;
  readonly description: string;
}

const SERVER = 'pass the server\'s static IP';

/** The addresses that no server outside the cluster can have, and why: the first range that contains an address counts. */
const UNUSABLE: Record<IpFamily, Range[]> = {
  IPv4: ranges('IPv4', {
    '0.0.0.0/32': 'the unspecified address',
    '0.0.0.0/8': 'a reserved address (0.0.0.0/8)',
    '127.0.0.0/8': 'a loopback address (127.0.0.0/8), which in a cluster is the controller itself',
    '169.254.0.0/16': 'a link-local address (169.254.0.0/16)',
    '224.0.0.0/4': 'a multicast address (224.0.0.0/4)',
    '255.255.255.255/32': 'the broadcast address',
    '240.0.0.0/4': 'a reserved address (240.0.0.0/4)',
  }),
  IPv6: ranges('IPv6', {
    '::/128': 'the unspecified address',
    '::1/128': 'the loopback address, which in a cluster is the controller itself',
    '::/96': 'a reserved address (::/96)',
    '::ffff:0:0/96': 'an IPv4-mapped address (::ffff:0:0/96), so its IPv4 form is meant',
    'fe80::/10': 'a link-local address (fe80::/10)',
    'fec0::/10': 'a reserved address (fec0::/10, once site-local)',
    'ff00::/8': 'a multicast address (ff00::/8)',
  }),
};

/**
 * An address that traffic can be sent to, in its canonical form.
 *
 * Refused are the addresses that the API server refuses (loopback, link-local, unspecified, link-local multicast),
 * and those that it takes although no server can have them (other multicast, broadcast, reserved ranges).
 *
 * @param fix What to pass instead, where it is not the address of a server.
 * @see https://kubernetes.io/docs/concepts/services-networking/service/#services-without-selectors
 */
export function checkIp(prop: string, ip: string, fix?: string): Ip {
  const address = parseIp(ip);
  if (!address) {
    throw invalid('ip.not-an-address', prop, ip, 'an IPv4 address like 10.254.18.46 or an IPv6 address like fd00::46', fixFor(ip, fix));
  }
  const unusable = unusableRange(address);
  if (unusable) {
    throw invalid('ip.unusable', prop, ip, `an address that a server outside the cluster can have, and this is ${unusable.description}`, fix ?? SERVER);
  }
  if (address.text !== ip) {
    throw invalid('ip.not-canonical', prop, ip, 'the canonical form of an IPv6 address (EndpointSlices take no other)', `write "${address.text}"`);
  }
  return address;
}

/** An address of either family in its canonical form, whoever can have it; undefined for any other text. */
export function parseIp(ip: unknown): Ip | undefined {
  if (typeof ip !== 'string') {
    return undefined;
  }
  if (isIPv4(ip)) {
    return { text: ip, family: 'IPv4' };
  }
  if (isIPv6(ip) && !ip.includes('%')) {
    // The URL standard's serialisation of IPv6 is the canonical form of RFC 5952, but for mapped addresses.
    return { text: new URL(`http://[${ip}]/`).hostname.slice(1, -1), family: 'IPv6' };
  }
  return undefined;
}

function ranges(family: IpFamily, descriptions: { [cidr: string]: string }): Range[] {
  return Object.entries(descriptions).map(([cidr, description]) => {
    const [network, length] = cidr.split('/');
    const prefix = Number(length);
    const first = firstPart({ text: network, family });
    const last = first + 2 ** Math.max(0, (family === 'IPv4' ? 8 : 16) - prefix) - 1;
    return { network, prefix, first, last, description };
  });
}

function unusableRange(address: Ip): Range | undefined {
  const part = firstPart(address);
  // The first part rules out nearly every address, since a BlockList takes milliseconds to load and microseconds a look-up.
  return UNUSABLE[address.family].find(range => range.first <= part && part <= range.last && contains(range, address));
}

function contains({ network, prefix }: Range, { text, family }: Ip): boolean {
  const version = family === 'IPv4' ? 'ipv4' : 'ipv6';
  const list = new BlockList();
  list.addSubnet(network, prefix, version);
  return list.check(text, version);
}

/** The number before the first separator of a canonical address. */
function firstPart({ text, family }: Ip): number {
  return family === 'IPv4' ? parseInt(text, 10) : parseInt(`0${text}`, 16);
}

function fixFor(ip: unknown, fix?: string): string {
  const text = typeof ip === 'string' ? ip : '';
  if (/^\d+(\.\d+){3}$/.test(text)) {
    const plain = text.split('.').map(Number).join('.');
    return isIPv4(plain) ? `write "${plain}", without leading zeros` : 'no part of an IPv4 address is above 255';
  }
  if (text !== text.trim()) {
    return 'take the white space away';
  }
  if (text.includes('/')) {
    return 'pass each address itself, neither a range nor a URL';
  }
  if (text.includes('%')) {
    return 'leave the zone out: link-local addresses cannot be reached from a cluster';
  }
  if (/^\[.*\]$/.test(text)) {
    return 'leave the brackets out';
  }
  if (/^[\d.]+:\d+$/.test(text)) {
    return fix ?? 'pass the port separately';
  }
  return fix ?? (/[g-wyz]/i.test(text) ? 'use Backends.fromHostname() for a DNS name' : SERVER);
}
