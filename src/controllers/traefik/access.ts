import { Middleware, TraefikRows } from './contribution';
import { literal, matchesOf } from './rules';
import { ofTraefik } from '../../checks';
import { CheckType } from '../../requirement-check';
import { LONG_HEADER, needsShortHeaders, ofLongList, OTHERS_PASS } from '../shared/agent-cost';
import { patternOf } from '../shared/agent-trie';
import { native, omitted } from '../shared/declarations';
import { GO } from '../shared/engines';

/** Allows an address that no client has, and answers 403 to the others. */
export const DENY: Middleware = { id: 'Deny', suffix: 'deny', spec: { ipAllowList: { sourceRange: ['255.255.255.255/32'] } } };

/**
 * Who gets in, and whether that is logged.
 *
 * Blocked agents get 403 by entries of their own just above those of the paths, since a condition that leaves the agents out
 * would send them on to the next route.
 *
 * @see https://doc.traefik.io/traefik/reference/routing-configuration/http/middlewares/ipallowlist/
 * @see https://doc.traefik.io/traefik/reference/routing-configuration/http/routing/observability/
 */
export const ACCESS = {
  blockedUserAgents: {
    declares: { blockedUserAgents: OTHERS_PASS },
    render: (agents, { route }) => {
      const condition = conditionOf(agents);
      return {
        contribution: {
          ownAnswers: [hosts => route.paths.flatMap(path => matchesOf(hosts, path, 1, condition))
            .map(match => ({ middlewares: [DENY], withHeaders: true, ...match }))],
        },
        words: () => `HeaderRegexp and ipAllowList: 403 for ${agents.join(', ')}`,
        instead: () => ofLongList(agents),
        remarks: () => [GO.cost],
      };
    },
  },
  accessLog: {
    declares: { accessLogOn: native(), accessLogOff: native() },
    render: isOn => ({
      contribution: { observability: { accessLogs: isOn } },
      words: () => `observability.accessLogs: ${isOn}`,
      requirements: () => isOn ? [{
        id: 'access-log',
        where: 'the static configuration of Traefik',
        what: 'access logs are on',
        why: 'a route can only leave the access log, not turn it on',
        settings: { accessLog: 'true' },
        checks: [ofTraefik(CheckType.PRESENT, 'accessLog')],
      }] : [],
    }),
  },
  rewriteLog: { declares: { rewriteLog: omitted('nothing is written of how paths are rewritten: only nginx has such a log') }, render: () => ({ words: () => 'nothing' }) },
} satisfies Pick<TraefikRows, 'blockedUserAgents' | 'accessLog' | 'rewriteLog'>;

/** A request of one of the agents. */
export function conditionOf(agents: readonly string[]): string {
  const named = headerMatches(`(?i)${patternOf(agents)}`);
  return needsShortHeaders([agents], GO) ? `(${headerMatches(LONG_HEADER)} || ${named})` : named;
}

function headerMatches(pattern: string): string {
  return `HeaderRegexp(\`User-Agent\`, ${literal(pattern)})`;
}
