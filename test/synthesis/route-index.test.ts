import { App } from 'cdk8s';
import { Controller, Explanation, ExternalLoadBalancer, IngressController, Rendering, Rewrite, RouteIntent, RoutePath, Tls } from '../../src';
import { BACKENDS, chartIn, failure, ingress, loadBalancer, synth } from '../support';
import { RouteIndex } from '../../src/synthesis/route-index';

const HOST = 'a.example.com';
const MERGE = 'merge the routes or give one of them another path';
const RENAME = 'the second one would overwrite the first; choose another name';

/** A second load balancer "zl/Other" beside "zl/Lb". */
function other(chart: ReturnType<typeof chartIn>, props: object = {}): ExternalLoadBalancer {
  return new ExternalLoadBalancer(chart, 'Other', { name: 'other', backends: BACKENDS, ...props });
}

test('the constructs of an app share its routes, and apps do not', () => {
  const app = new App();
  expect(RouteIndex.of(chartIn(app, 'a'))).toBe(RouteIndex.of(chartIn(app, 'b')));
  expect(RouteIndex.of(chartIn())).not.toBe(RouteIndex.of(chartIn()));
});

describe('a host and path of a chart has one route', () => {
  test.each<[string, object, object, string]>([
    ['a host', { hosts: [HOST] }, { hosts: [HOST] }, `${HOST} /`],
    ['one of several hosts', { hosts: ['b.example.com', HOST] }, { hosts: [HOST, 'c.example.com'] }, `${HOST} /`],
    ['every host', {}, {}, 'every host /'],
    ['one of several paths', { hosts: [HOST], paths: [RoutePath.prefix('/a'), RoutePath.prefix('/b')] }, { hosts: [HOST], paths: [RoutePath.prefix('/c'), RoutePath.prefix('/b')] }, `${HOST} /b`],
    ['a regular expression', { hosts: [HOST], paths: [RoutePath.regex('/9')] }, { hosts: [HOST], paths: [RoutePath.regex('/9')] }, `${HOST} /9`],
    ['the same prefix with a slash last', { hosts: [HOST], paths: [RoutePath.prefix('/a')] }, { hosts: [HOST], paths: [RoutePath.prefix('/a/')] }, `${HOST} /a`],
    // Facts: the webhook compares host and path, whatever the type.
    ['the same text as path of another type', { hosts: [HOST], paths: [RoutePath.exact('/a')] }, { hosts: [HOST], paths: [RoutePath.prefix('/a')] }, `${HOST} /a`],
  ])('%s', (_, first, second, what) => {
    const chart = chartIn();
    loadBalancer(first, chart);
    expect(failure(() => other(chart, second)))
      .toBe(`zl/Other: hosts and paths on ingress-nginx (class nginx): got "${what}", allowed is each once, and zl/Lb has it already; ${MERGE}`);
  });

  test('also where a route is added', () => {
    const lb = loadBalancer({ hosts: [HOST] });
    expect(failure(() => lb.addRoute('b', { hosts: [HOST] })))
      .toBe(`zl/Lb.addRoute("b"): hosts and paths on ingress-nginx (class nginx): got "${HOST} /", allowed is each once, and zl/Lb has it already; ${MERGE}`);
  });

  test.each<[string, object, object]>([
    ['hosts that differ', { hosts: [HOST] }, { hosts: ['b.example.com'] }],
    ['a host and every host', { hosts: [HOST] }, {}],
    ['a host and a wildcard', { hosts: [HOST] }, { hosts: ['*.example.com'] }],
    ['paths that differ', { paths: [RoutePath.prefix('/a')] }, { paths: [RoutePath.prefix('/b')] }],
    ['paths in another case', { paths: [RoutePath.prefix('/a')] }, { paths: [RoutePath.prefix('/A')] }],
    ['controllers of another class', { hosts: [HOST] }, { hosts: [HOST], controller: IngressController.ingressNginx({ className: 'internal' }) }],
    ['a canary, which stands on the hosts and paths of its route', { hosts: [HOST] }, { hosts: [HOST], annotations: { 'nginx.ingress.kubernetes.io/canary': 'true' } }],
  ])('but %s do not meet', (_, first, second) => {
    const chart = chartIn();
    loadBalancer(first, chart);
    expect(() => other(chart, second)).not.toThrow();
  });

  test('what says that it is no canary is none', () => {
    const chart = chartIn();
    loadBalancer({ hosts: [HOST] }, chart);
    expect(failure(() => other(chart, { hosts: [HOST], annotations: { 'nginx.ingress.kubernetes.io/canary': 'false' } }))).toContain(MERGE);
  });

  test('charts may go to different clusters, where nothing meets', () => {
    const app = new App();
    loadBalancer({ hosts: [HOST] }, chartIn(app, 'east'));
    expect(() => loadBalancer({ hosts: [HOST] }, chartIn(app, 'west'))).not.toThrow();
  });
});

describe('a name of a chart has one object', () => {
  test('two Services of a name are refused', () => {
    const chart = chartIn();
    loadBalancer({ hosts: [HOST] }, chart);
    expect(failure(() => other(chart, { name: 'zl-lb', hosts: ['b.example.com'], ingressName: 'other' })))
      .toBe(`zl/Other: name of the Service: got "wetwin/zl-lb", allowed is each once, and zl/Lb has it already; ${RENAME}`);
  });

  test('two Ingresses of a name are refused', () => {
    const chart = chartIn();
    loadBalancer({ hosts: [HOST], ingressName: 'front' }, chart);
    expect(failure(() => other(chart, { hosts: ['b.example.com'], ingressName: 'front' })))
      .toBe(`zl/Other: name of the routing object: got "wetwin/front", allowed is each once, and zl/Lb has it already; ${RENAME}`);
  });

  test('two routes whose ids differ in case alone are refused', () => {
    const lb = loadBalancer({ hosts: [HOST] });
    lb.addRoute('admin', { hosts: ['b.example.com'] });
    expect(failure(() => lb.addRoute('Admin', { hosts: ['c.example.com'] })))
      .toBe(`zl/Lb.addRoute("Admin"): name of the routing object: got "wetwin/zl-lb-admin", allowed is each once, and zl/Lb/admin has it already; ${RENAME}`);
  });

  test('a route and the redirect to https of another one are refused', () => {
    const lb = loadBalancer({ hosts: [HOST], tls: Tls.fromSecret('tls'), controller: IngressController.traefik() });
    expect(failure(() => lb.addRoute('https-redirect', { hosts: ['b.example.com'] })))
      .toBe(`zl/Lb.addRoute("https-redirect"): name of the IngressRoute: got "wetwin/zl-lb-https-redirect", allowed is each once, and zl/Lb has it already; ${RENAME}`);
    // Nothing of it stays behind.
    expect(() => lb.addRoute('redirect', { hosts: ['b.example.com'] })).not.toThrow();
  });

  test('a Service and an Ingress may share one', () => {
    const chart = chartIn();
    loadBalancer({ hosts: [HOST], ingressName: 'front' }, chart);
    expect(() => other(chart, { name: 'front', hosts: ['b.example.com'], ingressName: 'back' })).not.toThrow();
  });

  test('in another namespace it is another name', () => {
    const chart = chartIn();
    loadBalancer({ hosts: [HOST] }, chart);
    expect(() => other(chart, { name: 'zl-lb', namespace: 'other', hosts: ['b.example.com'] })).not.toThrow();
  });

  test('in another chart it is another name', () => {
    const app = new App();
    loadBalancer({}, chartIn(app, 'east'));
    expect(() => loadBalancer({}, chartIn(app, 'west'))).not.toThrow();
  });
});

describe('a route that could not be made', () => {
  test('leaves its path and its name to others', () => {
    const chart = chartIn();
    expect(() => loadBalancer({ hosts: [HOST], rewrite: Rewrite.regexTarget('/$1') }, chart)).toThrow();
    expect(() => other(chart, { name: 'zl-lb', hosts: [HOST] })).not.toThrow();
  });

  test('that met another leaves its other hosts to others', () => {
    const chart = chartIn();
    loadBalancer({ hosts: [HOST] }, chart);
    expect(() => other(chart, { hosts: ['free.example.com', HOST] })).toThrow();
    expect(() => other(chart, { hosts: ['free.example.com'] })).not.toThrow();
    expect(() => new ExternalLoadBalancer(chart, 'Third', { name: 'third', backends: BACKENDS, hosts: ['free.example.com'], paths: [RoutePath.prefix('/x')] })).not.toThrow();
  });

  test('is no neighbour of any', () => {
    const chart = chartIn();
    loadBalancer({ hosts: [HOST], paths: [RoutePath.prefix('/app')] }, chart);
    expect(() => other(chart, { hosts: [HOST], paths: [RoutePath.regex('/9'), RoutePath.prefix('/app')] })).toThrow();
    expect(ingress(chart).spec.rules[0].http.paths[0].pathType).toBe('Prefix');
  });
});

/** Meets on what the annotation "at" lists beside the hosts, and writes down who its neighbours are. */
class Meeting extends Controller {
  public render(route: RouteIntent, neighbours: RouteIntent[]): Rendering {
    return { objects: [{ id: 'A', apiVersion: 'example.com/v1', kind: 'A', name: route.name, fields: { spec: neighbours.map(({ name }) => name).sort() } }], warnings: [] };
  }

  public explain(): Explanation {
    return { verdicts: [], requirements: [] };
  }

  public meetingPoints(route: RouteIntent): string[] {
    return [...super.meetingPoints(route), ...route.annotations.at?.split(' ') ?? []];
  }
}

describe('routes are neighbours where they meet', () => {
  const at = (points: string) => ({ annotations: { at: points } });

  test.each<[string, { [id: string]: object }, { [name: string]: string[] }]>([
    ['on a host', { b: { hosts: [HOST], paths: [RoutePath.prefix('/b')] }, c: { hosts: ['c.example.com'] } },
      { 'zl-lb': ['zl-lb', 'zl-lb-b'], 'zl-lb-b': ['zl-lb', 'zl-lb-b'], 'zl-lb-c': ['zl-lb-c'] }],
    ['on every host', { b: {}, c: { paths: [RoutePath.prefix('/c')] } },
      { 'zl-lb': ['zl-lb'], 'zl-lb-b': ['zl-lb-b', 'zl-lb-c'], 'zl-lb-c': ['zl-lb-b', 'zl-lb-c'] }],
    ['on what their controller names beside', { b: { hosts: ['b.example.com'], ...at('x') }, c: { hosts: ['c.example.com'], ...at('x') } },
      { 'zl-lb': ['zl-lb'], 'zl-lb-b': ['zl-lb-b', 'zl-lb-c'], 'zl-lb-c': ['zl-lb-b', 'zl-lb-c'] }],
    ['through others', { b: { hosts: [HOST], paths: [RoutePath.prefix('/b')], ...at('x y') }, c: { hosts: ['c.example.com'], ...at('y') } },
      { 'zl-lb': ['zl-lb', 'zl-lb-b', 'zl-lb-c'], 'zl-lb-b': ['zl-lb', 'zl-lb-b', 'zl-lb-c'], 'zl-lb-c': ['zl-lb', 'zl-lb-b', 'zl-lb-c'] }],
  ])('%s', (_, added, neighbours) => {
    const chart = chartIn();
    const lb = loadBalancer({ hosts: [HOST], controller: new Meeting('meeting') }, chart);
    Object.entries(added).forEach(([id, options]) => lb.addRoute(id, options));
    expect(Object.fromEntries(synth(chart).filter(({ kind }) => kind === 'A').map(({ metadata, spec }) => [metadata.name, spec]))).toStrictEqual(neighbours);
  });

  test('and are on controllers of one name', () => {
    const chart = chartIn();
    loadBalancer({ hosts: [HOST], ...at('x'), controller: new Meeting('one') }, chart);
    other(chart, { hosts: ['b.example.com'], ...at('x'), controller: new Meeting('one') });
    new ExternalLoadBalancer(chart, 'Third', { name: 'third', backends: BACKENDS, hosts: [HOST], ...at('x'), controller: new Meeting('two') });
    expect(synth(chart).filter(({ kind }) => kind === 'A').map(({ spec }) => spec)).toStrictEqual([['other', 'zl-lb'], ['other', 'zl-lb'], ['third']]);
  });
});
