import { copyFileSync, existsSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { basename, join, relative, resolve } from 'node:path';
import { parseArgs } from 'node:util';
import { checkNeeds } from './host/needs';
import { withOwnAddresses } from './host/network';
import { makePrograms } from './host/programs';
import type { Binaries } from './support/run';

const USAGE = `usage:
  npm run e2e                                      the whole suite; writes e2e/RESULTS.md
  npm run e2e -- PATTERN                           the files whose path matches
  npm run e2e -- differential --cases N --seed N   N random cases, by a seed that an earlier run has printed; --from N leaves the first ones out
  npm run e2e -- external --cases FILE             the cases of a file, in the format of e2e/external/README.md
  npm run e2e -- external --by import              by the apps that "cdk8s-elb import" writes, on every controller; or by translation alone
  npm run demo
  npm run bench:traffic                            what rendered routes cost; writes bench/TRAFFIC.md
`;

/** What runs inside the network, by the name it has outside. */
const INSIDE: { [what: string]: string[] } = {
  suite: [require.resolve('jest/bin/jest'), '--config', join(__dirname, 'jest.config.json'), '--ci'],
  demo: ['-r', require.resolve('ts-node/register/transpile-only'), join(__dirname, 'demo', 'demo.ts')],
  traffic: ['-r', require.resolve('ts-node/register/transpile-only'), join(__dirname, 'traffic', 'traffic.ts')],
};

const ALL: (keyof Binaries)[] = ['cluster', 'traefik', 'envoy', 'envoyGateway'];

/** The programs that they take. */
const PROGRAMS: { [what: string]: (keyof Binaries)[] } = {
  suite: ALL, demo: ['cluster', 'traefik'], traffic: ALL,
};

/** What they write, to be looked at later. */
const REPORTS: { [what: string]: string } = { suite: 'RESULTS.md', demo: 'demo/output.txt', traffic: '../bench/TRAFFIC.md' };

/**
 * Checks the machine, builds the programs, and runs the suite or the demo with addresses of its own.
 */
async function main(what: string, args: string[]): Promise<number> {
  const { patterns, env } = options(args);
  checkNeeds(PROGRAMS[what]);
  const programs = await makePrograms(PROGRAMS[what]);
  const folder = mkdtempSync(join(tmpdir(), 'e2e-'));
  try {
    const code = await withOwnAddresses([process.execPath, ...INSIDE[what], ...patterns], folder, {
      ...process.env,
      TS_NODE_PROJECT: join(__dirname, 'tsconfig.json'),
      E2E_FOLDER: folder,
      E2E_PROGRAMS: JSON.stringify(programs),
      ...env,
    });
    const report = REPORTS[what];
    if (code === 0 && patterns.length === 0) {
      copyFileSync(join(folder, basename(report)), join(__dirname, report));
      process.stderr.write(`wrote ${relative(process.cwd(), join(__dirname, report))}\n`);
    }
    return code;
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

/** The suite whose cases stand in a file. */
const EXTERNAL = 'external';

/** The patterns of files, and what the suites are told by variables. */
function options(args: string[]): { readonly patterns: string[]; readonly env: NodeJS.ProcessEnv } {
  try {
    const { values: { cases, seed, from, by }, positionals } = parseArgs({
      args, options: { cases: { type: 'string' }, seed: { type: 'string' }, from: { type: 'string' }, by: { type: 'string' } }, allowPositionals: true,
    });
    const isExternal = positionals.includes(EXTERNAL);
    // Jest looks for the pattern in the whole path, of which the name of the repository is a part.
    const patterns = positionals.map(pattern => pattern === EXTERNAL ? `e2e/${EXTERNAL}/` : pattern);
    return {
      patterns,
      env: {
        ...seed !== undefined && { E2E_SEED: wholeNumber('seed', seed) },
        ...from !== undefined && { E2E_FROM: wholeNumber('from', from) },
        ...by !== undefined && { E2E_EXTERNAL_BY: oneOf('by', by, ['translation', 'import']) },
        ...cases !== undefined && (isExternal ? { E2E_EXTERNAL_CASES: file('cases', cases) } : { E2E_CASES: wholeNumber('cases', cases) }),
      },
    };
  } catch (e) {
    throw new Error(`${(e as Error).message}\n${USAGE}`);
  }
}

function wholeNumber(option: string, value: string): string {
  if (!/^\d{1,10}$/.test(value)) {
    throw new Error(`--${option} takes a whole number, and not "${value}"; the suite ${EXTERNAL} alone takes a file`);
  }
  return value;
}

function oneOf(option: string, value: string, allowed: readonly string[]): string {
  if (!allowed.includes(value)) {
    throw new Error(`--${option} takes ${allowed.join(' or ')}, and not "${value}"`);
  }
  return value;
}

/** A file as the caller names it: npm runs this in the folder of the package. */
function file(option: string, value: string): string {
  const path = resolve(process.env.INIT_CWD ?? process.cwd(), value);
  if (!existsSync(path)) {
    throw new Error(`--${option}: there is no file ${path}`);
  }
  return path;
}

main(process.argv[2], process.argv.slice(3)).then(
  code => process.exitCode = code,
  (e: Error) => {
    process.stderr.write(`${e.message}\n`);
    process.exitCode = 1;
  },
);
