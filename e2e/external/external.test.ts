import { basename, join, resolve } from 'node:path';
import { ExternalBackends, startExternalBackends } from './backends';
import { readCases } from './case';
import { Outcome } from './outcome';
import { linesOf, summary, writeReport } from './report';
import { runOn, Way } from './runner';
import { record } from '../support/results';
import { nameOf, Running, RUNNING } from '../support/running';

const SAMPLE = join(__dirname, 'sample.jsonl');
const FILE = process.env.E2E_EXTERNAL_CASES ?? SAMPLE;
const REPORTS = resolve(__dirname, '..', '..', 'test-reports');

/** What each way has to give, and where every case of it stands. */
const WAYS: { readonly [way in Way]: { readonly report: string; readonly expected: string } } = {
  translation: { report: join(REPORTS, 'external-cases.txt'), expected: 'as ingress-nginx, or as a verdict says' },
  import: { report: join(REPORTS, 'external-cases-by-import.txt'), expected: 'imported, as ingress-nginx, or as the receipt says' },
};

/** Of what is imported, the suite asks one program of each kind, unless it runs for that alone. */
const IMPORTED_FOR = ['Traefik', 'Gateway API on Envoy Gateway'];
const ASKED_FOR = process.env.E2E_EXTERNAL_BY as Way | undefined;
const runs = (Object.keys(WAYS) as Way[]).filter(way => ASKED_FOR === undefined || way === ASKED_FOR)
  .flatMap(way => RUNNING.filter(({ column }) => way === ASKED_FOR || way !== 'import' || IMPORTED_FOR.includes(column)).map(running => ({ way, running })));

const cases = readCases(FILE);
const all: { readonly [way in Way]: Outcome[] } = { translation: [], import: [] };
let backends: ExternalBackends;

/** One row for each feature, and one for all. */
function recordAll(way: Way, outcomes: readonly Outcome[]): void {
  const rows = [undefined, ...way === 'import' ? [] : new Set(outcomes.map(({ feature }) => feature).sort())];
  for (const feature of rows) {
    const own = outcomes.filter(each => feature === undefined || each.feature === feature);
    const names = [...new Set(outcomes.map(({ controller }) => controller))];
    const measured = names.map(name => `${name}: ${summary(own.filter(({ controller }) => controller === name))}`);
    record('External cases', feature ?? `all ${cases.length} cases of ${basename(FILE)}${way === 'import' ? ', by cdk8s-elb import' : ''}`, WAYS[way].expected, measured.join('\n'));
  }
}

beforeAll(async () => {
  backends = await startExternalBackends();
});

afterAll(async () => {
  for (const way of new Set(runs.map(each => each.way))) {
    writeReport(WAYS[way].report, all[way]);
    recordAll(way, all[way]);
    process.stdout.write(`External cases of ${FILE} by ${way}: every case with its reason stands in ${WAYS[way].report}\n`);
  }
  await backends?.stop();
});

describe(`${cases.length} cases for ingress-nginx, as props of this library`, () => {
  test.each(runs.map(({ way, running }): [Way, string, Running] => [way, nameOf(running), running]))('by %s, %s answers as ingress-nginx, or as it is said', async (way, name, running) => {
    const outcomes = await runOn(running, cases, backends.ca, way);
    all[way].push(...outcomes);
    process.stdout.write(`External cases by ${way} on ${name}: ${summary(outcomes)}\n`);
    expect(outcomes).toHaveLength(cases.length);
    expect(outcomes.filter(({ kind }) => kind === 'fault').flatMap(linesOf)).toStrictEqual([]);
  }, 1_200_000);
});
