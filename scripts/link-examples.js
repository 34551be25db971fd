// Lets the examples import the library by its name, as an app that has installed it does. Never by a link to this folder, in which
// the link itself stands: whoever walks it would go round.
const fs = require('node:fs');
const path = require('node:path');

const root = path.join(__dirname, '..');
const library = path.join(root, 'examples', 'node_modules', 'cdk8s-external-load-balancer');
fs.rmSync(library, { recursive: true, force: true });
fs.mkdirSync(library, { recursive: true });
fs.copyFileSync(path.join(root, 'package.json'), path.join(library, 'package.json'));
fs.symlinkSync(path.join(root, 'lib'), path.join(library, 'lib'), 'junction');
