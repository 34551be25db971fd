import { extensionRef, routeFilter } from './resources';
import { invalid } from '../../../basics/errors';
import { OTHERS_PASS } from '../../shared/agent-cost';
import { patternOf } from '../../shared/agent-trie';
import { GatewayRows } from '../contribution';
import { matchOf } from '../matches';

/** What Gateway API takes of a header's pattern. */
const MAX_LENGTH = 4096;

/**
 * Who gets in.
 *
 * Blocked agents get 403 by a rule with the conditions of the paths and one more, so that it comes before each of them.
 *
 * @see https://gateway.envoyproxy.io/docs/tasks/traffic/direct-response/
 */
export const ACCESS_ON_ENVOY = {
  blockedUserAgents: {
    declares: { blockedUserAgents: OTHERS_PASS },
    render: (agents, { route }) => {
      // Envoy's expressions match the whole value.
      const value = `(?i).*(?:${patternOf(agents)}).*`;
      if (value.length > MAX_LENGTH) {
        throw invalid('envoy-gateway.agents-too-long', 'blockedUserAgents', agents, `agents whose pattern has at most ${MAX_LENGTH} characters with Gateway API, and these make one of ${value.length}`, 'shorten the list');
      }
      const forbidden = routeFilter(route, 'Forbidden', 'forbidden', { directResponse: { statusCode: 403 } });
      return {
        contribution: {
          ownAnswers: [{
            matches: route.paths.map(path => ({ headers: [{ type: 'RegularExpression', name: 'User-Agent', value }], ...matchOf(path) })),
            filters: [extensionRef(forbidden)],
            withHeaders: true,
          }],
          objects: [forbidden],
        },
        words: () => `directResponse: 403 for ${agents.join(', ')}`,
      };
    },
  },
} satisfies Pick<GatewayRows, 'blockedUserAgents'>;
