import { BackendProtocol, BackendProtocolType, BackendTls } from '../../src';
import { BACKEND_PROTOCOL, waysOf } from '../../src/policies/backend-protocol';
import { fault } from '../support';

test('by default, certificates are verified', () => {
  expect(BackendProtocol.https().tls!.verifies).toBe(true);
  expect(BackendProtocol.grpcs().tls!.verifies).toBe(true);
  expect(BackendProtocol.http().tls).toBeUndefined();
  expect(BackendProtocol.grpc().type).toBe(BackendProtocolType.GRPC);
});

test('all that TLS asks for is a feature', () => {
  expect(waysOf(BackendTls.verified({ serverName: 'a.com', caSecret: 'a', clientCertificateSecret: 'b' }))).toStrictEqual(['backendClientCertificate', 'httpsByCaSecret']);
  expect(waysOf(BackendTls.unverified({ serverName: 'a.com' }))).toStrictEqual(['httpsServerName', 'httpsUnverified']);
  expect(BACKEND_PROTOCOL.used(BackendProtocol.grpcs(BackendTls.verified({ caSecret: 'a' })))).toStrictEqual(['grpcsVerified']);
});

test.each<[() => unknown, string, string]>([
  [() => BackendTls.verified({ caSecret: 'a', caConfigMap: 'b' }), 'backend-tls.two-authorities', 'BackendTls.verified()'],
  [() => BackendTls.unverified({ serverName: '*.a.com' }), 'backend-tls.wildcard-name', 'serverName of BackendTls.unverified()'],
  [() => BackendTls.verified({ serverName: '10.0.0.1' }), 'host.not-a-dns-name', 'serverName of BackendTls.verified()'],
  [() => BackendTls.verified({ serverName: '' }), 'host.not-a-dns-name', 'serverName of BackendTls.verified()'],
  [() => BackendTls.verified({ caSecret: 'ns/ca' }), 'name.not-dns-1123-subdomain', 'caSecret of BackendTls.verified()'],
  [() => BackendTls.verified({ caConfigMap: 'A' }), 'name.not-dns-1123-subdomain', 'caConfigMap of BackendTls.verified()'],
  [() => BackendTls.verified({ clientCertificateSecret: '' }), 'name.not-dns-1123-subdomain', 'clientCertificateSecret of BackendTls.verified()'],
  [() => BackendProtocol.https({} as BackendTls), 'input.wrong-type', 'tls of BackendProtocol.https()'],
  [() => BACKEND_PROTOCOL.check!('backendProtocol', 'https' as any), 'input.wrong-type', 'backendProtocol'],
])('is checked: %s', (call, code, prop) => {
  expect(fault(call)).toMatchObject({ code, prop });
});
