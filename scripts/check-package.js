// Packs the library and installs it beside its peers, as a user does: it must bring no other package and no stray file. So must the command line tool.
const { execFileSync } = require('node:child_process');
const fs = require('node:fs');
const os = require('node:os');
const path = require('node:path');

const root = path.join(__dirname, '..');
const { name, peerDependencies } = require('../package.json');
const ALLOWED = /^(lib\/(index\.js|parts\/[\w-]+\.js|.*\.d\.ts)|\.jsii|API\.md|LICENSE|README\.md|package\.json)$/;

const temp = fs.mkdtempSync(path.join(os.tmpdir(), 'check-package-'));
try {
  const [packed] = JSON.parse(run(root, 'npm', 'pack', '--json', '--pack-destination', temp));
  const stray = packed.files.map(file => file.path).filter(file => !ALLOWED.test(file));
  check(stray.length === 0, `the package holds files that no user needs: ${stray.join(', ')}`);
  console.log(`${packed.filename}: ${packed.files.length} files, ${(packed.size / 1000).toFixed(0)} kB`);

  const peers = Object.entries(peerDependencies).map(([peer, range]) => `${peer}@${range.replace('^', '')}`);
  const without = installed('without', ...peers);
  const withIt = installed('with', ...peers, path.join(temp, packed.filename));
  const added = withIt.filter(entry => !without.includes(entry));
  check(added.length === 1 && added[0] === name, `installing it adds ${added.join(', ') || 'nothing'}`);
  console.log(`beside ${peers.join(' and ')} it adds ${added.join(', ')}`);

  const exported = run(path.join(temp, 'with'), process.execPath, '-p', `Object.keys(require('${name}')).length`);
  check(Number(exported) > 0, 'the installed package exports nothing');

  run(root, process.execPath, 'scripts/pack-cli.js', temp);
  const [tool] = fs.readdirSync(temp).filter(file => file.startsWith(`${name}-cli-`));
  const alone = installed('cli', path.join(temp, tool));
  check(alone.length === 1, `installing the command line tool adds ${alone.join(', ')}`);
  const help = run(path.join(temp, 'cli'), 'npx', '--no-install', 'cdk8s-elb', '--help');
  check(/^Usage: cdk8s-elb/.test(help), `the installed command line tool says ${help}`);
  console.log(`${tool}: runs without any other package`);
} finally {
  fs.rmSync(temp, { recursive: true, force: true });
}

/** The packages that an install in a folder of its own brings. */
function installed(folder, ...packages) {
  const dir = path.join(temp, folder);
  fs.mkdirSync(dir);
  fs.writeFileSync(path.join(dir, 'package.json'), JSON.stringify({ private: true }));
  run(dir, 'npm', 'install', '--no-audit', '--no-fund', '--loglevel=error', ...packages);
  const lock = JSON.parse(fs.readFileSync(path.join(dir, 'package-lock.json'), 'utf8'));
  return Object.keys(lock.packages).filter(key => key !== '').map(key => key.replace(/^node_modules\//, ''));
}

function run(cwd, command, ...args) {
  return execFileSync(command, args, { cwd, encoding: 'utf8', stdio: ['ignore', 'pipe', 'inherit'] });
}

function check(holds, message) {
  if (!holds) {
    throw new Error(message);
  }
}
