// Writes what was measured as Markdown.
const { cpus } = require('node:os');
const { median } = require('../statistics');
const { exponent } = require('./growth');
const { PARTS, WRITER } = require('./profile');

module.exports = function report({ rows, library, hand, kosko, versions, programs, loads, growths, profiles, own, written, installed, synths }) {
  const names = Object.keys(rows[0].seconds);
  const others = names.filter(name => name !== library);
  const count = each => each.toLocaleString('en');
  return [
    '# The library beside its peers',
    '',
    '<!-- Written by "npm run bench:peers". -->',
    'Seconds of processor time from the start of a process to its end, which has then written the same Services, Endpoints and Ingresses: medians (and extremes) of runs in turn,',
    `on ${cpus().length} processors (${cpus()[0].model.trim()}), Node.js ${process.version}. The objects were compared before.`,
    `cdk8s ${versions.cdk8s}, cdk8s-plus-27 ${versions['cdk8s-plus-27']}, cdk8s-plus-33 ${versions['cdk8s-plus-33']} (the constructs of each, and the class that cdk8s generates where there is none: for Endpoints; beside them, the generated classes alone),`,
    `kosko ${versions['@kosko/cli']} with kubernetes-models ${versions['kubernetes-models']} (without reading an environment), Helm ${programs[0].version}, Kustomize ${programs[1].version} (an overlay for each load balancer; a thousand take it minutes).`,
    '',
    ...table(['load balancers', ...names], rows.map(({ each, seconds }) => [count(each), ...names.map(name => spread(seconds[name]))])),
    '',
    'As many times as this library takes:',
    '',
    ...table(['load balancers', ...others], rows.map(({ each, seconds }) => [
      count(each), ...others.map(name => seconds[name] ? (median(seconds[name]) / median(seconds[library])).toFixed(2) : ''),
    ])),
    '',
    '![Seconds by load balancers](peers.svg)',
    '',
    'The most resident memory of a run, in MB:',
    '',
    ...table(['load balancers', ...names], rows.map(({ each, megabytes }) => [count(each), ...names.map(name => megabytes[name] ? median(megabytes[name]).toFixed(0) : '')])),
    '',
    '## Loading, beyond cdk8s',
    '',
    ...table(['', 'milliseconds'], Object.entries(loads).map(([name, milliseconds]) => [name, milliseconds.toFixed(1)])),
    '',
    '## As an app grows',
    '',
    'Milliseconds of processor time beyond loading, in fresh processes in turn, beside the same objects that are added by hand in a Construct of their own.',
    'The time grows as the size to the power of the exponent, from the row before.',
    '',
    ...table(['', 'size', 'by hand', 'this library', 'ratio', 'exponent by hand', 'exponent'], growths.flatMap(({ name, sizes }) => sizes.map((row, i) => [
      i === 0 ? name : '', count(row.size), row.hand.toFixed(0), row.library.toFixed(0), (row.library / row.hand).toFixed(2),
      ...['hand', 'library'].map(way => i === 0 ? '' : exponent(sizes[i - 1], row, way).toFixed(2)),
    ]))),
    '',
    '## Where the time goes',
    '',
    'Milliseconds of one run each, by a profile of the processor, loading included. The writer of YAML is a part of cdk8s, and takes every object through it.',
    '',
    ...table(['', '', ...PARTS], profiles.flatMap(({ size: { charts, each }, ways }) => Object.entries(ways).map(([name, spent], i) => [
      i === 0 ? `${count(charts)} × ${count(each)}` : '', name, ...PARTS.map(part => spent[part].toFixed(0)),
    ]))),
    '',
    'What the writer takes for the objects of 1,000 load balancers, warm, beside another one: where cdk8s wrote with that, every app would have most of the difference.',
    '',
    ...table(['', 'milliseconds'], Object.entries(written).map(([name, milliseconds]) => [name, milliseconds.toFixed(0)])),
    '',
    'What is left to those who use cdk8s without its writer, beside a peer that writes on its own: seconds of processor time.',
    '',
    ...table(['load balancers', hand, 'of these without the writer', kosko], withoutWriter(rows, profiles, hand, kosko)),
    '',
    `This library's own milliseconds with ${count(own.each)} load balancers, by the folder of its source (mean of ${own.runs} profiles): ${sum(own.spent.folders).toFixed(0)} in ${Object.keys(own.spent.functions).length} functions.`,
    '',
    ...table(['', 'milliseconds'], largest(own.spent.folders).filter(([, milliseconds]) => milliseconds >= 1).map(([name, milliseconds]) => [name, milliseconds.toFixed(0)])),
    '',
    `The functions that take most: ${largest(own.spent.functions).slice(0, 5).map(([name, milliseconds]) => `${name} ${milliseconds.toFixed(1)}`).join(', ')}.`,
    '',
    '## Installing',
    '',
    `From a full cache, without scripts, into an empty folder. Helm and Kustomize are programs of ${programs.map(({ megabytes }) => megabytes.toFixed(0)).join(' and ')} MB.`,
    '',
    ...table(['', 'packages', 'MB', 'seconds'], Object.entries(installed).map(([name, { packages, megabytes, seconds }]) => [name, String(packages), megabytes.toFixed(1), spread(seconds)])),
    '',
    '## `cdk8s synth` of the main example, by what starts the app',
    '',
    ...table(['the app is started by', 'seconds from the command to its end'], Object.entries(synths).map(([name, values]) => [name, spread(values)])),
    '',
    'Python, Java and Go beside objects by hand there: `npm run bench:languages`. Requests through what is rendered: [TRAFFIC.md](TRAFFIC.md).',
    '',
  ].join('\n');
};

/** For each size that was profiled: what cdk8s takes by hand, and how much of that the writer leaves. */
function withoutWriter(rows, profiles, hand, kosko) {
  return profiles.filter(({ size: { charts } }) => charts === 1).flatMap(({ size: { each }, ways }) => {
    const row = rows.find(other => other.each === each);
    return row ? [[each.toLocaleString('en'), ...[
      median(row.seconds[hand]), median(row.seconds[hand]) - ways[hand][WRITER] / 1000, median(row.seconds[kosko]),
    ].map(seconds => seconds.toFixed(2))]] : [];
  });
}

function largest(spent) {
  return Object.entries(spent).sort(([, a], [, b]) => b - a);
}

function sum(spent) {
  return Object.values(spent).reduce((all, each) => all + each, 0);
}

function table(head, rows) {
  return [head, head.map(() => '---'), ...rows].map(cells => `| ${cells.join(' | ')} |`);
}

/** The median of sorted values, and their extremes; nothing where nothing was measured. */
function spread(values) {
  return values ? `${median(values).toFixed(2)} (${values[0].toFixed(2)} to ${values.at(-1).toFixed(2)})` : '';
}
