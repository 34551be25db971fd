import { Rule } from './rule';
import { RULES } from './rules';

/** Longer lines of examples are cut: nobody reads a thousand addresses. */
const MAX_LINE = 200;

/** All rules with their examples, as a page of the reference. */
export function catalogue(): string {
  return `# Diagnosis: all rules

What \`diagnose\` finds in manifests, and what it means ([how to use it](../how-to/diagnose-manifests.md)). Generated from the table of rules that the command reads.

- \`error\`: refused, not served, or open to those whom it should keep out.
- \`warning\`: served otherwise than it says.
- \`info\`: worth knowing; nothing has to change.

| rule | severity | what happens |
| --- | --- | --- |
${RULES.map(({ id, severity, what }) => `| [\`${id}\`](#${anchorOf(id)}) | ${severity} | ${plain(what)} |`).join('\n')}

${RULES.map(section).join('\n')}`;
}

function section({ id, severity, what, why, fix, bad, good }: Rule): string {
  return `## ${id}

**${severity}** ${plain(what)}

${plain(why)}

**Fix.** ${plain(fix)}

Found here:

${yaml(bad)}

Not here:

${yaml(good)}
`;
}

function yaml(text: string): string {
  const lines = text.trimEnd().split('\n').map(line => line.length > MAX_LINE ? `${line.slice(0, MAX_LINE)} # …` : line);
  return ['```yaml', ...lines, '```'].join('\n');
}

/** As GitHub makes it of a heading. */
function anchorOf(id: string): string {
  return id.replace(/[^\w-]/g, '');
}

function plain(text: string): string {
  return text.replace(/[\\*_`[\]|<>$~]/g, character => `\\${character}`);
}
