import { isIPv4, isIPv6 } from 'node:net';
import { invalid } from '../basics/errors';

/** The address families of Kubernetes, as EndpointSlices and Services spell them. */
export type IpFamily = 'IPv4' | 'IPv6';

/** An address in its canonical form, and its family. */
export interface Ip {
  readonly text: string;
  readonly family: IpFamily;
}

const SERVER = 'pass the server\'s static IP';

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
  if (typeof ip === 'string') {
    if (isIPv4(ip)) {
      return checkIpv4(prop, ip, fix ?? SERVER);
    }
    if (isIPv6(ip) && !ip.includes('%')) {
      return checkIpv6(prop, ip, fix ?? SERVER);
    }
  }
  throw invalid('ip.not-an-address', prop, ip, 'an IPv4 address like 10.254.18.46 or an IPv6 address like fd00::46', fixFor(ip, fix));
}

function checkIpv4(prop: string, ip: string, fix: string): Ip {
  const first = parseInt(ip, 10);
  const unusable =
    ip === '0.0.0.0' ? 'the unspecified address'
      : first === 0 ? 'a reserved address (0.0.0.0/8)'
        : first === 127 ? 'a loopback address (127.0.0.0/8), which in a cluster is the controller itself'
          : ip.startsWith('169.254.') ? 'a link-local address (169.254.0.0/16)'
            : ip === '255.255.255.255' ? 'the broadcast address'
              : first >= 240 ? 'a reserved address (240.0.0.0/4)'
                : first >= 224 ? 'a multicast address (224.0.0.0/4)'
                  : undefined;
  if (unusable) {
    throw unusableIp(prop, ip, unusable, fix);
  }
  return { text: ip, family: 'IPv4' };
}

function checkIpv6(prop: string, ip: string, fix: string): Ip {
  // The URL standard's serialisation of IPv6 is the canonical form of RFC 5952, but for mapped addresses.
  const text = new URL(`http://[${ip}]/`).hostname.slice(1, -1);
  const first = text.startsWith('::') ? 0 : parseInt(text, 16);
  const unusable =
    text === '::' ? 'the unspecified address'
      : text === '::1' ? 'the loopback address, which in a cluster is the controller itself'
        : /^::ffff:[^:]+:[^:]+$/.test(text) ? 'an IPv4-mapped address (::ffff:0:0/96), so its IPv4 form is meant'
          : /^::[^:]+(:[^:]+)?$/.test(text) ? 'a reserved address (::/96)'
            : first >= 0xff00 ? 'a multicast address (ff00::/8)'
              : first >= 0xfe80 && first <= 0xfebf ? 'a link-local address (fe80::/10)'
                : first >= 0xfec0 && first <= 0xfeff ? 'a reserved address (fec0::/10, once site-local)'
                  : undefined;
  if (unusable) {
    throw unusableIp(prop, ip, unusable, fix);
  }
  if (text !== ip) {
    throw invalid('ip.not-canonical', prop, ip, 'the canonical form of an IPv6 address (EndpointSlices take no other)', `write "${text}"`);
  }
  return { text, family: 'IPv6' };
}

function unusableIp(prop: string, ip: string, reason: string, fix: string): Error {
  return invalid('ip.unusable', prop, ip, `an address that a server outside the cluster can have, and this is ${reason}`, fix);
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
