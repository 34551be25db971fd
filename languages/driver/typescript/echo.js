const elb = require('cdk8s-external-load-balancer');
const { read } = require('./outcome');
const readings = require('./readings.json');

/** A custom controller. It renders the intent itself, and gives a verdict on every policy that is set. */
class Echo extends elb.Controller {
  constructor() {
    super('echo (custom)');
  }

  render(route, neighbours) {
    return {
      objects: [{
        id: 'Echo',
        apiVersion: 'example.com/v1',
        kind: 'Echo',
        name: route.name,
        annotations: { 'example.com/neighbours': String(neighbours.length) },
        fields: { spec: { ...read(route, readings.route), neighbours: neighbours.map(each => each.path) } },
      }],
      warnings: [],
    };
  }

  explain(route) {
    const intent = read(route, readings.route);
    const settings = { crd: 'echoes.example.com' };
    return {
      verdicts: readings.policies.filter(policy => isSet(policy, intent)).map(({ name }) => (
        { route: route.path, policy: name, support: elb.Support.APPROXIMATED, rendered: 'an Echo', note: 'only for tests' })),
      requirements: [{ id: 'echo', where: 'the cluster', what: 'it has the kind Echo', why: 'otherwise the apply is refused', settings }],
    };
  }
}

function isSet({ at, prefix }, intent) {
  const value = at.reduce((object, name) => object?.[name], intent);
  return prefix === undefined ? value !== undefined : (value ?? []).some(text => text.startsWith(prefix));
}

module.exports = { Echo };
