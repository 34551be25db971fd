// Times the library beside the same objects written by hand, in turn, in one run. Prints ratios and judges nothing.
const { execFileSync } = require('node:child_process');
const { App, Chart } = require('cdk8s');
const byHand = require('./by-hand');
const byLibrary = require('./by-library');

const WARM_UP = 4;

const ips = count => Array.from({ length: count }, (_, i) => `10.${20 + (i >> 16)}.${(i >> 8) & 255}.${i & 255}`);
const CASES = [
  { what: '1 load balancer with 1,000 backends', charts: 1, each: 1, backends: 1000, rounds: 20 },
  { what: '1 chart of 1,000 load balancers', charts: 1, each: 1000, backends: 2, rounds: 12 },
  { what: '100 charts of 10 load balancers', charts: 100, each: 10, backends: 2, rounds: 12 },
];

function build(write, { charts, each, backends }) {
  const app = new App();
  const addresses = ips(backends);
  for (let c = 0; c < charts; c++) {
    const chart = new Chart(app, `chart-${c}`, { namespace: 'bench' });
    for (let i = 0; i < each; i++) {
      write(chart, `lb-${i}`, { name: `lb-${c}-${i}`, ips: addresses, host: `h${c}-${i}.example.com` });
    }
  }
  return app.synthYaml();
}

function time(write, size) {
  const start = process.hrtime.bigint();
  build(write, size);
  return Number(process.hrtime.bigint() - start) / 1e6;
}

function median(values) {
  return [...values].sort((a, b) => a - b)[Math.floor(values.length / 2)];
}

/** One case, in turn; each goes first every other time, since the second finds a heap that the first has grown. */
function compare(size) {
  if (build(byHand, size) !== build(byLibrary, size)) {
    throw new Error(`${size.what}: the two do not render the same YAML`);
  }
  const hand = [];
  const library = [];
  for (let round = -WARM_UP; round < size.rounds; round++) {
    for (const [times, write] of round % 2 ? [[hand, byHand], [library, byLibrary]] : [[library, byLibrary], [hand, byHand]]) {
      const ms = time(write, size);
      if (round >= 0) {
        times.push(ms);
      }
    }
  }
  const [a, b] = [median(hand), median(library)];
  console.log(size.what.padEnd(40) + a.toFixed(1).padStart(10) + b.toFixed(1).padStart(10) + (b / a).toFixed(3).padStart(10));
}

/** All cases, each in a process of its own, so that none finds code that the compiler has shaped for another. */
function render() {
  console.log(`Rendering to YAML, milliseconds (median after ${WARM_UP} rounds of warm-up), the two in turn\n`);
  console.log(['', 'by hand', 'library', 'ratio'].map((s, i) => (i ? s.padStart(10) : s.padEnd(40))).join(''));
  CASES.forEach((_, i) => execFileSync(process.execPath, [__filename, String(i)], { stdio: 'inherit' }));
}

/** What loading a module costs beyond others that are loaded already, in a fresh process each time. */
function load() {
  console.log('\nLoading beyond cdk8s, milliseconds (median of 11 fresh processes)\n');
  const libraries = { 'cdk8s-external-load-balancer': require.resolve('..'), 'cdk8s-plus-27': 'cdk8s-plus-27' };
  const spent = Object.fromEntries(Object.keys(libraries).map(name => [name, []]));
  for (let round = 0; round < 11; round++) {
    for (const [name, file] of Object.entries(libraries)) {
      const script = `require('cdk8s'); const s = process.hrtime.bigint(); require(${JSON.stringify(file)}); console.log(Number(process.hrtime.bigint() - s) / 1e6);`;
      spent[name].push(Number(execFileSync(process.execPath, ['-e', script], { cwd: __dirname })));
    }
  }
  for (const [name, values] of Object.entries(spent)) {
    console.log(name.padEnd(50) + median(values).toFixed(1).padStart(10));
  }
}

if (process.argv[2] === undefined) {
  render();
  load();
} else {
  compare(CASES[Number(process.argv[2])]);
}
