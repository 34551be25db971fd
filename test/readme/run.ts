// Follows the README and the tutorial from an empty folder, as a reader does. What needs a cluster is run in e2e/documents.test.ts.
import { execFileSync, spawnSync } from 'node:child_process';
import { cpSync, existsSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { parseAllDocuments } from 'yaml';
import { needsCluster, otherCommands, quickStart, read, ROOT, Step, tutorial } from './steps';

/** Nothing of the npm that runs this reaches the reader's. */
const ENV = {
  ...Object.fromEntries(Object.entries(process.env).filter(([name]) => !/^npm_/i.test(name))),
  CDK8S_CHECK_UPGRADE: 'false',
};

/** Of a README that is read to its end. */
const MAX_LINES = 200;

const temp = mkdtempSync(join(tmpdir(), 'readme-'));
try {
  main();
} catch (e) {
  process.stderr.write(`${(e as Error).message}\n`);
  process.exitCode = 1;
} finally {
  rmSync(temp, { recursive: true, force: true });
}

function main(): void {
  const lines = read('README.md').trimEnd().split('\n').length;
  if (lines > MAX_LINES) {
    throw new Error(`the README has ${lines} lines, allowed are ${MAX_LINES}`);
  }
  const checkout = join(temp, 'cdk8s-external-load-balancer');
  copyCheckout(checkout);
  const project = follow(quickStart(), checkout);
  expectRoutes(project, ['/']);
  follow(tutorial(), project);
  expectRoutes(project, ['/', '/files/']);
  for (const command of otherCommands()) {
    expectInCi(command);
  }
}

/** Copies all that git has or would take, as a clone has it. */
function copyCheckout(folder: string): void {
  const files = execFileSync('git', ['ls-files', '-z', '--cached', '--others', '--exclude-standard'], { cwd: ROOT, encoding: 'utf8' });
  for (const file of files.split('\0').filter(name => name !== '' && existsSync(join(ROOT, name)))) {
    cpSync(join(ROOT, file), join(folder, file));
  }
}

/** Takes the steps, beginning in a folder, and gives the folder where they end. */
function follow(steps: readonly Step[], start: string): string {
  let folder = start;
  let commands = 0;
  for (const step of steps.filter(each => !needsCluster(each))) {
    if (step.kind === 'write') {
      process.stdout.write(`> ${step.file}\n`);
      writeFileSync(join(folder, step.file!), step.text);
    } else if (step.kind === 'run') {
      folder = run(step.text, folder);
      commands++;
    }
  }
  if (commands === 0) {
    throw new Error('there is no command to run');
  }
  return folder;
}

/** Runs a command in a folder, and gives the folder that it went to. */
function run(command: string, folder: string): string {
  process.stdout.write(`$ ${command}\n`);
  const went = join(temp, 'went');
  const { status } = spawnSync('sh', ['-ec', `${command}\npwd > '${went}'`], { cwd: folder, env: ENV, stdio: 'inherit' });
  if (status !== 0) {
    throw new Error(`"${command}" ended with ${status}`);
  }
  return readFileSync(went, 'utf8').trim();
}

/** Expects what was rendered to have a route for each path. */
function expectRoutes(project: string, paths: readonly string[]): void {
  const objects = parseAllDocuments(readFileSync(join(project, 'dist', 'wiki.k8s.yaml'), 'utf8')).map(document => document.toJS());
  const routes = objects.filter(({ kind }) => kind === 'IngressRoute').map(route => JSON.stringify(route.spec.routes));
  if (routes.length !== paths.length || !paths.every((path, i) => routes[i].includes(`PathPrefix(\`${path}\`)`))) {
    throw new Error(`rendered ${routes.join(', ') || 'no route'}; expected routes for ${paths.join(', ')}`);
  }
}

/** Expects each part of a command to be a step of .ci/run, which this is called by. */
function expectInCi(command: string): void {
  const missing = command.split(' && ').filter(part => !new RegExp(`^(step|suite) '.*' ${part}$`, 'm').test(read('.ci/run')));
  if (missing.length > 0) {
    throw new Error(`nothing runs these commands of the README: ${missing.join(', ')}`);
  }
}
