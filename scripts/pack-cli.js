// Packs the command line tool with the version of the library that it was bundled with: node scripts/pack-cli.js FOLDER
const { execFileSync } = require('node:child_process');
const fs = require('node:fs');
const os = require('node:os');
const path = require('node:path');
const { version, repository } = require('../package.json');

const root = path.join(__dirname, '..');
const folder = path.resolve(process.argv[2] ?? 'dist/cli');

// Nothing that others have left there.
fs.rmSync(path.join(root, 'cli', 'dist'), { recursive: true, force: true });
require('./bundle-cli');

const temp = fs.mkdtempSync(path.join(os.tmpdir(), 'pack-cli-'));
try {
  fs.mkdirSync(folder, { recursive: true });
  const own = JSON.parse(fs.readFileSync(path.join(root, 'cli', 'package.json'), 'utf8'));
  fs.writeFileSync(path.join(temp, 'package.json'), JSON.stringify({ ...own, version, repository }, undefined, 2));
  fs.copyFileSync(path.join(root, 'LICENSE'), path.join(temp, 'LICENSE'));
  fs.copyFileSync(path.join(root, 'cli', 'README.md'), path.join(temp, 'README.md'));
  fs.cpSync(path.join(root, 'cli', 'dist'), path.join(temp, 'dist'), { recursive: true });
  execFileSync('npm', ['pack', '--silent', '--pack-destination', folder], { cwd: temp, stdio: 'inherit' });
} finally {
  fs.rmSync(temp, { recursive: true, force: true });
}
