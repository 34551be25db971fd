// Packages the library for Go. Bindings of its peers that no module proxy serves are made from their npm packages first.
const { execFileSync, spawnSync } = require('node:child_process');
const path = require('node:path');

const root = path.join(__dirname, '..');
const { peerDependencies } = require('../package.json');

for (const [peer, range] of Object.entries(peerDependencies)) {
  if (!isServed(peer, range.replace('^', 'v'))) {
    pacmak(path.join(root, 'node_modules', peer), '-v', '--target', 'go');
  }
}
pacmak('-v', '--target', 'go');

/** Whether the Go module of an npm package can be fetched. */
function isServed(peer, version) {
  const { jsii, version: installed } = require(`../node_modules/${peer}/package.json`);
  const major = Number(installed.split('.')[0]);
  const { moduleName, packageName = peer.replace(/[^a-z0-9]/gi, '') } = jsii.targets.go;
  const module = `${moduleName}/${packageName}${major > 1 ? `/v${major}` : ''}@${version}`;
  const { status, error } = spawnSync('go', ['list', '-m', module], { cwd: root, env: { ...process.env, GOFLAGS: '-mod=mod' } });
  if (error) {
    throw new Error(`go can't be run (${error.message}); install Go 1.25 or later`);
  }
  console.log(`${module}: ${status === 0 ? 'served' : 'not served, so it is made here'}`);
  return status === 0;
}

function pacmak(...args) {
  execFileSync(process.execPath, [require.resolve('jsii-pacmak/bin/jsii-pacmak'), ...args], { cwd: root, stdio: 'inherit' });
}
