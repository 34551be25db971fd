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
  const seen = new Map<string, string>();
  agents.forEach((agent, i) => {
    const at = `${prop}[${i}]`;
    const allowed = 'a part of a User-Agent header in printable ASCII, compared literally and in any case';
    if (typeof agent !== 'string' || agent === '') {
      throw invalid(at, agent, allowed, 'an empty one would block every client; take it out');
    }
    if (!/^[\x20-\x7e]+$/.test(agent)) {
      throw invalid(at, agent, allowed, 'take out newlines, NUL, control characters and letters beyond ASCII');
    }
    if (/^ +$/.test(agent)) {
      throw invalid(at, agent, allowed, 'spaces alone would block nearly every client; take it out');
    }
    if (agent.length > MAX_LENGTH) {
      throw invalid(at, agent, `at most ${MAX_LENGTH} characters, and these are ${agent.length}`, 'a shorter part of it blocks as well');
    }
    if (!seen.has(agent.toLowerCase())) {
      seen.set(agent.toLowerCase(), agent);
    }
  });
  return [...seen.values()];
}
