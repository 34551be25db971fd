import { setTimeout } from 'node:timers/promises';
import { App, Chart } from 'cdk8s';
import { CLIENT, FRONT_DOOR, SERVERS } from './addresses';
import { apply } from './apply';
import { createNamespace } from './namespaces';
import { INGRESS_NGINX_ON_TRAEFIK, Target } from './targets';
import { ExternalLoadBalancer, Backends, IngressController } from '../../src';
import { build, Building } from '../../test/building';
import { Answer } from '../../test/dossiers/proof';
import { Seen } from '../../test/nginx/support/backend';
import { get, RequestOptions } from '../../test/nginx/support/http';

export { askTimes, counts, type Answer } from '../../test/dossiers/proof';
export { access } from './cluster';
export { createNamespace } from './namespaces';

/** The scenario's servers. */
export const BACKENDS = Backends.fromIps(SERVERS, { port: 80 });

/** A load balancer in front of the scenario's servers, with the name of its namespace. */
export function loadBalancer(chart: Chart, props: Partial<Building> = {}): ExternalLoadBalancer {
  return build(chart, 'Lb', {
    name: chart.namespace,
    hosts: [hostOf(chart.namespace!)],
    backends: BACKENDS,
    controller: IngressController.ingressNginx({ snippetAnnotations: true }),
    ...props,
  });
}

/** The host of a load balancer by the namespace that it stands in. */
export function hostOf(namespace: string): string {
  return `${namespace}.example.com`;
}

/** Manifests of a chart in a namespace. */
export function manifests(namespace: string, make: (chart: Chart) => unknown): string {
  const app = new App();
  make(new Chart(app, 'chart', { namespace }));
  return app.synthYaml();
}

/** Creates a namespace, applies manifests there without any complaint, and waits until the controller serves them. */
export async function serve(
  namespace: string, make: (chart: Chart) => unknown = chart => loadBalancer(chart), target: Target = INGRESS_NGINX_ON_TRAEFIK,
): Promise<void> {
  await createNamespace(namespace);
  const documents = manifests(namespace, make).split(/^---\n/m);
  const named = documents.filter(each => NAMED.test(each));
  if (named.length > 0) {
    await applyCleanly(named.join('---\n'));
  }
  await takenCleanly(documents.filter(each => !NAMED.test(each)).join('---\n'));
  await target.routed(namespace);
}

/** What routes name, and controllers watch by itself: on a busy machine they would read some of it after the route, and serve that without it meanwhile. */
const NAMED = /^kind: (Secret|ConfigMap)$/m;

/** Of every Endpoints object the API server warns; of nothing else it may. */
const DEPRECATION = '299 - "v1 Endpoints is deprecated in v1.33+; use discovery.k8s.io/v1 EndpointSlice"';

/** Controllers gather changes for a moment, so that of several routes some may be known before others. */
const MOMENT = 500;

/** Applies manifests, which must be taken whole and without a warning but for that of Endpoints, and gives controllers a moment. */
export async function applyCleanly(yaml: string): Promise<void> {
  await takenCleanly(yaml);
  await setTimeout(MOMENT);
}

async function takenCleanly(yaml: string): Promise<void> {
  const complaints = (await apply(yaml)).filter(warning => warning !== DEPRECATION);
  if (complaints.length > 0) {
    throw new Error(`the API server warns: ${complaints.join(', ')}`);
  }
}

/** One request of a client, to the controller that takes snippets unless another address is given. */
export async function ask(host: string, path: string, options: RequestOptions & { readonly port?: number } = {}): Promise<Answer> {
  const started = performance.now();
  const response = await get(options.port ?? 80, host, path, { address: FRONT_DOOR, localAddress: CLIENT, ...options });
  const seen = response.text.startsWith('{"backend"') ? JSON.parse(response.text) as Seen : undefined;
  return { ...response, seen, milliseconds: performance.now() - started };
}
