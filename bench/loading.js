// Times what loading a package costs beyond cdk8s, in a fresh process each time.
const { execFileSync } = require('node:child_process');
const { median } = require('./statistics');

const ROUNDS = 11;

const LIBRARY = `require(${JSON.stringify(require.resolve('..'))})`;
const OWN = {
  'cdk8s-external-load-balancer': LIBRARY,
  '... and a controller': `${LIBRARY}.IngressController.ingressNginx()`,
};

/**
 * @param others Other packages: how each is loaded, by what it is called.
 * @param cwd Where they are looked for.
 * @returns milliseconds, those of this library first
 */
module.exports = function loading(others, cwd) {
  const all = { ...OWN, ...others };
  const spent = Object.fromEntries(Object.keys(all).map(name => [name, []]));
  for (let round = 0; round < ROUNDS; round++) {
    for (const [name, code] of Object.entries(all)) {
      const script = `require('cdk8s'); const s = process.hrtime.bigint(); ${code}; console.log(Number(process.hrtime.bigint() - s) / 1e6);`;
      spent[name].push(Number(execFileSync(process.execPath, ['-e', script], { cwd })));
    }
  }
  return Object.fromEntries(Object.entries(spent).map(([name, values]) => [name, median(values)]));
};
