// Times the library beside the same objects by hand as apps grow: by backends, charts and routes of one host.
const { execFileSync } = require('node:child_process');
const { mkdirSync } = require('node:fs');
const { join } = require('node:path');
const filesOf = require('../files');
const { median } = require('../statistics');

const ROUNDS = 5;
const WAYS = ['hand', 'library'];

const CASES = {
  'backends': [10, 100, 1000, 10_000, 100_000],
  'charts of a load balancer': [1, 10, 100, 500],
  'routes of a host': [10, 100, 500, 2000],
  'routes of a host by patterns': [10, 100, 500, 2000],
};

/** For each case and size the medians of both ways in milliseconds. */
module.exports = function growth(parent) {
  return Object.entries(CASES).map(([name, sizes]) => ({ name, sizes: sizes.map(size => measure(name, size, join(parent, 'growth', `${name.replace(/\W/g, '-')}-${size}`))) }));
};

function measure(name, size, folder) {
  mkdirSync(folder, { recursive: true });
  const run = way => Number(execFileSync(process.execPath, [join(__dirname, '..', 'growth-case.js'), name, String(size), way, folder], { encoding: 'utf8' }));
  // The library first: by hand, its objects are added again.
  ['library', 'hand'].forEach(run);
  const [hand, library] = WAYS.map(way => filesOf(join(folder, way)));
  if (hand !== library) {
    throw new Error(`${name}, ${size}: the two do not write the same files`);
  }
  const spent = { hand: [], library: [] };
  for (let round = 0; round < ROUNDS; round++) {
    for (const way of round % 2 ? WAYS : [...WAYS].reverse()) {
      spent[way].push(run(way));
    }
  }
  console.error(`${size} ${name}: ${median(spent.hand).toFixed(0)} ms by hand, ${median(spent.library).toFixed(0)} ms`);
  return { size, hand: median(spent.hand), library: median(spent.library) };
}

/** How the time grows: as the size to the power of this. */
module.exports.exponent = (before, after, way) => Math.log(after[way] / before[way]) / Math.log(after.size / before.size);
