import { appendFileSync, existsSync, readFileSync } from 'node:fs';
import { inFolder } from './run';

/** A row of the report: what was done, what had to come of it, and what came. */
interface Row {
  readonly section: string;
  readonly what: string;
  readonly expected: string;
  readonly measured: string;
}

/** The sections of the report, in their order. */
export const SECTIONS = [
  'Apply', 'Addresses', 'Spreading requests', 'Paths', 'Body size', 'Uploads', 'User agents', 'Headers', 'Failing servers', 'Failover', 'Timeouts', 'TLS', 'Protocols of servers', 'Other controllers', 'The recipe that everybody copies', 'The documents', 'Annotations', 'Verdicts', 'External cases', 'Differential test',
] as const;

/** Enters a row. */
export function record(section: typeof SECTIONS[number], what: string, expected: string, measured: string): void {
  appendFileSync(inFolder('results.jsonl'), `${JSON.stringify({ section, what, expected, measured } satisfies Row)}\n`);
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
      return own.length === 0 ? [] : [
        '', `## ${section}`, '', '| what | expected | measured |', '| --- | --- | --- |',
        ...own.map(({ what, expected, measured }) => `| ${[what, expected, measured].map(cell).join(' | ')} |`),
      ];
    }),
    '',
    'What only nginx itself can prove (escapes, `$upstream_addr`, a limit without buffering), `npm run test:nginx` proves in a real nginx.',
    '',
  ].join('\n');
}
