import { Backends } from './backends';
import { connects } from '../checks';
import { BackendProtocol } from '../policies/backend-protocol';
import { Requirement } from '../report';
import { Tls, TlsType } from '../routing/tls';

/** The ports on which servers speak https by custom, such as those of Proxmox, Synology, UniFi, Portainer and the API of Kubernetes. */
const HTTPS_BY_CUSTOM = new Set([443, 4443, 5001, 6443, 8006, 8443, 9443, 10443]);

/** What the servers must speak: no controller looks at the number of a port. */
export function plainHttpRequirement(backends: Backends): Requirement {
  const ports = portsOf(backends);
  return {
    id: 'plain-http-backends',
    where: 'the servers',
    what: `they answer plain HTTP on ${named(ports)}, unless an annotation of a route says what else they speak`,
    why: 'requests reach them unencrypted, whatever the port; a server that expects TLS answers with 400, or closes the connection, and clients get 502',
    ...connections(backends),
  };
}

/**
 * What to warn of where a port is one of https.
 *
 * @param annotations Those of the route, one of which may say what the servers speak.
 * @param tls That of the route, which they may end themselves.
 * @param protocol What the prop says of that.
 */
export function plainHttpWarning(
  backends: Backends, annotations: { readonly [key: string]: string } = {}, tls?: Tls, protocol?: BackendProtocol,
): string | undefined {
  if (protocol !== undefined) {
    return undefined;
  }
  // Most have none, and a port of their own is rare.
  if (!HTTPS_BY_CUSTOM.has(backends.port) && !backends._endpoints.some(({ port }) => HTTPS_BY_CUSTOM.has(port))) {
    return undefined;
  }
  if (tls?.type === TlsType.PASSTHROUGH || Object.keys(annotations).some(key => /\/(backend-protocol|ssl-passthrough)$/.test(key))) {
    return undefined;
  }
  const ports = portsOf(backends).filter(port => HTTPS_BY_CUSTOM.has(port));
  return `the servers get plain HTTP, though ${named(ports)} speaks https by custom: set backendProtocol: BackendProtocol.https(BackendTls.unverified()) if they do (verified() where their certificates can be), or BackendProtocol.http()`;
}

/** What a machine can tell of servers: that they take connections. */
export function connections({ port, dnsNames = [], _endpoints }: Backends): Pick<Requirement, 'checks' | 'unchecked'> {
  const addresses = _endpoints.map(endpoint => `${endpoint.family === 'IPv6' ? `[${endpoint.ip}]` : endpoint.ip}:${endpoint.port}`);
  return {
    checks: [connects(...addresses, ...dnsNames.map(name => `${name}:${port}`))],
    unchecked: 'what the servers speak there, and whether the controller reaches them from where it runs',
  };
}

export function portsOf({ port, _endpoints }: Backends): number[] {
  return [...new Set([port, ..._endpoints.map(endpoint => endpoint.port)])];
}

export function named(ports: readonly number[]): string {
  return `port ${ports.join(' and port ')}`;
}
