import { isIP } from 'node:net';
import { isDnsSubdomain } from './names';
import { invalid } from '../invalid';

/**
 * The host of an Ingress rule: a DNS name, or one with `*.` in place of its first label.
 *
 * @see https://kubernetes.io/docs/concepts/services-networking/ingress/#hostname-wildcards
 */
export function checkHost(prop: string, host: string): string {
  const wildcard = typeof host === 'string' && host.startsWith('*.');
  if (isDnsSubdomain(wildcard ? host.slice(2) : host) && host.length <= 253 && isIP(host) === 0) {
    return host;
  }
  throw invalid(prop, host, 'a DNS name in lower case, like app.example.com or *.example.com', fixFor(host));
}

/**
 * The DNS name of a backend, as the `externalName` of a Service.
 *
 * The API server also takes an IPv4 address there; controllers resolve the name in DNS, and an address yields no backend.
 *
 * @see https://kubernetes.io/docs/concepts/services-networking/service/#externalname
 */
export function checkExternalName(prop: string, name: string): string {
  const bare = typeof name === 'string' ? name.replace(/\.$/, '') : name;
  const allowed = 'a DNS name in lower case, like db.example.com';
  if (!isDnsSubdomain(bare)) {
    throw invalid(prop, name, allowed, isIP(bare) ? 'use Backends.fromIps() for an IP address' : fixFor(name));
  }
  // No top-level domain is a number, and whatever ends in one is read as an address somewhere on the way.
  if (/(^|\.)\d+$/.test(bare)) {
    throw invalid(prop, name, allowed, 'use Backends.fromIps() for an IP address');
  }
  if (bare === 'localhost' || bare.endsWith('.localhost')) {
    throw invalid(prop, name, `${allowed}, and this is the controller itself`, 'pass the name of the server outside the cluster');
  }
  return name;
}

function fixFor(host: unknown): string {
  const text = typeof host === 'string' ? host : '';
  if (text === '' || text === '*') {
    return 'leave hosts out to serve every host';
  }
  if (isIP(text.replace(/^\[|\]$/g, ''))) {
    return 'an Ingress matches names only; leave hosts out to serve requests that name an IP';
  }
  const mended = text.trim().replace(/^[a-z]+:\/\//i, '').replace(/[/:].*$/, '').replace(/\.$/, '').toLowerCase();
  if (mended !== text && isDnsSubdomain(mended.replace(/^\*\./, ''))) {
    return `write "${mended}"`;
  }
  // eslint-disable-next-line no-control-regex
  return /[^\x00-\x7f]/.test(text) ? 'write the name in punycode (xn--...)' : 'pass the name that stands in DNS';
}
