import { answeredFirst } from './app-root';
import { NginxRows } from './contribution';
import { word } from './nginx-words';
import { invalid } from '../../basics/errors';
import { native } from '../shared/declarations';
import { literalPattern } from '../shared/literal-pattern';

/** A character may take four in a pattern, and a pattern is split between agents only. */
const MAX_AGENT = 512;

/** Patterns are split well below the longest word that nginx reads. */
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
    declares: { blockedUserAgents: native('agents with another name pass: many crawlers claim to be browsers') },
    render: (agents, { route, options: { snippetAnnotations, reader } }) => {
      agents.forEach(checkLength);
      const patterns = agents.map(literalPattern);
      if (snippetAnnotations === false) {
        throw invalid('nginx.agents-need-snippet', 'blockedUserAgents', agents, 'what needs no snippet, since snippetAnnotations is false', reader.blockWithoutSnippets(patterns));
      }
      return {
        contribution: { snippet: joined(patterns).map(pattern => `if ($http_user_agent ~* ${word('blockedUserAgents', pattern)}) { return 403; }`) },
        words: () => `configuration-snippet: 403 for ${agents.join(', ')}`,
        remarks: () => [answeredFirst(route, 'agents are redirected from / like everybody')],
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

function checkLength(agent: string, i: number): void {
  if (agent.length > MAX_AGENT) {
    throw invalid('nginx.agent-too-long', `blockedUserAgents[${i}]`, agent, `at most ${MAX_AGENT} characters on ingress-nginx, and these are ${agent.length}`, 'shorten it: a part of it blocks as well');
  }
}

/** Alternatives, joined to patterns of a length that nginx reads. */
function joined(patterns: readonly string[]): string[] {
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
