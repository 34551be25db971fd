import { AddressSource, Backends, EndpointsApi } from '../../src';
import { addressObjects, addressSourceOf } from '../../src/backends/addresses';
import { endpointSlices, sliceLabels } from '../../src/backends/endpoint-slices';
import { endpointSubsets } from '../../src/backends/endpoints';
import { fault } from '../support';

const IPS = Backends.fromIps(['10.254.18.46', '10.254.18.47'], { port: 80 });
const NAME = Backends.fromHostname('db.example.com', { port: 80 });

describe('where addresses are stored', () => {
  test.each([
    ['Endpoints by default', IPS, undefined, AddressSource.ENDPOINTS],
    ['Endpoints', IPS, EndpointsApi.ENDPOINTS, AddressSource.ENDPOINTS],
    ['EndpointSlices', IPS, EndpointsApi.ENDPOINT_SLICE, AddressSource.ENDPOINT_SLICES],
    ['DNS', NAME, undefined, AddressSource.EXTERNAL_NAME],
  ])('%s', (_, backends, api, source) => {
    expect(addressSourceOf(backends, api)).toBe(source);
  });

  test.each([EndpointsApi.ENDPOINTS, EndpointsApi.ENDPOINT_SLICE])('there is nothing to choose for a DNS name: %s', api => {
    expect(fault(() => addressSourceOf(NAME, api))).toStrictEqual({ code: 'endpoints-api.with-hostname', prop: 'endpointsApi', got: `"${api}"` });
  });

  test.each([IPS, NAME])('a text that is none of the enum is refused', backends => {
    expect(fault(() => addressSourceOf(backends, 'endpoints' as any))).toStrictEqual({ code: 'input.not-in-enum', prop: 'endpointsApi', got: '"endpoints"' });
  });
});

describe('the objects that hold addresses', () => {
  test('one Endpoints, named as the Service', () => {
    expect(addressObjects(IPS, AddressSource.ENDPOINTS, 'zl-lb')).toStrictEqual([
      { id: 'Endpoints', apiVersion: 'v1', kind: 'Endpoints', name: 'zl-lb', fields: { subsets: endpointSubsets(IPS) } },
    ]);
  });

  test('EndpointSlices, whose names start with that of the Service', () => {
    const backends = Backends.fromEndpoints([{ ip: '10.0.0.1', port: 80 }, { ip: 'fd00::1', port: 8080 }]);
    const [first, second] = endpointSlices(backends);
    const slice = { apiVersion: 'discovery.k8s.io/v1', kind: 'EndpointSlice', labels: sliceLabels('zl-lb') };
    expect(addressObjects(backends, AddressSource.ENDPOINT_SLICES, 'zl-lb')).toStrictEqual([
      { ...slice, id: 'EndpointSlice-ipv4-80', name: 'zl-lb-ipv4-80', fields: first.fields },
      { ...slice, id: 'EndpointSlice-ipv6-8080', name: 'zl-lb-ipv6-8080', fields: second.fields },
    ]);
  });

  test('none for a DNS name', () => {
    expect(addressObjects(NAME, AddressSource.EXTERNAL_NAME, 'zl-lb')).toStrictEqual([]);
  });
});
