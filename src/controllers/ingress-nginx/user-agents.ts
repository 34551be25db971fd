import { AnnotationReader } from './annotation-reader';
import { Piece, Setting } from './piece';
import { word } from './snippet';
import { RouteIntent } from '../../intent';
import { invalid } from '../../invalid';
import { native, verdictOn } from '../features';
import { literalPattern } from '../literal-pattern';

/** What becomes of blocked user agents. */
export const USER_AGENTS = { blockedUserAgents: native('agents that name themselves otherwise pass: many crawlers claim to be browsers') };

/** Patterns are split well below the longest word that nginx reads. */
const MAX_PATTERN = 2048;

/**
 * Answers 403 to user agents that hold one of the texts.
 *
 * In the scope of the location, not of the server: of several `server-snippet`s on a host the controller takes the first
 * and drops the others, and the one taken would block the agents on every other route of the host as well.
 *
 * @see https://nginx.org/en/docs/http/ngx_http_rewrite_module.html#if
 */
export function userAgentsPiece(route: RouteIntent, setting: Setting): Piece {
  const agents = route.blockedUserAgents;
  if (agents.length === 0) {
    return {};
  }
  const patterns = agents.map(literalPattern);
  if (setting.snippetAnnotations === false) {
    throw invalid('blockedUserAgents', agents, 'nothing that needs a snippet where snippetAnnotations is false',
      setting.reader === AnnotationReader.TRAEFIK
        ? 'use IngressController.traefik(), which needs none, or allow snippets'
        : `block them for every host in the ConfigMap of ingress-nginx (block-user-agents: ${JSON.stringify(`~*(${patterns.join('|')})`)}), or allow snippets`);
  }
  return {
    snippet: joined(patterns).map(pattern => `if ($http_user_agent ~* ${word('blockedUserAgents', pattern)}) { return 403; }`),
    verdict: () => verdictOn(route, 'blockedUserAgents', `configuration-snippet: 403 for ${agents.join(', ')}`, [setting.declared.blockedUserAgents]),
  };
}

/** Alternatives, joined to patterns of a length that nginx reads. */
function joined(patterns: string[]): string[] {
  const result: string[] = [];
  for (const pattern of patterns) {
    const last = result.length - 1;
    if (last >= 0 && result[last].length + pattern.length < MAX_PATTERN) {
      result[last] += `|${pattern}`;
    } else {
      result.push(pattern);
    }
  }
  return result;
}
