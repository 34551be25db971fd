// Runs the command line tool of this checkout, bundled anew where a source has changed.
const { spawnSync } = require('node:child_process');
const fs = require('node:fs');
const path = require('node:path');

const root = path.join(__dirname, '..');
const bundle = path.join(root, 'cli', 'dist', 'cdk8s-elb.js');

if (!fs.existsSync(bundle) || newest() > fs.statSync(bundle).mtimeMs) {
  require('./bundle-cli');
}
const { status, error } = spawnSync(process.execPath, [bundle, ...process.argv.slice(2)], { stdio: 'inherit' });
if (error) {
  throw error;
}
process.exitCode = status ?? 1;

/** When the newest source was changed. */
function newest() {
  return Math.max(...['src', path.join('cli', 'src')].flatMap(folder => fs.readdirSync(path.join(root, folder), { recursive: true })
    .map(name => fs.statSync(path.join(root, folder, name)).mtimeMs)));
}
