import { copyFileSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { basename, join } from 'node:path';
import { parseArgs } from 'node:util';
import { checkNeeds } from './host/needs';
import { withOwnAddresses } from './host/network';
import { makePrograms } from './host/programs';
import type { Binaries } from './support/run';

const USAGE = `usage:
  npm run e2e                                      the whole suite; writes e2e/RESULTS.md
  npm run e2e -- PATTERN                           the files whose path matches
  npm run e2e -- differential --cases N --seed N   N random cases, by a seed that an earlier run has printed
  npm run demo
`;

/** What runs inside the network, by the name it has outside. */
const INSIDE: { [what: string]: string[] } = {
  suite: [require.resolve('jest/bin/jest'), '--config', join(__dirname, 'jest.config.json'), '--ci'],
  demo: ['-r', require.resolve('ts-node/register/transpile-only'), join(__dirname, 'demo', 'demo.ts')],
};

/** The programs that they take. */
const PROGRAMS: { [what: string]: (keyof Binaries)[] } = { suite: ['cluster', 'traefik', 'envoy', 'envoyGateway'], demo: ['cluster', 'traefik'] };

/** What they write, to be looked at later. */
const REPORTS: { [what: string]: string } = { suite: 'RESULTS.md', demo: 'demo/output.txt' };

/**
 * Checks the machine, builds the programs, and runs the suite or the demo with addresses of its own.
 */
async function main(what: string, args: string[]): Promise<number> {
  const { values, positionals } = options(args);
  checkNeeds(PROGRAMS[what]);
  const programs = await makePrograms(PROGRAMS[what]);
  const folder = mkdtempSync(join(tmpdir(), 'e2e-'));
  try {
    const code = await withOwnAddresses([process.execPath, ...INSIDE[what], ...positionals], folder, {
      ...process.env,
      TS_NODE_PROJECT: join(__dirname, 'tsconfig.json'),
      E2E_FOLDER: folder,
      E2E_PROGRAMS: JSON.stringify(programs),
      ...values.cases && { E2E_CASES: values.cases },
      ...values.seed && { E2E_SEED: values.seed },
    });
    const report = REPORTS[what];
    if (code === 0 && positionals.length === 0) {
      copyFileSync(join(folder, basename(report)), join(__dirname, report));
      process.stderr.write(`wrote e2e/${report}\n`);
    }
    return code;
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

function options(args: string[]) {
  try {
    const parsed = parseArgs({ args, options: { cases: { type: 'string' }, seed: { type: 'string' } }, allowPositionals: true });
    const wrong = Object.entries(parsed.values).find(([, value]) => !/^\d{1,10}$/.test(value!));
    if (wrong) {
      throw new Error(`--${wrong[0]} takes a whole number, and not "${wrong[1]}"`);
    }
    return parsed;
  } catch (e) {
    throw new Error(`${(e as Error).message}\n${USAGE}`);
  }
}

main(process.argv[2], process.argv.slice(3)).then(
  code => process.exitCode = code,
  (e: Error) => {
    process.stderr.write(`${e.message}\n`);
    process.exitCode = 1;
  },
);
