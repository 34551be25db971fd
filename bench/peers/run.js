// Times whole runs of the library and of what users would take in its place, on the same objects, in turn: node bench/peers/run.js
// Writes bench/RESULTS.md and a plot beside it.
const { execFileSync } = require('node:child_process');
const { existsSync, mkdirSync, mkdtempSync, readFileSync, readdirSync, rmSync, statSync, writeFileSync } = require('node:fs');
const { homedir, tmpdir } = require('node:os');
const { join } = require('node:path');
const { isDeepStrictEqual } = require('node:util');
const { parseAllDocuments } = require('yaml');
const { objectsOf, propsOf } = require('../objects');
const loading = require('../loading');
const { median } = require('../statistics');
const growth = require('./growth');
const installs = require('./install');
const plot = require('./plot');
const { profile, profileLibrary } = require('./profile');
const report = require('./report');
const setUps = require('./set-ups');
const writers = require('./writers');

const HELM = { name: 'helm', version: 'v4.3.1', module: 'helm.sh/helm/v4/cmd/helm' };
const KUSTOMIZE = { name: 'kustomize', version: 'v5.8.2', module: 'sigs.k8s.io/kustomize/kustomize/v5' };
// The caller may name some.
const SIZES = process.argv.length > 2 ? process.argv.slice(2).map(Number) : [1, 10, 100, 1000, 10000];
/** The time of Kustomize grows with the square of the overlays: a thousand take minutes. */
const MOST_OVERLAYS = 100;
const LIBRARY = 'this library';
const HAND = 'by hand, cdk8s';
const PLUS = ['cdk8s-plus-27', 'cdk8s-plus-33'];
const GENERATED = 'cdk8s-plus-33, generated';
const KOSKO = 'kosko, kubernetes-models';
/** Apps whose time is looked at part by part. */
const PROFILED = [{ charts: 1, each: 100 }, { charts: 1, each: 1000 }, { charts: 100, each: 10 }, { charts: 1, each: 10_000 }];
/** Where the library's own part is looked at, and how often. */
const CLOSELY = { each: 1000, runs: 5 };

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
    ...Object.fromEntries(PLUS.map(name => [name, { command: script(join(__dirname, 'plus.js'), name, asJson, out) }])),
    [GENERATED]: { command: script(join(__dirname, 'generated.js'), PLUS.at(-1), asJson, out) },
    [KOSKO]: { command: script(join(__dirname, 'kosko.js'), asJson), prints: true },
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
        spent[name].push(run(ways(size, out(name))[name], out(name)));
      }
    }
    const of = measure => Object.fromEntries(Object.entries(spent).map(([name, values]) => [name, values.map(value => value[measure]).sort((a, b) => a - b)]));
    rows.push({ each, seconds: of('seconds'), megabytes: of('megabytes') });
    console.error(`${each}: ${Object.entries(rows.at(-1).seconds).map(([name, values]) => `${name} ${median(values).toFixed(2)} s`).join(', ')}`);
  }
  const versions = Object.fromEntries(['cdk8s', 'constructs', ...PLUS, '@kosko/cli', 'kubernetes-models'].map(name => [name, versionOf(name)]));
  writeFileSync(join(__dirname, '..', 'RESULTS.md'), report({
    rows,
    library: LIBRARY,
    hand: HAND,
    kosko: KOSKO,
    versions,
    programs: [HELM, KUSTOMIZE].map(each => ({ ...each, megabytes: statSync(program(each)).size / 1e6 })),
    loads: loading(Object.fromEntries(PLUS.map(name => [name, `require('${name}')`])), __dirname),
    growths: growth(folder),
    profiles: PROFILED.map(size => ({ size, ways: { [LIBRARY]: profile(folder, 'by-library', { ...size, backends: 2 }), [HAND]: profile(folder, 'by-hand', { ...size, backends: 2 }) } })),
    own: { ...CLOSELY, spent: profileLibrary(folder, { charts: 1, each: CLOSELY.each, backends: 2 }, CLOSELY.runs) },
    written: writers(),
    installed: installs(folder, installable(versions)),
    synths: setUps(folder),
  }));
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

/** @throws unless all write the same objects, but for lists and maps without anything in them, which the constructs of cdk8s-plus add */
function check(size, all, out) {
  if (size.each > 100) {
    return;
  }
  const wanted = propsOf(0, size.each, size.backends).flatMap(objectsOf).map(object => ({ ...object, metadata: { ...object.metadata, namespace: 'bench' } }));
  const key = ({ kind, metadata: { name } }) => `${kind} ${name}`;
  const sorted = objects => [...objects].sort((a, b) => key(a) < key(b) ? -1 : 1);
  for (const name of all) {
    run(ways(size, out(name))[name], out(name));
    const text = readdirSync(out(name)).map(file => readFileSync(join(out(name), file), 'utf8')).join('\n---\n');
    const found = parseAllDocuments(text).map(document => withoutEmpty(document.toJS())).filter(object => object);
    if (!isDeepStrictEqual(sorted(found), sorted(wanted))) {
      throw new Error(`${name} writes other objects: ${JSON.stringify(sorted(found)[0])}`);
    }
  }
}

function withoutEmpty(value) {
  if (typeof value !== 'object' || value === null) {
    return value;
  }
  const kept = Object.entries(value).map(([key, member]) => [key, withoutEmpty(member)])
    .filter(([, member]) => typeof member !== 'object' || member === null || Object.keys(member).length > 0);
  return Array.isArray(value) ? kept.map(([, member]) => member) : Object.fromEntries(kept);
}

/** What a whole run takes: seconds of processor time, and the most memory. */
function run({ command, prints }, out) {
  const usage = execFileSync('python3', [join(__dirname, 'usage.py'), prints ? join(out, 'out.yaml') : '/dev/null', ...command], { encoding: 'utf8' });
  const [seconds, megabytes] = usage.split(' ').map(Number);
  return { seconds, megabytes };
}

/** What users install, by what it is called: the same versions that are measured. */
function installable(versions) {
  const at = name => `${name}@${versions[name]}`;
  const peers = [at('cdk8s'), at('constructs')];
  return {
    [LIBRARY]: [...peers, installs.packed(folder)],
    [HAND]: peers,
    ...Object.fromEntries(PLUS.map(name => [name, [...peers, at(name)]])),
    [KOSKO]: [at('@kosko/cli'), at('kubernetes-models')],
  };
}

function versionOf(name) {
  const file = [__dirname, join(__dirname, '..', '..')].map(root => join(root, 'node_modules', name, 'package.json')).find(existsSync);
  return JSON.parse(readFileSync(file, 'utf8')).version;
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
