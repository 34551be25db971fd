import { matchOf } from './paths';
import { extensionRef, Filter, Piece, routeFilter, Setting } from './piece';
import { RouteIntent } from '../../intent';
import { invalid } from '../../invalid';
import { native, refused, supported, verdictOn } from '../features';
import { literalPattern } from '../literal-pattern';

/** What becomes of blocked user agents. */
export const USER_AGENTS = {
  blockedUserAgents: refused('Gateway API compares headers as a whole only and has no answer of its own', 'leave it out, and block them before the Gateway or in the backends'),
};

/** What becomes of them on Envoy Gateway. */
export const USER_AGENTS_ON_ENVOY_GATEWAY = { blockedUserAgents: native('agents that name themselves otherwise pass: many crawlers claim to be browsers') };

/** What Gateway API takes of a header's pattern. */
const MAX_LENGTH = 4096;

/**
 * Answers 403 to user agents that hold one of the texts: by a rule with the conditions of the paths and one more, so that it
 * comes before each of them.
 *
 * @param before What their answers go through even so.
 * @see https://gateway.envoyproxy.io/docs/tasks/traffic/direct-response/
 */
export function userAgentsPiece(route: RouteIntent, { declared }: Setting, before: Filter | undefined): Piece {
  const agents = route.blockedUserAgents;
  if (agents.length === 0) {
    return {};
  }
  const declaration = supported(declared, 'blockedUserAgents');
  // Envoy's expressions match the whole value.
  const value = `(?i).*(?:${agents.map(literalPattern).join('|')}).*`;
  if (value.length > MAX_LENGTH) {
    throw invalid('blockedUserAgents', agents, `agents whose pattern has at most ${MAX_LENGTH} characters with Gateway API, and these make one of ${value.length}`, 'shorten the list');
  }
  const forbidden = routeFilter(route, 'Forbidden', 'forbidden', { directResponse: { statusCode: 403 } });
  return {
    rules: [{
      matches: route.paths.map(path => ({ ...matchOf(path), headers: [{ type: 'RegularExpression', name: 'User-Agent', value }] })),
      filters: [...before ? [before] : [], extensionRef(forbidden)],
    }],
    objects: [forbidden],
    verdict: () => verdictOn(route, 'blockedUserAgents', `directResponse: 403 for ${agents.join(', ')}`, [declaration]),
  };
}
