import { Node, Topology } from './topology';

// Its types say that it is an ES module alone, and it is a CommonJS one as well.
// eslint-disable-next-line @typescript-eslint/no-require-imports
const { graphlib, layout } = require('@dagrejs/dagre') as typeof import('@dagrejs/dagre', { with: { 'resolution-mode': 'import' } });

/** Sizes in pixels; a letter is as wide as the widest of the usual fonts has it on average. */
export const SIZES = { line: 18, letter: 7.4, bold: 8.6, inset: 12, badge: 100 } as const;

/** Text that fits: long one is cut, and stands as a whole in the table. */
const MOST = 56;
const MOST_LINES = 40;

/** A node with its place: its middle and its size. */
export interface Placed {
  readonly node: Node;
  readonly x: number;
  readonly y: number;
  readonly width: number;
  readonly height: number;
}

export interface Layout {
  readonly width: number;
  readonly height: number;
  readonly nodes: readonly Placed[];
  readonly edges: readonly { readonly points: readonly { readonly x: number; readonly y: number }[]; readonly label?: string }[];
}

export function cut(text: string): string {
  const letters = [...text];
  return letters.length > MOST ? `${letters.slice(0, MOST - 1).join('')}…` : text;
}

/** The lines of a node that are drawn. */
export function drawn({ lines }: Node): Node['lines'] {
  return lines.length > MOST_LINES ? [...lines.slice(0, MOST_LINES - 1), { text: `and ${lines.length - MOST_LINES + 1} more` }] : lines;
}

/** As wide as a page shows without making letters small. */
const PAGE = 1000;

/** Finds a place for everything: from left to right, or from top to bottom where that is too wide. */
export function placed(topology: Topology): Layout {
  const across = placedBy(topology, 'LR');
  const down = across.width > PAGE ? placedBy(topology, 'TB') : across;
  return down.width < across.width ? down : across;
}

function placedBy({ nodes, edges }: Topology, rankdir: 'LR' | 'TB'): Layout {
  const graph = new graphlib.Graph({ multigraph: true });
  graph.setGraph({ rankdir, nodesep: 18, ranksep: rankdir === 'LR' ? 48 : 32, marginx: 16, marginy: 16 });
  graph.setDefaultEdgeLabel(() => ({}));
  nodes.forEach((node, i) => graph.setNode(String(i), sizeOf(node)));
  edges.forEach(({ from, to, label }, i) => graph.setEdge(String(from), String(to), {
    ...label !== undefined && { width: label.length * SIZES.letter, height: SIZES.line, labelpos: 'c' },
  }, String(i)));
  if (nodes.length > 0) {
    layout(graph);
  }
  const { width = 0, height = 0 } = graph.graph();
  return {
    width: Math.ceil(width),
    height: Math.ceil(height),
    nodes: nodes.map((node, i) => ({ node, ...graph.node(String(i)) as Omit<Placed, 'node'> })),
    edges: edges.map(({ from, to, label }, i) => (
      { points: graph.edge(String(from), String(to), String(i)).points ?? [], ...label !== undefined && { label } }
    )),
  };
}

function sizeOf(node: Node): { width: number; height: number } {
  const lines = drawn(node);
  const widthOf = (text: string, letter: number = SIZES.letter) => [...cut(text)].length * letter;
  const widths = lines.map(({ text, support }) => widthOf(text) + (support === undefined ? 0 : SIZES.badge));
  return {
    width: Math.ceil(Math.max(60, widthOf(node.title, SIZES.bold), ...widths) + 2 * SIZES.inset),
    height: (lines.length + 1) * SIZES.line + SIZES.inset,
  };
}
