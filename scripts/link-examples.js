// Lets the examples import the library by its name, as an app that has installed it does.
const fs = require('node:fs');
const path = require('node:path');

const modules = path.join(__dirname, '..', 'examples', 'node_modules');
const link = path.join(modules, 'cdk8s-external-load-balancer');
fs.mkdirSync(modules, { recursive: true });
fs.rmSync(link, { recursive: true, force: true });
fs.symlinkSync(path.join('..', '..'), link, 'junction');
