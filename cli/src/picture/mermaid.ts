import { inMermaid } from './escape';
import { NodeKind, Topology } from './topology';

const SHAPES: { readonly [kind in NodeKind]: readonly [open: string, close: string] } = {
  [NodeKind.ADDRESS]: ['([', '])'],
  [NodeKind.HOST]: ['[', ']'],
  [NodeKind.PATH]: ['[', ']'],
  [NodeKind.POLICY]: ['[', ']'],
  [NodeKind.SERVICE]: ['[', ']'],
  [NodeKind.SERVER]: ['([', '])'],
};

/** A picture as a text that GitHub and many tools draw. */
export function asMermaid({ nodes, edges }: Topology): string {
  return [
    'flowchart LR',
    ...nodes.map(({ kind, title, lines }, i) => {
      const [open, close] = SHAPES[kind];
      const text = [title, ...lines.map(line => line.support === undefined ? line.text : `${line.support}: ${line.text}`)].map(inMermaid).join('<br/>');
      return `  n${i}${open}"${text}"${close}`;
    }),
    ...edges.map(({ from, to, label }) => `  n${from} -->${label === undefined ? '' : `|"${inMermaid(label)}"|`} n${to}`),
    '',
  ].join('\n');
}
