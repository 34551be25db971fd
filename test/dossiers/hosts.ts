import * as fc from 'fast-check';
import { domain, few, oddHost } from './arbitraries';
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
  corpus: { renders: [], refused: [] },
});
