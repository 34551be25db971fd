// Runs every example in Python, each in an app of its own, and renders what it made.
const { spawnSync } = require('node:child_process');
const fs = require('node:fs');
const os = require('node:os');
const path = require('node:path');
const { pythonModules } = require('./packages');

function check(snippets, python) {
  const folder = fs.mkdtempSync(path.join(os.tmpdir(), 'snippets-'));
  try {
    const { status, error } = spawnSync(path.resolve(python), [path.join(__dirname, 'run.py')], {
      cwd: folder, input: JSON.stringify({ snippets, modules: pythonModules() }), stdio: ['pipe', 'ignore', 'inherit'],
    });
    if (error || status !== 0) {
      throw error ?? new Error('an example does not work in Python');
    }
  } finally {
    fs.rmSync(folder, { recursive: true, force: true });
  }
}

module.exports = { check };
