import * as fc from 'fast-check';
import { few, oddText } from './arbitraries';
import { caseOf } from './corpus';
import { dossier } from './dossier';

const LEAVES = 'the text would block every client, or leave its place in the configuration';

export const BLOCKED_USER_AGENTS = dossier<'blockedUserAgents'>()<string[]>({
  features: {
    blockedUserAgents: {
      asking: { blockedUserAgents: ['Scrapy'] },
      proof: {
        scene: async () => ({ props: { blockedUserAgents: ['Scrapy', 'bad bot (1.0)'] } }),
        measure: async ({ get }) => {
          const as = async (agent: string) => (await get('/', { headers: { 'user-agent': agent } })).status;
          return {
            got: [await as('scrapy/2.11'), await as('A BAD BOT (1.0)!'), await as('bad bot 100'), await as('Mozilla/5.0'), (await get('/')).status],
            asked: [403, 403, 200, 200, 200],
          };
        },
      },
    },
  },
  random: {
    by: 'route',
    plausible: () => few(fc.stringMatching(/^[ -~]{1,10}$/)),
    odd: [few(oddText, 0).map(agents => () => agents)],
    make: agents => agents,
    byHand: {
      ingressNginx: agents => ({ 'nginx.ingress.kubernetes.io/server-snippet': `if ($http_user_agent ~* "${agents.join('|')}") { return 403; }` }),
      traefik: agents => ({ condition: agents.map(agent => ` && !HeaderRegexp(\`User-Agent\`, \`${agent}\`)`).join('') }),
    },
    refusals: {
      'user-agent.empty': LEAVES,
      'user-agent.blank': LEAVES,
      'user-agent.stray-character': LEAVES,
      'user-agent.too-costly': 'one request would cost the controller more than 10 ms',
      'user-agent.too-long': LEAVES,
      'envoy-gateway.agents-too-long': LEAVES,
      'nginx.agents-need-snippet': 'a stock controller ignores an Ingress with a snippet, and the case says that there are none',
    },
  },
  corpus: {
    renders: [
      caseOf('user agents with a meaning in regular expressions', {
        hosts: ['h.example.com'],
        blockedUserAgents: ['Mozilla/5.0 (compatible; x.*)', 'a"b\'c\\d', '$http_host', '{}[]|^#;', '~!@%&=+<>,`?', ' bot '],
      }),
      caseOf('user agents that differ in case alone', {
        hosts: ['h.example.com'],
        blockedUserAgents: ['Scrapy', 'SCRAPY', 'bad bot', 'scrapy', 'Bad Bot'],
        controller: ['ingressNginx', { snippetAnnotations: true }],
      }),
    ],
    refused: [
      caseOf('an empty user agent', { hosts: ['h.example.com'], blockedUserAgents: ['Scrapy', ''] }),
      caseOf('a user agent of spaces', { hosts: ['h.example.com'], blockedUserAgents: ['   '] }),
      caseOf('a user agent with an umlaut', { hosts: ['h.example.com'], blockedUserAgents: ['Böser Bot'] }),
      caseOf('a user agent with a line break', { hosts: ['h.example.com'], blockedUserAgents: ['a\nb'] }),
      caseOf('a user agent that is too long', { hosts: ['h.example.com'], blockedUserAgents: ['x'.repeat(513)] }),
    ],
  },
});
