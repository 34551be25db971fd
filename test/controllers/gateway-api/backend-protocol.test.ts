import { objectsOf, onGatewayApi, reportOn, rulesOf, specsIn, specsOf, THERE_ON_ENVOY } from './support';
import { BackendProtocol, Backends, BackendTls, EndpointsApi, HealthCheck } from '../../../src';
import { fault } from '../../support';

const NAMED = { serverName: 'b.example.com' };
const POLICY = 'BackendTLSPolicy';
const TARGET = [{ group: '', kind: 'Service', name: 'zl-lb' }];
const HOSTNAME = Backends.fromHostname('db.example.com.', { port: 443 });

describe('of any implementation', () => {
  test.each<[BackendTls, object]>([
    [BackendTls.verified(NAMED), { hostname: 'b.example.com', wellKnownCACertificates: 'System' }],
    [BackendTls.verified({ ...NAMED, caConfigMap: 'ca' }), { hostname: 'b.example.com', caCertificateRefs: [{ group: '', kind: 'ConfigMap', name: 'ca' }] }],
  ])('certificates are verified by a policy for the Service: %j', (tls, validation) => {
    for (const backendProtocol of [BackendProtocol.https(tls), BackendProtocol.grpcs(tls)]) {
      expect(specsOf(POLICY, { backendProtocol })).toStrictEqual({ 'zl-lb': { targetRefs: TARGET, validation } });
      expect(rulesOf({ backendProtocol })[0].backendRefs).toStrictEqual([{ name: 'zl-lb', port: 80 }]);
    }
  });

  test('routes of a load balancer have one policy', () => {
    const { chart, lb } = onGatewayApi({ backendProtocol: BackendProtocol.https(BackendTls.verified(NAMED)) });
    lb.addRoute('b', { hosts: ['b.example.com'] });
    expect(Object.keys(specsIn(chart, POLICY))).toStrictEqual(['zl-lb']);
  });

  test('without TLS there is none', () => {
    expect(specsOf(POLICY, { backendProtocol: BackendProtocol.grpc() })).toStrictEqual({});
    expect(objectsOf({ backendProtocol: BackendProtocol.http() })).toStrictEqual(objectsOf({}));
  });

  test.each<[BackendTls, string]>([
    [BackendTls.unverified(), 'refused.httpsUnverified'],
    [BackendTls.unverified(NAMED), 'refused.httpsServerName'],
    [BackendTls.verified({ ...NAMED, caSecret: 'ca' }), 'refused.httpsByCaSecret'],
    [BackendTls.verified({ ...NAMED, caConfigMap: 'ca', clientCertificateSecret: 'client' }), 'refused.backendClientCertificate'],
    [BackendTls.verified(), 'gateway-api.server-name'],
  ])('what it cannot do is refused, for gRPC as well: %j', (tls, code) => {
    expect(fault(() => onGatewayApi({ backendProtocol: BackendProtocol.https(tls) }))).toMatchObject({ code, prop: 'backendProtocol' });
    expect(fault(() => onGatewayApi({ backendProtocol: BackendProtocol.grpcs(tls) })).code).toBe(tls.verifies ? code : 'refused.grpcsUnverified');
  });
});

describe('of Envoy Gateway', () => {
  const on = (kind: string, backendProtocol: BackendProtocol, backends?: Backends) => (
    specsOf(kind, { backendProtocol, ...backends && { backends } }, THERE_ON_ENVOY)
  );

  test('a policy verifies, by a Secret as well', () => {
    expect(on(POLICY, BackendProtocol.https(BackendTls.verified({ ...NAMED, caSecret: 'ca' })))).toStrictEqual({
      'zl-lb': { targetRefs: TARGET, validation: { hostname: 'b.example.com', caCertificateRefs: [{ group: '', kind: 'Secret', name: 'ca' }] } },
    });
  });

  test.each<[BackendTls, object]>([
    [BackendTls.unverified(), { insecureSkipVerify: true }],
    [BackendTls.unverified(NAMED), { sni: 'b.example.com', insecureSkipVerify: true }],
    [BackendTls.verified({ ...NAMED, clientCertificateSecret: 'client' }), { sni: 'b.example.com', wellKnownCACertificates: 'System', clientCertificateRef: { kind: 'Secret', name: 'client' } }],
    [
      BackendTls.verified({ ...NAMED, caSecret: 'ca', clientCertificateSecret: 'client' }),
      { sni: 'b.example.com', caCertificateRefs: [{ group: '', kind: 'Secret', name: 'ca' }], clientCertificateRef: { kind: 'Secret', name: 'client' } },
    ],
  ])('a Backend says what a policy cannot: %j', (tls, field) => {
    const backendProtocol = BackendProtocol.https(tls);
    const { endpoints, appProtocols, tls: found } = on('Backend', backendProtocol)['zl-lb'];
    expect(appProtocols).toStrictEqual(['gateway.envoyproxy.io/wss']);
    expect(found).toStrictEqual(field);
    expect(endpoints).toStrictEqual([{ ip: { address: '10.254.18.46', port: 80 } }, { ip: { address: '10.254.18.47', port: 80 } }]);
    expect(rulesOf({ backendProtocol }, THERE_ON_ENVOY)[0].backendRefs).toStrictEqual([{ group: 'gateway.envoyproxy.io', kind: 'Backend', name: 'zl-lb' }]);
    expect(on(POLICY, backendProtocol)).toStrictEqual({});
    expect(reportOn({ backendProtocol }, THERE_ON_ENVOY).requirements.map(({ id }) => id)).toContain('backend-api');
  });

  test('a Backend has the servers that are ready, with their ports and zones', () => {
    const backends = Backends.fromEndpoints([{ ip: '10.0.0.1', port: 8006, zone: 'a' }, { ip: '10.0.0.2', port: 8007, ready: false }, { ip: 'fd00::1', port: 8008 }]);
    const { Lb: spec } = { Lb: specsOf('Backend', { backends, endpointsApi: EndpointsApi.ENDPOINT_SLICE, backendProtocol: BackendProtocol.https(BackendTls.unverified()) }, THERE_ON_ENVOY)['zl-lb'] };
    expect(spec.endpoints).toStrictEqual([{ ip: { address: '10.0.0.1', port: 8006 }, zone: 'a' }, { ip: { address: 'fd00::1', port: 8008 } }]);
  });

  test('a Backend cannot be empty', () => {
    const backends = Backends.fromEndpoints([{ ip: '10.0.0.1', ready: false }]);
    const props = { backends, endpointsApi: EndpointsApi.ENDPOINT_SLICE };
    expect(fault(() => onGatewayApi({ ...props, backendProtocol: BackendProtocol.https(BackendTls.unverified()) }, THERE_ON_ENVOY))).toMatchObject({ code: 'envoy-gateway.endpoints', prop: 'backends' });
    expect(() => onGatewayApi({ ...props, backendProtocol: BackendProtocol.https(BackendTls.verified(NAMED)) }, THERE_ON_ENVOY)).not.toThrow();
  });

  test.each<[BackendProtocol, object]>([
    [BackendProtocol.http(), {}],
    [BackendProtocol.grpc(), { appProtocols: ['gateway.envoyproxy.io/h2c'] }],
    [BackendProtocol.grpcs(), { tls: { sni: 'db.example.com', wellKnownCACertificates: 'System' } }],
    [BackendProtocol.grpcs(BackendTls.unverified(NAMED)), { tls: { sni: 'b.example.com', insecureSkipVerify: true } }],
  ])('the Backend of a DNS name says it all: %j', (backendProtocol, fields) => {
    expect(on('Backend', backendProtocol, HOSTNAME)).toStrictEqual({ 'zl-lb': { endpoints: [{ fqdn: { hostname: 'db.example.com.', port: 443 } }], ...fields } });
    expect(on(POLICY, backendProtocol, HOSTNAME)).toStrictEqual({});
  });

  test('gRPC is not probed by HTTP/1', () => {
    const healthChecks = [HealthCheck.active('/healthz')];
    expect(fault(() => onGatewayApi({ healthChecks, backendProtocol: BackendProtocol.grpc() }, THERE_ON_ENVOY))).toMatchObject({ code: 'envoy-gateway.grpc-probe', prop: 'healthChecks' });
    expect(() => onGatewayApi({ healthChecks, backendProtocol: BackendProtocol.https(BackendTls.unverified()) }, THERE_ON_ENVOY)).not.toThrow();
  });

  test('addresses have no name of their own', () => {
    expect(fault(() => onGatewayApi({ backendProtocol: BackendProtocol.https() }, THERE_ON_ENVOY))).toMatchObject({ code: 'gateway-api.server-name' });
    expect(() => onGatewayApi({ backendProtocol: BackendProtocol.https(), backends: HOSTNAME }, THERE_ON_ENVOY)).not.toThrow();
  });
});
