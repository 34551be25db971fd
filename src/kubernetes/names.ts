import { invalid } from '../basics/errors';

const LABEL = '[a-z0-9]([-a-z0-9]*[a-z0-9])?';
const DNS_1035_LABEL = /^[a-z]([-a-z0-9]*[a-z0-9])?$/;
const DNS_1123_LABEL = new RegExp(`^${LABEL}$`);
const DNS_1123_SUBDOMAIN = new RegExp(`^${LABEL}(\\.${LABEL})*$`);

const MAX_LABEL = 63;
const MAX_SUBDOMAIN = 253;

/**
 * A Service's name: a DNS-1035 label. Kubernetes 1.36 and later also take a leading digit, older ones do not.
 *
 * @see https://kubernetes.io/docs/concepts/overview/working-with-objects/names/#rfc-1035-label-names
 */
export function checkServiceName(prop: string, name: string): string {
  if (typeof name === 'string' && name.length <= MAX_LABEL && DNS_1035_LABEL.test(name)) {
    return name;
  }
  throw invalid('name.not-dns-1035-label', prop, name, 'a DNS-1035 label of at most 63 characters: lower-case letters, digits and hyphens, first a letter, last a letter or digit',
    suggest(name, asLabel(name).replace(/^[^a-z]+/, ''), 'pass a name of that form'));
}

/**
 * A name that is one DNS-1123 label, like that of a namespace.
 *
 * @see https://kubernetes.io/docs/concepts/overview/working-with-objects/names/#dns-label-names
 */
export function checkDnsLabel(prop: string, name: string): string {
  if (typeof name === 'string' && name.length <= MAX_LABEL && DNS_1123_LABEL.test(name)) {
    return name;
  }
  throw invalid('name.not-dns-1123-label', prop, name, 'a DNS-1123 label of at most 63 characters: lower-case letters, digits and hyphens, first and last a letter or digit',
    suggest(name, asLabel(name), 'pass a name of that form'));
}

/**
 * A name that is a DNS-1123 subdomain, like that of an Ingress, a Secret or an IngressClass.
 *
 * @see https://kubernetes.io/docs/concepts/overview/working-with-objects/names/#dns-subdomain-names
 */
export function checkDnsSubdomain(prop: string, name: string): string {
  if (isDnsSubdomain(name)) {
    return name;
  }
  throw invalid('name.not-dns-1123-subdomain', prop, name, 'a DNS-1123 subdomain of at most 253 characters: lower-case letters, digits, hyphens and dots, each part first and last a letter or digit',
    suggest(name, asSubdomain(name), 'pass a name of that form'));
}

export function isDnsSubdomain(name: unknown): name is string {
  return typeof name === 'string' && name.length <= MAX_SUBDOMAIN && DNS_1123_SUBDOMAIN.test(name);
}

function asLabel(name: unknown): string {
  return String(name).toLowerCase().replace(/[^a-z0-9-]+/g, '-').slice(0, MAX_LABEL).replace(/^-+|-+$/g, '');
}

function asSubdomain(name: unknown): string {
  return String(name).slice(0, MAX_SUBDOMAIN).split('.').map(asLabel).filter(part => part !== '').join('.');
}

function suggest(name: unknown, candidate: string, otherwise: string): string {
  return typeof name === 'string' && candidate !== '' && candidate !== name ? `write "${candidate}"` : otherwise;
}
