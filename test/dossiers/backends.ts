import * as fc from 'fast-check';
import { domain, ipv4, ipv6, label, maybe, oddHost, oddIp, oddPort, oddText, port } from './arbitraries';
import { dossier } from './dossier';
import { Backends } from '../../src';

export interface BackendsCase {
  readonly kind: 'ips' | 'endpoints' | 'hostname';
  readonly port: number;
  readonly hostname: string;
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

export const BACKENDS = dossier<'backends'>()<BackendsCase>({
  features: {
    hostnameBackends: {
      asking: { backends: Backends.fromHostname('db.example.com', { port: 80 }) },
      proof: {
        scene: async ({ serverName }) => ({ props: { backends: Backends.fromHostname(serverName, { port: 80 }) } }),
        measure: async ({ get, servers }) => ({ got: (await get('/')).seen?.address, asked: servers[0] }),
      },
    },
  },
  random: {
    by: 'load balancer',
    plausible: () => fc.record({
      kind: fc.constantFrom('ips' as const, 'ips' as const, 'endpoints' as const, 'hostname' as const),
      port,
      hostname: domain,
      endpoints: fc.uniqueArray(endpoint, { minLength: 1, maxLength: 4, selector: ({ ip }) => ip }),
      slices: fc.boolean(),
    }).map(given => ({ ...given, endpoints: given.slices ? given.endpoints : given.endpoints.map(forEndpoints) })),
    odd: [
      oddPort.map(odd => changed({ port: odd })),
      oddPort.map(odd => firstChanged({ port: odd }, { kind: 'endpoints' })),
      oddIp.map(ip => firstChanged({ ip })),
      oddText.map(zone => firstChanged({ zone }, { kind: 'endpoints', slices: true })),
      oddHost.map(hostname => changed({ kind: 'hostname', hostname })),
      fc.constant(changed({ endpoints: [] })),
      fc.integer({ min: 990, max: 2010 }).map(count => changed({ kind: 'ips', endpoints: manyIps(count) })),
    ],
    make: ({ kind, port: at, hostname, endpoints }) => {
      switch (kind) {
        case 'ips': return Backends.fromIps(endpoints.map(({ ip }) => ip), { port: at });
        case 'endpoints': return Backends.fromEndpoints(endpoints, { port: at });
        case 'hostname': return Backends.fromHostname(hostname, { port: at });
      }
    },
    refusals: {
      'backends.needs-slices': ENDPOINTS,
      'backends.too-many': ENDPOINTS,
      'backends.none': 'without a server every request gets 503',
      'ip.unusable': UNUSABLE,
      'ip.not-canonical': UNUSABLE,
      'ip.not-an-address': UNUSABLE,
      'backends.twice': 'a server that stands twice gets no more requests',
      'port.out-of-range': 'no server listens on the port: the API server checks no ports of EndpointSlices',
      'backends.zone': 'a zone is the value of a label of nodes',
      'external-name.not-a-dns-name': 'controllers look external names up in DNS, where an address, or the controller itself, is no server',
    },
  },
  corpus: { renders: [], refused: [] },
});
