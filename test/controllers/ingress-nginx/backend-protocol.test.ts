import { App, Chart, Size } from 'cdk8s';
import { onTraefik, prefixed, requirement, verdict } from './support';
import { BackendProtocol, Backends, BackendTls, ExternalLoadBalancer, RoutePath } from '../../../src';
import { annotations, BACKENDS, chartIn, fault, loadBalancer } from '../../support';

const NAMED = { serverName: 'b.example.com' };
const unverified = BackendProtocol.https(BackendTls.unverified());
const verified = BackendProtocol.https(BackendTls.verified({ ...NAMED, caSecret: 'ca' }));

describe('ingress-nginx', () => {
  test.each<[BackendProtocol, { [name: string]: string }]>([
    [BackendProtocol.http(), { 'backend-protocol': 'HTTP' }],
    [unverified, { 'backend-protocol': 'HTTPS' }],
    [verified, {
      'backend-protocol': 'HTTPS',
      'proxy-ssl-secret': 'wetwin/ca',
      'proxy-ssl-verify': 'on',
      'proxy-ssl-name': 'b.example.com',
      'proxy-ssl-server-name': 'on',
      'proxy-ssl-protocols': 'TLSv1.2 TLSv1.3',
    }],
    [BackendProtocol.grpc(), { 'backend-protocol': 'GRPC' }],
    [BackendProtocol.grpcs(BackendTls.unverified()), { 'backend-protocol': 'GRPCS' }],
  ])('%j', (backendProtocol, expected) => {
    expect(annotations({ backendProtocol })).toStrictEqual(prefixed(expected));
  });

  test('a DNS name is what certificates have to be for', () => {
    const backends = Backends.fromHostname('db.example.com.', { port: 443 });
    expect(annotations({ backends, backendProtocol: BackendProtocol.https(BackendTls.verified({ caSecret: 'ca' })) })).toMatchObject(prefixed({ 'proxy-ssl-name': 'db.example.com' }));
  });

  test('the versions of TLS are left to the user', () => {
    expect(annotations({ backendProtocol: verified, annotations: prefixed({ 'proxy-ssl-protocols': 'TLSv1.3' }) })).toMatchObject(prefixed({ 'proxy-ssl-protocols': 'TLSv1.3' }));
  });

  test.each<[BackendTls, string]>([
    [BackendTls.unverified(NAMED), 'refused.httpsServerName'],
    [BackendTls.verified(NAMED), 'refused.httpsBySystemRoots'],
    [BackendTls.verified({ ...NAMED, caConfigMap: 'ca' }), 'refused.httpsByCaConfigMap'],
    [BackendTls.verified({ ...NAMED, caConfigMap: 'ca', clientCertificateSecret: 'ca' }), 'refused.httpsByCaConfigMap'],
    [BackendTls.verified({ ...NAMED, clientCertificateSecret: 'ca' }), 'refused.httpsBySystemRoots'],
    [BackendTls.verified({ ...NAMED, caSecret: 'ca', clientCertificateSecret: 'client' }), 'nginx.client-certificate-secret'],
    [BackendTls.verified({ caSecret: 'ca' }), 'nginx.server-name'],
  ])('what would verify nothing, or answer nothing but 502, is refused: %j', (tls, code) => {
    expect(fault(() => loadBalancer({ backendProtocol: BackendProtocol.https(tls) }))).toMatchObject({ code, prop: 'backendProtocol' });
  });

  test.each([BackendTls.verified(), BackendTls.verified({ ...NAMED, caSecret: 'ca' })])('it verifies nothing for gRPC: %j', tls => {
    expect(fault(() => loadBalancer({ backendProtocol: BackendProtocol.grpcs(tls) })).code).toBe('refused.grpcsVerified');
  });

  test('the namespace of the Secret has to be known', () => {
    const chart = new Chart(new App(), 'zl');
    expect(fault(() => loadBalancer({ backendProtocol: verified }, chart))).toMatchObject({ code: 'nginx.secret-namespace' });
    expect(() => loadBalancer({ backendProtocol: verified, namespace: 'zl' }, chart)).not.toThrow();
  });

  test.each([
    [unverified, 'proxy-ssl-secret', 'wetwin/ca', 'annotations.rendered'],
    [unverified, 'proxy-ssl-verify', 'on', 'annotations.rendered'],
    [verified, 'proxy-ssl-verify', 'off', 'annotations.rendered'],
    [verified, 'backend-protocol', 'GRPC', 'annotations.rendered'],
    [BackendProtocol.http(), 'backend-protocol', 'HTTPS', 'annotations.rendered'],
    [unverified, 'proxy-ssl-verify-depth', '2', 'annotations.needs-another'],
  ])('annotations cannot say it otherwise: %j %s: %s', (backendProtocol, name, value, code) => {
    expect(fault(() => loadBalancer({ backendProtocol, annotations: prefixed({ [name]: value }) })).code).toBe(code);
  });

  test('annotations can add to it', () => {
    expect(() => loadBalancer({ backendProtocol: verified, annotations: prefixed({ 'proxy-ssl-verify-depth': '2' }) })).not.toThrow();
  });

  test.each([
    ['permanent-redirect', 'https://new.example.com'],
    ['ssl-passthrough', 'true'],
    ['canary', 'true'],
  ])('what leaves it without effect is said: %s', (name, value) => {
    const props = { hosts: ['a.example.com'], backendProtocol: verified, annotations: prefixed({ [name]: value }) };
    expect(verdict('backendProtocol', props)!.support).toBe('omitted');
  });

  describe('on a host, TLS is verified in one way', () => {
    const beside = (hosts: string[], other: BackendProtocol) => {
      const chart = chartIn();
      const lb = loadBalancer({ hosts: ['a.example.com'], backendProtocol: verified }, chart);
      new ExternalLoadBalancer(chart, 'Other', { backends: BACKENDS, hosts, paths: [RoutePath.prefix('/other')], backendProtocol: other });
      return lb.report;
    };

    test.each([unverified, BackendProtocol.https(BackendTls.verified({ ...NAMED, caSecret: 'other' }))])('another one is refused: %j', other => {
      expect(fault(() => beside(['a.example.com'], other))).toMatchObject({ code: 'nginx.tls-of-host', place: 'zl/Lb' });
      expect(() => beside(['b.example.com'], other)).not.toThrow();
    });

    test.each([verified, BackendProtocol.http()])('the same, or none, is not: %j', other => {
      expect(() => beside(['a.example.com'], other)).not.toThrow();
    });
  });

  test('what holds outside the manifest is required', () => {
    expect(requirement('backend-authority', { backendProtocol: verified })!.where).toBe('the Secret wetwin/ca');
    expect(requirement('shared-connections', { backendProtocol: verified })).toBeDefined();
    expect(requirement('shared-connections', { backendProtocol: unverified })).toBeUndefined();
  });
});

describe('Traefik, reading annotations', () => {
  const controller = onTraefik();
  const HTTP_1 = { 'proxy-http-version': '1.1' };

  test.each<[BackendProtocol, { [name: string]: string }]>([
    [BackendProtocol.http(), { 'backend-protocol': 'HTTP' }],
    [unverified, { 'backend-protocol': 'HTTPS', ...HTTP_1 }],
    [BackendProtocol.https(BackendTls.unverified(NAMED)), { 'backend-protocol': 'HTTPS', ...HTTP_1, 'proxy-ssl-name': 'b.example.com' }],
    [BackendProtocol.https(), { 'backend-protocol': 'HTTPS', ...HTTP_1, 'proxy-ssl-verify': 'on' }],
    [verified, { 'backend-protocol': 'HTTPS', ...HTTP_1, 'proxy-ssl-secret': 'wetwin/ca', 'proxy-ssl-verify': 'on', 'proxy-ssl-name': 'b.example.com' }],
    [BackendProtocol.grpcs(BackendTls.verified({ clientCertificateSecret: 'client' })), { 'backend-protocol': 'GRPCS', 'proxy-ssl-secret': 'wetwin/client', 'proxy-ssl-verify': 'on' }],
    [BackendProtocol.grpc(), { 'backend-protocol': 'GRPC' }],
  ])('%j', (backendProtocol, expected) => {
    expect(annotations({ controller, backendProtocol })).toStrictEqual(prefixed(expected));
  });

  test('one Secret holds both', () => {
    expect(fault(() => loadBalancer({ controller, backendProtocol: BackendProtocol.https(BackendTls.verified({ caSecret: 'ca', clientCertificateSecret: 'client' })) })).code).toBe('nginx.client-certificate-secret');
    expect(fault(() => loadBalancer({ controller, backendProtocol: BackendProtocol.grpcs(BackendTls.verified({ caConfigMap: 'ca' })) })).code).toBe('refused.httpsByCaConfigMap');
  });

  test('annotations cannot say it otherwise', () => {
    expect(fault(() => loadBalancer({ controller, backendProtocol: unverified, annotations: prefixed({ 'proxy-ssl-verify': 'on' }) })).code).toBe('annotations.rendered');
    expect(fault(() => loadBalancer({ controller, backendProtocol: BackendProtocol.grpc(), maxBodySize: Size.mebibytes(1) })).code).toBe('backend-protocol.buffered');
  });
});
