import type { Report } from './report';

/** A report as a document in Markdown. */
export function markdownOf({ path, controller, verdicts, requirements, otherControllers }: Report): string {
  const lines = [`## ${escaped(path)} on ${escaped(controller)}`];
  for (const route of new Set(verdicts.map(verdict => verdict.route))) {
    const other = otherControllers[route];
    lines.push('', `### ${escaped(route)}${other === undefined ? '' : ` on ${escaped(other)}`}`, '');
    lines.push(...table(['policy', 'verdict', 'rendered', 'note'], verdicts.filter(verdict => verdict.route === route)
      .map(({ policy, support, rendered, unasked, note = '' }) => [policy, support, `${rendered}${unasked ? ' (unasked)' : ''}`, note])));
  }
  if (requirements.length > 0) {
    lines.push('', '### Requirements in the cluster', '');
    lines.push(...table(['id', 'where', 'what must hold', 'settings', 'why'], requirements.map(({ id, where, what, settings = {}, why }) => (
      [id, where, what, Object.entries(settings).map(([key, value]) => `${key}: ${JSON.stringify(value)}`).join(', '), why]
    ))));
  }
  return `${lines.join('\n')}\n`;
}

function table(head: readonly string[], rows: readonly (readonly string[])[]): string[] {
  return [head, head.map(() => '---')].map(row).concat(rows.map(cells => row(cells.map(escaped))));
}

function row(cells: readonly string[]): string {
  return `| ${cells.join(' | ')} |`;
}

/** Text that stays text: no markup, no HTML, no second line. */
function escaped(text: string): string {
  return text.replace(/\s+/g, ' ').replace(/[\\`*_{}[\]<>()#|~!&@]/g, character => `\\${character}`);
}
