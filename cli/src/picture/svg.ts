import { escaped } from './escape';
import { cut, drawn, Placed, placed, SIZES } from './layout';
import { Topology } from './topology';

/** Colours for light and dark: of text on its background, each pair has a contrast of 4.5 at least. */
export const COLOURS = `
:root { --back: #ffffff; --text: #1f2328; --soft: #57606a; --line: #8c959f; --box: #f6f8fa; --mark: #0969da;
  --native: #1a7f37; --approximated: #7d4e00; --omitted: #a40e26; --refused: #a40e26; }
@media (prefers-color-scheme: dark) {
  :root { --back: #0d1117; --text: #e6edf3; --soft: #9da7b3; --line: #6e7681; --box: #161b22; --mark: #58a6ff;
    --native: #56d364; --approximated: #e3b341; --omitted: #ff938a; --refused: #ff938a; }
}`;

const STYLE = `${COLOURS}
.topology { background: var(--back); font: 13px ui-sans-serif, system-ui, sans-serif; }
.topology text { fill: var(--text); white-space: pre; }
.topology .soft { fill: var(--soft); }
.topology rect { fill: var(--box); stroke: var(--line); }
.topology .address rect, .topology .server rect { stroke: var(--mark); }
.topology .title { font-weight: 600; }
.topology path { fill: none; stroke: var(--line); stroke-width: 1.5; }
.topology marker path { fill: var(--line); stroke: none; }
${['native', 'approximated', 'omitted', 'refused'].map(each => `.topology .${each} { fill: var(--${each}); }`).join('\n')}`;

/** What a picture is called, and what it shows in a sentence. */
export interface Described {
  readonly title: string;
  readonly description: string;
}

/** A picture that needs nothing beside it: styles within, no scripts, no network. */
export function asSvg(topology: Topology, { title, description }: Described): string {
  const { width, height, nodes, edges } = placed(topology);
  return [
    `<svg xmlns="http://www.w3.org/2000/svg" class="topology" role="img" aria-labelledby="topology-title" aria-describedby="topology-desc" width="${width}" height="${height}" viewBox="0 0 ${width} ${height}">`,
    `<title id="topology-title">${escaped(title)}</title>`,
    `<desc id="topology-desc">${escaped(description)}</desc>`,
    `<style>${STYLE}</style>`,
    '<defs><marker id="topology-arrow" viewBox="0 0 8 8" refX="8" refY="4" markerWidth="7" markerHeight="7" orient="auto"><path d="M0 0 8 4 0 8z"/></marker></defs>',
    ...edges.map(({ points, label }) => (
      `<path d="${points.map(({ x, y }, i) => `${i === 0 ? 'M' : 'L'}${round(x)} ${round(y)}`).join(' ')}" marker-end="url(#topology-arrow)"/>${label === undefined ? '' : textAt(points[Math.floor(points.length / 2)].x, points[Math.floor(points.length / 2)].y - 4, 'soft', label, 'middle')}`
    )),
    ...nodes.map(asGroup),
    '</svg>',
    '',
  ].join('\n');
}

function asGroup({ node, x, y, width, height }: Placed): string {
  const left = x - width / 2;
  const top = y - height / 2;
  const at = (i: number) => top + SIZES.inset + (i + 0.6) * SIZES.line - 4;
  return [
    `<g class="${node.kind}"><rect x="${round(left)}" y="${round(top)}" width="${round(width)}" height="${round(height)}" rx="6"/>`,
    textAt(left + SIZES.inset, at(0), 'title', cut(node.title)),
    ...drawn(node).map(({ text, support }, i) => support === undefined ? textAt(left + SIZES.inset, at(i + 1), 'soft', cut(text))
      : textAt(left + SIZES.inset, at(i + 1), SUPPORTS.includes(support) ? support : 'soft', support) + textAt(left + SIZES.inset + SIZES.badge, at(i + 1), 'soft', cut(text))),
    '</g>',
  ].join('');
}

const SUPPORTS = ['native', 'approximated', 'omitted', 'refused'];

function textAt(x: number, y: number, className: string, text: string, anchor = 'start'): string {
  return `<text x="${round(x)}" y="${round(y)}" class="${className}"${anchor === 'start' ? '' : ` text-anchor="${anchor}"`}>${escaped(text)}</text>`;
}

function round(value: number): string {
  return String(Math.round(value * 10) / 10);
}
