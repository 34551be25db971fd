import { isIP, isIPv4 } from 'node:net';
import { isDnsSubdomain } from './names';
import { invalid, show } from '../basics/errors';

const MAX_HOST = 253;

/** What to do instead of a host that is no name, which depends on what the host is for. */
export interface HostAdvice {
  /** Of a value that means all hosts. */
  readonly all: string;
  /** Of an IP address. */
  readonly address: string;
  /** Of what stands around a name and is meant all the same; nothing where it is of no use. */
  readonly around?: (around: Around) => (string | false | undefined)[];
}

/** What stands around the name in a URL. */
interface Around {
  readonly scheme?: string;
  readonly port?: string;
  readonly path?: string;
}

const OF_ROUTE: HostAdvice = {
  all: 'leave hosts out to serve every host',
  address: 'an Ingress matches names only; leave hosts out to serve requests that name an IP',
  around: ({ scheme, port, path }) => [
    scheme === 'https' && 'set tls for https',
    path && `pass ${show(path)} in paths`,
    port && 'leave the port to the controller, which listens on its own',
  ],
};

const OF_BACKEND: HostAdvice = {
  all: 'pass the name of the server outside the cluster',
  address: 'use Backends.fromIps() for an IP address',
  around: ({ scheme, port, path }) => [
    port && `set the port to ${port}`,
    scheme === 'https' && 'set backendProtocol to BackendProtocol.https()',
    path && `set the prop rewrite for the path ${show(path)}`,
  ],
};

/**
 * The host of an Ingress: a DNS name, or one with `*.` in place of its first label.
 *
 * @param advice What to do instead, where it is not the host of a rule.
 * @see https://kubernetes.io/docs/concepts/services-networking/ingress/#hostname-wildcards
 */
export function checkHost(prop: string, host: string, advice: HostAdvice = OF_ROUTE): string {
  if (isHost(host)) {
    return host;
  }
  const bare = bareName(host);
  throw invalid('host.not-a-dns-name', prop, host, 'a DNS name in lower case, like app.example.com or *.example.com',
    host === '' || host === '*' ? advice.all
      : isAddress(bare) ? advice.address
        : isHost(bare) ? written(host, bare, advice)
          : adviceOn(bare));
}

/** Whether a host has a `*` in place of its first label. */
export function isWildcard(host: string): boolean {
  return host.startsWith('*');
}

/**
 * The DNS name of a backend, as the `externalName` of a Service.
 *
 * The API server also takes an IPv4 address there; controllers look the name up in DNS, and on ingress-nginx an address yields no
 * backend.
 *
 * @see https://kubernetes.io/docs/concepts/services-networking/service/#externalname
 */
export function checkExternalName(prop: string, name: string): string {
  if (isExternalName(name)) {
    return name;
  }
  const bare = bareName(name);
  throw invalid('external-name.not-a-dns-name', prop, name, 'a DNS name in lower case, like db.example.com',
    isAddress(bare) ? OF_BACKEND.address
      : isLocal(bare) ? 'that is the controller itself; pass the name of the server outside the cluster'
        : isExternalName(bare) ? written(name, bare, OF_BACKEND)
          : adviceOn(bare));
}

function isHost(host: unknown): host is string {
  return typeof host === 'string' && host.length <= MAX_HOST && isDnsSubdomain(host.startsWith('*.') ? host.slice(2) : host) && !isReadAsIPv4(host);
}

/** The API server reads numbers with leading zeros as parts of an address, too. */
function isReadAsIPv4(host: string): boolean {
  return /^[\d.]+$/.test(host) && isIPv4(host.replace(/(^|\.)0+(?=\d)/g, '$1'));
}

function isExternalName(name: unknown): name is string {
  const bare = typeof name === 'string' ? name.replace(/\.$/, '') : name;
  return isDnsSubdomain(bare) && !isAddress(bare) && !isLocal(bare);
}

/** No top-level domain is a number, and whatever ends in one is read as an address somewhere on the way. */
function isAddress(name: string): boolean {
  return isIP(name) !== 0 || /(^|\.)\d+$/.test(name);
}

function isLocal(name: string): boolean {
  return name === 'localhost' || name.endsWith('.localhost');
}

/** The name within a URL, an address with a port or brackets, or one in another case. */
export function bareName(text: unknown): string {
  const authority = (typeof text === 'string' ? text : '').trim().replace(/^[a-z]+:\/\//i, '').replace(/\/.*$/, '');
  const host = isIP(authority) ? authority : authority.replace(/:\d*$/, '').replace(/^\[(.*)\]$/, '$1');
  return host.replace(/\.+$/, '').toLowerCase();
}

/** The name to write, and what to do about the rest, which the user may have meant. */
function written(text: string, name: string, { around }: HostAdvice): string {
  const [, scheme, port, path] = /^\s*(?:([a-z]+):\/\/)?[^/:]*(?::(\d+))?(\/.+?)?\/?\s*$/i.exec(text) ?? [];
  return [`write "${name}"`, ...(around?.({ scheme: scheme?.toLowerCase(), port, path }) ?? []).flatMap(rest => rest || [])].join(', ');
}

function adviceOn(name: string): string {
  // eslint-disable-next-line no-control-regex
  return /[^\x00-\x7f]/.test(name) ? 'write the name in punycode (xn--...)'
    : name.length > MAX_HOST ? `shorten it to ${MAX_HOST} characters, and these are ${name.length}`
      : 'pass the name that stands in DNS';
}
