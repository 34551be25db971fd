import { basename, join, resolve } from 'node:path';
import { ExternalBackends, startExternalBackends } from './backends';
import { readCases } from './case';
import { Outcome } from './outcome';
import { linesOf, summary, writeReport } from './report';
import { runOn } from './runner';
import { record } from '../support/results';
import { nameOf, RUNNING } from '../support/running';

const SAMPLE = join(__dirname, 'sample.jsonl');
const FILE = process.env.E2E_EXTERNAL_CASES ?? SAMPLE;
const REPORT = resolve(__dirname, '..', '..', 'test-reports', 'external-cases.txt');

const cases = readCases(FILE);
const all: Outcome[] = [];
let backends: ExternalBackends;

/** One row for each feature, and one for all. */
function recordAll(outcomes: readonly Outcome[]): void {
  const rows = [undefined, ...new Set(outcomes.map(({ feature }) => feature).sort())];
  for (const feature of rows) {
    const own = outcomes.filter(each => feature === undefined || each.feature === feature);
    const measured = RUNNING.map(nameOf).map(name => `${name}: ${summary(own.filter(({ controller }) => controller === name))}`);
    record('External cases', feature ?? `all ${cases.length} cases of ${basename(FILE)}`, 'as ingress-nginx, or as a verdict says', measured.join('\n'));
  }
}

beforeAll(async () => {
  backends = await startExternalBackends();
});

afterAll(async () => {
  writeReport(REPORT, all);
  recordAll(all);
  process.stdout.write(`External cases of ${FILE}: every case with its reason stands in ${REPORT}\n`);
  await backends?.stop();
});

describe(`${cases.length} cases for ingress-nginx, as props of this library`, () => {
  test.each(RUNNING.map(running => [nameOf(running), running] as const))('%s answers as ingress-nginx, or as its verdicts say', async (name, running) => {
    const outcomes = await runOn(running, cases, backends.ca);
    all.push(...outcomes);
    process.stdout.write(`External cases on ${name}: ${summary(outcomes)}\n`);
    expect(outcomes).toHaveLength(cases.length);
    expect(outcomes.filter(({ kind }) => kind === 'fault').flatMap(linesOf)).toStrictEqual([]);
  }, 1_200_000);
});
