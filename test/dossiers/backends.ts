import * as fc from 'fast-check';
import { domain, ipv4, ipv6, label, maybe, oddHost, oddIp, oddPort, oddText, port } from './arbitraries';
import { caseOf, ENVOY_GATEWAY } from './corpus';
import { dossier } from './dossier';
import { askTimes, counts } from './proof';
import { Backends, EndpointsApi, Retries } from '../../src';

export interface BackendsCase {
  readonly kind: 'ips' | 'endpoints' | 'hostname';
  readonly port: number;
  readonly hostname: string;
  /** Further ones. */
  readonly hostnames: string[];
  readonly endpoints: EndpointCase[];
  /** Whether addresses stand in EndpointSlices. */
  readonly slices: boolean;
}

export interface EndpointCase {
  readonly ip: string;
  readonly port?: number;
  readonly ready?: boolean;
  readonly zone?: string;
}

type Change = (given?: BackendsCase) => BackendsCase;

const endpoint: fc.Arbitrary<EndpointCase> = fc.record({
  ip: fc.oneof({ weight: 5, arbitrary: ipv4 }, { weight: 1, arbitrary: ipv6 }),
  port: maybe(port),
  ready: maybe(fc.boolean()),
  zone: maybe(label),
}, { requiredKeys: ['ip'] });

/** What an Endpoints object can hold of a server. */
function forEndpoints({ ip, port: own }: EndpointCase, i: number): EndpointCase {
  return { ip: ip.includes(':') ? `10.99.0.${i}` : ip, port: own };
}

const changed = (change: Partial<BackendsCase>): Change => given => ({ ...given!, ...change });
const firstChanged = (change: Partial<EndpointCase>, more: Partial<BackendsCase> = {}): Change => given => {
  const [first, ...others] = given!.endpoints;
  return { ...given!, ...more, endpoints: [{ ...first, ...change }, ...others] };
};
const manyIps = (count: number) => Array.from({ length: count }, (_, i) => ({ ip: `10.1.${Math.floor(i / 256)}.${i % 256}` }));

const UNUSABLE = 'no server outside the cluster can have the address, or EndpointSlices take it in its canonical form only';
const ENDPOINTS = 'Endpoints hold IPv4 addresses of servers that are ready, and no zones; the cluster mirrors 1000 of them on a port';

const onTwoPorts = (ip: string) => ({
  backends: Backends.fromEndpoints([{ ip, port: 80 }, { ip, port: 81 }], { severalPortsPerIp: true }),
  endpointsApi: EndpointsApi.ENDPOINT_SLICE,
});

export const BACKENDS = dossier<'backends'>()<BackendsCase>({
  features: {
    hostnameBackends: {
      asking: { backends: Backends.fromHostname('db.example.com', { port: 80 }) },
      proof: {
        scene: async ({ serverName }) => ({ props: { backends: Backends.fromHostname(serverName, { port: 80 }) } }),
        measure: async ({ get, servers }) => ({ got: (await get('/')).seen?.address, asked: servers[0] }),
      },
    },
    severalHostnames: {
      asking: { backends: Backends.fromHostnames(['a.example.com', 'b.example.com'], { port: 80 }) },
      proof: {
        scene: async ({ serverNames }) => ({ props: { backends: Backends.fromHostnames([...serverNames], { port: 80 }) } }),
        measure: async ({ get, servers }) => {
          const answered = counts((await askTimes(100, async () => get('/'))).map(({ seen }) => seen?.address));
          return { got: servers.map(server => answered[server] >= 30), asked: servers.map(() => true) };
        },
      },
    },
    severalPorts: {
      asking: onTwoPorts('10.254.18.46'),
      proof: {
        // Nobody listens on the second port, so that its part of the requests fails.
        scene: async ({ servers: [ip] }) => ({ props: { ...onTwoPorts(ip), retries: Retries.none() } }),
        measure: async ({ get }) => {
          const { answered, failed } = counts((await askTimes(100, async () => get('/'))).map(({ status }) => status === 200 ? 'answered' : 'failed'));
          return { got: [answered, failed].map(times => times >= 30 ? 'many' : times), asked: ['many', 'many'] };
        },
      },
    },
  },
  random: {
    by: 'load balancer',
    plausible: ({ can }) => fc.record({
      kind: fc.constantFrom('ips' as const, 'ips' as const, 'endpoints' as const, 'hostname' as const),
      port,
      hostname: domain,
      hostnames: can('severalHostnames')
        ? fc.oneof({ weight: 3, arbitrary: fc.constant([]) }, { weight: 1, arbitrary: fc.uniqueArray(domain, { minLength: 1, maxLength: 3 }) })
        : fc.constant([]),
      endpoints: fc.uniqueArray(endpoint, { minLength: 1, maxLength: 4, selector: ({ ip }) => ip }),
      slices: fc.boolean(),
    }).map(given => ({ ...given, endpoints: given.slices ? given.endpoints : given.endpoints.map(forEndpoints) })),
    odd: [
      oddPort.map(odd => changed({ port: odd })),
      oddPort.map(odd => firstChanged({ port: odd }, { kind: 'endpoints' })),
      oddIp.map(ip => firstChanged({ ip })),
      oddText.map(zone => firstChanged({ zone }, { kind: 'endpoints', slices: true })),
      oddHost.map(hostname => changed({ kind: 'hostname', hostname })),
      oddHost.map(hostname => changed({ kind: 'hostname', hostname: 'a.example.com', hostnames: ['b.example.com', hostname] })),
      fc.constant(changed({ kind: 'hostname', hostname: 'a.example.com', hostnames: ['b.example.com', 'a.example.com.'] })),
      fc.constant(changed({ endpoints: [] })),
      fc.integer({ min: 990, max: 2010 }).map(count => changed({ kind: 'ips', endpoints: manyIps(count) })),
    ],
    make: ({ kind, port: at, hostname, hostnames, endpoints }) => {
      switch (kind) {
        case 'ips': return Backends.fromIps(endpoints.map(({ ip }) => ip), { port: at });
        case 'endpoints': return Backends.fromEndpoints(endpoints, { port: at });
        case 'hostname': return hostnames.length > 0 ? Backends.fromHostnames([hostname, ...hostnames], { port: at }) : Backends.fromHostname(hostname, { port: at });
      }
    },
    refusals: {
      'backends.needs-slices': ENDPOINTS,
      'backends.too-many': ENDPOINTS,
      'backends.ready': 'a server is ready or not',
      'backends.several-ports': 'requests would be spread over the ports of one server as if they were alike',
      'backends.none': 'without a server every request gets 503',
      'ip.unusable': UNUSABLE,
      'ip.not-canonical': UNUSABLE,
      'ip.not-an-address': UNUSABLE,
      'backends.twice': 'a server that stands twice gets no more requests',
      'port.out-of-range': 'no server listens on the port: the API server checks no ports of EndpointSlices',
      'backends.zone': 'a zone is the value of a label of nodes',
      'traefik.several-hostnames': 'Traefik balances several DNS names as Services with one server each, by turns and without checks',
      'traefik.hostname-port': 'Traefik dials the port of a Service of type ExternalName, and not its targetPort',
      'external-name.not-a-dns-name': 'controllers look external names up in DNS, where an address, or the controller itself, is no server',
      'envoy-gateway.one-label': 'Envoy Gateway refuses a Backend with a name of one part in its status, long after the API server has taken it',
    },
  },
  corpus: {
    renders: [
      caseOf('unlike ports in one Endpoints object', { backends: ['fromEndpoints', [{ ip: '10.254.18.46', port: 8080 }, { ip: '10.254.18.47' }]] }),
      caseOf('several ports of a server', { endpointsApi: 'ENDPOINT_SLICE', backends: ['fromEndpoints', [{ ip: '10.254.18.46', port: 8080 }, { ip: '10.254.18.46', port: 8081 }, { ip: '10.254.18.47' }], { severalPortsPerIp: true }] }),
      caseOf('several DNS names on Envoy Gateway', { controller: ENVOY_GATEWAY, backends: ['fromHostnames', ['a.example.com', 'b.example.com'], { port: 8080 }] }),
      caseOf('several DNS names on Traefik', { controller: ['traefik'], backends: ['fromHostnames', ['a.example.com', 'b.example.com'], { port: 8080 }] }),
      caseOf('a list of one DNS name', { backends: ['fromHostnames', ['a.example.com'], { port: 80 }] }),
      caseOf('endpoints with a common port', { backends: ['fromEndpoints', [{ ip: '10.254.18.46' }, { ip: '10.254.18.47', ready: true }], { port: 8080 }] }),
    ],
    refused: [
      caseOf('an address with leading zeros', { backends: ['fromIps', ['10.254.18.046'], { port: 80 }] }),
      caseOf('an address with a part above 255', { backends: ['fromIps', ['10.254.18.256'], { port: 80 }] }),
      caseOf('a loopback address', { backends: ['fromIps', ['127.0.0.1'], { port: 80 }] }),
      caseOf('the unspecified address', { backends: ['fromIps', ['0.0.0.0'], { port: 80 }] }),
      caseOf('an address of this network', { backends: ['fromIps', ['0.1.2.3'], { port: 80 }] }),
      caseOf('a link-local address', { backends: ['fromIps', ['169.254.169.254'], { port: 80 }] }),
      caseOf('a multicast address', { backends: ['fromIps', ['224.0.0.1'], { port: 80 }] }),
      caseOf('the broadcast address', { backends: ['fromIps', ['255.255.255.255'], { port: 80 }] }),
      caseOf('a reserved address', { backends: ['fromIps', ['10.1.1.1', '240.0.0.1'], { port: 80 }] }),
      caseOf('a range of addresses', { backends: ['fromIps', ['10.254.18.0/24'], { port: 80 }] }),
      caseOf('an address with a port', { backends: ['fromIps', ['10.254.18.46:80'], { port: 80 }] }),
      caseOf('an address with white space', { backends: ['fromIps', [' 10.254.18.46\n'], { port: 80 }] }),
      caseOf('a DNS name among addresses', { backends: ['fromIps', ['10.254.18.46', 'wiki.example.com'], { port: 80 }] }),
      caseOf('an empty address', { backends: ['fromIps', [''], { port: 80 }] }),
      caseOf('no address', { backends: ['fromIps', [], { port: 80 }] }),
      caseOf('an address twice', { backends: ['fromIps', ['10.254.18.46', '10.254.18.47', '10.254.18.46'], { port: 80 }] }),
      caseOf('an IPv6 address in brackets', { backends: ['fromIps', ['[fd00::46]'], { port: 80 }] }),
      caseOf('an IPv6 address with a zone', { backends: ['fromIps', ['fe80::1%eth0'], { port: 80 }] }),
      caseOf('an IPv6 address that is not canonical', { backends: ['fromIps', ['FD00:0:0::46'], { port: 80 }] }),
      caseOf('an IPv6 loopback address', { backends: ['fromIps', ['::1'], { port: 80 }] }),
      caseOf('the unspecified IPv6 address', { backends: ['fromIps', ['::'], { port: 80 }] }),
      caseOf('an IPv4 address within IPv6', { backends: ['fromIps', ['::ffff:10.1.1.1'], { port: 80 }] }),
      caseOf('a reserved IPv6 address', { backends: ['fromIps', ['::1:2'], { port: 80 }] }),
      caseOf('an IPv6 multicast address', { backends: ['fromIps', ['ff02::1'], { port: 80 }] }),
      caseOf('an IPv6 link-local address', { backends: ['fromIps', ['fe80::1'], { port: 80 }] }),
      caseOf('an IPv6 site-local address', { backends: ['fromIps', ['fec0::1'], { port: 80 }] }),
      caseOf('an address with digits of another script', { backends: ['fromIps', ['١٠.1.1.1'], { port: 80 }] }),
      caseOf('no endpoint', { backends: ['fromEndpoints', []] }),
      caseOf('an endpoint twice', { backends: ['fromEndpoints', [{ ip: '10.1.1.1', port: 8080 }, { ip: '10.1.1.1', port: 8081 }, { ip: '10.1.1.1', port: 8081 }]] }),
      caseOf('two ports of one server', { backends: ['fromEndpoints', [{ ip: '10.1.1.1', port: 9000 }, { ip: '10.1.1.2', port: 9000 }, { ip: '10.1.1.1', port: 9001 }]] }),
      caseOf('an endpoint with a bad address', { backends: ['fromEndpoints', [{ ip: '10.1.1.1' }, { ip: '10.1.1' }]] }),
      caseOf('IPv6 without slices', { backends: ['fromIps', ['10.1.1.1', 'fd00::1'], { port: 80 }] }),
      caseOf('a zone without slices', { backends: ['fromEndpoints', [{ ip: '10.1.1.1', zone: 'dc1' }]] }),
      caseOf('port 0', { backends: ['fromIps', ['10.1.1.1'], { port: 0 }] }),
      caseOf('port 65536', { backends: ['fromIps', ['10.1.1.1'], { port: 65536 }] }),
      caseOf('port 1.5', { backends: ['fromIps', ['10.1.1.1'], { port: 1.5 }] }),
      caseOf('port -1', { backends: ['fromIps', ['10.1.1.1'], { port: -1 }] }),
      caseOf('a bad common port', { backends: ['fromEndpoints', [{ ip: '10.1.1.1' }], { port: 70000 }] }),
      caseOf('a bad port of one endpoint', { backends: ['fromEndpoints', [{ ip: '10.1.1.1', port: 80 }, { ip: '10.1.1.2', port: 0 }]] }),
      caseOf('a bad port of a DNS name', { backends: ['fromHostname', 'wiki.example.com', { port: 0.5 }] }),
      caseOf('an address for a DNS name', { backends: ['fromHostname', '10.254.18.46', { port: 80 }] }),
      caseOf('the controller itself', { backends: ['fromHostname', 'localhost', { port: 80 }] }),
      caseOf('a DNS name in capitals', { backends: ['fromHostname', 'Wiki.Example.com', { port: 80 }] }),
      caseOf('a URL for a DNS name', { backends: ['fromHostname', 'https://wiki.example.com:8443/path', { port: 80 }] }),
      caseOf('a DNS name with an underscore', { backends: ['fromHostname', 'my_wiki.example.com', { port: 80 }] }),
      caseOf('a DNS name with an umlaut', { backends: ['fromHostname', 'bücher.example', { port: 80 }] }),
      caseOf('an empty DNS name', { backends: ['fromHostname', '', { port: 80 }] }),
      caseOf('a DNS name twice, once with a dot at its end', { controller: ENVOY_GATEWAY, backends: ['fromHostnames', ['a.example.com', 'a.example.com.'], { port: 80 }] }),
      caseOf('a wildcard among DNS names', { controller: ENVOY_GATEWAY, backends: ['fromHostnames', ['a.example.com', '*.example.com'], { port: 80 }] }),
      caseOf('no DNS names', { controller: ENVOY_GATEWAY, backends: ['fromHostnames', [], { port: 80 }] }),
      caseOf('several DNS names by latency on Traefik', { controller: ['traefik'], backends: ['fromHostnames', ['a.example.com', 'b.example.com'], { port: 80 }], loadBalancing: ['peakEwma'] }),
      caseOf('several DNS names on ingress-nginx', { backends: ['fromHostnames', ['a.example.com', 'b.example.com'], { port: 80 }] }),
    ],
  },
});
