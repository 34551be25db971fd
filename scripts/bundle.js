// Puts the compiled library into a few files, which load in half the time of its many: lib/index.js, what every app needs, and in
// lib/parts/ what a `require` within a function asks for, such as a controller. A module runs when another one asks for it, as before.
// The source maps go: jsii wants them within the files, where they are half of the package that all languages carry.
// Of the types stay those that a user can reach.
const fs = require('node:fs');
const path = require('node:path');
const { build, transformSync } = require('esbuild');

const SRC = path.join(__dirname, '..', 'src');
const LIB = path.join(__dirname, '..', 'lib');
const INDEX = path.join(LIB, 'index.js');
const PARTS = 'parts';

/** The options of all calls. */
const NODE = { platform: 'node', target: 'node20' };

/** What each module asks for on demand, by the words that it asks with: TypeScript writes `require` only there. */
const onDemand = new Map();
for (const name of fs.readdirSync(SRC, { recursive: true }).filter(each => each.endsWith('.ts'))) {
  for (const [, to] of fs.readFileSync(path.join(SRC, name), 'utf8').matchAll(/\brequire\('(\.[^']*)'\)/g)) {
    onDemand.set(asking(path.join(LIB, name.replace(/\.ts$/, '.js')), to), moduleAt(path.join(LIB, path.dirname(name), to)));
  }
}

main().catch(e => {
  console.error(e);
  process.exitCode = 1;
});

async function main() {
  const { outputFiles } = await build({
    ...NODE,
    entryPoints: { index: INDEX, ...Object.fromEntries([...new Set([...onDemand.values()].map(partOf))].map(part => [`${PARTS}/${part}`, `part:${part}`])) },
    outdir: LIB,
    chunkNames: `${PARTS}/shared-[hash]`,
    bundle: true,
    // esbuild shares code between files in this format alone.
    splitting: true,
    format: 'esm',
    packages: 'external',
    plugins: [{ name: 'parts', setup: setUpParts }],
    write: false,
    logLevel: 'warning',
  });
  fs.rmSync(path.join(LIB, PARTS), { recursive: true, force: true });
  fs.mkdirSync(path.join(LIB, PARTS));
  for (const { path: file, text } of outputFiles) {
    fs.writeFileSync(file, asCommonJs(file, text));
  }
  removeUnreachedTypes();
}

function asking(importer, to) {
  return `${importer} ${to}`;
}

function moduleAt(file) {
  return [`${file}.js`, path.join(file, 'index.js')].find(each => fs.existsSync(each));
}

/** A controller is a part, and so is all the rest that few apps need. */
function partOf(file) {
  return /\/controllers\/([^/]+)\/\1\.js$/.exec(file)?.[1] ?? 'rest';
}

function setUpParts({ onResolve, onLoad }) {
  onResolve({ filter: /^part:/ }, ({ path: name }) => ({ path: name.slice('part:'.length), namespace: 'part' }));
  // What index.js has counts as asked for by each part, so that it stands together in one file.
  onLoad({ filter: /./, namespace: 'part' }, ({ path: part }) => ({
    contents: [
      `exports.everyApp = () => require(${JSON.stringify(INDEX)});`,
      ...[...new Set(onDemand.values())].filter(file => partOf(file) === part).map(file => `exports[${JSON.stringify(path.relative(LIB, file))}] = () => require(${JSON.stringify(file)});`),
    ].join('\n'),
    resolveDir: LIB,
  }));
  onResolve({ filter: /^\./, namespace: 'file' }, ({ path: to, importer }) => {
    const file = onDemand.get(asking(importer, to));
    return file && { path: `on-demand:${partOf(file)}:${path.relative(LIB, file)}`, external: true };
  });
}

/** A file of the bundle, in the format that jsii and users load, in the shortest words that leave its names and a line for each statement, without comments. */
function asCommonJs(file, text) {
  const folder = path.dirname(file) === LIB ? `./${PARTS}` : '.';
  // Comments go with white space alone, and what is written then has lines again.
  const bare = transformSync(text, { ...NODE, minifyWhitespace: true }).code;
  return transformSync(bare
    .replace(/\b__require\("on-demand:([^:"]*):([^"]*)"\)/g, (_, part, module) => `require("${folder}/${part}.js")[${JSON.stringify(module)}]()`)
    .replace(/\b__require\("/g, 'require("')
    .replace(/\bexport default ([^;]*);$/m, 'module.exports=$1;'), { ...NODE, format: 'cjs', minifySyntax: true }).code;
}

function removeUnreachedTypes() {
  const reached = new Set();
  const reach = file => {
    if (reached.has(file)) {
      return;
    }
    reached.add(file);
    for (const [, from] of fs.readFileSync(file, 'utf8').matchAll(/(?:from|import\()\s*['"](\.[^'"]*)['"]/g)) {
      const target = path.join(path.dirname(file), from);
      reach([`${target}.d.ts`, path.join(target, 'index.d.ts')].find(each => fs.existsSync(each)));
    }
  };
  reach(path.join(LIB, 'index.d.ts'));
  for (const name of fs.readdirSync(LIB, { recursive: true }).filter(each => each.endsWith('.d.ts'))) {
    const file = path.join(LIB, name);
    if (!reached.has(file)) {
      fs.rmSync(file);
    }
  }
}
