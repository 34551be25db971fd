import {
  AnnotationReader, BackendProtocol, BackendTls, Controller, ExternalLoadBalancerProps, GatewayImplementation, HeaderValue, IngressController,
  LoadBalancing, Retries, RetryOn, Support,
} from '../../src';
import { chartIn, fault, loadBalancer, synth, TWO_BACKENDS } from '../support';

const NGINX = IngressController.ingressNginx({ snippetAnnotations: true });
const READER = IngressController.ingressNginx({ reader: AnnotationReader.TRAEFIK, snippetAnnotations: true });
const TRAEFIK = IngressController.traefik();
const ENVOY = IngressController.gatewayApi({ gateway: { name: 'edge' }, implementation: GatewayImplementation.envoyGateway() });
const ALL: [string, Controller][] = [['ingress-nginx', NGINX], ['its reader', READER], ['Traefik', TRAEFIK], ['Envoy Gateway', ENVOY]];

function made(controller: Controller, props: Partial<ExternalLoadBalancerProps> = {}) {
  const chart = chartIn();
  const lb = loadBalancer({ controller, backends: TWO_BACKENDS, loadBalancing: LoadBalancing.clusterIp(), ...props }, chart);
  const objects: any[] = synth(chart);
  return { lb, objects, verdict: (policy: string) => lb.report.verdicts.find(each => each.policy === policy) };
}

test.each<[string, Controller]>([['ingress-nginx', NGINX], ['its reader', READER]])('on %s, an annotation asks for it, and no other way of balancing', (_, controller) => {
  const { annotations } = made(controller).objects.find(({ kind }) => kind === 'Ingress').metadata;
  expect(Object.entries(annotations).filter(([key]) => /service-upstream|load-balance|affinity|hash/.test(key))).toStrictEqual([['nginx.ingress.kubernetes.io/service-upstream', 'true']]);
});

test('on Traefik, the service asks for it, and ejects nobody', () => {
  const [{ services }] = made(TRAEFIK).objects.find(({ kind }) => kind === 'IngressRoute').spec.routes;
  expect(services).toStrictEqual([{ name: 'zl-lb', port: 80, nativeLB: true, serversTransport: 'zl-lb-backends' }]);
});

test('on Envoy Gateway, the policy of the route asks for it, and ejects nobody', () => {
  const { spec } = made(ENVOY).objects.find(({ kind }) => kind === 'BackendTrafficPolicy');
  expect([spec.routingType, spec.loadBalancer, spec.healthCheck]).toStrictEqual(['Service', undefined, undefined]);
});

describe.each(ALL)('on %s', (_, controller) => {
  test('the cluster\'s network has to lead connections on', () => {
    const { lb, verdict } = made(controller);
    expect(verdict('loadBalancing')).toMatchObject({ support: Support.NATIVE });
    expect(lb.report.requirements.filter(({ id }) => id === 'cluster-ip')).toHaveLength(1);
  });

  test('attempts that nobody asks for are left, and are no promise of another server', () => {
    const [unasked, plain] = [made(controller), made(controller, { loadBalancing: LoadBalancing.roundRobin() })].map(({ verdict }) => verdict('retries'));
    expect(unasked).toMatchObject({ unasked: true, rendered: expect.any(String) });
    expect(unasked!.note).not.toBe(plain!.note);
  });

  test.each([
    ['for external servers', Retries.forExternalServers(), Support.APPROXIMATED],
    ['on failures', Retries.on([RetryOn.CONNECT_FAILURE]), Support.APPROXIMATED],
  ])('attempts %s may meet the same server', (_name, retries, support) => {
    expect(made(controller, { retries }).verdict('retries')).toMatchObject({ support });
  });

  test('a health check, a canary and a name in DNS know servers, which the controller does not', () => {
    const { lb } = made(controller);
    expect(fault(() => lb.addCanary('next', { backends: TWO_BACKENDS, weight: 10 }))).toMatchObject({ code: 'load-balancing.cluster-ip-canaries' });
    expect(lb.report.verdicts.some(({ policy }) => policy === 'canaries')).toBe(false);
  });
});

test.each<[string, Controller]>([['ingress-nginx', NGINX], ['Envoy Gateway', ENVOY]])('on %s, the address of the backend is that of the Service', (_, controller) => {
  const responseHeaders = { 'X-Backend': HeaderValue.backendAddress() };
  expect(made(controller, { responseHeaders }).verdict('responseHeaders')).toMatchObject({ support: Support.APPROXIMATED });
  expect(made(controller, { responseHeaders, loadBalancing: undefined }).verdict('responseHeaders')).toMatchObject({ support: Support.NATIVE });
});

test('the annotation beside the prop is one too many', () => {
  expect(fault(() => made(NGINX, { annotations: { 'nginx.ingress.kubernetes.io/service-upstream': 'true' } }))).toMatchObject({ code: 'annotations.rendered' });
});

test('certificates of the servers have a name that is not the cluster IP', () => {
  const verified = BackendProtocol.https(BackendTls.verified({ serverName: 'a.example.com' }));
  expect(made(TRAEFIK, { backendProtocol: verified }).verdict('loadBalancing')).toMatchObject({ support: Support.NATIVE });
  expect(made(ENVOY, { backendProtocol: verified }).objects.some(({ kind }) => kind === 'BackendTLSPolicy')).toBe(true);
});
