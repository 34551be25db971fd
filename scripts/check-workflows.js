// Checks the GitHub workflows with actionlint, and that docs/contributing/releasing.md tells the owner of every secret that they read.
const { execFileSync } = require('node:child_process');
const fs = require('node:fs');
const path = require('node:path');

const root = path.join(__dirname, '..');
/** What the owner reads. */
const TOLD = path.join('docs', 'contributing', 'releasing.md');
const workflows = path.join(root, '.github', 'workflows');
const files = fs.readdirSync(workflows).map(name => path.join(workflows, name));

// What shellcheck and pyflakes would find depends on whether they are installed, so that they are left out.
execFileSync('go', ['tool', 'actionlint', '-shellcheck=', '-pyflakes=', ...files], { cwd: path.join(__dirname, 'actionlint'), stdio: 'inherit' });

const used = new Set(files.flatMap(file => [...fs.readFileSync(file, 'utf8').matchAll(/secrets\.(\w+)/g)].map(([, name]) => name)));
used.delete('GITHUB_TOKEN'); // every run has it
const told = fs.readFileSync(path.join(root, TOLD), 'utf8');
const missing = [...used].filter(name => !told.includes(`\`${name}\``));
if (used.size === 0 || missing.length > 0) {
  throw new Error(`${TOLD} does not say what these secrets are: ${missing.join(', ')}`);
}
console.log(`${files.map(file => path.basename(file)).join(', ')}: valid; their ${used.size} secrets stand in ${TOLD}`);
