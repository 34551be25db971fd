import { App, Chart } from 'cdk8s';
import { EndpointsApi } from '../../../src';
import { build } from '../../../test/building';
import { ASKING, CONTROLLERS } from '../../../test/controllers/asking';
import type { Props } from '../../../test/dossiers/dossier';
import { BACKENDS, SCENARIO, TWO_BACKENDS } from '../../../test/support';
import type { ControllerName } from '../../src/controllers';
import { diagnose } from '../../src/diagnose/diagnose';

const NAMES: { readonly [controller: string]: ControllerName } = {
  'ingress-nginx': 'ingress-nginx',
  'Traefik, reading annotations of ingress-nginx': 'traefik-ingress-nginx',
  'Traefik': 'traefik',
  'Gateway API': 'gateway-api',
  'Gateway API on Envoy Gateway': 'envoy-gateway',
};

/** What may be said of them: the library's own report lists the same as a requirement, or notes it. */
const REPORTED = ['snippet.ignored', 'annotation.switch', 'annotation.note', 'external-name.host-header', 'ingress-route.external-name', 'ingress-nginx.retired', 'ingress.new-connections-by-traefik'];

/** What is rendered of props; nothing where the controller refuses them. */
function rendered(props: Props, controller: string): string | undefined {
  const app = new App();
  const chart = new Chart(app, 'chart', { namespace: 'legacy' });
  try {
    const lb = build(chart, 'Lb', { name: 'lb', backends: BACKENDS, hosts: ['a.example.com'], ...props, controller: CONTROLLERS[controller] } as never);
    lb.report.toString();
    return app.synthYaml();
  } catch {
    return undefined;
  }
}

const CASES: readonly (readonly [name: string, props: Props])[] = [
  ['the scenario', SCENARIO],
  ['two servers', { backends: TWO_BACKENDS }],
  ['slices', { backends: TWO_BACKENDS, endpointsApi: EndpointsApi.ENDPOINT_SLICE }],
  ...Object.entries(ASKING),
];

describe.each(Object.keys(CONTROLLERS))('nothing is found in what the library renders for %s', controller => {
  const known = CASES.flatMap(([name, props]) => {
    const text = rendered(props, controller);
    return text === undefined ? [] : [[name, text] as const];
  });

  test('most features are rendered', () => {
    expect(known.length).toBeGreaterThan(20);
  });

  test.each(known)('%s', (_name, text) => {
    const found = diagnose([{ name: 'chart.k8s.yaml', text }], NAMES[controller]);
    expect(found.filter(({ rule, severity }) => severity !== 'info' || !REPORTED.includes(rule))).toEqual([]);
  });
});
