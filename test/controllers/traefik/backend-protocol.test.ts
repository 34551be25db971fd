import { Size } from 'cdk8s';
import { entriesOf, objectsOf, onTraefik, reportOn, verdictOf } from './support';
import { BackendProtocol, Backends, BackendTls, BodySizeCheck, HealthCheck, IngressController, Retries, RetryOn, RoutePath, Tls } from '../../../src';
import { Building } from '../../building';
import { BACKENDS, fault } from '../../support';

const NAMED = { serverName: 'b.example.com' };
const ALL = { ...NAMED, caSecret: 'ca', clientCertificateSecret: 'client' };

const transportOf = (backendProtocol: BackendProtocol) => objectsOf({ backends: BACKENDS, backendProtocol }).find(({ kind }) => kind === 'ServersTransport');

test.each<[string, BackendProtocol, string, object | undefined]>([
  ['HTTP', BackendProtocol.http(), 'http', undefined],
  ['gRPC', BackendProtocol.grpc(), 'h2c', undefined],
  // Without a transport of its own, what the static configuration says of certificates would hold.
  ['HTTPS', BackendProtocol.https(), 'https', { insecureSkipVerify: false }],
  ['HTTPS unverified', BackendProtocol.https(BackendTls.unverified()), 'https', { insecureSkipVerify: true }],
  ['HTTPS unverified, with a name', BackendProtocol.https(BackendTls.unverified(NAMED)), 'https', { insecureSkipVerify: true, ...NAMED }],
  ['HTTPS by a ConfigMap', BackendProtocol.https(BackendTls.verified({ caConfigMap: 'ca' })), 'https', { insecureSkipVerify: false, rootCAs: [{ configMap: 'ca' }] }],
  ['gRPC over TLS', BackendProtocol.grpcs(BackendTls.verified(ALL)), 'https', { insecureSkipVerify: false, ...NAMED, rootCAs: [{ secret: 'ca' }], certificatesSecrets: ['client'] }],
])('%s', (_, backendProtocol, scheme, transport) => {
  const [{ services: [service] }] = entriesOf({ backends: BACKENDS, backendProtocol });
  expect(service).toStrictEqual({ name: 'zl-lb', port: 80, scheme, ...transport && { serversTransport: 'zl-lb-backends' } });
  // As many idle connections as Traefik keeps without a transport of its own.
  expect(transportOf(backendProtocol)?.spec).toStrictEqual(transport && { maxIdleConnsPerHost: 200, ...transport });
});

test.each<[string, Partial<Building>, boolean]>([
  ['several backends', {}, true],
  ['several backends, and requests that are tried again after an answer alone', { retries: Retries.on([RetryOn.STATUS_503]) }, false],
  ['several backends, and requests that are not tried again', { retries: Retries.none() }, false],
  ['one backend', { backends: BACKENDS }, false],
  ['one backend whose connections end after a request', { backends: BACKENDS, disableKeepAlive: true }, true],
  ['several backends whose connections end after a request', { disableKeepAlive: true }, true],
  ['one backend, and requests that are tried again', { backends: BACKENDS, retries: Retries.on([RetryOn.CONNECT_FAILURE]) }, true],
  ['one backend, and existing Middlewares, of which one may try requests again', { backends: BACKENDS, controller: IngressController.traefik({ middlewares: [{ name: 'own' }] }) }, true],
  ['several backends that speak gRPC', { backendProtocol: BackendProtocol.grpcs(BackendTls.unverified()) }, false],
])('%s: HTTP/2 is switched off where answers would be lost, or connections stay', (_, props, isOff) => {
  const backends = Backends.fromIps(['10.254.18.46', '10.254.18.47'], { port: 443 });
  const objects = objectsOf({ backends, backendProtocol: BackendProtocol.https(), ...props });
  expect(objects.find(({ kind }) => kind === 'ServersTransport')!.spec.disableHTTP2).toBe(isOff ? true : undefined);
});

test('every entry has the scheme, and every route of the load balancer its transport', () => {
  const { lb } = onTraefik({
    backendProtocol: BackendProtocol.https(), hosts: ['a.example.com'], paths: [RoutePath.prefix('/a')], appRoot: '/start', blockedUserAgents: ['curl'], tls: Tls.fromSecret('a'),
  });
  lb.addRoute('b', { hosts: ['b.example.com'] });
  const routes = lb.node.findAll().flatMap((child: any) => child.kind === 'IngressRoute' ? child.toJson().spec.routes : []);
  expect(new Set(routes.map(({ services: [{ scheme }] }) => scheme))).toStrictEqual(new Set(['https']));
  expect(lb.node.children.filter((child: any) => child.kind === 'ServersTransport').map((child: any) => child.name)).toStrictEqual(['zl-lb-backends', 'zl-lb-b-backends']);
});

test('what is asked for on port 443 is not said a second time', () => {
  const backends = Backends.fromIps(['10.254.18.46'], { port: 443 });
  expect(verdictOf('backendProtocol', { backends, backendProtocol: BackendProtocol.https() })).toMatchObject({ rendered: 'scheme: https, serversTransport: insecureSkipVerify' });
  expect(verdictOf('backendProtocol', { backends, backendProtocol: BackendProtocol.http() })!.unasked).toBeUndefined();
});

test('a body that is held back ends streams', () => {
  const backendProtocol = BackendProtocol.grpc();
  const held = { maxBodySize: Size.mebibytes(1), bodySizeCheck: BodySizeCheck.EVERY_BODY };
  for (const options of [held, { buffering: { request: true } }, { buffering: { response: true } }]) {
    expect(fault(() => onTraefik({ backendProtocol, ...options }))).toMatchObject({ code: 'backend-protocol.buffered', prop: 'backendProtocol' });
  }
  expect(() => onTraefik({ backendProtocol, maxBodySize: Size.mebibytes(1) })).not.toThrow();
  expect(() => onTraefik({ backendProtocol: BackendProtocol.https(), ...held })).not.toThrow();
  const { lb } = onTraefik({ backendProtocol });
  expect(fault(() => lb.addRoute('b', { hosts: ['b.example.com'], ...held }))).toMatchObject({ code: 'backend-protocol.buffered' });
});

test('the objects that it names are required', () => {
  const { requirements } = reportOn({ backendProtocol: BackendProtocol.https(BackendTls.verified(ALL)) });
  const where = (id: string) => requirements.find(each => each.id === id)?.where;
  expect([where('backend-authority'), where('backend-client-certificate'), where('plain-http-backends')]).toStrictEqual(['the Secret wetwin/ca', 'the Secret wetwin/client', undefined]);
});

test('passive checks do not see errors of gRPC', () => {
  const healthChecks = [HealthCheck.passive()];
  expect(verdictOf('backendProtocol', { backendProtocol: BackendProtocol.grpc(), healthChecks })!.note).toContain('HealthCheck.passive()');
  expect(verdictOf('backendProtocol', { backendProtocol: BackendProtocol.http(), healthChecks })!.note).toBeUndefined();
});
