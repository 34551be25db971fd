// Times whole runs of the library and of what users would take in its place, on the same objects, in turn: node bench/peers/run.js
// Writes bench/RESULTS.md and a plot beside it.
const { execFileSync, spawnSync } = require('node:child_process');
const { existsSync, mkdirSync, mkdtempSync, readFileSync, readdirSync, rmSync, writeFileSync } = require('node:fs');
const { cpus, homedir, tmpdir } = require('node:os');
const { join } = require('node:path');
const { isDeepStrictEqual } = require('node:util');
const { parseAllDocuments } = require('yaml');
const { objectsOf, propsOf } = require('../objects');
const { median } = require('../statistics');
const plot = require('./plot');
const setUps = require('./set-ups');

const HELM = { name: 'helm', version: 'v4.3.1', module: 'helm.sh/helm/v4/cmd/helm' };
const KUSTOMIZE = { name: 'kustomize', version: 'v5.8.2', module: 'sigs.k8s.io/kustomize/kustomize/v5' };
// The caller may name some.
const SIZES = process.argv.length > 2 ? process.argv.slice(2).map(Number) : [1, 10, 100, 1000, 10000];
/** The time of Kustomize grows with the square of the overlays: a thousand take minutes. */
const MOST_OVERLAYS = 100;
const LIBRARY = 'this library';
const HAND = 'by hand, cdk8s';

install();
const folder = mkdtempSync(join(tmpdir(), 'bench-peers-'));
try {
  main();
} finally {
  rmSync(folder, { recursive: true, force: true });
}

/** How each of them writes the load balancers of a size to a folder. */
function ways(size, out) {
  const asJson = JSON.stringify(size);
  const script = (...args) => [process.execPath, ...args];
  return {
    [LIBRARY]: { command: script(join(__dirname, '..', 'synth.js'), 'by-library', asJson, out) },
    [HAND]: { command: script(join(__dirname, '..', 'synth.js'), 'by-hand', asJson, out) },
    ...Object.fromEntries(['cdk8s-plus-27', 'cdk8s-plus-33'].map(name => [name, { command: script(join(__dirname, 'plus.js'), name, asJson, out) }])),
    'kosko, kubernetes-models': { command: script(join(__dirname, 'kosko.js'), asJson), prints: true },
    'Helm': { command: [program(HELM), 'template', 'bench', join(__dirname, 'helm'), '--namespace', 'bench', '--values', join(folder, 'values.json')], prints: true },
    ...size.each <= MOST_OVERLAYS && { Kustomize: { command: [program(KUSTOMIZE), 'build', join(folder, 'kustomize', 'all')], prints: true } },
  };
}

function main() {
  const rows = [];
  for (const each of SIZES) {
    const size = { charts: 1, each, backends: 2 };
    prepare(size);
    const out = name => join(folder, 'out', name.replace(/\W+/g, '-'));
    const all = Object.keys(ways(size, ''));
    all.forEach(name => mkdirSync(out(name), { recursive: true }));
    const spent = Object.fromEntries(all.map(name => [name, []]));
    check(size, all, out);
    for (let round = 0; round < (each <= 10 ? 11 : each <= 100 ? 7 : each <= 1000 ? 5 : 3); round++) {
      // Whoever goes first is another one each time.
      for (const name of [...all.slice(round % all.length), ...all.slice(0, round % all.length)]) {
        spent[name].push(time(ways(size, out(name))[name], out(name)));
      }
    }
    rows.push({ each, seconds: Object.fromEntries(Object.entries(spent).map(([name, values]) => [name, values.sort((a, b) => a - b)])) });
    console.error(`${each}: ${Object.entries(rows.at(-1).seconds).map(([name, values]) => `${name} ${median(values).toFixed(2)} s`).join(', ')}`);
  }
  writeFileSync(join(__dirname, '..', 'RESULTS.md'), report(rows, setUps(folder)));
  writeFileSync(join(__dirname, '..', 'peers.svg'), plot(rows.map(({ each, seconds }) => ({ each, seconds: Object.fromEntries(Object.entries(seconds).map(([name, values]) => [name, median(values)])) }))));
}

/** What is data for those that are no programs. */
function prepare(size) {
  rmSync(join(folder, 'kustomize'), { recursive: true, force: true });
  writeFileSync(join(folder, 'values.json'), JSON.stringify({ loadBalancers: propsOf(0, size.each, size.backends) }));
  if (size.each <= MOST_OVERLAYS) {
    execFileSync(process.execPath, [join(__dirname, 'kustomize.js'), JSON.stringify(size), join(folder, 'kustomize')]);
  }
}

/** @throws unless all write the same objects */
function check(size, all, out) {
  if (size.each > 100) {
    return;
  }
  const wanted = propsOf(0, size.each, size.backends).flatMap(objectsOf).map(object => ({ ...object, metadata: { ...object.metadata, namespace: 'bench' } }));
  const key = ({ kind, metadata: { name } }) => `${kind} ${name}`;
  const sorted = objects => [...objects].sort((a, b) => key(a) < key(b) ? -1 : 1);
  for (const name of all) {
    time(ways(size, out(name))[name], out(name));
    const text = readdirSync(out(name)).map(file => readFileSync(join(out(name), file), 'utf8')).join('\n---\n');
    const found = parseAllDocuments(text).map(document => document.toJS()).filter(object => object);
    if (!isDeepStrictEqual(sorted(found), sorted(wanted))) {
      throw new Error(`${name} writes other objects: ${JSON.stringify(sorted(found)[0])}`);
    }
  }
}

/** Seconds of processor time of a whole run. */
function time({ command, prints }, out) {
  const quoted = command.map(each => `'${each}'`).join(' ');
  const { status, stderr } = spawnSync('bash', ['-c', `TIMEFORMAT='%U %S'; time ${quoted} ${prints ? `> ${join(out, 'out.yaml')}` : '> /dev/null'}`], { encoding: 'utf8', maxBuffer: 2 ** 28 });
  const [, user, system] = /([\d.]+) ([\d.]+)\s*$/.exec(stderr) ?? [];
  if (status !== 0 || user === undefined) {
    throw new Error(`${quoted}: ${stderr}`);
  }
  return Number(user) + Number(system);
}

function install() {
  if (!existsSync(join(__dirname, 'node_modules'))) {
    execFileSync('npm', ['ci', '--no-audit', '--no-fund', '--ignore-scripts'], { cwd: __dirname, stdio: 'inherit' });
  }
  for (const { name, version, module } of [HELM, KUSTOMIZE]) {
    if (!existsSync(program({ name, version }))) {
      execFileSync('go', ['install', `${module}@${version}`], { env: { ...process.env, GOBIN: join(programs(), `${name}-${version}`) }, stdio: 'inherit' });
    }
  }
}

function programs() {
  return join(process.env.XDG_CACHE_HOME ?? join(homedir(), '.cache'), 'cdk8s-external-load-balancer', 'peers');
}

function program({ name, version }) {
  return join(programs(), `${name}-${version}`, name);
}

function report(rows, synths) {
  const names = Object.keys(rows[0].seconds);
  const line = cells => `| ${cells.join(' | ')} |`;
  const versions = name => JSON.parse(readFileSync([__dirname, join(__dirname, '..', '..')].map(root => join(root, 'node_modules', name, 'package.json')).find(existsSync), 'utf8')).version;
  return [
    '# The library beside its peers',
    '',
    '<!-- Written by "npm run bench:peers". -->',
    `Seconds of processor time from the start of a process to its end, which has then written the same Services, Endpoints and Ingresses: medians (and extremes) of runs in turn,`,
    `on ${cpus().length} processors (${cpus()[0].model.trim()}), Node.js ${process.version}. The objects were compared before.`,
    `cdk8s ${versions('cdk8s')}, cdk8s-plus-27 ${versions('cdk8s-plus-27')}, cdk8s-plus-33 ${versions('cdk8s-plus-33')} (the constructs of each for the objects of the API),`,
    `kosko ${versions('@kosko/cli')} with kubernetes-models ${versions('kubernetes-models')} (without reading an environment), Helm ${HELM.version}, Kustomize ${KUSTOMIZE.version} (an overlay for each load balancer; a thousand take it minutes).`,
    '',
    line(['load balancers', ...names]),
    line(['---', ...names.map(() => '---')]),
    ...rows.map(({ each, seconds }) => line([each.toLocaleString('en'), ...names.map(name => seconds[name] ? `${median(seconds[name]).toFixed(2)} (${seconds[name][0].toFixed(2)} to ${seconds[name].at(-1).toFixed(2)})` : '')])),
    '',
    'As many times as this library takes:',
    '',
    line(['load balancers', ...names.slice(1)]),
    line(['---', ...names.slice(1).map(() => '---')]),
    ...rows.map(({ each, seconds }) => line([each.toLocaleString('en'), ...names.slice(1).map(name => seconds[name] ? (median(seconds[name]) / median(seconds[LIBRARY])).toFixed(2) : '')])),
    '',
    '![Seconds by load balancers](peers.svg)',
    '',
    '## `cdk8s synth` of the main example, by what starts the app',
    '',
    line(['the app is started by', 'seconds from the command to its end']),
    line(['---', '---']),
    ...Object.entries(synths).map(([name, values]) => line([name, `${median(values).toFixed(2)} (${values[0].toFixed(2)} to ${values.at(-1).toFixed(2)})`])),
    '',
  ].join('\n');
}
