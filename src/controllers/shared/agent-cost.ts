import { Node, trieOf } from './agent-trie';
import { approximated, Declaration, native } from './declarations';
import { Engine } from './engines';
import { invalid } from '../../basics/errors';
import { isLongList } from '../../policies/user-agents';

export const OTHERS_PASS = native('agents with another name pass: many crawlers claim to be browsers');

/** Where a list is long, longer headers are refused unread. Go repeats nothing more often. */
const SHORT_HEADER = 1000;

/** What a header that is as long matches. */
export const LONG_HEADER = `^.{${SHORT_HEADER}}`;

/**
 * Whether headers have to be short to be compared with a list, so that no request costs more than 10 ms.
 *
 * @param groups The agents of each expression.
 * @throws if even those would cost more
 */
export function needsShortHeaders(groups: readonly (readonly string[])[], { maxSteps }: Engine): boolean {
  const agents = groups.flat();
  if (!isLongList(agents)) {
    return false;
  }
  const steps = stepsOf(groups);
  if (steps > maxSteps) {
    throw invalid('user-agent.too-costly', 'blockedUserAgents', `${agents.length} agents`,
      `agents that a header of ${SHORT_HEADER} characters is compared with in at most ${maxSteps} steps a character, and these take ${steps}`,
      'take some out, or shorten them: those cost most that repeat their own beginning, or begin alike');
  }
  return true;
}

/** In place of that, where they have to be. */
export function ofLongList(agents: readonly string[]): Declaration[] | undefined {
  return isLongList(agents)
    ? [approximated(`${OTHERS_PASS.note}; a User-Agent of ${SHORT_HEADER} characters or more gets 403 as well: comparing it with so long a list would cost the controller more than 10 ms`)]
    : undefined;
}

/**
 * The most steps that a header can make necessary for each of its characters, on average: for every character that may begin an agent, and for
 * every one that may go on with what has begun before. An engine takes them at that character, or earlier, when it looks how far a beginning goes.
 */
export function stepsOf(groups: readonly (readonly string[])[]): number {
  const root = trieOf(groups);
  const nodes = [root];
  const steps = new Map([[root, root.steps]]);
  /** Of each beginning, the longest other one that it ends with. */
  const ending = new Map<Node, Node>();
  for (const node of nodes) {
    for (const [char, next] of node.next) {
      let end = ending.get(node);
      while (end !== undefined && !end.next.has(char)) {
        end = ending.get(end);
      }
      const other = end?.next.get(char) ?? root;
      ending.set(next, other);
      steps.set(next, next.steps + steps.get(other)!);
      nodes.push(next);
    }
  }
  return Array.from(steps.values()).reduce((most, each) => Math.max(most, each));
}
