import { ApiObject, App, Chart, Size, Testing } from 'cdk8s';
import { build, Building } from './building';
import {
  Backends, ExternalLoadBalancer, ExternalLoadBalancerProps, HeaderValue, IngressController, LoadBalancing, Rewrite, RoutePath, Tls, UserAgents,
} from '../src';
import { InvalidInput } from '../src/basics/errors';

/** What a call fails with: what tests hold on to, without the sentences around it. */
export interface Failure {
  readonly code: string;
  readonly prop: string;
  readonly got: string;
  /** The construct or call that the input was given to. */
  readonly place?: string;
}

/** What a call fails with. */
export function fault(call: () => unknown): Failure {
  try {
    call();
  } catch (e) {
    if (e instanceof InvalidInput) {
      const { code, prop, got, place } = e;
      return place === undefined ? { code, prop, got } : { code, prop, got, place };
    }
    throw e;
  }
  throw new Error('expected a failure, and there was none');
}

/** The message that a call fails with, as a whole: for the tests of messages. */
export function failure(call: () => unknown): string {
  try {
    call();
  } catch (e) {
    return (e as Error).message;
  }
  throw new Error('expected a failure, and there was none');
}

/** One server, one route on every host: what a test does not care about. Where there are more, others are tried. */
export const BACKENDS = Backends.fromIps(['10.254.18.46'], { port: 80 });

/** Two servers. */
export const TWO_BACKENDS = Backends.fromIps(['10.254.18.46', '10.254.18.47'], { port: 80 });

/** The load balancer that the library was made for, on a controller that takes snippets. */
export const SCENARIO: ExternalLoadBalancerProps = {
  name: 'zl-lb',
  backends: TWO_BACKENDS,
  ingressName: 'xxx.your-domain.com',
  hosts: ['xxx.your-domain.com'],
  paths: [RoutePath.regex('/lb/(zl/.*)')],
  rewrite: Rewrite.regexTarget('/$1'),
  maxBodySize: Size.mebibytes(500),
  blockedUserAgents: UserAgents.CRAWLERS,
  loadBalancing: LoadBalancing.roundRobin(),
  responseHeaders: { 'X-Real-IP': HeaderValue.clientIp(), 'Backend-Pod': HeaderValue.backendAddress() },
  tls: Tls.fromSecret('xxx.com'),
  externalAddress: '10.254.18.55',
  controller: IngressController.ingressNginx({ snippetAnnotations: true }),
};

/** An app's chart "zl" in the namespace "wetwin". */
export function chartIn(app: App = new App(), id: string = 'zl'): Chart {
  return new Chart(app, id, { namespace: 'wetwin' });
}

/** A load balancer "zl/Lb" whose objects are called "zl-lb". */
export function loadBalancer(props: Partial<Building> = {}, chart: Chart = chartIn()): ExternalLoadBalancer {
  return build(chart, 'Lb', { name: 'zl-lb', backends: BACKENDS, ...props });
}

/** The same with two servers, of which another one is tried where one fails. */
export function loadBalancerOfTwo(props: Partial<Building> = {}, chart?: Chart): ExternalLoadBalancer {
  return loadBalancer({ backends: TWO_BACKENDS, ...props }, chart);
}

/** The manifests of a chart, without the warnings that synthesis prints. */
export function synth(chart: Chart): any[] {
  const stderr = jest.spyOn(process.stderr, 'write').mockReturnValue(true);
  try {
    return Testing.synth(chart);
  } finally {
    stderr.mockRestore();
  }
}

/** The manifests of a chart as controllers render them, each routing object before those that the YAML has before it. */
export function made(chart: Chart): any[] {
  const all = chart.node.findAll();
  const routes = all.flatMap((construct): { objects: ApiObject[] }[] => construct instanceof ExternalLoadBalancer ? (construct as any).rendered : []);
  const ofRoutes = routes.flatMap(({ objects }) => objects);
  const others = all.filter(ApiObject.isApiObject).filter(object => !ofRoutes.includes(object));
  return [...others, ...ofRoutes].map(object => object.toJson());
}

/** The Ingress of a chart by its name. */
export function ingress(chart: Chart, name: string = 'zl-lb'): any {
  return synth(chart).find(object => object.kind === 'Ingress' && object.metadata.name === name);
}

/** The Ingress that a load balancer's props render to. */
export function rendered(props: Partial<Building>): any {
  const chart = chartIn();
  return ingress(chart, loadBalancer(props, chart).ingress!.name);
}

/** The annotations of the Ingress that a load balancer's props render to. */
export function annotations(props: Partial<Building>): { [key: string]: string } {
  return rendered(props).metadata.annotations ?? {};
}

/** The paths of an Ingress, of its first rule. */
export function pathsOf(object: any): { path: string; pathType: string }[] {
  return object.spec.rules[0].http.paths.map(({ path, pathType }: any) => ({ path, pathType }));
}
