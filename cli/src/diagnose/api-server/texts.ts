import { isIP } from 'node:net';
import { Check, nameOf, Refuse, show, textThat } from './schema';
import { parseIp } from '../../../../src/kubernetes/ips';
import { isDnsSubdomain } from '../../../../src/kubernetes/names';
import { Path } from '../../manifests';

const LABEL = /^[a-z0-9]([-a-z0-9]{0,61}[a-z0-9])?$/;
const QUALIFIED = /^[A-Za-z0-9]([-A-Za-z0-9_.]{0,61}[A-Za-z0-9])?$/;
const LABEL_VALUE = /^([A-Za-z0-9]([-A-Za-z0-9_.]{0,61}[A-Za-z0-9])?)?$/;

export const isDnsLabel = (value: string): boolean => LABEL.test(value);
export const isLabelValue = (value: string): boolean => LABEL_VALUE.test(value);

/** A name with or without a DNS name and "/" before it. */
export function isQualifiedName(value: string): boolean {
  const parts = value.split('/');
  return parts.length <= 2 && QUALIFIED.test(parts[parts.length - 1]) && (parts.length === 1 || isDnsSubdomain(parts[0]));
}

const called = (what: string, holds: (value: string) => boolean, code: 'name' | 'value' = 'name'): Check => textThat((value, path, refuse) => {
  if (!holds(value)) {
    const lower = value.toLowerCase().replace(/_/g, '-').trim();
    refuse(code, path, `${nameOf(path)} is ${show(value)}, and has to be ${what}`, holds(lower) ? `write ${lower}` : 'correct it');
  }
});

export const dnsLabel = called('a DNS label: at most 63 lower-case letters, digits and "-", first and last a letter or digit', isDnsLabel);
export const dnsSubdomain = called('a DNS name: lower-case letters, digits, "-" and ".", each part first and last a letter or digit', isDnsSubdomain);
export const qualifiedName = called('a qualified name like http or kubernetes.io/h2c', isQualifiedName, 'value');
export const labelValue = called('a label value: at most 63 letters, digits, "-", "_" and ".", first and last a letter or digit', isLabelValue, 'value');

/** The name of a port where a number may stand as well. */
export const portWord = called('the name of a port: at most 15 lower-case letters, digits and single "-", with a letter',
  value => /^[a-z0-9]([-a-z0-9]{0,13}[a-z0-9])?$/.test(value) && /[a-z]/.test(value) && !value.includes('--'));

/** Why the API server takes no such address for an endpoint. */
export function refusedAddress(ip: string): string | undefined {
  const address = parseIp(ip);
  if (!address) {
    return /^0|\.0\d/.test(ip) && isIP(ip.replace(/(^|\.)0+(?=\d)/g, '$1')) === 4 ? 'may have no leading zeros' : 'is no IP address';
  }
  const { text } = address;
  return text.startsWith('::ffff:') ? 'is an IPv4 address in the form of IPv6'
    : /^127\.|^::1$/.test(text) ? 'is a loopback address, which in a cluster is the controller itself'
      : /^169\.254\.|^fe[89ab]/.test(text) ? 'is a link-local address'
        : /^224\.0\.0\.|^ff02:/.test(text) ? 'is a link-local multicast address'
          : /^(0\.0\.0\.0|::)$/.test(text) ? 'is the unspecified address' : undefined;
}

/** @param canonical Whether IPv6 has to be in its shortest form. */
export function checkAddress(ip: string, path: Path, refuse: Refuse, canonical: boolean): void {
  const reason = refusedAddress(ip);
  const bare = /^\s*(?:\[?([0-9a-f:.]+?)\]?)(?::\d+|\/\d+)?\s*$/i.exec(ip)?.[1];
  const name = /[g-z]/i.test(ip) && !/^\[/.test(ip);
  if (reason !== undefined) {
    refuse('address', path, `${show(ip)} ${reason}`, bare !== undefined && bare !== ip && refusedAddress(bare) === undefined ? `write ${bare}`
      : name ? 'write the IP address of the server; for a DNS name, use a Service of type ExternalName' : 'write the IP address of the server');
  } else if (canonical && parseIp(ip)!.text !== ip) {
    refuse('address', path, `${show(ip)} is not in its canonical form`, `write ${parseIp(ip)!.text}`);
  }
}

/** @param star Whether a wildcard may stand in place of the first label. */
export function checkHost(host: string, path: Path, refuse: Refuse, ipAllowed: boolean): void {
  const bare = host.startsWith('*.') ? host.slice(2) : host;
  const isAddress = isIP(host) !== 0 || (/^[\d.]+$/.test(host) && isIP(host.replace(/(^|\.)0+(?=\d)/g, '$1')) === 4);
  if (isAddress && !ipAllowed) {
    refuse('host', path, `${show(host)} is an IP address, and a host has to be a DNS name`, 'leave the host out to serve requests that name an IP address');
  } else if (!isAddress && (host.length > 253 || !isDnsSubdomain(bare))) {
    const meant = host.trim().toLowerCase().replace(/^[a-z]+:\/\//, '').replace(/[:/].*$/, '').replace(/\.+$/, '');
    refuse('host', path, `${show(host)} is no DNS name in lower case, with or without "*." before it`, host === '*' ? 'leave the host out to serve every host'
      : isDnsSubdomain(meant) && meant !== host ? `write ${meant}` : 'write the DNS name alone');
  }
}
