import { literal, matchOf, pathMatch, priorityOf } from './paths';
import { Middleware, Piece } from './piece';
import { plainService } from './service';
import { RouteIntent } from '../../intent';
import { native, verdictOn } from '../features';
import { literalPattern } from '../literal-pattern';

/** What becomes of blocked user agents. */
export const USER_AGENTS = { blockedUserAgents: native('agents that name themselves otherwise pass: many crawlers claim to be browsers') };

/** Allows an address that no client has, and answers 403 to the others. */
const DENY: Middleware = { id: 'Deny', suffix: 'deny', spec: { ipAllowList: { sourceRange: ['255.255.255.255/32'] } } };

/**
 * Answers 403 to user agents that hold one of the texts: by entries of their own just above those of the paths, since a
 * condition that leaves the agents out would send them on to the next route.
 *
 * @param before What they go through even so.
 * @see https://doc.traefik.io/traefik/reference/routing-configuration/http/middlewares/ipallowlist/
 */
export function userAgentsPiece(route: RouteIntent, before: Middleware | undefined): Piece {
  const agents = route.blockedUserAgents;
  if (agents.length === 0) {
    return {};
  }
  const condition = `HeaderRegexp(\`User-Agent\`, ${literal(`(?i)${agents.map(literalPattern).join('|')}`)})`;
  return {
    entries: hosts => route.paths.map(path => ({
      match: matchOf(hosts, pathMatch(path), condition),
      priority: priorityOf(hosts, path) + 1,
      middlewares: before ? [before, DENY] : [DENY],
      service: plainService(route),
    })),
    verdict: () => verdictOn(route, 'blockedUserAgents', `HeaderRegexp and ipAllowList: 403 for ${agents.join(', ')}`, [USER_AGENTS.blockedUserAgents]),
  };
}
