import { AddressSource, BackendProtocol, Backends, HealthCheck, LoadBalancing } from '../../src';
import { checkServiceLabels, defaultServicePort, PORT_NAME, serviceIntent, serviceSpec } from '../../src/backends/service';
import { fault } from '../support';

const IPV4 = Backends.fromIps(['10.254.18.46', '10.254.18.47'], { port: 8080 });
const IPV6 = Backends.fromIps(['fd00::46'], { port: 8080 });
const DUAL = Backends.fromIps(['fd00::46', '10.254.18.46'], { port: 8080 });
const NAME = Backends.fromHostname('db.example.com', { port: 5432 });

test('the port has a name that an Ingress could name: at most 15 characters, one of them a letter', () => {
  expect(PORT_NAME).toMatch(/^(?=.*[a-z])[a-z0-9-]{1,15}$/);
});

describe('the Service', () => {
  const ports = [{ name: 'http', port: 80, protocol: 'TCP', targetPort: 8080 }];

  test.each([
    ['of Endpoints leaves the families to the cluster', IPV4, AddressSource.ENDPOINTS, { type: 'ClusterIP', ports }],
    ['of IPv4 slices', IPV4, AddressSource.ENDPOINT_SLICES, { type: 'ClusterIP', ipFamilies: ['IPv4'], ipFamilyPolicy: 'SingleStack', ports }],
    ['of IPv6 slices is headless, since not every cluster has IPv6', IPV6, AddressSource.ENDPOINT_SLICES,
      { type: 'ClusterIP', clusterIP: 'None', ipFamilies: ['IPv6'], ipFamilyPolicy: 'SingleStack', ports }],
    ['of both families is headless', DUAL, AddressSource.ENDPOINT_SLICES,
      { type: 'ClusterIP', clusterIP: 'None', ipFamilies: ['IPv4', 'IPv6'], ipFamilyPolicy: 'RequireDualStack', ports }],
    ['of a DNS name points there', NAME, AddressSource.EXTERNAL_NAME,
      { type: 'ExternalName', externalName: 'db.example.com', ports: [{ name: 'http', port: 80, protocol: 'TCP', targetPort: 5432 }] }],
  ])('%s', (_, backends, source, spec) => {
    expect(serviceSpec(backends, 80, source)).toStrictEqual(spec);
  });

  test.each([
    [BackendProtocol.http(), 'http'],
    [BackendProtocol.https(), 'kubernetes.io/wss'],
    [BackendProtocol.grpc(), 'kubernetes.io/h2c'],
    [BackendProtocol.grpcs(), 'https'],
  ])('says what the backends speak, where the prop does: %j', (protocol, appProtocol) => {
    expect(serviceSpec(IPV4, 80, AddressSource.ENDPOINTS, protocol).ports).toStrictEqual([{ ...ports[0], appProtocol }]);
  });

  test.each([
    ['that of the backends', IPV4, 8080],
    ['that of the DNS name', NAME, 5432],
    ['that of the backends, named one by one', Backends.fromEndpoints([{ ip: '10.0.0.1', port: 81 }, { ip: '10.0.0.2', port: 81 }]), 81],
    ['80 where the backends have several', Backends.fromEndpoints([{ ip: '10.0.0.1', port: 8080 }, { ip: '10.0.0.2', port: 8081 }]), 80],
  ])('has by default the port %s', (_, backends, port) => {
    expect(defaultServicePort(backends)).toBe(port);
  });
});

describe('the Service as routes see it', () => {
  const place = { path: 'zl/Lb', name: 'zl-lb', port: 80 };

  test.each([
    ['Endpoints', IPV4, AddressSource.ENDPOINTS, { backends: 2, externalNames: undefined }],
    ['EndpointSlices', IPV4, AddressSource.ENDPOINT_SLICES, { backends: 2, externalNames: undefined }],
    ['EndpointSlices of IPv6', Backends.fromIps(['10.0.0.1', 'fd00::46'], { port: 80 }), AddressSource.ENDPOINT_SLICES, { backends: 2, externalNames: undefined, headless: true }],
    ['several DNS names', Backends.fromHostnames(['a.example.com', 'b.example.com'], { port: 80 }), AddressSource.EXTERNAL_NAME, { backends: 2, externalNames: ['a.example.com', 'b.example.com'] }],
    ['DNS', NAME, AddressSource.EXTERNAL_NAME, { backends: 1, externalNames: ['db.example.com'] }],
  ])('has addresses in %s', (_, backends, addressSource, expected) => {
    const loadBalancing = LoadBalancing.roundRobin();
    const healthChecks = [HealthCheck.passive()];
    const endpoints = backends.dnsName !== undefined ? undefined : [...backends._endpoints];
    const asked = { ...place, addressSource, targetPort: backends.port, endpoints, ...expected };
    const intent = (traffic: object) => serviceIntent({ ...place, addressSource }, backends, traffic);
    expect(intent({ loadBalancing, healthChecks })).toStrictEqual({ ...asked, loadBalancing, healthChecks, backendProtocol: undefined });
    const backendProtocol = BackendProtocol.grpc();
    expect(intent({ backendProtocol })).toStrictEqual({ ...asked, loadBalancing: undefined, healthChecks: [], backendProtocol });
  });

  test.each<[object, string, string]>([
    [{ loadBalancing: 'roundRobin' }, 'input.wrong-type', 'loadBalancing'],
    [{ healthChecks: HealthCheck.passive() }, 'input.not-a-list', 'healthChecks'],
  ])('is checked: %j', (traffic, code, prop) => {
    expect(fault(() => serviceIntent({ ...place, addressSource: AddressSource.ENDPOINTS }, IPV4, traffic))).toMatchObject({ code, prop });
  });
});

describe('labels', () => {
  test('of the API server\'s form are taken', () => {
    expect(() => checkServiceLabels('labels', { 'app': 'x', 'app.kubernetes.io/part-of': 'zl', 'empty': '' })).not.toThrow();
  });

  test.each([
    'kubernetes.io/service-name',
    'endpointslice.kubernetes.io/managed-by',
    'endpointslice.kubernetes.io/skip-mirror',
  ])('that decide about the addresses are refused: %s', key => {
    expect(fault(() => checkServiceLabels('labels', { a: 'b', [key]: 'x' }))).toStrictEqual({ code: 'label.reserved', prop: 'key of labels', got: `"${key}"` });
  });

  test('that the API server refuses are refused', () => {
    expect(fault(() => checkServiceLabels('labels', { app: 'a b' }))).toStrictEqual({ code: 'label.invalid-value', prop: 'labels["app"]', got: '"a b"' });
  });
});
