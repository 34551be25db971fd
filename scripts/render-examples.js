// Type-checks every TypeScript example against the compiled library and renders it with the cdk8s CLI, as its user does.
const { execFileSync } = require('node:child_process');
const fs = require('node:fs');
const path = require('node:path');

const root = path.join(__dirname, '..');
const examples = path.join(root, 'examples');
const bin = name => path.join(root, 'node_modules', '.bin', name);

execFileSync(bin('tsc'), ['-p', 'tsconfig.json'], { cwd: examples, stdio: 'inherit' });

for (const folder of fs.readdirSync(examples).filter(name => fs.existsSync(path.join(examples, name, 'main.ts')))) {
  const cwd = path.join(examples, folder);
  fs.rmSync(path.join(cwd, 'dist'), { recursive: true, force: true });
  execFileSync(bin('cdk8s'), ['synth', '--no-check-upgrade'], { cwd, stdio: ['ignore', 'ignore', 'pipe'] });
  const files = fs.readdirSync(path.join(cwd, 'dist'));
  if (!files.some(file => file.endsWith('.k8s.yaml'))) {
    throw new Error(`${folder} rendered nothing`);
  }
  console.log(`examples/${folder}/dist: ${files.join(', ')}`);
}
