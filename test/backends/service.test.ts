import { AddressSource, Backends, EndpointsApi, LoadBalancing } from '../../src';
import { checkServiceLabels, defaultServicePort, PORT_NAME, serviceIntent, serviceSpec } from '../../src/backends/service';
import { failure } from '../support';

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
    ['of Endpoints leaves the families to the cluster', IPV4, EndpointsApi.ENDPOINTS, { type: 'ClusterIP', ports }],
    ['of IPv4 slices', IPV4, EndpointsApi.ENDPOINT_SLICE, { type: 'ClusterIP', ipFamilies: ['IPv4'], ipFamilyPolicy: 'SingleStack', ports }],
    ['of IPv6 slices is headless, since not every cluster has IPv6', IPV6, EndpointsApi.ENDPOINT_SLICE,
      { type: 'ClusterIP', clusterIP: 'None', ipFamilies: ['IPv6'], ipFamilyPolicy: 'SingleStack', ports }],
    ['of both families is headless', DUAL, EndpointsApi.ENDPOINT_SLICE,
      { type: 'ClusterIP', clusterIP: 'None', ipFamilies: ['IPv4', 'IPv6'], ipFamilyPolicy: 'RequireDualStack', ports }],
    ['of a DNS name points there', NAME, EndpointsApi.ENDPOINTS,
      { type: 'ExternalName', externalName: 'db.example.com', ports: [{ name: 'http', port: 80, protocol: 'TCP', targetPort: 5432 }] }],
  ])('%s', (_, backends, api, spec) => {
    expect(serviceSpec(backends, 80, api)).toStrictEqual(spec);
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

test.each([
  ['Endpoints', IPV4, EndpointsApi.ENDPOINTS, { addressSource: AddressSource.ENDPOINTS, backends: 2, externalName: undefined }],
  ['EndpointSlices', IPV4, EndpointsApi.ENDPOINT_SLICE, { addressSource: AddressSource.ENDPOINT_SLICES, backends: 2, externalName: undefined }],
  ['a DNS name', NAME, EndpointsApi.ENDPOINTS, { addressSource: AddressSource.EXTERNAL_NAME, backends: 1, externalName: 'db.example.com' }],
])('routes know that the addresses stand in %s', (_, backends, api, expected) => {
  const loadBalancing = LoadBalancing.roundRobin();
  const intent = serviceIntent({ path: 'zl/Lb', name: 'zl-lb', port: 80 }, backends, api, { loadBalancing });
  expect(intent).toStrictEqual({ path: 'zl/Lb', name: 'zl-lb', port: 80, targetPort: backends.port, loadBalancing, healthChecks: [], ...expected });
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
    expect(failure(() => checkServiceLabels('labels', { a: 'b', [key]: 'x' })))
      .toBe(`key of labels: got "${key}", allowed is a label that the cluster does not act on; take it out: it decides which addresses belong to a Service`);
  });

  test('that the API server refuses are refused', () => {
    expect(failure(() => checkServiceLabels('labels', { app: 'a b' }))).toMatch(/^labels\["app"\]: got "a b", allowed is .*; /);
  });
});
