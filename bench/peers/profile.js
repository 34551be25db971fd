// Where the time of a whole run goes, by a profile of the processor: the writer of YAML, cdk8s, this library, ...
const { execFileSync } = require('node:child_process');
const { mkdirSync, readdirSync, readFileSync } = require('node:fs');
const { join } = require('node:path');
const { fileURLToPath } = require('node:url');

const COLLECTOR = 'garbage collection';
const NODE = 'Node.js: loading, files';
const LIBRARY = 'this library';
const WRITER = 'the writer of YAML';

/** Whose code a file is, by a part of its address. */
const OWNERS = [
  ['/node_modules/yaml/', WRITER],
  ['/node_modules/cdk8s/', 'cdk8s'],
  ['/node_modules/constructs/', 'constructs'],
  ['/lib/', LIBRARY],
  ['/bench/', 'the app'],
  ['node:', NODE],
];

module.exports.WRITER = WRITER;
module.exports.PARTS = [...OWNERS.map(([, owner]) => owner), COLLECTOR];

/** Milliseconds of each part in one run. */
module.exports.profile = function profile(parent, way, size) {
  const spent = Object.fromEntries(module.exports.PARTS.map(part => [part, 0]));
  for (const { milliseconds, owner } of samplesOf(parent, way, size)) {
    spent[owner] += milliseconds;
  }
  return spent;
};

/** Of what this library takes: milliseconds by the folder of its source, and by function. */
module.exports.profileLibrary = function profileLibrary(parent, size, runs) {
  const spent = { folders: {}, functions: {} };
  const add = (kind, name, milliseconds) => spent[kind][name] = (spent[kind][name] ?? 0) + milliseconds / runs;
  for (let run = 0; run < runs; run++) {
    for (const { milliseconds, owner, frame } of samplesOf(join(parent, `library-${run}`), 'by-library', size)) {
      if (owner === LIBRARY) {
        const { url, lineNumber, functionName } = frame;
        const source = moduleAt(url, lineNumber);
        add('folders', source.includes('/') ? source.slice(0, source.lastIndexOf('/')) : 'the construct', milliseconds);
        add('functions', functionName === '' ? `loading of ${source}` : `${functionName} of ${source}`, milliseconds);
      }
    }
  }
  return spent;
};

/** Each sample of a run: how long it stands for, whose time it is, and the function that it is of. */
function samplesOf(parent, way, size) {
  const folder = join(parent, 'profile', `${way}-${size.charts}-${size.each}`);
  mkdirSync(folder, { recursive: true });
  execFileSync(process.execPath, [
    '--cpu-prof', `--cpu-prof-dir=${folder}`, '--cpu-prof-interval=500', join(__dirname, '..', 'synth.js'), way, JSON.stringify(size), join(folder, 'out'),
  ]);
  const [file] = readdirSync(folder).filter(name => name.endsWith('.cpuprofile'));
  const { nodes, samples, timeDeltas } = JSON.parse(readFileSync(join(folder, file), 'utf8'));
  const parents = new Map(nodes.flatMap(({ id, children = [] }) => children.map(child => [child, id])));
  const byId = new Map(nodes.map(node => [node.id, node]));
  return samples.map((id, i) => {
    const frame = ownedFrame(id, byId, parents);
    const isCollector = byId.get(id).callFrame.functionName === '(garbage collector)';
    return { milliseconds: timeDeltas[i] / 1000, frame, owner: isCollector ? COLLECTOR : frame ? ownerOfFile(frame.url) : NODE };
  });
}

/** The function whose time it is: what has no file, such as a regular expression, belongs to its caller. */
function ownedFrame(id, byId, parents) {
  for (let at = id; at !== undefined; at = parents.get(at)) {
    const { callFrame } = byId.get(at);
    if (callFrame.url && ownerOfFile(callFrame.url)) {
      return callFrame;
    }
  }
  return undefined;
}

function ownerOfFile(url) {
  return OWNERS.find(([part]) => url.includes(part))?.[1];
}

const modules = new Map();

/** The module that a line of the bundled library came from. */
function moduleAt(url, line) {
  if (!modules.has(url)) {
    let name = 'index';
    modules.set(url, readFileSync(fileURLToPath(url), 'utf8').split('\n').map(text => name = /__commonJS\)?\({ "lib\/(.*)\.js"/.exec(text)?.[1] ?? name));
  }
  return modules.get(url)[line];
}
