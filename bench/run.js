// Times the library beside the same objects written by hand, in turn, in one run. Prints ratios and judges nothing.
const { execFileSync } = require('node:child_process');
const { mkdtempSync, rmSync } = require('node:fs');
const { tmpdir } = require('node:os');
const { join } = require('node:path');
const { App } = require('cdk8s');
const build = require('./build');
const byHand = require('./by-hand');
const byLibrary = require('./by-library');
const filesOf = require('./files');
const loading = require('./loading');
const { median, quantile } = require('./statistics');

const WARM_UP = 4;

const RENDERED = [
  { what: '1 load balancer with 1,000 backends', charts: 1, each: 1, backends: 1000, rounds: 20 },
  { what: '1 chart of 1,000 load balancers', charts: 1, each: 1000, backends: 2, rounds: 12 },
  { what: '100 charts of 10 load balancers', charts: 100, each: 10, backends: 2, rounds: 12 },
];

const SYNTHESIZED = [
  { what: '1 load balancer', charts: 1, each: 1, backends: 2, rounds: 35 },
  { what: '1 chart of 100 load balancers', charts: 1, each: 100, backends: 2, rounds: 15 },
  { what: '1 chart of 1,000 load balancers', charts: 1, each: 1000, backends: 2, rounds: 9 },
  { what: '100 charts of 10 load balancers', charts: 100, each: 10, backends: 2, rounds: 9 },
];

function render(write, size) {
  const app = new App();
  build(app, write, size);
  return app.synthYaml();
}

function time(write, size) {
  const start = process.hrtime.bigint();
  render(write, size);
  return Number(process.hrtime.bigint() - start) / 1e6;
}

function printRow(what, ...cells) {
  console.log(what.padEnd(40) + cells.map(cell => cell.padStart(10)).join(''));
}

/** Measures both ways in turn; each goes first every other time, so that neither gains by its place. */
function inTurn(rounds, measure) {
  const hand = [];
  const library = [];
  for (let round = 0; round < rounds; round++) {
    for (const [values, way] of round % 2 ? [[hand, 'by-hand'], [library, 'by-library']] : [[library, 'by-library'], [hand, 'by-hand']]) {
      values.push(measure(way));
    }
  }
  return { hand, library };
}

function printRatio(what, hand, library, ...more) {
  const [a, b] = [median(hand), median(library)];
  printRow(what, a.toFixed(1), b.toFixed(1), (b / a).toFixed(3), ...more);
}

/** One case of rendering. */
function compareRendering(size) {
  if (render(byHand, size) !== render(byLibrary, size)) {
    throw new Error(`${size.what}: the two do not render the same YAML`);
  }
  const ways = { 'by-hand': byHand, 'by-library': byLibrary };
  const { hand, library } = inTurn(WARM_UP + size.rounds, way => time(ways[way], size));
  printRatio(size.what, hand.slice(WARM_UP), library.slice(WARM_UP));
}

/** All cases of rendering, each in a process of its own, so that none finds code that the compiler has shaped for another. */
function rendering() {
  console.log(`Rendering to YAML, milliseconds (median after ${WARM_UP} rounds of warm-up), the two in turn\n`);
  printRow('', 'by hand', 'library', 'ratio');
  RENDERED.forEach((_, i) => execFileSync(process.execPath, [__filename, String(i)], { stdio: 'inherit' }));
}

/** What a user waits for: one synth to files in a fresh process, where nothing is compiled yet. */
function synthesizing() {
  console.log('\nSynthesizing to files in a fresh process, milliseconds of CPU beyond loading (median), in turn,\nand the quartiles of the ratios of the rounds\n');
  printRow('', 'by hand', 'library', 'ratio', '25 %', '75 %');
  for (const { what, rounds, ...size } of SYNTHESIZED) {
    const folder = mkdtempSync(join(tmpdir(), 'bench-'));
    const synth = way => Number(execFileSync(process.execPath, [join(__dirname, 'synth.js'), way, JSON.stringify(size), join(folder, way)]));
    try {
      ['by-hand', 'by-library'].forEach(synth);
      if (filesOf(join(folder, 'by-hand')) !== filesOf(join(folder, 'by-library'))) {
        throw new Error(`${what}: the two do not write the same files`);
      }
      const { hand, library } = inTurn(rounds, synth);
      const ratios = library.map((ms, i) => ms / hand[i]);
      printRatio(what, hand, library, ...[0.25, 0.75].map(part => quantile(ratios, part).toFixed(3)));
    } finally {
      rmSync(folder, { recursive: true });
    }
  }
}

/** What loading costs, beside a package of the same kind. */
function loadingTimes() {
  console.log('\nLoading beyond cdk8s, milliseconds (median of 11 fresh processes)\n');
  for (const [name, milliseconds] of Object.entries(loading({ 'cdk8s-plus-27': "require('cdk8s-plus-27')" }, __dirname))) {
    printRow(name, milliseconds.toFixed(1));
  }
}

if (process.argv[2] === undefined) {
  rendering();
  synthesizing();
  loadingTimes();
} else {
  compareRendering(RENDERED[Number(process.argv[2])]);
}
