// Installs what users would into a folder of their own: how many packages that are, how large they are, and how long it takes.
const { execFileSync } = require('node:child_process');
const { mkdirSync, readdirSync, readFileSync, rmSync, statSync, writeFileSync } = require('node:fs');
const { join } = require('node:path');

const ROOT = join(__dirname, '..', '..');
const ROUNDS = 3;
const NPM = ['--no-audit', '--no-fund', '--ignore-scripts', '--loglevel=error'];

/**
 * @param wanted The packages with their versions, by what they are called.
 * @returns for each the number of packages, their megabytes, and the seconds of an installation, sorted
 */
module.exports = function installs(parent, wanted) {
  return Object.fromEntries(Object.entries(wanted).map(([name, packages]) => {
    const folder = join(parent, 'install', name.replace(/\W/g, '-'));
    mkdirSync(folder, { recursive: true });
    const seconds = [];
    for (let round = 0; round <= ROUNDS; round++) {
      for (const each of readdirSync(folder)) {
        rmSync(join(folder, each), { recursive: true });
      }
      writeFileSync(join(folder, 'package.json'), '{"private":true}');
      const started = process.hrtime.bigint();
      execFileSync('npm', ['install', '--prefer-offline', ...NPM, ...packages], { cwd: folder });
      // The first round fills the cache of npm.
      if (round > 0) {
        seconds.push(Number(process.hrtime.bigint() - started) / 1e9);
      }
    }
    const modules = join(folder, 'node_modules');
    const { packages: installed } = JSON.parse(readFileSync(join(modules, '.package-lock.json'), 'utf8'));
    return [name, { packages: Object.keys(installed).length, megabytes: bytesOf(modules) / 1e6, seconds: seconds.sort((a, b) => a - b) }];
  }));
};

/** The package as it is published, in a file. */
module.exports.packed = function packed(parent) {
  const [{ filename }] = JSON.parse(execFileSync('npm', ['pack', '--json', '--ignore-scripts', '--pack-destination', parent], { cwd: ROOT, encoding: 'utf8', maxBuffer: 2 ** 28 }));
  return join(parent, filename);
};

function bytesOf(folder) {
  return readdirSync(folder, { recursive: true, withFileTypes: true })
    .filter(entry => entry.isFile()).reduce((sum, { parentPath, path, name }) => sum + statSync(join(parentPath ?? path, name)).size, 0);
}
