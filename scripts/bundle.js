// Puts the compiled library into one file, which loads in half the time of its many; a module runs when another one asks for it,
// as before. The source maps go: jsii wants them within the files, where they are half of the package that all languages carry.
const path = require('node:path');
const { buildSync } = require('esbuild');

const index = path.join(__dirname, '..', 'lib', 'index.js');

buildSync({ entryPoints: [index], outfile: index, allowOverwrite: true, bundle: true, platform: 'node', target: 'node20', packages: 'external', logLevel: 'warning' });
