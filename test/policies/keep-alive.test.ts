import {
  AnnotationReader, BackendProtocol, BackendTls, Controller, ExternalLoadBalancerProps, GatewayImplementation, IngressController, Support,
} from '../../src';
import { chartIn, fault, loadBalancer, synth } from '../support';

const NGINX = IngressController.ingressNginx();
const TRAEFIK = IngressController.traefik();
const GATEWAY = { name: 'edge' };
const ENVOY = IngressController.gatewayApi({ gateway: GATEWAY, implementation: GatewayImplementation.envoyGateway() });

function made(controller: Controller, props: Partial<ExternalLoadBalancerProps> = {}) {
  const chart = chartIn();
  const lb = loadBalancer({ controller, disableKeepAlive: true, ...props }, chart);
  const objects: any[] = synth(chart);
  return { of: (kind: string) => objects.find(each => each.kind === kind), verdict: lb.report.verdicts.find(({ policy }) => policy === 'disableKeepAlive') };
}

test('on ingress-nginx, the header says so, at the cost of WebSockets', () => {
  const { of, verdict } = made(NGINX);
  expect(of('Ingress').metadata.annotations).toMatchObject({ 'nginx.ingress.kubernetes.io/connection-proxy-header': 'close' });
  expect(verdict).toMatchObject({ support: Support.APPROXIMATED });
});

test('on Traefik, no connection stays idle, also not one of HTTP/2', () => {
  expect(made(TRAEFIK).of('ServersTransport').spec).toStrictEqual({ maxIdleConnsPerHost: -1 });
  expect(made(TRAEFIK, { backendProtocol: BackendProtocol.https(BackendTls.unverified()) }).of('ServersTransport').spec).toMatchObject({ maxIdleConnsPerHost: -1, disableHTTP2: true });
});

test('on Envoy Gateway, a connection is for one request', () => {
  expect(made(ENVOY).of('BackendTrafficPolicy').spec).toMatchObject({ circuitBreaker: { maxRequestsPerConnection: 1 } });
});

test.each<[string, Controller]>([
  ['Gateway API alone', IngressController.gatewayApi({ gateway: GATEWAY })],
  ['Traefik as the reader', IngressController.ingressNginx({ reader: AnnotationReader.TRAEFIK })],
])('%s cannot', (_, controller) => {
  expect(fault(() => made(controller))).toMatchObject({ code: 'refused.disableKeepAlive' });
});

test('off asks for nothing', () => {
  expect(made(TRAEFIK, { disableKeepAlive: false }).verdict).toBeUndefined();
});

test('calls of gRPC share a connection, whoever says that it is gRPC', () => {
  expect(fault(() => made(ENVOY, { backendProtocol: BackendProtocol.grpc() }))).toMatchObject({ code: 'keep-alive.grpc' });
  expect(fault(() => made(NGINX, { annotations: { 'nginx.ingress.kubernetes.io/backend-protocol': 'GRPC' } }))).toMatchObject({ code: 'nginx.keep-alive' });
});
