// Writes the catalogue of the rules of `diagnose`: docs/reference/diagnosis.md.
const fs = require('node:fs');
const path = require('node:path');
const { buildSync } = require('esbuild');

const root = path.join(__dirname, '..');
const made = path.join(root, 'cli', 'dist', 'catalogue.js');

buildSync({ entryPoints: [path.join(root, 'cli', 'src', 'diagnose', 'catalogue.ts')], outfile: made, bundle: true, platform: 'node', target: 'node20', logLevel: 'warning' });
fs.writeFileSync(path.join(root, 'docs', 'reference', 'diagnosis.md'), require(made).catalogue());
