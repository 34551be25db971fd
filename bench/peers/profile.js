// Where the time of a whole run goes, by a profile of the processor: the writer of YAML, cdk8s, this library, ...
const { execFileSync } = require('node:child_process');
const { mkdirSync, readdirSync, readFileSync } = require('node:fs');
const { join } = require('node:path');

const COLLECTOR = 'garbage collection';
const NODE = 'Node.js: loading, files';

/** Whose code a file is, by a part of its address. */
const OWNERS = [
  ['/node_modules/yaml/', 'the writer of YAML'],
  ['/node_modules/cdk8s/', 'cdk8s'],
  ['/node_modules/constructs/', 'constructs'],
  ['/lib/', 'this library'],
  ['/bench/', 'the app'],
  ['node:', NODE],
];

module.exports.PARTS = [...OWNERS.map(([, owner]) => owner), COLLECTOR];

/** Milliseconds of each part in one run. */
module.exports.profile = function profile(parent, way, size) {
  const folder = join(parent, 'profile', `${way}-${size.charts}-${size.each}`);
  mkdirSync(folder, { recursive: true });
  execFileSync(process.execPath, [
    '--cpu-prof', `--cpu-prof-dir=${folder}`, '--cpu-prof-interval=500', join(__dirname, '..', 'synth.js'), way, JSON.stringify(size), join(folder, 'out'),
  ]);
  const [file] = readdirSync(folder).filter(name => name.endsWith('.cpuprofile'));
  const { nodes, samples, timeDeltas } = JSON.parse(readFileSync(join(folder, file), 'utf8'));
  const parents = new Map(nodes.flatMap(({ id, children = [] }) => children.map(child => [child, id])));
  const byId = new Map(nodes.map(node => [node.id, node]));
  const spent = Object.fromEntries(module.exports.PARTS.map(part => [part, 0]));
  samples.forEach((id, i) => spent[ownerOf(id, byId, parents)] += timeDeltas[i] / 1000);
  return spent;
};

/** Whose time it is: what has no file, such as a regular expression, belongs to its caller. */
function ownerOf(id, byId, parents) {
  if (byId.get(id).callFrame.functionName === '(garbage collector)') {
    return COLLECTOR;
  }
  for (let at = id; at !== undefined; at = parents.get(at)) {
    const { url } = byId.get(at).callFrame;
    const owner = url && OWNERS.find(([part]) => url.includes(part));
    if (owner) {
      return owner[1];
    }
  }
  return NODE;
}
