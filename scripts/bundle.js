// Puts the compiled library into one file, which loads in half the time of its many; a module runs when another one asks for it,
// as before. The source maps go: jsii wants them within the files, where they are half of the package that all languages carry.
// Of the types stay those that a user can reach.
const fs = require('node:fs');
const path = require('node:path');
const { buildSync } = require('esbuild');

const LIB = path.join(__dirname, '..', 'lib');
const index = path.join(LIB, 'index.js');

buildSync({ entryPoints: [index], outfile: index, allowOverwrite: true, bundle: true, platform: 'node', target: 'node20', packages: 'external', logLevel: 'warning' });

const reached = new Set();
reach(path.join(LIB, 'index.d.ts'));
for (const name of fs.readdirSync(LIB, { recursive: true }).filter(each => each.endsWith('.d.ts'))) {
  const file = path.join(LIB, name);
  if (!reached.has(file)) {
    fs.rmSync(file);
  }
}

/** Follows the imports of types. */
function reach(file) {
  if (reached.has(file)) {
    return;
  }
  reached.add(file);
  for (const [, from] of fs.readFileSync(file, 'utf8').matchAll(/(?:from|import\()\s*['"](\.[^'"]*)['"]/g)) {
    const target = path.join(path.dirname(file), from);
    reach([`${target}.d.ts`, path.join(target, 'index.d.ts')].find(each => fs.existsSync(each)));
  }
}
