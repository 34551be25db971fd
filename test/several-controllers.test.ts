import { chartIn, fault, loadBalancer, synth, TWO_BACKENDS } from './support';
import { BackendProtocol, BackendTls, GatewayImplementation, IngressController, RoutePath, Tls } from '../src';

const TRAEFIK = IngressController.traefik();
const implementation = GatewayImplementation.envoyGateway();
const gatewayOf = (gatewayClassName: string) => IngressController.gatewayApi({ gatewayClassName, implementation });
const hosts = ['a.example.com'];

/** What a chart has, each object by its kind and name. */
const objectsOf = (chart: ReturnType<typeof chartIn>) => synth(chart).map(({ kind, metadata: { name } }: any) => `${kind} ${name}`);

test('the same host and path on two controllers lead to the same Service', () => {
  const chart = chartIn();
  const lb = loadBalancer({ hosts }, chart);
  lb.addRoute('traefik', { hosts, controller: TRAEFIK });
  expect(objectsOf(chart)).toStrictEqual(['Service zl-lb', 'Endpoints zl-lb', 'Ingress zl-lb', 'IngressRoute zl-lb-traefik']);
  expect(synth(chart)[3].spec.routes[0].services).toStrictEqual([{ name: 'zl-lb', port: 80 }]);
  expect(lb.routes.map(({ kind }) => kind)).toStrictEqual(['Ingress', 'IngressRoute']);
});

test('two classes of one controller', () => {
  const lb = loadBalancer({ hosts });
  lb.addRoute('inner', { hosts, controller: IngressController.ingressNginx({ className: 'inner' }) });
  expect(lb.routes.map(route => route.toJson().spec.ingressClassName)).toStrictEqual(['nginx', 'inner']);
  expect(fault(() => lb.addRoute('again', { hosts, controller: IngressController.ingressNginx({ className: 'inner' }) }))).toMatchObject({ code: 'paths.taken' });
});

test('a certificate holds for the hosts of its own controller', () => {
  const lb = loadBalancer({ hosts, tls: Tls.fromSecret('s') });
  const route = lb.addRoute('traefik', { hosts, controller: TRAEFIK });
  expect(route.toJson().spec).toMatchObject({ entryPoints: ['web'] });
});

test('each class has a Gateway of its own, which its first route brings for all of them', () => {
  const chart = chartIn();
  const backendProtocol = BackendProtocol.https(BackendTls.verified({ serverName: 'b.example.com', caConfigMap: 'ca' }));
  const lb = loadBalancer({ hosts, controller: gatewayOf('a'), backendProtocol }, chart);
  lb.addRoute('b', { hosts, controller: gatewayOf('b') });
  lb.addRoute('b2', { hosts: ['b.example.com'], paths: [RoutePath.prefix('/b')], tls: Tls.fromSecret('s'), controller: gatewayOf('b') });
  const objects = synth(chart);
  const named = (kind: string) => objects.filter(object => object.kind === kind);
  expect(named('Gateway').map(({ metadata, spec }: any) => [metadata.name, spec.gatewayClassName, spec.listeners.length])).toStrictEqual([['zl-lb', 'a', 1], ['zl-lb-b', 'b', 2]]);
  expect(named('HTTPRoute').map(({ metadata, spec }: any) => [metadata.name, spec.parentRefs[0].name])).toStrictEqual([
    ['zl-lb', 'zl-lb'], ['zl-lb-b', 'zl-lb-b'], ['zl-lb-b2', 'zl-lb-b'], ['zl-lb-b2-https-redirect', 'zl-lb-b'],
  ]);
  expect(named('ClientTrafficPolicy').map(({ spec }: any) => spec.targetRefs[0].name)).toStrictEqual(['zl-lb', 'zl-lb-b']);
  expect(named('BackendTLSPolicy').map(({ metadata, spec }: any) => [metadata.name, spec.targetRefs[0].name])).toStrictEqual([['zl-lb', 'zl-lb'], ['zl-lb-b', 'zl-lb']]);
});

test('a Gateway API route of a load balancer on another controller brings how its servers are verified', () => {
  const chart = chartIn();
  const backendProtocol = BackendProtocol.https(BackendTls.verified({ serverName: 'b.example.com', caSecret: 'ca' }));
  loadBalancer({ hosts, controller: TRAEFIK, backendProtocol }, chart)
    .addRoute('gateway', { hosts, controller: gatewayOf('a') });
  expect(objectsOf(chart)).toContain('BackendTLSPolicy zl-lb-gateway');
});

test('DNS leads to the controller of the load balancer', () => {
  const lb = loadBalancer({ hosts, externalAddress: '10.254.18.55' });
  const route = lb.addRoute('traefik', { hosts, controller: TRAEFIK });
  expect(route.toJson().metadata.annotations).toBeUndefined();
  expect(lb.addRoute('b', { hosts, paths: [RoutePath.prefix('/b')] }).toJson().metadata.annotations).toBeDefined();
});

test('the report says of each route who serves it, and has the requirements of all', () => {
  const lb = loadBalancer({ hosts });
  lb.addRoute('traefik', { hosts, controller: TRAEFIK });
  expect(lb.report.controller).toBe('ingress-nginx (class nginx)');
  expect(lb.report.otherControllers).toStrictEqual({ 'zl/Lb/traefik': 'Traefik' });
  expect(lb.report.toString()).toContain('  zl/Lb/traefik on Traefik\n');
  expect(lb.report.requirements.map(({ id }) => id)).toEqual(expect.arrayContaining(['ingress-class', 'traefik-provider']));
});

test('what another controller cannot do is refused, and leaves nothing behind', () => {
  const lb = loadBalancer({ hosts });
  const children = lb.node.children.length;
  const controller = IngressController.gatewayApi({ gateway: { name: 'edge' } });
  expect(fault(() => lb.addRoute('gateway', { hosts, paths: [RoutePath.regex('/a.*')], controller }))).toMatchObject({ code: 'refused.regex', place: 'zl/Lb.addRoute("gateway")' });
  expect(fault(() => lb.addRoute('gateway', { controller: 'traefik' as any }))).toMatchObject({ code: 'input.wrong-type', prop: 'controller' });
  expect(lb.node.children).toHaveLength(children);
});

test('a canary is for the routes of all controllers', () => {
  const chart = chartIn();
  const lb = loadBalancer({ hosts }, chart);
  lb.addRoute('traefik', { hosts, controller: TRAEFIK });
  lb.addCanary('next', { backends: TWO_BACKENDS, weight: 10 });
  const objects = synth(chart);
  expect(objects.filter(({ kind }) => kind === 'Ingress').map(({ metadata }) => metadata.name)).toStrictEqual(['zl-lb', 'zl-lb-next']);
  expect(objects.find(({ kind }) => kind === 'IngressRoute').spec.routes[0].services.map(({ weight }: any) => weight)).toStrictEqual([90, 10]);
});
