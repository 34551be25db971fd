import { App, Chart } from 'cdk8s';
import { CLIENT, FRONT_DOOR, SERVERS } from './addresses';
import { Access } from './cluster';
import { apply, kubectl } from './kubectl';
import { Router, routers } from './traefik';
import { until } from './wait';
import { ExternalLoadBalancer, ExternalLoadBalancerProps, Backends, IngressController } from '../../src';
import { Seen } from '../../test/nginx/support/backend';
import { get, RequestOptions, Response } from '../../test/nginx/support/http';

/** The cluster of the run. */
export function access(): Access {
  return JSON.parse(process.env.E2E_ACCESS!);
}

/** The scenario's servers. */
export const BACKENDS = Backends.fromIps(SERVERS, { port: 80 });

/** A load balancer in front of the scenario's servers, with the name of its namespace. */
export function loadBalancer(chart: Chart, props: Partial<ExternalLoadBalancerProps> = {}): ExternalLoadBalancer {
  return new ExternalLoadBalancer(chart, 'Lb', {
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
export function manifests(namespace: string, build: (chart: Chart) => unknown): string {
  const app = new App();
  build(new Chart(app, 'chart', { namespace }));
  return app.synthYaml();
}

/** Creates a namespace, applies manifests there without any complaint, and waits until the controller serves their Ingresses. */
export async function serve(namespace: string, build: (chart: Chart) => unknown = chart => loadBalancer(chart)): Promise<void> {
  createNamespace(namespace);
  applyCleanly(manifests(namespace, build));
  await routed(namespace);
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

/** Waits until the controller routes every Ingress of a namespace, each to at least one server, and together to all of them. */
async function routed(namespace: string): Promise<void> {
  const items = (kinds: string) => JSON.parse(kubectl(access(), ['get', kinds, '-n', namespace, '-o', 'json']).stdout).items as any[];
  const names: string[] = items('ingress').map(({ metadata }) => metadata.name);
  const servers = items('endpoints,endpointslices').flatMap(readyServers);
  await until(`route for the Ingresses ${names.join(' ')} of ${namespace} to ${servers.join(' ')}`, async () => {
    const routes = await routers(FRONT_DOOR);
    const services = JSON.parse((await get(8080, FRONT_DOOR, '/api/http/services?per_page=1000', { address: FRONT_DOOR })).text);
    const urls = names.flatMap(name => {
      const own = routesOf(routes, namespace, name);
      const reached = own.map(({ status, service }) => status !== 'enabled' ? [] : serversOf(services, service));
      return reached.length > 0 && reached.every(each => each.length > 0) ? reached.flat() : [undefined];
    });
    return !urls.includes(undefined) && servers.every(server => urls.some(url => url!.endsWith(`://${server}`))) || undefined;
  });
}

/**
 * The servers that the Endpoints or the EndpointSlice of a user name as ready, each `address:port`.
 * What mirrors an Endpoints is left out: each of its slices is made by itself, so that some may be missing.
 */
function readyServers({ kind, metadata, subsets, endpoints, addressType, ports }: any): string[] {
  if (kind === 'Endpoints') {
    return (subsets as any[]).flatMap(subset => (subset.addresses ?? []).flatMap(({ ip }: any) => subset.ports.map(({ port }: any) => `${ip}:${port}`)));
  }
  if (metadata.labels?.['endpointslice.kubernetes.io/managed-by'] === 'endpointslicemirroring-controller.k8s.io') {
    return [];
  }
  return (endpoints as any[]).filter(({ conditions }) => conditions?.ready !== false).flatMap(({ addresses }) =>
    addresses.flatMap((address: string) => (ports as any[]).map(({ port }) => addressType === 'IPv6' ? `[${address}]:${port}` : `${address}:${port}`)));
}

/** The addresses to which a service of the controller sends, as its own API shows them. */
function serversOf(services: any[], name: string): string[] {
  const service = services.find(each => each.name === `${name}@kubernetesingressnginx`);
  return (service?.loadBalancer?.servers ?? []).map(({ url }: any) => url);
}

/** The routers that the controller made of an Ingress. */
export function routesOf(routes: Router[], namespace: string, name: string): Router[] {
  return routes.filter(({ observability: { metadata } }) => metadata?.ingress?.namespace === namespace && metadata.ingress.ingressName === name);
}

/** What a client got. */
export interface Answer extends Response {
  /** What the server saw; undefined where the controller answered by itself. */
  readonly seen?: Seen;
  readonly milliseconds: number;
}

/** One request of a client, to the controller that takes snippets unless another address is given. */
export async function ask(host: string, path: string, options: RequestOptions & { readonly port?: number } = {}): Promise<Answer> {
  const started = performance.now();
  const response = await get(options.port ?? 80, host, path, { address: FRONT_DOOR, localAddress: CLIENT, ...options });
  const seen = response.text.startsWith('{"backend"') ? JSON.parse(response.text) as Seen : undefined;
  return { ...response, seen, milliseconds: performance.now() - started };
}

/** Requests, one after the other. */
export async function askTimes(times: number, request: (i: number) => Promise<Answer>): Promise<Answer[]> {
  const answers: Answer[] = [];
  for (let i = 0; i < times; i++) {
    answers.push(await request(i));
  }
  return answers;
}

/** How often each value comes. */
export function counts(values: readonly (string | number | undefined)[]): { [value: string]: number } {
  const result: { [value: string]: number } = {};
  for (const value of values) {
    result[String(value)] = (result[String(value)] ?? 0) + 1;
  }
  return result;
}
