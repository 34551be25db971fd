import { App, Chart } from 'cdk8s';
import { CLIENT, FRONT_DOOR, SERVERS } from './addresses';
import { access } from './cluster';
import { apply, kubectl } from './kubectl';
import { INGRESS_NGINX_ON_TRAEFIK, Target } from './targets';
import { ExternalLoadBalancer, Backends, IngressController } from '../../src';
import { build, Building } from '../../test/building';
import { Answer } from '../../test/dossiers/proof';
import { Seen } from '../../test/nginx/support/backend';
import { get, RequestOptions } from '../../test/nginx/support/http';

export { askTimes, counts, type Answer } from '../../test/dossiers/proof';
export { access } from './cluster';

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
  createNamespace(namespace);
  applyCleanly(manifests(namespace, make));
  await target.routed(namespace);
}

export function createNamespace(namespace: string): void {
  const { code, stderr } = kubectl(access(), ['create', 'namespace', namespace]);
  if (code !== 0) {
    throw new Error(stderr);
  }
}

/** Warns of every Endpoints object; nothing else may be warned of. */
const DEPRECATION = /^Warning: v1 Endpoints is deprecated in v1\.33\+; use discovery\.k8s\.io\/v1 EndpointSlice\n/gm;

/** Applies manifests, which must be taken whole and without a warning but for that of Endpoints; gives what kubectl says. */
export function applyCleanly(yaml: string): string {
  const { code, stdout, stderr } = apply(access(), yaml);
  const complaints = stderr.replace(DEPRECATION, '');
  if (code !== 0 || complaints !== '') {
    throw new Error(`kubectl apply ended with ${code}: ${complaints}`);
  }
  return stdout;
}

/** One request of a client, to the controller that takes snippets unless another address is given. */
export async function ask(host: string, path: string, options: RequestOptions & { readonly port?: number } = {}): Promise<Answer> {
  const started = performance.now();
  const response = await get(options.port ?? 80, host, path, { address: FRONT_DOOR, localAddress: CLIENT, ...options });
  const seen = response.text.startsWith('{"backend"') ? JSON.parse(response.text) as Seen : undefined;
  return { ...response, seen, milliseconds: performance.now() - started };
}
