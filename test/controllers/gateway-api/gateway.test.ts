import { App, Chart } from 'cdk8s';
import { MADE, MADE_ON_ENVOY, objectsIn, onGatewayApi, specsIn, specsOf, THERE } from './support';
import { Backends, ExternalLoadBalancer, ExternalLoadBalancerProps, IngressController, RoutePath, Tls } from '../../../src';
import { BACKENDS, chartIn, fault, loadBalancer, synth } from '../../support';

const HTTP = { name: 'http', port: 80, protocol: 'HTTP' };
const A = ['a.example.com'];
const names = (count: number) => Array.from({ length: count }, (_, i) => `h${i}.example.com`);

/** A listener for https with a host. */
function secure(name: string, hostname: string, secret: string) {
  return { name, port: 443, protocol: 'HTTPS', hostname, tls: { mode: 'Terminate', certificateRefs: [{ kind: 'Secret', name: secret }] } };
}

const gatewaysIn = (chart: ReturnType<typeof chartIn>) => objectsIn(chart).filter(({ kind }) => kind === 'Gateway');

test('each host with a certificate has a listener, and the route goes to these', () => {
  const hosts = ['a.example.com', '*.example.com', '*.b.example.com'];
  const props = { hosts, tls: Tls.fromSecret('one') };
  expect(specsOf('Gateway', props, MADE)).toStrictEqual({
    'zl-lb': {
      gatewayClassName: 'eg',
      listeners: [
        HTTP, secure('https.a.example.com', hosts[0], 'one'), secure('https-any.example.com', hosts[1], 'one'), secure('https-any.b.example.com', hosts[2], 'one'),
      ],
    },
  });
  const routes = specsOf('HTTPRoute', props, MADE);
  expect(routes['zl-lb'].parentRefs).toStrictEqual([
    { name: 'zl-lb', sectionName: 'https.a.example.com' },
    { name: 'zl-lb', sectionName: 'https-any.example.com' },
    { name: 'zl-lb', sectionName: 'https-any.b.example.com' },
  ]);
  expect(routes['zl-lb-https-redirect'].parentRefs).toStrictEqual([{ name: 'zl-lb', sectionName: 'http' }]);
});

test('a route of every host with a certificate has one listener for all', () => {
  const props = { tls: Tls.fromSecret('one', { hosts: A }) };
  expect(specsOf('Gateway', props, MADE)['zl-lb'].listeners).toStrictEqual([
    HTTP, { name: 'https', port: 443, protocol: 'HTTPS', tls: { mode: 'Terminate', certificateRefs: [{ kind: 'Secret', name: 'one' }] } },
  ]);
  expect(specsOf('HTTPRoute', props, MADE)['zl-lb'].parentRefs).toStrictEqual([{ name: 'zl-lb', sectionName: 'https' }]);
});

test('an HTTPRoute names the listeners of its own hosts', () => {
  const routes = specsOf('HTTPRoute', { hosts: names(17), tls: Tls.fromSecret('one') }, MADE);
  expect(routes['zl-lb'].parentRefs).toStrictEqual(names(16).map(host => ({ name: 'zl-lb', sectionName: `https.${host}` })));
  expect(routes['zl-lb-2'].parentRefs).toStrictEqual([{ name: 'zl-lb', sectionName: 'https.h16.example.com' }]);
});

test('a route that is added brings listeners to the Gateway, and none of its own', () => {
  const { chart, lb } = onGatewayApi({ hosts: A, tls: Tls.fromSecret('one') }, MADE_ON_ENVOY);
  lb.addRoute('b', { hosts: ['b.example.com', 'a.example.com'], paths: [RoutePath.prefix('/b')], tls: Tls.fromSecret('one') });
  lb.addRoute('c', { hosts: ['c.example.com'], tls: Tls.certManager({ issuer: 'ours' }) });
  lb.addRoute('d', { hosts: ['d.example.com'] });
  expect(gatewaysIn(chart)).toStrictEqual([{
    apiVersion: 'gateway.networking.k8s.io/v1',
    kind: 'Gateway',
    metadata: { name: 'zl-lb' },
    spec: {
      gatewayClassName: 'eg',
      listeners: [
        HTTP,
        secure('https.a.example.com', 'a.example.com', 'one'),
        secure('https.b.example.com', 'b.example.com', 'one'),
        secure('https.c.example.com', 'c.example.com', 'zl-lb-c-tls'),
      ],
    },
  }]);
  const objects = objectsIn(chart);
  expect(objects.filter(({ kind }) => kind === 'ClientTrafficPolicy').map(({ metadata }) => metadata.name)).toStrictEqual(['zl-lb']);
  expect(Object.fromEntries(objects.filter(({ kind }) => kind === 'HTTPRoute').map(({ metadata, spec }) => [metadata.name, spec.parentRefs]))).toStrictEqual({
    'zl-lb': [{ name: 'zl-lb', sectionName: 'https.a.example.com' }],
    'zl-lb-https-redirect': [{ name: 'zl-lb', sectionName: 'http' }],
    'zl-lb-b': [{ name: 'zl-lb', sectionName: 'https.b.example.com' }, { name: 'zl-lb', sectionName: 'https.a.example.com' }],
    'zl-lb-b-https-redirect': [{ name: 'zl-lb', sectionName: 'http' }],
    'zl-lb-c': [{ name: 'zl-lb', sectionName: 'https.c.example.com' }],
    'zl-lb-c-https-redirect': [{ name: 'zl-lb', sectionName: 'http' }],
    'zl-lb-d': [{ name: 'zl-lb' }],
  });
});

test('a Gateway that is there is left alone', () => {
  const { chart, lb } = onGatewayApi({ hosts: A, tls: Tls.fromSecret('one') }, THERE);
  lb.addRoute('b', { hosts: ['b.example.com'], tls: Tls.fromSecret('two') });
  expect(objectsIn(chart).filter(({ kind }) => kind !== 'HTTPRoute')).toStrictEqual([]);
});

describe('a Gateway shows the certificates of its own load balancer', () => {
  const other = (chart: ReturnType<typeof chartIn>, props: Partial<ExternalLoadBalancerProps>) =>
    new ExternalLoadBalancer(chart, 'Other', { name: 'other', backends: BACKENDS, hosts: A, controller: IngressController.gatewayApi(MADE), ...props });

  test.each<[string, string[] | undefined]>([['a host', A], ['every host', undefined]])('of %s one', (_, hosts) => {
    const { chart, lb } = onGatewayApi({ hosts, tls: Tls.fromSecret('one', { hosts: A }) }, MADE);
    const before = objectsIn(chart);
    expect(fault(() => lb.addRoute('b', { hosts, paths: [RoutePath.prefix('/b')], tls: Tls.fromSecret('two', { hosts: A }) })))
      .toStrictEqual({ code: 'tls.another-certificate', prop: 'tls', got: '"two"', place: 'zl/Lb.addRoute("b")' });
    expect(objectsIn(chart)).toStrictEqual(before);
  });

  test('also where the Gateway is there', () => {
    const { lb } = onGatewayApi({ hosts: A, tls: Tls.fromSecret('one') }, THERE);
    expect(fault(() => lb.addRoute('b', { hosts: A, paths: [RoutePath.prefix('/b')], tls: Tls.fromSecret('two') })))
      .toStrictEqual({ code: 'tls.another-certificate', prop: 'tls', got: '"two"', place: 'zl/Lb.addRoute("b")' });
  });

  test('another path of the host may have the same', () => {
    const { chart, lb } = onGatewayApi({ hosts: A, tls: Tls.fromSecret('one') }, MADE);
    lb.addRoute('b', { hosts: A, paths: [RoutePath.prefix('/b')], tls: Tls.fromSecret('one') });
    expect(gatewaysIn(chart)[0].spec.listeners).toStrictEqual([HTTP, secure('https.a.example.com', 'a.example.com', 'one')]);
  });

  test('two Gateways of one class may serve one host and path, each with its own', () => {
    const { chart, lb } = onGatewayApi({ hosts: A, tls: Tls.fromSecret('one') }, MADE);
    other(chart, { tls: Tls.fromSecret('two') });
    lb.addRoute('c', { hosts: ['c.example.com'], tls: Tls.fromSecret('one') });
    expect(gatewaysIn(chart).map(({ metadata, spec }) => [metadata.name, spec.listeners])).toStrictEqual([
      ['zl-lb', [HTTP, secure('https.a.example.com', 'a.example.com', 'one'), secure('https.c.example.com', 'c.example.com', 'one')]],
      ['other', [HTTP, secure('https.a.example.com', 'a.example.com', 'two')]],
    ]);
  });

  test('one of the name in another namespace shows its own, too', () => {
    const { chart } = onGatewayApi({ hosts: A, tls: Tls.fromSecret('one') }, MADE);
    other(chart, { name: 'zl-lb', namespace: 'other', tls: Tls.fromSecret('two') });
    expect(synth(chart).filter(({ kind }) => kind === 'Gateway').map(({ metadata, spec }) => [metadata.namespace, spec.listeners])).toStrictEqual([
      ['wetwin', [HTTP, secure('https.a.example.com', 'a.example.com', 'one')]],
      ['other', [HTTP, secure('https.a.example.com', 'a.example.com', 'two')]],
    ]);
  });

  test('a route of another Gateway is not served by https for it', () => {
    const { chart } = onGatewayApi({ hosts: A, tls: Tls.fromSecret('one') }, MADE);
    other(chart, { paths: [RoutePath.prefix('/b')] });
    expect(specsIn(chart, 'HTTPRoute').other.parentRefs).toStrictEqual([{ name: 'other' }]);
  });
});

test('load balancers of different charts have a Gateway each', () => {
  const app = new App();
  const [east, west] = [chartIn(app, 'east'), chartIn(app, 'west')];
  const controller = IngressController.gatewayApi(MADE);
  new ExternalLoadBalancer(east, 'Lb', { name: 'east', backends: BACKENDS, hosts: A, tls: Tls.fromSecret('one'), controller });
  new ExternalLoadBalancer(west, 'Lb', { name: 'west', backends: BACKENDS, hosts: A, tls: Tls.fromSecret('two'), controller });
  expect([east, west].map(chart => gatewaysIn(chart).map(({ metadata, spec }) => [metadata.name, spec.listeners]))).toStrictEqual([
    [['east', [HTTP, secure('https.a.example.com', 'a.example.com', 'one')]]],
    [['west', [HTTP, secure('https.a.example.com', 'a.example.com', 'two')]]],
  ]);
});

test('also where their names are the same, and nothing says to which namespaces the charts are applied', () => {
  const app = new App();
  const controller = IngressController.gatewayApi(MADE);
  const charts = ['east', 'west'].map(id => {
    const chart = new Chart(app, id);
    new ExternalLoadBalancer(chart, 'Lb', { name: 'zl-lb', backends: BACKENDS, hosts: [`${id}.example.com`], tls: Tls.fromSecret(id), controller });
    return chart;
  });
  expect(charts.map(chart => gatewaysIn(chart).map(({ spec }) => spec.listeners))).toStrictEqual([
    [[HTTP, secure('https.east.example.com', 'east.example.com', 'east')]],
    [[HTTP, secure('https.west.example.com', 'west.example.com', 'west')]],
  ]);
});

describe('a Gateway has 64 listeners, and that for http is one of them', () => {
  const TOO_MANY = { code: 'gateway-api.too-many-listeners', prop: 'hosts', got: '"64 with a certificate"', place: 'zl/Lb' };

  test('of one route', () => {
    const tls = Tls.fromSecret('one');
    expect(specsOf('Gateway', { hosts: names(63), tls }, MADE)['zl-lb'].listeners).toHaveLength(64);
    expect(fault(() => onGatewayApi({ hosts: names(64), tls }, MADE))).toStrictEqual(TOO_MANY);
    expect(() => onGatewayApi({ hosts: names(64), tls }, THERE)).not.toThrow();
    expect(() => onGatewayApi({ hosts: names(64) }, MADE)).not.toThrow();
  });

  test('of several', () => {
    const { chart, lb } = onGatewayApi({ hosts: names(62), tls: Tls.fromSecret('one') }, MADE);
    lb.addRoute('b', { hosts: ['b.example.com'], tls: Tls.fromSecret('two') });
    expect(gatewaysIn(chart)[0].spec.listeners).toHaveLength(64);
    lb.addRoute('c', { hosts: ['c.example.com'], tls: Tls.fromSecret('two') });
    expect(fault(() => synth(chart))).toStrictEqual(TOO_MANY);
    expect(fault(() => lb.report)).toStrictEqual(TOO_MANY);
  });
});

test('a host leaves room for the name of its listener', () => {
  const host = (length: number) => Array.from({ length: 5 }, () => 'a'.repeat(50)).join('.').slice(0, length);
  const tls = Tls.fromSecret('one');
  expect(() => onGatewayApi({ hosts: [host(247)], tls }, MADE)).not.toThrow();
  expect(fault(() => onGatewayApi({ hosts: [host(248)], tls }, MADE)))
    .toStrictEqual({ code: 'gateway-api.host-too-long', prop: 'hosts', got: expect.stringMatching(/^"a/), place: 'zl/Lb' });
  expect(() => onGatewayApi({ hosts: [host(248)], tls }, THERE)).not.toThrow();
});

test('the Gateway is called like the Service, whatever the route is called', () => {
  const { chart } = onGatewayApi({ backends: Backends.fromIps(['10.254.18.46'], { port: 80 }), ingressName: 'front' }, MADE);
  expect(objectsIn(chart)).toStrictEqual([
    {
      apiVersion: 'gateway.networking.k8s.io/v1',
      kind: 'HTTPRoute',
      metadata: { name: 'front' },
      spec: { parentRefs: [{ name: 'zl-lb' }], rules: [{ matches: [{ path: { type: 'PathPrefix', value: '/' } }], backendRefs: [{ name: 'zl-lb', port: 80 }] }] },
    },
    { apiVersion: 'gateway.networking.k8s.io/v1', kind: 'Gateway', metadata: { name: 'zl-lb' }, spec: { gatewayClassName: 'eg', listeners: [HTTP] } },
  ]);
});

test('load balancers that use a Gateway share it', () => {
  const chart = chartIn();
  const controller = IngressController.gatewayApi(THERE);
  loadBalancer({ controller, hosts: A }, chart);
  new ExternalLoadBalancer(chart, 'Other', { name: 'other', backends: BACKENDS, hosts: ['b.example.com'], controller });
  expect(objectsIn(chart).map(({ kind, metadata, spec }) => [kind, metadata.name, spec.parentRefs])).toStrictEqual([
    ['HTTPRoute', 'zl-lb', [{ name: 'edge' }]],
    ['HTTPRoute', 'other', [{ name: 'edge' }]],
  ]);
});
