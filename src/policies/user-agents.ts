import { invalid } from '../invalid';

/** nginx reads no word above 4096 bytes from its configuration, and a character may take four there. */
const MAX_LENGTH = 512;

/** Lists for `blockedUserAgents`. */
export class UserAgents {
  /**
   * Crawlers and HTTP clients that are turned away most often: `Scrapy`, `Go-http-client`, `HttpClient`, `curl`.
   *
   * Many crawlers hide behind a browser's name; against those only addresses help.
   */
  public static readonly CRAWLERS: string[] = Object.freeze(['Scrapy', 'Go-http-client', 'HttpClient', 'curl']) as string[];

  private constructor() {}
}

/**
 * User agents as literal parts of the header `User-Agent`, without those that differ in case alone.
 *
 * @see https://www.rfc-editor.org/rfc/rfc9110#section-10.1.5
 */
export function checkUserAgents(prop: string, agents: string[]): string[] {
  const seen: string[] = [];
  const kept: string[] = [];
  agents.forEach((agent, i) => {
    const fault = faultOf(agent);
    if (fault !== undefined) {
      throw invalid(`${prop}[${i}]`, agent, 'a part of a User-Agent header in printable ASCII, compared literally and in any case', fault);
    }
    const lower = agent.toLowerCase();
    if (!seen.includes(lower)) {
      seen.push(lower);
      kept.push(agent);
    }
  });
  return kept;
}

/** Why a text cannot be blocked, and what to do about it. */
function faultOf(agent: unknown): string | undefined {
  if (typeof agent !== 'string' || agent === '') {
    return 'an empty one would block every client; take it out';
  }
  if (!/^[\x20-\x7e]+$/.test(agent)) {
    return 'take out newlines, NUL, control characters and letters beyond ASCII';
  }
  if (/^ +$/.test(agent)) {
    return 'spaces alone would block nearly every client; take it out';
  }
  return agent.length > MAX_LENGTH ? `these ${agent.length} characters are above ${MAX_LENGTH}; a shorter part of them blocks as well` : undefined;
}
