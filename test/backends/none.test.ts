import { BackendProtocol, Backends, EndpointsApi, ExternalLoadBalancer, GatewayImplementation, IngressController, LoadBalancing, Redirect, RoutePath } from '../../src';
import { chartIn, fault, made } from '../support';

const redirect = Redirect.permanent('https://new.example.com');

function withoutBackends(props: object = {}, chart = chartIn()) {
  return { chart, lb: new ExternalLoadBalancer(chart, 'Lb', { name: 'zl-lb', hosts: ['old.example.com'], redirect, ...props }) };
}

test('a load balancer that redirects has a Service without addresses', () => {
  const { chart, lb } = withoutBackends();
  expect([lb.endpoints, lb.endpointSlices]).toStrictEqual([undefined, []]);
  expect(made(chart).map(({ kind }) => kind)).toStrictEqual(['Service', 'Ingress']);
  expect(lb.service.toJson().spec).toStrictEqual({ type: 'ClusterIP', ports: [{ name: 'http', port: 80, protocol: 'TCP', targetPort: 80 }] });
  expect(lb.report.requirements.map(({ id }) => id)).toStrictEqual(['ingress-class']);
});

test.each([
  ['Traefik', IngressController.traefik(), ['Service', 'IngressRoute', 'Middleware']],
  ['Gateway API', IngressController.gatewayApi({ gateway: { name: 'edge' } }), ['Service', 'HTTPRoute']],
  ['Envoy Gateway', IngressController.gatewayApi({ gateway: { name: 'edge' }, implementation: GatewayImplementation.envoyGateway() }), ['Service', 'HTTPRoute']],
] as const)('nothing on %s is about backends', (_, controller, kinds) => {
  const { chart, lb } = withoutBackends({ controller });
  expect(made(chart).map(({ kind }) => kind)).toStrictEqual(kinds);
  expect(lb.report.verdicts.map(({ policy }) => policy)).toStrictEqual(['paths', 'redirect']);
});

test('all of its routes redirect', () => {
  const { lb } = withoutBackends();
  expect(lb.addRoute('app', { paths: [RoutePath.prefix('/app')], redirect }).name).toBe('zl-lb-app');
  expect(fault(() => lb.addRoute('other', { paths: [RoutePath.prefix('/other')] }))).toMatchObject({ code: 'backends.none-for-route', prop: 'redirect' });
});

test.each<[string, unknown]>([
  ['endpointsApi', EndpointsApi.ENDPOINT_SLICE], ['loadBalancing', LoadBalancing.roundRobin()], ['healthChecks', []], ['backendProtocol', BackendProtocol.http()],
])('%s needs backends', (prop, value) => {
  expect(fault(() => withoutBackends({ [prop]: value }))).toMatchObject({ code: 'backends.needed', prop });
});

test('nobody else may leave them out', () => {
  expect(fault(() => withoutBackends({ redirect: undefined })).code).toBe('input.wrong-type');
  expect(fault(() => Backends.fromIps([], { port: 80 })).code).toBe('backends.none');
});
