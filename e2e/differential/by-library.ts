import { App, Chart } from 'cdk8s';
import { Case } from './case';
import { CONTROLLERS } from './controllers';
import { EndpointsApi } from '../../src';
import { PolicyName } from '../../src/policies';
import { build } from '../../test/building';
import { DOSSIERS } from '../../test/dossiers';
import { RandomRoute } from '../../test/dossiers/random';
import { synth } from '../../test/support';

/** The API server of the test does not know the resources of cert-manager. */
const UNKNOWN = /^cert-manager\.io\//;

/**
 * The objects that the library renders for a case, of those that the API server knows.
 *
 * @throws what it refuses the case with
 */
export function byLibrary(given: Case): any[] {
  const chart = new Chart(new App(), 'chart', { namespace: 'elsewhere' });
  const { kind, slices } = given.common.backends;
  const lb = build(chart, 'Lb', {
    ...props(given.route),
    ...props(given.common),
    name: given.name,
    namespace: given.namespace,
    labels: given.labels,
    servicePort: given.servicePort,
    endpointsApi: kind === 'hostname' ? undefined : slices ? EndpointsApi.ENDPOINT_SLICE : EndpointsApi.ENDPOINTS,
    ingressName: given.ingressName,
    controller: CONTROLLERS[given.controller.factory].make(given.controller.options),
    acceptApproximations: given.acceptApproximations,
  });
  for (const [id, route] of Object.entries(given.more)) {
    lb.addRoute(id, props(route));
  }
  // Whoever can render it can also explain it.
  lb.report.toString();
  return synth(chart).filter(({ apiVersion }: any) => !UNKNOWN.test(apiVersion));
}

function props(policies: RandomRoute): any {
  return Object.fromEntries(Object.entries(policies).map(([policy, value]) => [policy, DOSSIERS[policy as PolicyName].random.make(value)]));
}
