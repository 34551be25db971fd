// Puts the command line tool, with the library's tables that it reads, into one program. A module runs when another one asks for it.
const path = require('node:path');
const { buildSync } = require('esbuild');

const root = path.join(__dirname, '..');

const BUNDLE = { bundle: true, platform: 'node', target: 'node20', logLevel: 'warning' };
const source = name => path.join(root, 'cli', 'src', name);
const made = name => path.join(root, 'cli', 'dist', name);

buildSync({ ...BUNDLE, entryPoints: [source('main.ts')], outfile: made('cdk8s-elb.js'), banner: { js: '#!/usr/bin/env node' } });
// The validation plugin, which the cdk8s CLI loads.
buildSync({ ...BUNDLE, entryPoints: [source('validation.ts')], outfile: made('validation.js') });
