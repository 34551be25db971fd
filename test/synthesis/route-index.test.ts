import { App, Chart, ChartProps } from 'cdk8s';
import { objectOf, OwnController } from './own-controller';
import {
  Controller, ExternalLoadBalancer, ExternalLoadBalancerProps, GatewayImplementation, HeaderValue, IngressController, Rewrite, RouteOptions,
  RoutePath, Tls,
} from '../../src';
import { RouteIndex } from '../../src/synthesis/route-index';
import { BACKENDS, chartIn, fault, ingress, loadBalancer, synth } from '../support';

const HOST = 'a.example.com';
const CERTIFICATE = Tls.fromSecret('a');

type Props = Partial<ExternalLoadBalancerProps>;

/** Another load balancer beside "zl/Lb". */
function other(chart: Chart, props: Props = {}, id: string = 'Other'): ExternalLoadBalancer {
  return new ExternalLoadBalancer(chart, id, { name: id.toLowerCase(), backends: BACKENDS, ...props });
}

/** Two charts of an app. */
function twoCharts(props: ChartProps = { namespace: 'wetwin' }): [Chart, Chart] {
  const app = new App();
  return [new Chart(app, 'east', props), new Chart(app, 'west', props)];
}

const taken = (got: string, controller: string = 'ingress-nginx (class nginx)') => ({ code: 'paths.taken', prop: `hosts and paths on ${controller}`, got: `"${got}"` });

test('the constructs of an app share its index, and apps do not', () => {
  const app = new App();
  expect(RouteIndex.of(chartIn(app, 'a'))).toBe(RouteIndex.of(chartIn(app, 'b')));
  expect(RouteIndex.of(chartIn())).not.toBe(RouteIndex.of(chartIn()));
});

describe('a host and path has one route', () => {
  test.each<[string, Props, Props, string]>([
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
    expect(fault(() => other(chart, second))).toStrictEqual({ ...taken(what), place: 'zl/Other' });
  });

  test('also where a route is added', () => {
    const lb = loadBalancer({ hosts: [HOST] });
    expect(fault(() => lb.addRoute('b', { hosts: [HOST] }))).toStrictEqual({ ...taken(`${HOST} /`), place: 'zl/Lb.addRoute("b")' });
  });

  test('also in another chart, which reaches the same cluster', () => {
    const [east, west] = twoCharts();
    loadBalancer({ hosts: [HOST] }, east);
    expect(fault(() => other(west, { hosts: [HOST] }))).toStrictEqual({ ...taken(`${HOST} /`), place: 'west/Other' });
  });

  test('also where no chart says which namespace it is applied to', () => {
    const [east, west] = twoCharts({});
    loadBalancer({ hosts: [HOST] }, east);
    expect(fault(() => other(west, { hosts: [HOST] }))).toStrictEqual({ ...taken(`${HOST} /`), place: 'west/Other' });
  });

  test.each<[string, Controller, Controller]>([
    ['Traefik, with its defaults spelled out', IngressController.traefik(), IngressController.traefik({ entryPoints: ['web'], tlsEntryPoints: ['websecure'] })],
    ['Traefik, of which one entry point is the same', IngressController.traefik(), IngressController.traefik({ entryPoints: ['internal', 'web'] })],
    ['ingress-nginx, with its default spelled out', IngressController.ingressNginx(), IngressController.ingressNginx({ className: 'nginx', snippetAnnotations: true })],
    ['a Gateway, with its namespace spelled out', IngressController.gatewayApi({ gateway: { name: 'shared' } }), IngressController.gatewayApi({ gateway: { name: 'shared', namespace: 'wetwin' } })],
    ['a Gateway, whatever is known of its program', IngressController.gatewayApi({ gateway: { name: 'shared' } }),
      IngressController.gatewayApi({ gateway: { name: 'shared' }, implementation: GatewayImplementation.envoyGateway() })],
    ['a controller of the user\'s own', new OwnController(), new OwnController()],
  ])('on one controller, however it is made: %s', (_, first, second) => {
    const chart = chartIn();
    loadBalancer({ hosts: [HOST], controller: first }, chart);
    expect(fault(() => other(chart, { hosts: [HOST], controller: second }))).toStrictEqual({ ...taken(`${HOST} /`, second.name), place: 'zl/Other' });
  });

  const CLASS = IngressController.gatewayApi({ gatewayClassName: 'eg' });

  test.each<[string, Props, Props]>([
    ['hosts that differ', { hosts: [HOST] }, { hosts: ['b.example.com'] }],
    ['a host and every host', { hosts: [HOST] }, {}],
    ['a host and a wildcard', { hosts: [HOST] }, { hosts: ['*.example.com'] }],
    ['paths that differ', { paths: [RoutePath.prefix('/a')] }, { paths: [RoutePath.prefix('/b')] }],
    ['paths in another case', { paths: [RoutePath.prefix('/a')] }, { paths: [RoutePath.prefix('/A')] }],
    ['controllers of different classes', { hosts: [HOST] }, { hosts: [HOST], controller: IngressController.ingressNginx({ className: 'internal' }) }],
    ['controllers of different kinds', { hosts: [HOST] }, { hosts: [HOST], controller: IngressController.traefik() }],
    ['Traefiks of different classes', { hosts: [HOST], controller: IngressController.traefik() }, { hosts: [HOST], controller: IngressController.traefik({ ingressClassName: 'internal' }) }],
    ['different entry points', { hosts: [HOST], controller: IngressController.traefik() },
      { hosts: [HOST], controller: IngressController.traefik({ entryPoints: ['internal'], tlsEntryPoints: ['internalsecure'] }) }],
    ['two Gateways of one class', { hosts: [HOST], controller: CLASS }, { hosts: [HOST], controller: CLASS }],
    ['Gateways of one name in different namespaces', { hosts: [HOST], controller: IngressController.gatewayApi({ gateway: { name: 'shared', namespace: 'a' } }) },
      { hosts: [HOST], controller: IngressController.gatewayApi({ gateway: { name: 'shared', namespace: 'b' } }) }],
    ['a canary, which stands on the hosts and paths of its route', { hosts: [HOST] }, { hosts: [HOST], annotations: { 'nginx.ingress.kubernetes.io/canary': 'true' } }],
  ])('but %s do not meet', (_, first, second) => {
    const chart = chartIn();
    loadBalancer(first, chart);
    expect(() => other(chart, second)).not.toThrow();
  });

  test('what says that it is no canary is none', () => {
    const chart = chartIn();
    loadBalancer({ hosts: [HOST] }, chart);
    expect(fault(() => other(chart, { hosts: [HOST], annotations: { 'nginx.ingress.kubernetes.io/canary': 'false' } }))).toMatchObject({ code: 'paths.taken' });
  });
});

describe('a name has one object', () => {
  const nameTaken = (kind: string, name: string, place: string) => ({ code: 'name.taken', prop: `name of the ${kind}`, got: `"${name}"`, place });

  test('two Services of a name are refused', () => {
    const chart = chartIn();
    loadBalancer({ hosts: [HOST] }, chart);
    expect(fault(() => other(chart, { name: 'zl-lb', hosts: ['b.example.com'], ingressName: 'other' }))).toStrictEqual(nameTaken('Service', 'wetwin/zl-lb', 'zl/Other'));
  });

  test('two Ingresses of a name are refused', () => {
    const chart = chartIn();
    loadBalancer({ hosts: [HOST], ingressName: 'front' }, chart);
    expect(fault(() => other(chart, { hosts: ['b.example.com'], ingressName: 'front' }))).toStrictEqual(nameTaken('Ingress', 'wetwin/front', 'zl/Other'));
  });

  test('two routes whose ids differ in case alone are refused', () => {
    const lb = loadBalancer({ hosts: [HOST] });
    lb.addRoute('admin', { hosts: ['b.example.com'] });
    expect(fault(() => lb.addRoute('Admin', { hosts: ['c.example.com'] }))).toStrictEqual(nameTaken('Ingress', 'wetwin/zl-lb-admin', 'zl/Lb.addRoute("Admin")'));
  });

  test('a route and the redirect to https of another one are refused', () => {
    const lb = loadBalancer({ hosts: [HOST], tls: CERTIFICATE, controller: IngressController.traefik() });
    expect(fault(() => lb.addRoute('https-redirect', { hosts: ['b.example.com'] })))
      .toStrictEqual(nameTaken('IngressRoute', 'wetwin/zl-lb-https-redirect', 'zl/Lb.addRoute("https-redirect")'));
    // Nothing of it stays behind.
    expect(() => lb.addRoute('redirect', { hosts: ['b.example.com'] })).not.toThrow();
  });

  test.each<[string, Props, string, string]>([
    ['two Services', { name: 'zl-lb', ingressName: 'other' }, 'Service', 'wetwin/zl-lb'],
    ['two Ingresses', { ingressName: 'zl-lb' }, 'Ingress', 'wetwin/zl-lb'],
  ])('also %s in different charts, which are applied to one namespace', (_, props, kind, name) => {
    const [east, west] = twoCharts();
    loadBalancer({ hosts: [HOST] }, east);
    expect(fault(() => other(west, { hosts: ['b.example.com'], ...props }))).toStrictEqual(nameTaken(kind, name, 'west/Other'));
  });

  test.each<[string, Props, Props]>([
    ['a Service and an Ingress', { ingressName: 'front' }, { name: 'front', ingressName: 'back' }],
    ['an Ingress and an IngressRoute', { ingressName: 'front' }, { ingressName: 'front', controller: IngressController.traefik() }],
    ['objects of one kind of different groups', { controller: new OwnController() },
      { ingressName: 'zl-lb', controller: new OwnController({ name: 'another', render: route => ({ objects: [{ ...objectOf(route), apiVersion: 'example.org/v1' }], warnings: [] }) }) }],
  ])('%s may share one', (_, first, second) => {
    const chart = chartIn();
    loadBalancer({ hosts: [HOST], ...first }, chart);
    expect(() => other(chart, { hosts: ['b.example.com'], ...second })).not.toThrow();
  });

  test('objects of one kind and group do not, whatever their versions', () => {
    const chart = chartIn();
    loadBalancer({ hosts: [HOST], controller: new OwnController() }, chart);
    const controller = new OwnController({ render: route => ({ objects: [{ ...objectOf(route), apiVersion: 'example.com/v2' }], warnings: [] }) });
    expect(fault(() => other(chart, { hosts: ['b.example.com'], ingressName: 'zl-lb', controller }))).toStrictEqual(nameTaken('A', 'wetwin/zl-lb', 'zl/Other'));
  });

  test('in another namespace it is another name', () => {
    const chart = chartIn();
    loadBalancer({ hosts: [HOST] }, chart);
    expect(() => other(chart, { name: 'zl-lb', namespace: 'other', hosts: ['b.example.com'] })).not.toThrow();
  });

  test('without a namespace it counts for its chart, since charts may be applied to different ones', () => {
    const [east, west] = twoCharts({});
    loadBalancer({ hosts: [HOST] }, east);
    expect(() => loadBalancer({ hosts: ['b.example.com'] }, west)).not.toThrow();
    expect(fault(() => other(west, { name: 'zl-lb', hosts: ['c.example.com'], ingressName: 'other' }))).toStrictEqual(nameTaken('Service', 'zl-lb', 'west/Other'));
  });

  test('and so do the Gateways that are made', () => {
    const [east, west] = twoCharts({});
    const controller = IngressController.gatewayApi({ gatewayClassName: 'eg' });
    loadBalancer({ hosts: [HOST], controller }, east);
    expect(() => loadBalancer({ hosts: [HOST], controller }, west)).not.toThrow();
  });
});

describe('a host has one certificate', () => {
  const EACH: [string, Controller][] = [
    ['ingress-nginx', IngressController.ingressNginx()],
    ['Traefik', IngressController.traefik()],
    ['Gateway API', IngressController.gatewayApi({ gateway: { name: 'shared' } })],
    ['a Gateway that is made', IngressController.gatewayApi({ gatewayClassName: 'eg' })],
    ['a controller of the user\'s own', new OwnController()],
  ];
  const B: RouteOptions = { hosts: [HOST], paths: [RoutePath.prefix('/b')] };

  describe.each(EACH)('on %s', (_, controller) => {
    test('and another one is refused, where the route is added', () => {
      const lb = loadBalancer({ hosts: [HOST], tls: CERTIFICATE, controller });
      expect(fault(() => lb.addRoute('b', { ...B, tls: Tls.fromSecret('b') })))
        .toStrictEqual({ code: 'tls.another-certificate', prop: 'tls', got: '"b"', place: 'zl/Lb.addRoute("b")' });
      expect(() => lb.addRoute('b', { ...B, tls: CERTIFICATE })).not.toThrow();
    });

    test('so that a route cannot have one on some of its hosts', () => {
      const lb = loadBalancer({ hosts: [HOST], tls: CERTIFICATE, controller });
      const hosts = [HOST, 'b.example.com'];
      expect(fault(() => lb.addRoute('b', { ...B, hosts })))
        .toStrictEqual({ code: 'tls.partly', prop: 'hosts', got: JSON.stringify(hosts), place: 'zl/Lb.addRoute("b")' });
      expect(() => lb.addRoute('b', B)).not.toThrow();
    });

    test('so that none can come for some of the hosts of a route that is there', () => {
      const lb = loadBalancer({ hosts: [HOST, 'b.example.com'], controller });
      expect(fault(() => lb.addRoute('b', { ...B, tls: CERTIFICATE }))).toMatchObject({ code: 'tls.partly', place: 'zl/Lb.addRoute("b")' });
      expect(() => lb.addRoute('b', B)).not.toThrow();
    });
  });

  test('also where it comes from another load balancer, chart or issuer', () => {
    const [east, west] = twoCharts();
    loadBalancer({ hosts: [HOST], tls: CERTIFICATE }, east);
    expect(fault(() => other(west, { ...B, tls: Tls.certManager({ clusterIssuer: 'a' }) })))
      .toStrictEqual({ code: 'tls.another-certificate', prop: 'tls', got: '"other-tls"', place: 'west/Other' });
    expect(() => other(west, { ...B, tls: Tls.certManager({ clusterIssuer: 'a', secretName: 'a' }) })).not.toThrow();
  });

  test('on one controller; on another it may be another one', () => {
    const chart = chartIn();
    loadBalancer({ hosts: [HOST], tls: CERTIFICATE }, chart);
    expect(() => other(chart, { hosts: [HOST], tls: Tls.fromSecret('b'), controller: IngressController.traefik() })).not.toThrow();
  });

  test('at the same doors: at others nobody would redirect to https', () => {
    const chart = chartIn();
    const inner = IngressController.traefik({ entryPoints: ['internal'] });
    loadBalancer({ hosts: [HOST], tls: CERTIFICATE, controller: IngressController.traefik() }, chart);
    expect(fault(() => other(chart, { ...B, controller: inner }))).toStrictEqual({ code: 'tls.other-doors', prop: 'tls', got: '"none"', place: 'zl/Other' });
    expect(() => other(chart, { ...B, tls: CERTIFICATE, controller: inner })).not.toThrow();
  });

  test('also where the certificate comes later', () => {
    const chart = chartIn();
    loadBalancer({ hosts: [HOST], controller: IngressController.traefik({ entryPoints: ['internal'] }) }, chart);
    expect(fault(() => other(chart, { ...B, tls: CERTIFICATE, controller: IngressController.traefik() }))).toMatchObject({ code: 'tls.other-doors', place: 'zl/Other' });
  });

  test('and two hosts of a route may have it from different routes', () => {
    const lb = loadBalancer({ hosts: [HOST], tls: CERTIFICATE });
    lb.addRoute('c', { hosts: ['c.example.com'], tls: CERTIFICATE });
    lb.addRoute('both', { ...B, hosts: [HOST, 'c.example.com'] });
    // Of "both", one host is known to it, and the other is that of "c".
    expect(() => lb.addRoute('more', { hosts: [HOST], paths: [RoutePath.prefix('/more')] })).not.toThrow();
  });

  test('unless the two are different', () => {
    const lb = loadBalancer({ hosts: [HOST], tls: CERTIFICATE });
    lb.addRoute('c', { hosts: ['c.example.com'], tls: Tls.fromSecret('c') });
    expect(fault(() => lb.addRoute('both', { ...B, hosts: [HOST, 'c.example.com'] }))).toMatchObject({ code: 'tls.partly' });
  });

  test.each<[string, string[], string[]]>([
    ['another host', [HOST], ['b.example.com']],
    ['one of two hosts alone', [HOST, 'b.example.com'], [HOST]],
    ['a wildcard for another label', ['a.b.example.com'], ['*.example.com']],
    ['a wildcard, where the host has no label in its place', ['example.com'], ['*.example.com']],
    ['a host, where a wildcard is asked for', ['*.example.com'], [HOST]],
  ])('which is for every host of the route, and not for %s', (_, hosts, certified) => {
    expect(fault(() => loadBalancer({ hosts, tls: Tls.fromSecret('a', { hosts: certified }) })))
      .toStrictEqual({ code: 'tls.missing-host', prop: 'hosts of Tls', got: JSON.stringify(certified), place: 'zl/Lb' });
  });

  test.each<[string, string[], string[]]>([
    ['the same host', [HOST], [HOST]],
    ['further hosts', [HOST], [HOST, 'b.example.com']],
    ['a wildcard for its first label', [HOST, 'b.example.com'], ['*.example.com']],
    ['the same wildcard', ['*.example.com'], ['*.example.com']],
  ])('which may be for %s', (_, hosts, certified) => {
    const lb = loadBalancer({ hosts, tls: Tls.fromSecret('a', { hosts: certified }) });
    expect(lb.ingress!.toJson().spec.tls).toStrictEqual([{ hosts: certified, secretName: 'a' }]);
  });

  test('and a route without hosts has none', () => {
    expect(fault(() => loadBalancer({ tls: CERTIFICATE }))).toStrictEqual({ code: 'tls.no-host', prop: 'tls', got: '"a"', place: 'zl/Lb' });
  });
});

describe('a route that could not be made', () => {
  test('leaves its path and its name to others', () => {
    const chart = chartIn();
    expect(fault(() => loadBalancer({ hosts: [HOST], rewrite: Rewrite.regexTarget('/$1') }, chart))).toMatchObject({ code: 'rewrite.unknown-group' });
    expect(() => other(chart, { name: 'zl-lb', hosts: [HOST] })).not.toThrow();
  });

  test('that met another leaves its other hosts to others', () => {
    const chart = chartIn();
    loadBalancer({ hosts: [HOST] }, chart);
    expect(fault(() => other(chart, { hosts: ['free.example.com', HOST] }))).toMatchObject({ code: 'paths.taken' });
    expect(() => other(chart, { hosts: ['free.example.com'] })).not.toThrow();
    expect(() => other(chart, { hosts: ['free.example.com'], paths: [RoutePath.prefix('/x')] }, 'Third')).not.toThrow();
  });

  test('is no neighbour of any', () => {
    const chart = chartIn();
    loadBalancer({ hosts: [HOST], paths: [RoutePath.prefix('/app')] }, chart);
    expect(fault(() => other(chart, { hosts: [HOST], paths: [RoutePath.regex('/9'), RoutePath.prefix('/app')] }))).toMatchObject({ code: 'paths.taken' });
    expect(ingress(chart).spec.rules[0].http.paths[0].pathType).toBe('Prefix');
  });

  // Its name is that of the redirect to https: it fails after all that concerns hosts and paths.
  test.each<[string, Controller, RouteOptions]>([
    ['listener on the Gateway', IngressController.gatewayApi({ gatewayClassName: 'eg' }), { hosts: ['b.example.com'], tls: CERTIFICATE }],
    ['listener on the Gateway for a host that it shares', IngressController.gatewayApi({ gatewayClassName: 'eg' }), { hosts: [HOST, 'b.example.com'], paths: [RoutePath.prefix('/b')], tls: CERTIFICATE }],
    ['redirect on Traefik', IngressController.traefik(), { hosts: [HOST], paths: [RoutePath.prefix('/b')] }],
  ])('leaves no %s', (_, controller, options) => {
    const chart = chartIn();
    const lb = loadBalancer({ hosts: [HOST], paths: [RoutePath.prefix('/a')], tls: CERTIFICATE, controller }, chart);
    const [before, report] = [synth(chart), lb.report];
    expect(fault(() => lb.addRoute('https-redirect', options))).toMatchObject({ code: 'name.taken', place: 'zl/Lb.addRoute("https-redirect")' });
    expect(synth(chart)).toStrictEqual(before);
    expect(lb.report).toStrictEqual(report);
    expect(lb.routes).toHaveLength(1);
  });
});

/** Enters at the doors that the annotation "at" lists, and writes down who its neighbours are. */
function meeting(name: string): Controller {
  return new OwnController({
    name,
    render: (route, others) => ({ objects: [{ ...objectOf(route), fields: { spec: others.map(each => each.name).sort() } }], warnings: [] }),
    scopes: ({ annotations }) => [{ program: name, door: '' }, ...(annotations?.at?.split(' ') ?? []).map(door => ({ program: name, door, together: true }))],
  });
}

/** The names of the neighbours of each route, by its name. */
function neighbours(...charts: Chart[]): { [name: string]: string[] } {
  return Object.fromEntries(charts.flatMap(synth).filter(({ kind }) => kind === 'A').map(({ metadata, spec }) => [metadata.name, spec]));
}

describe('routes are neighbours where they meet', () => {
  const at = (doors: string) => ({ annotations: { at: doors } });

  test.each<[string, { [id: string]: RouteOptions }, { [name: string]: string[] }]>([
    ['on a host', { b: { hosts: [HOST], paths: [RoutePath.prefix('/b')] }, c: { hosts: ['c.example.com'] } },
      { 'zl-lb': ['zl-lb', 'zl-lb-b'], 'zl-lb-b': ['zl-lb', 'zl-lb-b'], 'zl-lb-c': ['zl-lb-c'] }],
    ['on every host', { b: {}, c: { paths: [RoutePath.prefix('/c')] } },
      { 'zl-lb': ['zl-lb'], 'zl-lb-b': ['zl-lb-b', 'zl-lb-c'], 'zl-lb-c': ['zl-lb-b', 'zl-lb-c'] }],
    ['at a door whose routes are rendered together', { b: { hosts: ['b.example.com'], ...at('x') }, c: { hosts: ['c.example.com'], ...at('x') } },
      { 'zl-lb': ['zl-lb'], 'zl-lb-b': ['zl-lb-b', 'zl-lb-c'], 'zl-lb-c': ['zl-lb-b', 'zl-lb-c'] }],
    ['through others', { b: { hosts: [HOST], paths: [RoutePath.prefix('/b')], ...at('x y') }, c: { hosts: ['c.example.com'], ...at('y') } },
      { 'zl-lb': ['zl-lb', 'zl-lb-b', 'zl-lb-c'], 'zl-lb-b': ['zl-lb', 'zl-lb-b', 'zl-lb-c'], 'zl-lb-c': ['zl-lb', 'zl-lb-b', 'zl-lb-c'] }],
  ])('%s', (_, added, expected) => {
    const chart = chartIn();
    const lb = loadBalancer({ hosts: [HOST], controller: meeting('meeting') }, chart);
    Object.entries(added).forEach(([id, options]) => lb.addRoute(id, options));
    expect(neighbours(chart)).toStrictEqual(expected);
  });

  test('at doors of one program', () => {
    const chart = chartIn();
    loadBalancer({ hosts: [HOST], ...at('x'), controller: meeting('one') }, chart);
    other(chart, { hosts: ['b.example.com'], ...at('x'), controller: meeting('one') });
    other(chart, { hosts: [HOST], ...at('x'), controller: meeting('two') }, 'Third');
    expect(neighbours(chart)).toStrictEqual({ 'zl-lb': ['other', 'zl-lb'], 'other': ['other', 'zl-lb'], 'third': ['third'] });
  });

  test('in whatever chart', () => {
    const [east, west] = twoCharts();
    loadBalancer({ hosts: [HOST], controller: meeting('meeting') }, east);
    other(west, { hosts: [HOST], paths: [RoutePath.prefix('/b')], controller: meeting('meeting') });
    expect(neighbours(east, west)).toStrictEqual({ 'zl-lb': ['other', 'zl-lb'], 'other': ['other', 'zl-lb'] });
  });

  test('as long as those stand through which they meet', () => {
    const chart = chartIn();
    const lb = loadBalancer({ hosts: [HOST], controller: meeting('meeting') }, chart);
    lb.addRoute('b', { hosts: [HOST, 'c.example.com'], paths: [RoutePath.prefix('/b')] });
    lb.addRoute('c', { hosts: ['c.example.com'] });
    expect(neighbours(chart)).toMatchObject({ 'zl-lb': ['zl-lb', 'zl-lb-b', 'zl-lb-c'], 'zl-lb-c': ['zl-lb', 'zl-lb-b', 'zl-lb-c'] });
    lb.node.tryRemoveChild('b');
    expect(neighbours(chart)).toStrictEqual({ 'zl-lb': ['zl-lb'], 'zl-lb-c': ['zl-lb-c'] });
  });

  test.each<[string, (chart: Chart, lb: ExternalLoadBalancer) => unknown]>([
    ['the report of a load balancer', (_, lb) => lb.report],
    ['the manifest of the last route', (_, lb) => lb.routes[2].toJson()],
  ])('and their order is that in which they came, whoever reads first: %s', (_, read) => {
    const yaml = (before?: typeof read) => {
      const chart = chartIn();
      const lb = loadBalancer({ hosts: [HOST], tls: CERTIFICATE, controller: IngressController.gatewayApi({ gatewayClassName: 'eg' }) }, chart);
      lb.addRoute('b', { hosts: ['b.example.com'], tls: CERTIFICATE, responseHeaders: { 'X-A': HeaderValue.literal('a') } });
      lb.addRoute('c', { hosts: ['c.example.com'], tls: CERTIFICATE });
      before?.(chart, lb);
      return synth(chart);
    };
    expect(yaml(read)).toStrictEqual(yaml());
  });
});
