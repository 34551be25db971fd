// Puts the command line tool, with the library's tables that it reads, into one program. A module runs when another one asks for it.
const path = require('node:path');
const { buildSync } = require('esbuild');

const root = path.join(__dirname, '..');

buildSync({
  entryPoints: [path.join(root, 'cli', 'src', 'main.ts')],
  outfile: path.join(root, 'cli', 'dist', 'cdk8s-elb.js'),
  bundle: true,
  platform: 'node',
  target: 'node20',
  banner: { js: '#!/usr/bin/env node' },
  logLevel: 'warning',
});
