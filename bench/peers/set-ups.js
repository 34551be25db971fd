// Times `cdk8s synth` as users run it, by how their app is started: what the template of cdk8s-cli writes, and what our examples do.
const { spawnSync } = require('node:child_process');
const { mkdirSync, rmSync, symlinkSync, writeFileSync, readFileSync } = require('node:fs');
const { join } = require('node:path');

const ROOT = join(__dirname, '..', '..');
const ROUNDS = 5;

/** What cdk8s.yaml says, by what that is. */
const APPS = {
  'the template of cdk8s-cli (ts-node)': 'npx ts-node main.ts',
  'our examples (tsx)': 'node --import tsx main.ts',
  'tsx as a command': 'npx tsx main.ts',
  'JavaScript': 'node main.js',
  'the command line tool alone (an app that does nothing)': 'node -e 0',
};

const TSCONFIG = { compilerOptions: { target: 'ES2022', module: 'CommonJS', strict: true, esModuleInterop: true, skipLibCheck: true, lib: ['es2022'], types: ['node'] }, include: ['main.ts'] };

/** Seconds of each set-up, in turn. */
module.exports = function setUps(parent) {
  const folder = join(parent, 'set-ups');
  mkdirSync(folder);
  const main = readFileSync(join(ROOT, 'examples', 'typescript', 'main.ts'), 'utf8');
  writeFileSync(join(folder, 'main.ts'), main);
  writeFileSync(join(folder, 'main.js'), require('esbuild').transformSync(main, { loader: 'ts', format: 'cjs' }).code);
  writeFileSync(join(folder, 'tsconfig.json'), JSON.stringify(TSCONFIG));
  mkdirSync(join(folder, 'node_modules'));
  for (const name of ['cdk8s', 'constructs', 'typescript', '@types', 'ts-node', 'tsx', '.bin']) {
    symlinkSync(join(ROOT, 'node_modules', name), join(folder, 'node_modules', name));
  }
  symlinkSync(ROOT, join(folder, 'node_modules', 'cdk8s-external-load-balancer'));
  const spent = Object.fromEntries(Object.keys(APPS).map(name => [name, []]));
  for (let round = 0; round <= ROUNDS; round++) {
    for (const [name, app] of Object.entries(APPS)) {
      writeFileSync(join(folder, 'cdk8s.yaml'), `language: typescript\napp: ${app}\n`);
      const started = process.hrtime.bigint();
      const { status, stderr } = spawnSync(process.execPath, [join(ROOT, 'node_modules', 'cdk8s-cli', 'bin', 'cdk8s'), 'synth', '--no-check-upgrade'], { cwd: folder, encoding: 'utf8' });
      if (status !== 0 && app !== 'node -e 0') {
        throw new Error(`${app}: ${stderr}`);
      }
      // The first round fills the caches.
      if (round > 0) {
        spent[name].push(Number(process.hrtime.bigint() - started) / 1e9);
      }
    }
  }
  rmSync(folder, { recursive: true });
  return Object.fromEntries(Object.entries(spent).map(([name, values]) => [name, values.sort((a, b) => a - b)]));
};
