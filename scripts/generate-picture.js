// Draws the main example for the README, by the command `picture`.
const { spawnSync } = require('node:child_process');
const fs = require('node:fs');
const os = require('node:os');
const path = require('node:path');

require('./link-examples.js');
const root = path.join(__dirname, '..');
const folder = fs.mkdtempSync(path.join(os.tmpdir(), 'generate-picture-'));
try {
  const [dist, report] = [path.join(folder, 'dist'), path.join(folder, 'report.json')];
  const example = path.join(root, 'examples', 'typescript');
  run(process.execPath, ['--require', path.join(__dirname, 'docs', 'reporting.js'), '--require', 'tsx/cjs', path.join(example, 'main.ts')],
    { CDK8S_OUTDIR: dist, REPORTS: report });
  const picture = path.join(root, 'docs', 'images', 'main-example.svg');
  fs.mkdirSync(path.dirname(picture), { recursive: true });
  run(process.execPath, [path.join(__dirname, 'cli.js'), 'picture', dist, '--report', report, '--format', 'svg', '--output', picture]);
} finally {
  fs.rmSync(folder, { recursive: true, force: true });
}

function run(program, args, env = {}) {
  const { status, stderr } = spawnSync(program, args, { cwd: root, encoding: 'utf8', env: { ...process.env, ...env } });
  if (status !== 0) {
    throw new Error(stderr);
  }
}
