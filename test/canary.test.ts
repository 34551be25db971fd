import { build } from './building';
import { chartIn, fault, loadBalancer, synth, TWO_BACKENDS } from './support';
import { Backends, EndpointsApi, IngressController, RoutePath, Tls } from '../src';

const NEXT = Backends.fromIps(['10.254.18.48'], { port: 8080 });
const TRAEFIK = IngressController.traefik();

/** What a chart has, each object by its kind and name. */
const objectsOf = (chart: ReturnType<typeof chartIn>) => synth(chart).map(({ kind, metadata: { name } }: any) => `${kind} ${name}`);

test('it has a Service and addresses of its own, with the labels and the namespace of the load balancer', () => {
  const chart = chartIn();
  const canary = loadBalancer({ labels: { team: 'a' } }, chart).addCanary('Next', { backends: NEXT, weight: 10 });
  const { metadata, spec } = canary.service!.toJson();
  expect(metadata).toStrictEqual({ name: 'zl-lb-next', namespace: 'wetwin', labels: { team: 'a' } });
  expect(spec.ports).toStrictEqual([{ name: 'http', port: 8080, protocol: 'TCP', targetPort: 8080 }]);
  expect(canary.endpoints!.toJson()).toMatchObject({ metadata: { name: 'zl-lb-next' }, subsets: [{ addresses: [{ ip: '10.254.18.48' }] }] });
  expect(canary.endpointSlices).toStrictEqual([]);
});

test('its addresses are stored like those of the load balancer, unless it says otherwise', () => {
  const endpointsApi = EndpointsApi.ENDPOINT_SLICE;
  const lb = loadBalancer({ endpointsApi, controller: TRAEFIK });
  expect(lb.addCanary('a', { backends: NEXT, weight: 10 }).endpointSlices).toHaveLength(1);
  expect(lb.addCanary('b', { backends: NEXT, weight: 10, endpointsApi: EndpointsApi.ENDPOINTS, servicePort: 81 }).endpoints).toBeDefined();
});

test('a Service of the cluster is nobody\'s to make', () => {
  const chart = chartIn();
  const canary = loadBalancer({ controller: TRAEFIK }, chart).addCanary('next', { service: { name: 'web', port: 80 }, weight: 10 });
  expect([canary.service, canary.endpoints, canary.endpointSlices]).toStrictEqual([undefined, undefined, []]);
  expect(objectsOf(chart)).toStrictEqual(['Service zl-lb', 'Endpoints zl-lb', 'IngressRoute zl-lb']);
});

test('what is served comes after its servers', () => {
  const chart = chartIn();
  const lb = loadBalancer({ controller: TRAEFIK, backends: TWO_BACKENDS, tls: Tls.fromSecret('s'), hosts: ['a.example.com'] }, chart);
  lb.addCanary('next', { backends: NEXT, weight: 10 });
  const objects = objectsOf(chart);
  expect(objects.indexOf('Endpoints zl-lb-next')).toBeLessThan(objects.indexOf('IngressRoute zl-lb'));
  expect(objects.slice(-2)).toStrictEqual(['IngressRoute zl-lb', 'IngressRoute zl-lb-https-redirect']);
});

test('it holds for routes that are there, and for those that come', () => {
  const chart = chartIn();
  const lb = loadBalancer({ paths: [RoutePath.prefix('/a')] }, chart);
  lb.addCanary('next', { backends: NEXT, weight: 10 });
  lb.addRoute('b', { paths: [RoutePath.prefix('/b')] });
  expect(objectsOf(chart).filter(each => each.startsWith('Ingress'))).toStrictEqual(['Ingress zl-lb', 'Ingress zl-lb-next', 'Ingress zl-lb-b', 'Ingress zl-lb-b-next']);
});

test('one that is removed leaves nothing behind', () => {
  const before = chartIn();
  loadBalancer({ paths: [RoutePath.prefix('/a')] }, before).addRoute('b', { paths: [RoutePath.prefix('/b')] });
  const chart = chartIn();
  const lb = loadBalancer({ paths: [RoutePath.prefix('/a')] }, chart);
  lb.addCanary('next', { backends: NEXT, weight: 10 });
  lb.addRoute('b', { paths: [RoutePath.prefix('/b')] });
  expect(lb.node.tryRemoveChild('next')).toBe(true);
  expect(synth(chart)).toStrictEqual(synth(before));
  expect(lb.report.verdicts.filter(({ policy }) => policy === 'canaries')).toStrictEqual([]);
  expect(() => lb.addCanary('next', { backends: NEXT, weight: 20 })).not.toThrow();
});

test('a route that is removed takes that of its canary along', () => {
  const chart = chartIn();
  const lb = loadBalancer({}, chart);
  lb.addCanary('next', { backends: NEXT, weight: 10 });
  lb.addRoute('b', { paths: [RoutePath.prefix('/b')] });
  lb.node.tryRemoveChild('b');
  expect(objectsOf(chart)).not.toContain('Ingress zl-lb-b-next');
});

test('one that is refused leaves nothing behind', () => {
  const chart = chartIn();
  const lb = loadBalancer({}, chart);
  lb.addCanary('a', { backends: NEXT, weight: 10 });
  const before = synth(chart);
  expect(fault(() => lb.addCanary('b', { backends: TWO_BACKENDS, weight: 10 }))).toMatchObject({ code: 'nginx.several-canaries', place: 'zl/Lb.addCanary("b")' });
  expect(fault(() => lb.addCanary('a', { backends: TWO_BACKENDS, weight: 10 }))).toMatchObject({ code: 'route.id-taken' });
  expect(synth(chart)).toStrictEqual(before);
});

test('the report has a verdict on it under its own path, once, and what its servers need', () => {
  const lb = build(chartIn(), 'Lb', { name: 'zl-lb', backends: TWO_BACKENDS, controller: TRAEFIK, canaries: [{ id: 'next', backends: NEXT, weight: 10 }] });
  lb.addRoute('b', { paths: [RoutePath.prefix('/b')] });
  expect(lb.report.verdicts.filter(({ policy }) => policy === 'canaries')).toMatchObject([
    { route: 'zl/Lb/next', support: 'native', rendered: 'Service zl-lb-next: weight 10' },
  ]);
  expect(lb.report.requirements.filter(({ id }) => id === 'plain-http-backends').map(({ what }) => what)).toStrictEqual([
    expect.stringContaining('port 80'), expect.stringContaining('port 8080'),
  ]);
});

test('connections that pass unread have no requests to share', () => {
  const lb = loadBalancer({ hosts: ['a.example.com'], tls: Tls.passthrough() });
  expect(fault(() => lb.addCanary('next', { backends: NEXT, weight: 10 }))).toMatchObject({ code: 'tls.passthrough-beside', prop: 'canaries' });
  const other = loadBalancer({ hosts: ['a.example.com'] });
  other.addCanary('next', { backends: NEXT, weight: 10 });
  expect(fault(() => other.addRoute('b', { hosts: ['b.example.com'], tls: Tls.passthrough() }))).toMatchObject({ code: 'tls.passthrough-beside', prop: 'canaries' });
});
