import { invalid } from '../basics/errors';

const LABEL = '[a-z0-9]([-a-z0-9]*[a-z0-9])?';
const DNS_1035_LABEL = /^[a-z]([-a-z0-9]*[a-z0-9])?$/;
const DNS_1123_LABEL = new RegExp(`^${LABEL}$`);
const DNS_1123_SUBDOMAIN = new RegExp(`^${LABEL}(\\.${LABEL})*$`);

const MAX_LABEL = 63;
const MAX_SUBDOMAIN = 253;

/**
 * What to do about a text that cannot be a name, which depends on what it names.
 *
 * @param candidate A name that looks like it.
 */
export type NameAdvice = (name: string, candidate: string) => string;

/** Of an object that is made: any name will do. */
const ofNew = (most: number): NameAdvice => (name, candidate) => candidate.length > most ? `shorten it: these are ${name.length} characters`
  : candidate === '' || candidate === name ? 'pass a name of that form'
    : `write "${candidate}"`;

/** Of an object whose name is made from that of another one. */
export const OF_DERIVED: NameAdvice = name => `shorten the name that it is made from: these are ${name.length} characters`;

/**
 * Of an object that is there already, where a name that looks like the text is that of another one.
 *
 * @param namespaced What to do about "namespace/name".
 */
export function ofExisting(kind: string, namespaced = `a ${kind} belongs to no namespace`): NameAdvice {
  return name => {
    const inside = name.slice(name.indexOf('/') + 1);
    return inside !== name && isDnsSubdomain(inside) ? `write "${inside}" alone: ${namespaced}` : `pass the name of the ${kind} as kubectl lists it`;
  };
}

/**
 * A Service's name: a DNS-1035 label. Kubernetes 1.36 and later also take a leading digit, older ones do not.
 *
 * @see https://kubernetes.io/docs/concepts/overview/working-with-objects/names/#rfc-1035-label-names
 */
export function checkServiceName(prop: string, name: string, advice = ofNew(MAX_LABEL)): string {
  if (typeof name === 'string' && name.length <= MAX_LABEL && DNS_1035_LABEL.test(name)) {
    return name;
  }
  throw invalid('name.not-dns-1035-label', prop, name, 'a DNS-1035 label of at most 63 characters: lower-case letters, digits and hyphens, first a letter, last a letter or digit',
    advised(advice, name, asLabel(name).replace(/^[^a-z]+/, '')));
}

/**
 * The name of a namespace: a DNS-1123 label.
 *
 * @see https://kubernetes.io/docs/concepts/overview/working-with-objects/names/#dns-label-names
 */
export function checkNamespace(prop: string, name: string): string {
  if (typeof name === 'string' && name.length <= MAX_LABEL && DNS_1123_LABEL.test(name)) {
    return name;
  }
  throw invalid('name.not-dns-1123-label', prop, name, 'a DNS-1123 label of at most 63 characters: lower-case letters, digits and hyphens, first and last a letter or digit',
    advised(ofExisting('namespace'), name, asLabel(name)));
}

/**
 * A name that is a DNS-1123 subdomain, like that of an Ingress, a Secret or an IngressClass.
 *
 * @see https://kubernetes.io/docs/concepts/overview/working-with-objects/names/#dns-subdomain-names
 */
export function checkDnsSubdomain(prop: string, name: string, advice = ofNew(MAX_SUBDOMAIN)): string {
  if (isDnsSubdomain(name)) {
    return name;
  }
  throw invalid('name.not-dns-1123-subdomain', prop, name, 'a DNS-1123 subdomain of at most 253 characters: lower-case letters, digits, hyphens and dots, each part first and last a letter or digit',
    advised(advice, name, asSubdomain(name)));
}

export function isDnsSubdomain(name: unknown): name is string {
  return typeof name === 'string' && name.length <= MAX_SUBDOMAIN && DNS_1123_SUBDOMAIN.test(name);
}

function asLabel(name: unknown): string {
  return String(name).toLowerCase().replace(/[^a-z0-9-]+/g, '-').replace(/^-+|-+$/g, '');
}

function asSubdomain(name: unknown): string {
  return String(name).split('.').map(asLabel).filter(part => part !== '').join('.');
}

function advised(advice: NameAdvice, name: unknown, candidate: string): string {
  return typeof name === 'string' ? advice(name, candidate) : 'pass a name of that form';
}
