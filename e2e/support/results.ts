import { appendFileSync, existsSync, readFileSync } from 'node:fs';
import { inFolder } from './run';

/** A row of the report: what stands in each column. All rows of a section have the same columns. */
interface Row {
  readonly section: string;
  readonly cells: { readonly [column: string]: string };
}

/** The sections of the report, in their order. */
export const SECTIONS = [
  'Apply', 'Addresses', 'Spreading requests', 'Paths', 'Body size', 'Uploads', 'User agents', 'Lists', 'Headers', 'Redirects', 'Failing servers', 'Failover', 'Canaries', 'Timeouts', 'Addresses of clients', 'TLS', 'Protocols of servers', 'Other controllers', 'What protects, broken', 'The recipe that everybody copies', 'The documents', 'Annotations', 'Verdicts', 'External cases', 'Differential test',
] as const;

/** Enters a row: what was done, what had to come of it, and what came. */
export function record(section: typeof SECTIONS[number], what: string, expected: string, measured: string): void {
  enter(section, { what, expected, measured });
}

/** Enters a row of a section that has columns of its own. */
export function enter(section: typeof SECTIONS[number], cells: Row['cells']): void {
  appendFileSync(inFolder('results.jsonl'), `${JSON.stringify({ section, cells } satisfies Row)}\n`);
}

/** The report of a run, in Markdown. */
export function report(versions: { [program: string]: string }): string {
  const file = inFolder('results.jsonl');
  const rows: Row[] = existsSync(file) ? readFileSync(file, 'utf8').trim().split('\n').map(line => JSON.parse(line)) : [];
  const cell = (text: string) => text.replace(/\|/g, '\\|').replace(/\n/g, '<br>');
  return [
    '# What a real cluster made of it',
    '',
    '<!-- Written by "npm run e2e". -->',
    `Measured with ${Object.entries(versions).map(([program, version]) => `${program} ${version}`).join(', ')}.`,
    ...SECTIONS.flatMap(section => {
      const own = rows.filter(row => row.section === section);
      const columns = Object.keys(own[0]?.cells ?? {});
      const line = (texts: readonly string[]) => `| ${texts.map(cell).join(' | ')} |`;
      return own.length === 0 ? [] : [
        '', `## ${section}`, '', line(columns), line(columns.map(() => '---')), ...own.map(({ cells }) => line(columns.map(column => cells[column]))),
      ];
    }),
    '',
    'What only nginx itself can prove (escapes, `$upstream_addr`, a limit without buffering), `npm run test:nginx` proves in a real nginx.',
    '',
  ].join('\n');
}
