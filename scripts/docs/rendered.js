// What the library makes of props on the controllers of this library, for the documents: run from the sources, as the tests do.
const { App, Chart } = require('cdk8s');
require('ts-node').register({ transpileOnly: true, project: require('node:path').join(__dirname, '..', '..', 'test', 'tsconfig.json') });
const { build } = require('../../test/building');
const { ASKING, CONTROLLERS } = require('../../test/controllers/asking');
const { BACKENDS, SCENARIO } = require('../../test/support');

/** A load balancer in an app of its own. */
function loadBalancer(props) {
  return build(new Chart(new App(), 'zl', { namespace: 'wetwin' }), 'ZlLb', props);
}

/** The scenario on a controller of the matrix, by its name there. */
function scenarioOn(name) {
  return loadBalancer({ ...SCENARIO, controller: CONTROLLERS[name] });
}

/** What was rendered for a feature on a controller of the matrix, in a few words. */
function renderedFor(name, feature, policy) {
  const { report } = loadBalancer({ name: 'zl-lb', hosts: ['a.example.com'], backends: BACKENDS, controller: CONTROLLERS[name], ...ASKING[feature] });
  return report.verdicts.find(verdict => verdict.policy === policy).rendered;
}

/** Kinds of objects with how many of each there are. */
function kindsOf(lb) {
  const kinds = lb.node.children.map(({ kind }) => kind);
  return [...new Set(kinds)].map(kind => {
    const times = kinds.filter(each => each === kind).length;
    return times > 1 ? `${times} ${kind}s` : kind;
  });
}

module.exports = { kindsOf, renderedFor, scenarioOn };
