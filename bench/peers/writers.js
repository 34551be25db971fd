// Times writers of YAML on the objects of a thousand load balancers: the one of cdk8s, as it calls it, and another one.
const jsYaml = require('js-yaml');
const YAML = require(require.resolve('yaml', { paths: [require.resolve('cdk8s')] }));
const { objectsOf, propsOf } = require('../objects');
const { median } = require('../statistics');

const ROUNDS = 9;
const WARM_UP = 2;

const WRITERS = {
  'yaml, as cdk8s calls it': object => YAML.stringify(object, { keepUndefined: true, lineWidth: 0, version: '1.1' }),
  'js-yaml': object => jsYaml.dump(object, { lineWidth: -1, noRefs: true }),
};

/** Milliseconds of each. */
module.exports = function writers() {
  const objects = propsOf(0, 1000, 2).flatMap(objectsOf);
  const spent = Object.fromEntries(Object.keys(WRITERS).map(name => [name, []]));
  for (let round = 0; round < WARM_UP + ROUNDS; round++) {
    for (const [name, write] of Object.entries(WRITERS)) {
      const start = process.cpuUsage();
      objects.forEach(write);
      const { user, system } = process.cpuUsage(start);
      spent[name].push((user + system) / 1000);
    }
  }
  return Object.fromEntries(Object.entries(spent).map(([name, values]) => [name, median(values.slice(WARM_UP))]));
};
