import type { Report } from '.';
import { Severity } from '../rule';
import { objectName, printable, summary } from './summary';

const COLOURS: { readonly [severity in Severity]: string } = { error: '\u001b[31m', warning: '\u001b[33m', info: '\u001b[36m' };
const BOLD = '\u001b[1m';
const DIM = '\u001b[2m';
const PLAIN = '\u001b[0m';

/** For people at a terminal. */
export function text({ findings, objects, colours }: Report): string {
  const paint = (colour: string, words: string) => colours ? `${colour}${words}${PLAIN}` : words;
  const blocks = findings.map(finding => [
    `${paint(BOLD, `${printable(finding.file)}:${finding.line}:${finding.column}`)} ${paint(COLOURS[finding.severity], finding.severity)} ${printable(objectName(finding))} ${paint(DIM, `[${finding.rule}]`)}`,
    `  ${printable(finding.message)}`,
    `  ${paint(DIM, 'why:')} ${printable(finding.why)}`,
    `  ${paint(DIM, 'fix:')} ${printable(finding.fix)}`,
    '',
    '',
  ].join('\n'));
  return `${blocks.join('')}${summary(findings, objects)}\n`;
}
