import * as fc from 'fast-check';
import { domain, few, oddHost } from './arbitraries';
import { caseOf } from './corpus';
import { dossier } from './dossier';

export const NAMED = 'a host or path that is named must be there, and stand once; an empty one matches something else than it seems to';

export const HOSTS = dossier<'hosts'>()<string[]>({
  features: {
    wildcardHost: {
      asking: { hosts: ['*.example.com'] },
      proof: {
        scene: async () => ({ props: { hosts: ['*.wild.example.com'] } }),
        measure: async ({ get }) => {
          const at = async (name: string) => (await get('/', { host: `${name}wild.example.com` })).status;
          return { got: [await at('a.'), await at('b.a.'), await at('')], asked: [200, 404, 404] };
        },
      },
    },
  },
  random: {
    by: 'route',
    plausible: () => fc.uniqueArray(fc.oneof({ weight: 4, arbitrary: domain }, { weight: 1, arbitrary: domain.map(name => `*.${name}`) }), { minLength: 1, maxLength: 3 }),
    odd: [few(oddHost, 0).map(hosts => () => hosts)],
    make: hosts => hosts,
    refusals: {
      'hosts.none': NAMED,
      'input.twice': NAMED,
      'host.not-a-dns-name': NAMED,
      'gateway-api.host-too-long': 'a listener is named after its host',
    },
  },
  corpus: {
    renders: [
      caseOf('several hosts', { hosts: ['z.example.com', 'a.example.com', '*.example.com'] }),
      caseOf('a host in punycode', { hosts: ['xn--grn-hoa.example.com', '1.example.com'] }),
    ],
    refused: [
      caseOf('a host in capitals', { hosts: ['XXX.your-domain.com'] }),
      caseOf('an address as host', { hosts: ['10.254.18.55'] }),
      caseOf('an address with leading zeros as host', { hosts: ['010.254.018.055'] }),
      caseOf('an IPv6 address as host', { hosts: ['[fd00::1]:80'] }),
      caseOf('every host by a star', { hosts: ['*'] }),
      caseOf('an empty host', { hosts: [''] }),
      caseOf('a star in the middle', { hosts: ['a.*.example.com'] }),
      caseOf('a URL as host', { hosts: ['http://h.example.com/'] }),
      caseOf('a host with an umlaut', { hosts: ['grün.example.com'] }),
      caseOf('a host with white space', { hosts: ['h.example.com '] }),
      caseOf('a host twice', { hosts: ['h.example.com', 'h.example.com'] }),
      caseOf('no hosts', { hosts: [] }),
      caseOf('a host that is too long', {
        hosts: [
          'aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa.aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa.aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa.aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa.example.com',
        ],
      }),
      caseOf('a host of many emojis', { hosts: [`a${'🎉'.repeat(70)}`] }),
    ],
  },
});
