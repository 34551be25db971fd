import { invalid, listOf } from '../basics/errors';
import { checkExternalName } from '../kubernetes/hosts';
import { checkIp, IpFamily } from '../kubernetes/ips';
import { isLabelValue } from '../kubernetes/metadata';
import { checkPort } from '../kubernetes/ports';
import { checkNoNumber } from '../kubernetes/yaml-scalars';

/** Options that all backends of a load balancer share. */
export interface BackendsOptions {
  /** The port that the servers listen on. */
  readonly port: number;
}

/** Options of backends that may differ from each other. */
export interface EndpointsOptions {
  /**
   * The port of the backends without a port of their own.
   *
   * @default 80
   */
  readonly port?: number;

  /**
   * Whether an IP may be listed with several ports: requests are spread over all of them, so the same program has to answer on each.
   * Ports that the same servers have need `EndpointsApi.ENDPOINT_SLICE`. Not every controller takes more than one of an address.
   *
   * @default false
   */
  readonly severalPortsPerIp?: boolean;
}

/** One external server. */
export interface BackendEndpoint {
  /** Its IP address. IPv6 needs `EndpointsApi.ENDPOINT_SLICE`. */
  readonly ip: string;

  /**
   * The port that it listens on.
   *
   * @default - the port of the options
   */
  readonly port?: number;

  /**
   * Whether it takes requests: false for a server under maintenance. Needs `EndpointsApi.ENDPOINT_SLICE` where it is false.
   *
   * @default true
   */
  readonly ready?: boolean;

  /**
   * Its zone. Needs `EndpointsApi.ENDPOINT_SLICE`.
   *
   * @default - none
   * @see https://kubernetes.io/docs/concepts/services-networking/topology-aware-routing/
   */
  readonly zone?: string;
}

/**
 * The servers outside the cluster that requests go to.
 */
export class Backends {
  /**
   * Servers with static IPs that listen on the same port.
   *
   * @param ips IPv4 addresses such as `10.254.18.46`, or IPv6 addresses in canonical form, each once.
   * @throws if a server outside the cluster cannot have an address, or it is listed twice.
   */
  public static fromIps(ips: string[], options: BackendsOptions): Backends {
    const port = checkPort('port of Backends.fromIps()', options?.port);
    return new Backends(port, some(listOf('ips of Backends.fromIps()', ips).map((ip, i) => resolve(`ips[${i}] of Backends.fromIps()`, { ip, port }))));
  }

  /**
   * Servers with static IPs on different ports or in different zones, or under maintenance.
   *
   * @param endpoints The servers, each address and port once.
   * @throws if a server outside the cluster cannot have an address or port, or they are listed twice.
   */
  public static fromEndpoints(endpoints: BackendEndpoint[], options: EndpointsOptions = {}): Backends {
    const { severalPortsPerIp = false } = options;
    const fallback = checkPort('port of Backends.fromEndpoints()', options.port ?? 80);
    const resolved = listOf('endpoints of Backends.fromEndpoints()', endpoints).map((endpoint, i) => resolve(`endpoints[${i}] of Backends.fromEndpoints()`, { ...endpoint, port: endpoint.port ?? fallback }));
    const backends = new Backends(some(resolved)[0].port, resolved);
    if (!severalPortsPerIp) {
      checkOnePort(resolved);
    }
    return backends;
  }

  /**
   * A server with a DNS name, which the controller keeps resolving.
   *
   * @param dnsName Such as `db.example.com`.
   * @throws if it is no DNS name, or an IP address.
   * @see https://kubernetes.io/docs/concepts/services-networking/service/#externalname
   */
  public static fromHostname(dnsName: string, options: BackendsOptions): Backends {
    return new Backends(checkPort('port of Backends.fromHostname()', options?.port), [], [checkExternalName('Backends.fromHostname()', dnsName)]);
  }

  /**
   * Servers with a DNS name each, all on the same port, which the controller keeps resolving. Not every controller can have several. The
   * Service that represents them has the first name alone, and routes do without it.
   *
   * @param dnsNames Such as `a.example.com` and `b.example.com`, each once.
   * @throws if one of them is no DNS name, or an IP address, or is listed twice.
   */
  public static fromHostnames(dnsNames: string[], options: BackendsOptions): Backends {
    const port = checkPort('port of Backends.fromHostnames()', options?.port);
    const names = listOf('dnsNames of Backends.fromHostnames()', dnsNames).map((name, i) => checkExternalName(`dnsNames[${i}] of Backends.fromHostnames()`, name));
    if (names.length === 0) {
      throw invalid('backends.none', 'Backends', names, 'at least one server', 'pass the DNS names of the servers');
    }
    // A dot at the end makes no other name.
    const bare = names.map(name => name.replace(/\.$/, ''));
    const twice = names.find((_, i) => bare.indexOf(bare[i]) < i);
    if (twice !== undefined) {
      throw invalid('backends.twice', 'Backends', twice, 'each DNS name once (listing a server again gives it no larger share on most controllers)', 'take one out');
    }
    return new Backends(port, [], names);
  }

  /**
   * No servers at all, for routes that send no requests there.
   * @internal
   */
  public static _none(): Backends {
    return new Backends(80, []);
  }

  /**
   * The servers, with their ports and families.
   * @internal
   */
  public readonly _endpoints: readonly ResolvedEndpoint[];

  private constructor(
    /** The port of the backends; where they differ, that of the first. */
    public readonly port: number,
    endpoints: ResolvedEndpoint[],
    /**
     * The DNS names of the servers.
     *
     * @default - none, where the servers have static IPs
     */
    public readonly dnsNames?: string[],
  ) {
    const seen = new Set<string>();
    for (const { ip, port: p } of endpoints) {
      const key = p === port ? ip : `${ip} ${p}`;
      if (seen.has(key)) {
        throw invalid('backends.twice', 'Backends', `${ip} port ${p}`, 'each address and port once (listing a server again gives it no larger share on most controllers)', 'take one out');
      }
      seen.add(key);
    }
    this._endpoints = Object.freeze(endpoints);
  }

  /**
   * The DNS name of the server; the first one where there are several.
   *
   * @default - none, where the servers have static IPs
   */
  public get dnsName(): string | undefined {
    return this.dnsNames?.[0];
  }
}

/** A backend with everything that has a default. */
export interface ResolvedEndpoint extends BackendEndpoint {
  readonly port: number;
  readonly family: IpFamily;
}

function some(endpoints: ResolvedEndpoint[]): ResolvedEndpoint[] {
  if (endpoints.length === 0) {
    throw invalid('backends.none', 'Backends', [], 'at least one server', 'pass the servers\' static IPs');
  }
  return endpoints;
}

function resolve(prop: string, endpoint: BackendEndpoint & { port: number }): ResolvedEndpoint {
  if (typeof endpoint.ip !== 'string') {
    throw invalid('input.wrong-type', prop, endpoint, 'an IP address', 'pass strings to Backends.fromIps(), and objects with an ip to Backends.fromEndpoints()');
  }
  const { text, family } = checkIp(prop, endpoint.ip);
  checkPort(`port of ${prop}`, endpoint.port);
  const { zone, ready } = endpoint;
  if (ready !== undefined && typeof ready !== 'boolean') {
    throw invalid('backends.ready', `ready of ${prop}`, ready, 'true or false', 'leave it out where the server takes requests');
  }
  if (zone !== undefined) {
    if (!isLabelValue(zone)) {
      throw invalid('backends.zone', `zone of ${prop}`, zone, 'the name of a zone, as nodes carry it in a label', 'leave it out where there are no zones');
    }
    checkNoNumber(`zone of ${prop}`, zone);
  }
  return { ip: text, port: endpoint.port, ready, zone, family };
}

/** Programs on several ports of a server would answer in turn. */
function checkOnePort(endpoints: readonly ResolvedEndpoint[]): void {
  const ports = new Map<string, number>();
  for (const { ip, port } of endpoints) {
    const other = ports.get(ip);
    if (other !== undefined) {
      throw invalid('backends.several-ports', 'endpoints of Backends.fromEndpoints()', `${ip} port ${other}, ${ip} port ${port}`, 'one port of each server, since requests are spread over all that are listed',
        'make a load balancer of its own for each program, or set severalPortsPerIp to true where the same one answers on these ports');
    }
    ports.set(ip, port);
  }
}
