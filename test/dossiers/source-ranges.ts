import * as fc from 'fast-check';
import { few, ipv4, ipv6, oddIp } from './arbitraries';
import { caseOf, ENVOY_GATEWAY, GATEWAY_API, TWO_SERVERS } from './corpus';
import { dossier } from './dossier';
import { Stage } from './proof';

/** Headers in which proxies say who the client is, and clients who they would like to be. */
export const FORGED = ['X-Forwarded-For', 'X-Real-IP', 'Forwarded', 'True-Client-IP', 'CF-Connecting-IP', 'X-Envoy-External-Address'];

/** What a client gets, and what others get that say they were that client. */
async function statusesOf({ get, client, servers: [other] }: Stage) {
  const forged = FORGED.map(name => ({ [name]: name === 'Forwarded' ? `for=${client}` : client }));
  const statuses = async (headers: readonly { [name: string]: string }[]) => Promise.all(headers.map(async each => (await get('/', { localAddress: other, headers: each })).status));
  return { client: (await get('/')).status, other: [...new Set(await statuses([{}, ...forged]))] };
}

const plausible = fc.oneof(
  ipv4,
  ipv6,
  fc.constantFrom('10.0.0.0/8', '192.168.0.0/16', '172.16.0.0/12', '203.0.113.0/24', '198.51.100.7/32', 'fd00::/8', '2001:db8::/32', '2001:DB8:0:1::/64'),
);

const odd = few(fc.oneof(
  { weight: 2, arbitrary: oddIp },
  { weight: 2, arbitrary: fc.tuple(oddIp, fc.constantFrom('0', '8', '24', '31', '32', '33', '64', '128', '129', '-1', '08', '', ' 8', '8 ', '1e1', '255.0.0.0', '8/8')).map(([ip, prefix]) => `${ip}/${prefix}`) },
  { weight: 1, arbitrary: plausible },
  { weight: 1, arbitrary: fc.constantFrom<any>('0.0.0.0/0', '::/0', '0/0', '*', 'any', '10.0.0.0/8,192.168.0.0/16', null, 10) },
), 0);

const REFUSALS = {
  'ip-range.': 'programs read such a range in different ways, or nobody means it',
  'source-ranges.': 'a list that lets everybody in, or nobody, is none',
};

const annotation = (name: string) => (ranges: string[]) => ({ [`nginx.ingress.kubernetes.io/${name}`]: ranges.join(',') });

export const ALLOWED_SOURCE_RANGES = dossier<'allowedSourceRanges'>()<string[]>({
  features: {
    allowedSourceRanges: {
      asking: { allowedSourceRanges: ['10.0.0.0/8'] },
      proof: {
        scene: async ({ client }) => ({ props: { allowedSourceRanges: [client, 'fd00::/8', '10.254.19.0/24'] } }),
        measure: async stage => ({ got: await statusesOf(stage), asked: { client: 200, other: [403] } }),
      },
    },
  },
  random: {
    by: 'route',
    plausible: () => few(plausible),
    odd: [odd.map(ranges => () => ranges)],
    make: ranges => ranges,
    byHand: {
      ingressNginx: annotation('allowlist-source-range'),
      traefik: sourceRange => ({ middlewares: { ranges: { ipAllowList: { sourceRange } } } }),
    },
    refusals: REFUSALS,
  },
  corpus: {
    renders: [
      caseOf('addresses that get in on ingress-nginx', { allowedSourceRanges: ['10.0.0.0/8', '203.0.113.7/32', 'FD00::/8'] }),
      caseOf('addresses that get in on Traefik', { controller: ['traefik'], allowedSourceRanges: ['10.0.0.0/8', 'fd00::1'] }),
      caseOf('addresses that get in on Envoy Gateway', { ...TWO_SERVERS, controller: ENVOY_GATEWAY, allowedSourceRanges: ['10.0.0.0/8', '203.0.113.7', 'fd00::1'] }),
    ],
    refused: [
      caseOf('no address that gets in', { allowedSourceRanges: [] }),
      caseOf('addresses that get in twice', { allowedSourceRanges: ['10.0.0.1', '10.0.0.1/32'] }),
      caseOf('an address behind the beginning of its range', { allowedSourceRanges: ['10.0.0.1/8'] }),
      caseOf('a range by its mask', { allowedSourceRanges: ['10.0.0.0/255.0.0.0'] }),
      caseOf('a name in place of an address', { allowedSourceRanges: ['office.example.com'] }),
      caseOf('an IPv4 address as one of IPv6', { allowedSourceRanges: ['::ffff:10.0.0.1'] }),
      caseOf('the unspecified address as one that gets in', { allowedSourceRanges: ['0.0.0.0'] }),
      caseOf('addresses that get in with Gateway API alone', { ...TWO_SERVERS, controller: GATEWAY_API, allowedSourceRanges: ['10.0.0.0/8'] }),
    ],
  },
});

export const DENIED_SOURCE_RANGES = dossier<'deniedSourceRanges'>()<string[]>({
  features: {
    deniedSourceRanges: {
      asking: { deniedSourceRanges: ['10.0.0.0/8'] },
      proof: {
        scene: async ({ servers }) => ({ props: { deniedSourceRanges: [servers[0], 'fd00::/8', '10.254.19.0/24'] } }),
        measure: async stage => ({ got: await statusesOf(stage), asked: { client: 200, other: [403] } }),
      },
    },
  },
  random: {
    by: 'route',
    plausible: () => few(plausible),
    odd: [odd.map(ranges => () => ranges)],
    make: ranges => ranges,
    byHand: {
      ingressNginx: annotation('denylist-source-range'),
      traefik: ranges => ({ condition: ranges.map(range => ` && !ClientIP(\`${range}\`)`).join('') }),
    },
    refusals: REFUSALS,
  },
  corpus: {
    renders: [
      caseOf('addresses that are kept out on ingress-nginx', { deniedSourceRanges: ['10.1.0.0/16'], allowedSourceRanges: ['10.0.0.0/8'] }),
      caseOf('addresses that are kept out on Traefik', { controller: ['traefik'], deniedSourceRanges: ['10.1.2.0/24', 'fd00::/16'] }),
      caseOf('addresses that are kept out on Traefik, of those that get in', { controller: ['traefik'], deniedSourceRanges: ['10.1.0.0/16'], allowedSourceRanges: ['10.0.0.0/8'] }),
      caseOf('addresses that are kept out on Envoy Gateway', { ...TWO_SERVERS, controller: ENVOY_GATEWAY, deniedSourceRanges: ['10.1.0.0/16'] }),
      caseOf('addresses that are kept out on Envoy Gateway, of those that get in', {
        ...TWO_SERVERS, controller: ENVOY_GATEWAY, deniedSourceRanges: ['10.1.0.0/16'], allowedSourceRanges: ['10.0.0.0/8'],
      }),
    ],
    refused: [
      caseOf('addresses that are kept out and leave none', { deniedSourceRanges: ['10.0.0.0/8'], allowedSourceRanges: ['10.1.0.0/16'] }),
      caseOf('every address kept out', { deniedSourceRanges: ['0.0.0.0/0', '::/0'] }),
      caseOf('addresses that are kept out with Gateway API alone', { ...TWO_SERVERS, controller: GATEWAY_API, deniedSourceRanges: ['10.0.0.0/8'] }),
    ],
  },
});
