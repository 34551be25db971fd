import { App, Chart } from 'cdk8s';
import { ASKING, CONTROLLERS } from './asking';
import { Controller, ExternalLoadBalancer, RoutePath } from '../../src';
import { InvalidInput } from '../../src/basics/errors';
import { Feature, FEATURES, PolicyName } from '../../src/policies';
import { build } from '../building';
import { DOSSIERS } from '../dossiers';
import { Props } from '../dossiers/dossier';
import { synth, TWO_BACKENDS } from '../support';

const ALL = Object.keys(FEATURES) as Feature[];
const policyOf = (feature: Feature): PolicyName => FEATURES[feature].policy;

/** Which servers get requests, and how: nothing that a redirect has to say. */
const OF_SERVERS: readonly PolicyName[] = ['backends', 'backendProtocol', 'loadBalancing', 'healthChecks', 'canaries'];

type Asked = readonly [Feature, Feature];

/** Features of different policies that can be asked for on one route: a prop has one value. */
const TOGETHER: readonly Asked[] = ALL.flatMap((one, i) => ALL.slice(i + 1)
  .filter(other => policyOf(one) !== policyOf(other) && !Object.keys(ASKING[one]).some(prop => prop in ASKING[other]))
  .map((other): Asked => [one, other]));

/** A feature of the first route, and one that another route of its host can have. */
const ON_TWO_ROUTES: readonly Asked[] = ALL.flatMap(one => ALL.filter(other => DOSSIERS[policyOf(other)].random.by === 'route').map((other): Asked => [one, other]));

/** The policies of the verdicts, or the code of what is refused; anything else is a fault of the library. */
function outcome(make: (chart: Chart) => ExternalLoadBalancer): readonly string[] | string {
  const chart = new Chart(new App(), 'zl', { namespace: 'wetwin' });
  try {
    const { report } = make(chart);
    synth(chart);
    return report.verdicts.filter(({ unasked }) => !unasked).map(({ policy }) => policy);
  } catch (e) {
    if (e instanceof InvalidInput) {
      return e.code;
    }
    throw e;
  }
}

function loadBalancer(chart: Chart, controller: Controller, props: Props): ExternalLoadBalancer {
  return build(chart, 'Lb', { name: 'zl-lb', hosts: ['a.example.com'], backends: TWO_BACKENDS, controller, ...props });
}

function onTwoRoutes(chart: Chart, controller: Controller, first: Props, second: Props): ExternalLoadBalancer {
  const lb = loadBalancer(chart, controller, first);
  lb.addRoute('second', { hosts: ['a.example.com'], paths: [RoutePath.prefix('/second')], ...second });
  return lb;
}

/** Those of which each is taken alone. */
function taken(controller: Controller, pairs: readonly Asked[]): readonly Asked[] {
  const able = new Set(ALL.filter(feature => typeof outcome(chart => loadBalancer(chart, controller, ASKING[feature])) !== 'string'));
  return pairs.filter(pair => pair.every(feature => able.has(feature)));
}

// Alone, each feature is looked at by its own tests. What two policies set, or one of them forgets, shows only where both are asked for.
describe.each(Object.entries(CONTROLLERS))('two features on %s are rendered and explained, or refused with a reason', (_, controller) => {
  test('on one route', () => {
    const silent = taken(controller, TOGETHER).filter(([one, other]) => {
      const found = outcome(chart => loadBalancer(chart, controller, { ...ASKING[one], ...ASKING[other] }));
      const asked = [one, other].map(policyOf);
      const said = asked.includes('redirect') ? asked.filter(policy => !OF_SERVERS.includes(policy)) : asked;
      return typeof found !== 'string' && !said.every(policy => found.includes(policy));
    });
    expect(silent).toStrictEqual([]);
  });

  test('on two routes of a host', () => {
    const silent = taken(controller, ON_TWO_ROUTES).filter(([one, other]) => {
      const found = outcome(chart => onTwoRoutes(chart, controller, ASKING[one], ASKING[other]));
      return typeof found !== 'string' && !found.includes(policyOf(other));
    });
    expect(silent).toStrictEqual([]);
  });
});
