import { ExternalLoadBalancer, ExternalLoadBalancerProps, HttpsRedirect, IngressController, RouteOptions, RoutePath, Tls } from '../../src';
import { BACKENDS, chartIn, fault, loadBalancer } from '../support';

const ASKED: RouteOptions = { hosts: ['a.com'], tls: Tls.fromSecret('certificate'), clientCertificates: { caSecret: 'clients-ca' } };
const OTHER_PATH: RouteOptions = { ...ASKED, paths: [RoutePath.prefix('/b')] };

describe.each([['ingress-nginx', IngressController.ingressNginx()], ['Traefik', IngressController.traefik()]])('on %s nobody gets past them', (_, controller) => {
  test.each<[string, Partial<ExternalLoadBalancerProps>, string]>([
    ['for every host', { hosts: undefined, tls: Tls.controllerDefault() }, 'client-certificates.no-host'],
    ['without TLS', { tls: undefined }, 'client-certificates.no-tls'],
    ['without TLS that the controller ends', { tls: Tls.passthrough() }, 'tls.passthrough-beside'],
    ['over http', { httpsRedirect: HttpsRedirect.NEVER }, 'client-certificates.http'],
    ['behind a proxy that ends TLS', { httpsRedirect: HttpsRedirect.ALWAYS }, 'client-certificates.http'],
    ['by a path of challenges', { paths: [RoutePath.prefix('/'), RoutePath.prefix('/.well-known/acme-challenge/a')] }, 'client-certificates.challenge'],
  ])('%s', (__, props, code) => {
    expect(fault(() => loadBalancer({ controller, ...ASKED, ...props }))).toMatchObject({ code });
  });

  test.each<[string, RouteOptions]>([
    ['none', { ...OTHER_PATH, clientCertificates: undefined }],
    ['none, and no TLS', { hosts: ['a.com'], paths: [RoutePath.prefix('/b')] }],
    ['another authority', { ...OTHER_PATH, clientCertificates: { caSecret: 'others' } }],
    ['optional ones', { ...OTHER_PATH, clientCertificates: { caSecret: 'clients-ca', optional: true } }],
    ['another host as well', { hosts: ['b.com', 'a.com'], paths: [RoutePath.prefix('/b')], tls: Tls.fromSecret('certificate') }],
  ])('by another route of the host with %s', (__, options) => {
    expect(fault(() => loadBalancer({ controller, ...ASKED }).addRoute('b', options))).toMatchObject({ code: 'client-certificates.differ' });
    expect(fault(() => loadBalancer({ controller, ...options }).addRoute('b', ASKED))).toMatchObject({ code: 'client-certificates.differ' });
  });

  test('by another load balancer of the host, whose Secret stands in another namespace', () => {
    const chart = chartIn();
    loadBalancer({ controller, ...ASKED }, chart);
    expect(fault(() => new ExternalLoadBalancer(chart, 'Other', { backends: BACKENDS, controller, ...OTHER_PATH, namespace: 'other' }))).toMatchObject({ code: 'client-certificates.differ' });
  });
});

test('routes of a host that ask for the same are taken, however that is written', () => {
  const lb = loadBalancer(ASKED);
  lb.addRoute('b', { ...OTHER_PATH, clientCertificates: { caSecret: 'clients-ca', optional: false, forwardCertificate: undefined } });
  lb.addRoute('c', { hosts: ['c.com'] });
  expect(lb.routes).toHaveLength(3);
});
