import { literalPattern } from './literal-pattern';
import { isLongList } from '../../policies/user-agents';

/** A beginning of agents. */
export interface Node {
  /** The longer ones, by the character that follows; none follows the end of an agent, which blocks whatever begins like it. */
  readonly next: Map<string, Node>;
  /** The characters that may follow, counted for each expression. */
  steps: number;
  /** The last expression that it stands in. */
  group?: number;
}

/** All beginnings of agents; letters stand for themselves in either case. */
export function trieOf(groups: readonly (readonly string[])[]): Node {
  const root = nodeOf();
  const ends = new Set<Node>();
  groups.forEach((agents, group) => agents.forEach(agent => {
    let node = root;
    for (const char of agent.toLowerCase()) {
      if (ends.has(node)) {
        return;
      }
      const child = node.next.get(char) ?? nodeOf();
      node.next.set(char, child);
      node.steps += child.group === group ? 0 : 1;
      child.group = group;
      node = child;
    }
    node.next.clear();
    node.steps = 0;
    ends.add(node);
  }));
  return root;
}

/**
 * Agents as an expression that matches them literally. What long lists have in common stands there once: an engine that tries one alternative
 * after the other would take as many steps for each character of a header as there are agents.
 */
export function patternOf(agents: readonly string[]): string {
  return isLongList(agents) ? alternatives(trieOf([agents])).join('|') : agents.map(literalPattern).join('|');
}

function alternatives({ next }: Node): string[] {
  return Array.from(next, ([char, node]) => {
    const rest = alternatives(node);
    return literalPattern(char) + (rest.length > 1 ? `(?:${rest.join('|')})` : rest.join(''));
  });
}

function nodeOf(): Node {
  return { next: new Map(), steps: 0 };
}
