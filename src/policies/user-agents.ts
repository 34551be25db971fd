import { policy } from './policy';
import { invalid, listOf } from '../basics/errors';

/** Lists for `blockedUserAgents`. */
export class UserAgents {
  /**
   * Crawlers and HTTP clients that are blocked most often: `Scrapy`, `Go-http-client`, `HttpClient`, `curl`.
   *
   * Many crawlers hide behind a browser's name; against those only addresses help.
   */
  public static readonly CRAWLERS: string[] = Object.freeze(['Scrapy', 'Go-http-client', 'HttpClient', 'curl']) as string[];

  private constructor() {}
}

/** Characters of an agent. With escapes, which take four each, it is still a word that nginx reads. */
const MAX_LENGTH = 512;

/** Characters of all agents together: with more of them, a header of 8 kB could cost a controller more than 10 ms, as measured. */
const MAX_SHORT_LIST = 100;

/**
 * User agents that get 403: literal parts of the header `User-Agent`, without those that differ in case alone.
 *
 * @see https://www.rfc-editor.org/rfc/rfc9110#section-10.1.5
 */
export const BLOCKED_USER_AGENTS = policy({
  protects: true,
  features: { blockedUserAgents: '' },
  used: (_agents: string[]) => ['blockedUserAgents'],
  check: (prop, given) => {
    const kept = new Map<string, string>();
    listOf(prop, given).forEach((agent, i) => {
      checkAgent(`${prop}[${i}]`, agent);
      const lower = agent.toLowerCase();
      kept.set(lower, kept.get(lower) ?? agent);
    });
    return kept.size > 0 ? Object.freeze(Array.from(kept.values())) as string[] : undefined;
  },
});

/** Whether comparing a header with all agents takes long. */
export function isLongList(agents: readonly string[]): boolean {
  return agents.reduce((sum, { length }) => sum + length, 0) > MAX_SHORT_LIST;
}

function checkAgent(prop: string, agent: unknown): void {
  const fault = faultOf(agent);
  if (fault) {
    const [kind, fix] = fault;
    throw invalid(`user-agent.${kind}`, prop, agent, `a part of a User-Agent header, of at most ${MAX_LENGTH} characters in printable ASCII, compared literally and in any case`, fix);
  }
}

/** Why a text cannot be blocked, and what to do about it. */
function faultOf(agent: unknown): [string, string] | undefined {
  if (typeof agent !== 'string' || agent === '') {
    return ['empty', 'take it out: an empty one would block every client'];
  }
  if (agent.length > MAX_LENGTH) {
    return ['too-long', 'shorten it: a part of it blocks as well'];
  }
  if (!/^[\x20-\x7e]+$/.test(agent)) {
    return ['stray-character', 'take out newlines, NUL, control characters and letters beyond ASCII'];
  }
  return /^ +$/.test(agent) ? ['blank', 'take it out: spaces alone would block nearly every client'] : undefined;
}
