import { answeredFirst } from './app-root';
import { NginxRows } from './contribution';
import { word } from './nginx-words';
import { invalid } from '../../basics/errors';
import { isLongList } from '../../policies/user-agents';
import { LONG_HEADER, needsShortHeaders, ofLongList, OTHERS_PASS } from '../shared/agent-cost';
import { patternOf } from '../shared/agent-trie';
import { native } from '../shared/declarations';
import { literalPattern } from '../shared/literal-pattern';

/** Patterns are split between agents, well below the longest word that nginx reads. */
const MAX_PATTERN = 2048;

/**
 * Who gets in, and whether that is logged.
 *
 * Agents are blocked in the scope of the location, not of the server: of several `server-snippet`s on a host the controller takes the first
 * and drops the others, and the one taken would block the agents on every other route of the host as well.
 *
 * @see https://nginx.org/en/docs/http/ngx_http_rewrite_module.html#if
 * @see https://kubernetes.github.io/ingress-nginx/user-guide/nginx-configuration/annotations/#enable-access-log
 */
export const ACCESS = {
  blockedUserAgents: {
    declares: { blockedUserAgents: OTHERS_PASS },
    render: (agents, { route, options: { snippetAnnotations, reader } }) => {
      const groups = grouped(agents);
      const patterns = groups.map(patternOf);
      if (snippetAnnotations === false) {
        throw invalid('nginx.agents-need-snippet', 'blockedUserAgents', agents, 'what needs no snippet, since snippetAnnotations is false', reader.blockWithoutSnippets(agents.map(literalPattern)));
      }
      return {
        contribution: { snippet: [...needsShortHeaders(groups, reader.engine) ? [LONG_HEADER] : [], ...patterns].map(pattern => `if ($http_user_agent ~* ${word('blockedUserAgents', pattern)}) { return 403; }`) },
        words: () => `configuration-snippet: 403 for ${agents.join(', ')}`,
        instead: () => ofLongList(agents),
        remarks: () => [answeredFirst(route, 'agents are redirected from / like everybody'), reader.engine.cost],
      };
    },
  },
  accessLog: {
    declares: { accessLogOn: native(), accessLogOff: native() },
    render: (isOn, { options: { reader } }) => ({
      contribution: { annotations: { 'nginx.ingress.kubernetes.io/enable-access-log': String(isOn) } },
      words: () => `enable-access-log: ${isOn}`,
      requirements: () => isOn ? [{
        id: 'access-log',
        where: reader.configuration,
        what: 'access logs are not switched off',
        why: 'a route can only leave the access log, not turn it on',
        checks: [reader.accessLogs],
      }] : [],
    }),
  },
  rewriteLog: {
    declares: { rewriteLog: native('it is written where the error log has the level notice, as it has by default') },
    render: () => ({ contribution: { annotations: { 'nginx.ingress.kubernetes.io/enable-rewrite-log': 'true' } }, words: () => 'enable-rewrite-log: true' }),
  },
} satisfies Pick<NginxRows, 'blockedUserAgents' | 'accessLog' | 'rewriteLog'>;

/** Agents that make a pattern of a length that nginx reads: of a long list, those that begin alike together. */
function grouped(agents: readonly string[]): string[][] {
  const groups: string[][] = [];
  let length = MAX_PATTERN;
  for (const agent of isLongList(agents) ? [...agents].sort() : agents) {
    const { length: own } = literalPattern(agent);
    length += 1 + own;
    if (length > MAX_PATTERN) {
      groups.push([]);
      length = own;
    }
    groups[groups.length - 1].push(agent);
  }
  return groups;
}
