// The opening of the README: the scenario on three controllers, and what differs.
const { Notes } = require('./notes');
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
  const notes = new Notes();
  // The notes of native ones are left to the report.
  const cell = ({ support, note }) => notes.cell(support, support === 'native' ? undefined : note);
  const policies = reports[0].verdicts.map(({ policy }) => policy);
  return [
    '| the cluster runs | `controller` | what is rendered |',
    '| --- | --- | --- |',
    ...Object.entries(CONTROLLERS).map(([name, code], i) => `| ${name} | \`${code}\` | ${kindsOf(loadBalancers[i]).join(', ')} |`),
    '',
    `| policy | ${Object.keys(CONTROLLERS).join(' | ')} |`,
    `| --- |${' --- |'.repeat(reports.length)}`,
    ...policies.map(policy => `| \`${policy}\` | ${reports.map(({ verdicts }) => cell(verdicts.find(verdict => verdict.policy === policy))).join(' | ')} |`),
    '',
    ...notes.lines(),
  ].join('\n');
}

module.exports = { renderDifferences };
