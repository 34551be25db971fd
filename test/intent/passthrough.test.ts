import { BackendProtocol, Backends, Controller, ExternalLoadBalancerProps, GatewayImplementation, HashKey, HealthCheck, HttpsRedirect, IngressController, LoadBalancing, RoutePath, Support, Tls } from '../../src';
import { chartIn, failure, fault, loadBalancer, synth } from '../support';

const HOSTS = ['a.example.com'];
const TLS = Tls.passthrough();
const MADE = { gatewayClassName: 'eg' };
const ENVOY = { implementation: GatewayImplementation.envoyGateway() };

/** The objects of a load balancer beside its Service and addresses. */
function objects(controller: Controller, props: Partial<ExternalLoadBalancerProps> = {}): any[] {
  const chart = chartIn();
  loadBalancer({ controller, hosts: HOSTS, tls: TLS, ...props }, chart);
  return synth(chart).filter(({ kind }: any) => !/^(Service|Endpoints)$/.test(kind));
}

test('on ingress-nginx, connections are passed on, and http is redirected', () => {
  const [ingress, ...others] = objects(IngressController.ingressNginx());
  expect(others).toStrictEqual([]);
  expect(ingress.metadata.annotations).toStrictEqual({ 'nginx.ingress.kubernetes.io/ssl-passthrough': 'true', 'nginx.ingress.kubernetes.io/force-ssl-redirect': 'true' });
  expect([ingress.spec.tls, ingress.spec.rules[0].http.paths.map(({ path, pathType }: any) => [path, pathType])]).toStrictEqual([undefined, [['/', 'Prefix']]]);
});

test('on Traefik, an IngressRouteTCP knows them by the name in TLS, exact hosts first', () => {
  const [route, ...others] = objects(IngressController.traefik({ tlsEntryPoints: ['https'], ingressClassName: 'a' }), { hosts: ['*.example.com', 'a.example.com', 'b.example.com'] });
  expect(others).toStrictEqual([]);
  expect([route.apiVersion, route.kind]).toStrictEqual(['traefik.io/v1alpha1', 'IngressRouteTCP']);
  const services = [{ name: 'zl-lb', port: 80 }];
  expect(route.spec).toStrictEqual({
    ingressClassName: 'a',
    entryPoints: ['https'],
    routes: [
      { match: 'HostSNI(`a.example.com`) || HostSNI(`b.example.com`)', priority: expect.any(Number), services },
      { match: expect.stringMatching(/^HostSNIRegexp\(`\^\[\^\.\]\{1,63\}\\\.example\\\.com\$`\)$/), priority: expect.any(Number), services },
    ],
    tls: { passthrough: true },
  });
  expect(route.spec.routes[0].priority).toBeGreaterThan(route.spec.routes[1].priority);
});

test('with Gateway API, a TLSRoute is attached to the listeners of an existing Gateway that take it', () => {
  expect(objects(IngressController.gatewayApi({ gateway: { name: 'edge', namespace: 'infra' }, ...ENVOY }))).toStrictEqual([{
    apiVersion: 'gateway.networking.k8s.io/v1',
    kind: 'TLSRoute',
    metadata: { name: 'zl-lb', namespace: 'wetwin' },
    spec: { parentRefs: [{ name: 'edge', namespace: 'infra' }], hostnames: HOSTS, rules: [{ backendRefs: [{ name: 'zl-lb', port: 80 }] }] },
  }]);
});

test('a generated Gateway has a listener for each host', () => {
  const all = objects(IngressController.gatewayApi({ ...MADE, ...ENVOY }), { hosts: ['a.example.com', '*.b.com'] });
  expect(all.map(({ kind }) => kind).sort()).toStrictEqual(['ClientTrafficPolicy', 'Gateway', 'TLSRoute']);
  expect(all.find(({ kind }) => kind === 'TLSRoute').spec.parentRefs.map(({ sectionName }: any) => sectionName)).toStrictEqual(['tls.a.example.com', 'tls-any.b.com']);
  expect(all.find(({ kind }) => kind === 'Gateway').spec.listeners).toStrictEqual([
    { name: 'http', port: 80, protocol: 'HTTP' },
    { name: 'tls.a.example.com', port: 443, protocol: 'TLS', hostname: 'a.example.com', tls: { mode: 'Passthrough' } },
    { name: 'tls-any.b.com', port: 443, protocol: 'TLS', hostname: '*.b.com', tls: { mode: 'Passthrough' } },
  ]);
});

test('stands beside routes of other hosts that the controller ends TLS for', () => {
  const chart = chartIn();
  loadBalancer({ controller: IngressController.gatewayApi(MADE), hosts: HOSTS, tls: TLS }, chart).addRoute('b', { hosts: ['b.example.com'], tls: Tls.fromSecret('b') });
  const gateway = synth(chart).find(({ kind }: any) => kind === 'Gateway')!;
  expect(gateway.spec.listeners.map(({ name }: any) => name)).toStrictEqual(['http', 'https.b.example.com', 'tls.a.example.com']);
});

test.each([
  ['ingress-nginx', IngressController.ingressNginx(), Support.APPROXIMATED],
  ['Traefik', IngressController.traefik(), Support.NATIVE],
  ['Gateway API', IngressController.gatewayApi({ gateway: { name: 'edge' } }), Support.NATIVE],
  ['Envoy Gateway', IngressController.gatewayApi({ ...MADE, ...ENVOY }), Support.NATIVE],
])('the report on %s speaks of no requests', (_, controller, support) => {
  const { report } = loadBalancer({ controller, hosts: HOSTS, tls: TLS, backends: Backends.fromIps(['10.254.18.46', '10.254.18.47'], { port: 8443 }) });
  const verdicts = report.verdicts.filter(({ policy }) => policy !== 'escapedSlashes');
  expect(verdicts.map(verdict => [verdict.policy, verdict.support])).toStrictEqual([['paths', Support.NATIVE], ['tls', support]]);
  expect(report.requirements.map(({ id }) => id)).toEqual(expect.arrayContaining(['tls-of-backends']));
  expect(report.requirements.map(({ id }) => id)).not.toEqual(expect.arrayContaining(['plain-http-backends']));
});

describe('a route with it', () => {
  test.each<[string, Partial<ExternalLoadBalancerProps>]>([
    ['paths', { paths: [RoutePath.prefix('/a')] }],
    ['paths', { paths: [RoutePath.exact('/')] }],
    ['appRoot', { appRoot: '/a' }],
    ['blockedUserAgents', { blockedUserAgents: ['curl'] }],
    ['accessLog', { accessLog: false }],
    ['httpsRedirect', { httpsRedirect: HttpsRedirect.NEVER }],
    ['loadBalancing', { loadBalancing: LoadBalancing.consistentHash(HashKey.clientIp()) }],
    ['healthChecks', { healthChecks: [HealthCheck.passive()] }],
    ['backendProtocol', { backendProtocol: BackendProtocol.https() }],
  ])('has nothing that looks into requests: %s', (prop, props) => {
    expect(fault(() => objects(IngressController.traefik(), props))).toMatchObject({ code: 'tls.passthrough-beside', prop });
  });

  test('has a host of its own, in whatever order', () => {
    const other = { hosts: HOSTS, paths: [RoutePath.prefix('/b')] };
    expect(fault(() => loadBalancer({ hosts: HOSTS, tls: TLS }).addRoute('b', other)).code).toBe('tls.passthrough-shared');
    expect(fault(() => loadBalancer(other).addRoute('b', { hosts: HOSTS, tls: TLS })).code).toBe('tls.passthrough-shared');
  });

  test('warns of no port that speaks https by custom', () => {
    const print = jest.spyOn(process.stderr, 'write').mockReturnValue(true);
    const chart = chartIn();
    loadBalancer({ hosts: HOSTS, tls: TLS, backends: Backends.fromIps(['10.254.18.46'], { port: 8443 }) }, chart);
    synth(chart);
    expect(print.mock.calls.filter(([text]) => String(text).includes('8443'))).toStrictEqual([]);
    print.mockRestore();
  });

  test('is refused where only exact answers count on ingress-nginx', () => {
    expect(failure(() => loadBalancer({ hosts: HOSTS, tls: TLS, acceptApproximations: false }))).toMatch(/\[controller\.not-exact\]$/);
  });
});
