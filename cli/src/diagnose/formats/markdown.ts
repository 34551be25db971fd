import type { Report } from '.';
import { objectName, printable, summary } from './summary';

/** For a comment on a pull request: text of manifests is neither markup nor HTML, nor a mention of somebody. */
export function markdown({ findings, objects }: Report): string {
  const rows = findings.map(finding => `| ${[
    `${cell(finding.file)}:${finding.line}`, finding.severity, cell(objectName(finding)), cell(finding.message), cell(finding.fix), `\`${finding.rule}\``,
  ].join(' | ')} |`);
  const table = rows.length === 0 ? '' : `\n| place | severity | object | what happens | fix | rule |\n| --- | --- | --- | --- | --- | --- |\n${rows.join('\n')}\n`;
  return `${summary(findings, objects)}\n${table}`;
}

export function cell(words: string): string {
  return printable(words).replace(/&/g, '&amp;').replace(/</g, '&lt;').replace(/>/g, '&gt;').replace(/[\\`*_{}[\]()#+!|~$@]/g, character => `\\${character}`).replace(/:\/\//g, ':\\/\\/');
}
