import { escaped } from './escape';
import { asSvg, COLOURS, Described } from './svg';
import { NodeKind, Topology } from './topology';
import type { Requirement, Verdict } from '../../../src';
import type { ReadReport } from '../report/read-report';

const STYLE = `${COLOURS}
* { box-sizing: border-box; }
html { color-scheme: light dark; }
body { margin: 0; padding: 1rem 1.5rem 3rem; background: var(--back); color: var(--text); font: 1rem/1.5 ui-sans-serif, system-ui, sans-serif; }
main, header { max-width: 80rem; margin: 0 auto; }
a { color: var(--mark); }
.skip { position: absolute; left: -100vw; }
.skip:focus { left: 1rem; top: 1rem; background: var(--back); padding: .5rem; z-index: 1; }
:focus-visible { outline: 3px solid var(--mark); outline-offset: 2px; }
.scroll { overflow: auto; max-width: 100%; border: 1px solid var(--line); border-radius: 6px; }
.scroll svg { display: block; }
table { border-collapse: collapse; width: 100%; }
caption { text-align: left; font-weight: 600; padding: .5rem; }
tbody th { white-space: nowrap; }
th, td { text-align: left; vertical-align: top; padding: .4rem .6rem; border-top: 1px solid var(--line); overflow-wrap: anywhere; }
summary { cursor: pointer; padding: .25rem 0; }
.native { color: var(--native); } .approximated { color: var(--approximated); } .omitted, .refused { color: var(--omitted); }
@media (prefers-reduced-motion: no-preference) { html { scroll-behavior: smooth; } }`;

/** One page with the picture, the same as a table, and the reports. It has no scripts, and its policy allows no network. */
export function asHtml(topology: Topology, described: Described, reports: readonly ReadReport[]): string {
  const title = escaped(described.title);
  return `<!doctype html>
<html lang="en">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta http-equiv="Content-Security-Policy" content="default-src 'none'; style-src 'unsafe-inline'; base-uri 'none'; form-action 'none'">
<title>${title}</title>
<style>${STYLE}</style>
</head>
<body>
<a class="skip" href="#content">Skip to the content</a>
<header>
<h1>${title}</h1>
<nav aria-label="On this page"><ul><li><a href="#picture">Picture</a></li><li><a href="#table">The picture as a table</a></li>${reports.map(({ path }, i) => `<li><a href="#report-${i}">Report on ${escaped(path)}</a></li>`).join('')}</ul></nav>
</header>
<main id="content" tabindex="-1">
<section aria-labelledby="picture">
<h2 id="picture">Picture</h2>
<div class="scroll" role="region" aria-label="Picture, which scrolls" tabindex="0">
${asSvg(topology, described)}</div>
</section>
<section aria-labelledby="table">
<h2 id="table">The picture as a table</h2>
${asTable(topology)}
</section>
${reports.map(asSection).join('\n')}
</main>
</body>
</html>
`;
}

function asTable({ nodes, edges }: Topology): string {
  const rows = nodes.map(({ kind, title, lines }, i) => ({
    kind,
    cells: [
      escaped(kind),
      escaped(title),
      lines.map(({ text, support }) => `${support === undefined ? '' : badge(support)}${escaped(text)}`).join('<br>'),
      edges.filter(({ from }) => from === i).map(({ to, label }) => `${escaped(nodes[to].title)}${label === undefined ? '' : ` (${escaped(label)})`}`).join('<br>'),
    ],
  }));
  const columns = Object.values(NodeKind);
  rows.sort((one, other) => columns.indexOf(one.kind) - columns.indexOf(other.kind));
  return table('Where requests go', ['part', 'what', 'details', 'leads to'], rows.map(({ cells }) => cells));
}

function asSection({ path, controller, verdicts, requirements }: ReadReport, i: number): string {
  return `<section aria-labelledby="report-${i}">
<h2 id="report-${i}">Report on ${escaped(path)}</h2>
<p>Rendered for ${escaped(controller)}.</p>
${[...new Set(verdicts.map(({ route }) => route))].map(route => verdictsOf(route, verdicts)).join('\n')}
<h3>Requirements in the cluster</h3>
${requirements.map(asDetails).join('\n')}
</section>`;
}

function verdictsOf(route: string, verdicts: readonly Verdict[]): string {
  return table(`Policies of ${escaped(route)}`, ['policy', 'verdict', 'rendered', 'note'], verdicts.filter(verdict => verdict.route === route).map(({ policy, support, rendered, unasked, note }) => [
    escaped(policy), badge(support), `${escaped(rendered)}${unasked ? ' (unasked)' : ''}`, escaped(note ?? ''),
  ]));
}

function asDetails({ id, where, what, why, settings = {} }: Requirement): string {
  const values = Object.entries(settings).map(([key, value]) => `<li><code>${escaped(key)}: ${escaped(JSON.stringify(value))}</code></li>`).join('');
  return `<details><summary><code>${escaped(id)}</code> ${escaped(where)}</summary><p>${escaped(what)}</p>${values === '' ? '' : `<ul>${values}</ul>`}<p>${escaped(why)}</p></details>`;
}

const SUPPORTS = ['native', 'approximated', 'omitted', 'refused'];

function badge(support: string): string {
  return `<strong${SUPPORTS.includes(support) ? ` class="${support}"` : ''}>${escaped(support)}</strong> `;
}

/** A table of cells that are escaped already. */
function table(caption: string, head: readonly string[], rows: readonly (readonly string[])[]): string {
  const cells = (row: readonly string[]) => row.map((cell, i) => i === 0 ? `<th scope="row">${cell}</th>` : `<td>${cell}</td>`).join('');
  return `<div class="scroll" role="region" aria-label="${caption}" tabindex="0"><table><caption>${caption}</caption><thead><tr>${head.map(each => `<th scope="col">${each}</th>`).join('')}</tr></thead>
<tbody>${rows.map(row => `<tr>${cells(row)}</tr>`).join('\n')}</tbody></table></div>`;
}
