import { Controller, GatewayImplementation, HttpsRedirect, IngressController, LoadBalancing, RouteOptions, RoutePath, Support, Tls } from '../../src';
import { chartIn, failure, fault, loadBalancer, synth } from '../support';

const HOSTS = ['a.example.com'];
const TLS = Tls.controllerDefault();
const GATEWAY = IngressController.gatewayApi({ gateway: { name: 'edge' } });
const ENVOY = IngressController.gatewayApi({ gateway: { name: 'edge' }, implementation: GatewayImplementation.envoyGateway() });

/** The routing objects of a route. */
function routing(controller: Controller, options: RouteOptions): any[] {
  const chart = chartIn();
  loadBalancer({ controller, hosts: HOSTS, ...options }, chart);
  return synth(chart).filter(({ kind }: any) => /^(Ingress|IngressRoute|HTTPRoute)$/.test(kind));
}

const isRedirected = ({ middlewares = [] }: any) => middlewares[0]?.name === 'zl-lb-to-https';
const entryPoints = (objects: any[]) => objects.map(({ metadata, spec }) => (
  [metadata.name, spec.entryPoints, spec.tls !== undefined, spec.routes.some(isRedirected)]
));
const sections = (objects: any[]) => objects.map(({ metadata, spec }) => [metadata.name, spec.parentRefs.map(({ sectionName }: any) => sectionName)]);

describe('an Ingress', () => {
  test.each<[HttpsRedirect, { [name: string]: string }]>([
    [HttpsRedirect.WITH_CERTIFICATE, { 'ssl-redirect': 'true' }],
    [HttpsRedirect.NEVER, { 'ssl-redirect': 'false', 'force-ssl-redirect': 'false' }],
    [HttpsRedirect.ALWAYS, { 'force-ssl-redirect': 'true' }],
  ])('has annotations for %s, whatever the settings for all hosts', (httpsRedirect, annotations) => {
    const expected = Object.fromEntries(Object.entries(annotations).map(([name, value]) => [`nginx.ingress.kubernetes.io/${name}`, value]));
    expect(routing(IngressController.ingressNginx(), { tls: TLS, httpsRedirect })[0].metadata.annotations).toStrictEqual(expected);
  });

  test('of every host is not redirected against its own word', () => {
    expect(routing(IngressController.ingressNginx(), { hosts: undefined, tls: TLS, httpsRedirect: HttpsRedirect.NEVER })[0].metadata.annotations)
      .toMatchObject({ 'nginx.ingress.kubernetes.io/force-ssl-redirect': 'false' });
  });

  test.each(['ssl-redirect', 'force-ssl-redirect'])('takes no %s beside the prop', name => {
    for (const httpsRedirect of Object.values(HttpsRedirect)) {
      const message = failure(() => routing(IngressController.ingressNginx(), { tls: TLS, httpsRedirect, annotations: { [`nginx.ingress.kubernetes.io/${name}`]: 'true' } }));
      expect(message).toMatch(/the prop httpsRedirect renders it \[annotations\.rendered\]$/);
    }
  });

  test('that asks for certificates of clients is not served over http', () => {
    const annotations = { 'nginx.ingress.kubernetes.io/auth-tls-secret': 'wetwin/ca' };
    expect(failure(() => routing(IngressController.ingressNginx(), { tls: TLS, httpsRedirect: HttpsRedirect.NEVER, annotations })))
      .toMatch(/leave out httpsRedirect.*\[annotations\.client-certificates\]$/);
    expect(() => routing(IngressController.ingressNginx(), { httpsRedirect: HttpsRedirect.ALWAYS, annotations })).not.toThrow();
  });
});

describe('an IngressRoute', () => {
  const TRAEFIK = IngressController.traefik();

  test('stands on the entry points for http and https, without a redirect', () => {
    expect(entryPoints(routing(TRAEFIK, { tls: TLS, httpsRedirect: HttpsRedirect.NEVER }))).toStrictEqual([
      ['zl-lb', ['websecure'], true, false], ['zl-lb-http', ['web'], false, false],
    ]);
  });

  test('redirects where it has no certificate', () => {
    expect(entryPoints(routing(TRAEFIK, { httpsRedirect: HttpsRedirect.ALWAYS }))).toStrictEqual([['zl-lb', ['web'], false, true]]);
  });

  test.each([[HttpsRedirect.NEVER, false], [HttpsRedirect.ALWAYS, true], [HttpsRedirect.WITH_CERTIFICATE, true]])('with %s and a certificate has a cookie that is secure: %s', (httpsRedirect, secure) => {
    const [{ spec }] = routing(TRAEFIK, { tls: TLS, httpsRedirect, loadBalancing: LoadBalancing.stickyCookie() });
    expect(spec.routes[0].services[0].sticky.cookie.secure).toBe(secure);
  });
});

describe('an HTTPRoute', () => {
  test('stands on the listeners for http and https, without a redirect', () => {
    expect(sections(routing(GATEWAY, { tls: TLS, httpsRedirect: HttpsRedirect.NEVER }))).toStrictEqual([['zl-lb', ['http', 'https']]]);
  });

  test('serves over http what a proxy forwards as https, and redirects the rest', () => {
    const [route, ...others] = routing(GATEWAY, { paths: [RoutePath.exact('/a')], httpsRedirect: HttpsRedirect.ALWAYS });
    const match = { path: { type: 'Exact', value: '/a' } };
    expect([sections([route]), others]).toStrictEqual([[['zl-lb', ['http']]], []]);
    expect(route.spec.rules).toStrictEqual([
      { matches: [{ ...match, headers: [{ type: 'Exact', name: 'X-Forwarded-Proto', value: 'https' }] }], backendRefs: [{ name: 'zl-lb', port: 80 }] },
      { matches: [match], filters: [{ type: 'RequestRedirect', requestRedirect: { scheme: 'https', statusCode: 308 } }] },
    ]);
  });

  test('for http and one for https have the policies of the route on Envoy Gateway', () => {
    const chart = chartIn();
    loadBalancer({ controller: ENVOY, hosts: HOSTS, tls: TLS, httpsRedirect: HttpsRedirect.ALWAYS, blockedUserAgents: ['curl'] }, chart);
    const [policy] = synth(chart).filter(({ kind }: any) => kind === 'BackendTrafficPolicy');
    expect(policy.spec.targetRefs.map(({ name }: any) => name)).toStrictEqual(['zl-lb', 'zl-lb-https-redirect']);
    const redirect = synth(chart).find(({ metadata }: any) => metadata.name === 'zl-lb-https-redirect')!;
    expect(redirect.spec.rules.map(({ matches: [{ headers = [] }] }: any) => headers.map(({ name }: any) => name))).toStrictEqual([['User-Agent', 'X-Forwarded-Proto'], ['X-Forwarded-Proto'], []]);
  });
});

describe.each([['ingress-nginx', IngressController.ingressNginx()], ['Traefik', IngressController.traefik()], ['Gateway API', GATEWAY]])('on %s, routes of one host', (_, controller) => {
  const B = { hosts: HOSTS, paths: [RoutePath.prefix('/b')] };

  test('say each for themselves whether they are redirected, with a certificate each', () => {
    const lb = loadBalancer({ controller, hosts: HOSTS, tls: TLS });
    lb.addRoute('b', { ...B, tls: TLS, httpsRedirect: HttpsRedirect.NEVER });
    const verdicts = lb.report.verdicts.filter(({ policy }) => policy === 'httpsRedirect');
    expect(verdicts.map(({ support }) => support)).toStrictEqual([Support.NATIVE]);
  });

  test.each([[{ tls: TLS }, { httpsRedirect: HttpsRedirect.NEVER }], [{ tls: TLS, httpsRedirect: HttpsRedirect.NEVER }, {}], [{}, { tls: TLS, httpsRedirect: HttpsRedirect.ALWAYS }]])('have no redirect of their own without one: %j and %j', (first, second) => {
    const lb = loadBalancer({ controller, hosts: HOSTS, ...first });
    expect(fault(() => lb.addRoute('b', { ...B, ...second })).code).toBe('https-redirect.inherited');
  });

  test('may differ where none has a certificate', () => {
    const lb = loadBalancer({ controller, hosts: HOSTS, httpsRedirect: HttpsRedirect.ALWAYS });
    expect(() => lb.addRoute('b', B)).not.toThrow();
  });
});
