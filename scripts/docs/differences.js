// The opening of the README: the scenario on three controllers, and what differs.
const { kindsOf, scenarioOn } = require('./rendered');

/** The controllers that the README opens with, by their names in the matrix, and how each is chosen. */
const CONTROLLERS = {
  'ingress-nginx': 'IngressController.ingressNginx()',
  'Traefik': 'IngressController.traefik()',
  'Gateway API on Envoy Gateway': 'IngressController.gatewayApi({ gateway: { name: \'edge\', namespace: \'infra\' }, implementation: GatewayImplementation.envoyGateway() })',
};

function renderDifferences() {
  const loadBalancers = Object.keys(CONTROLLERS).map(scenarioOn);
  const reports = loadBalancers.map(lb => lb.report);
  const notes = [];
  const cell = ({ support, note }) => {
    if (support === 'native') {
      return support;
    }
    if (!notes.includes(note)) {
      notes.push(note);
    }
    return `**${support}** (${notes.indexOf(note) + 1})`;
  };
  const policies = reports[0].verdicts.map(({ policy }) => policy);
  return [
    '| the cluster runs | `controller` | what is rendered |',
    '| --- | --- | --- |',
    ...Object.entries(CONTROLLERS).map(([name, code], i) => `| ${name} | \`${code}\` | ${kindsOf(loadBalancers[i]).join(', ')} |`),
    '',
    `| what is asked for | ${Object.keys(CONTROLLERS).join(' | ')} |`,
    `| --- |${' --- |'.repeat(reports.length)}`,
    ...policies.map(policy => `| \`${policy}\` | ${reports.map(({ verdicts }) => cell(verdicts.find(verdict => verdict.policy === policy))).join(' | ')} |`),
    '',
    ...notes.map((note, i) => `${i + 1}. ${note}`),
  ].join('\n');
}

module.exports = { renderDifferences };
