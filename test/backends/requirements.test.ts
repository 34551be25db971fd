import { Backends, EndpointsApi } from '../../src';
import { addressRequirements } from '../../src/backends/requirements';

const IPV4 = Backends.fromIps(['10.254.18.46'], { port: 80 });

function byId(backends: Backends, api: EndpointsApi) {
  return Object.fromEntries(addressRequirements(backends, api).map(requirement => [requirement.id, requirement]));
}

test.each([
  ['Endpoints', IPV4, EndpointsApi.ENDPOINTS, ['endpoints-mirroring', 'write-addresses', 'argo-cd-exclusions']],
  ['EndpointSlices', IPV4, EndpointsApi.ENDPOINT_SLICE, ['write-addresses', 'argo-cd-exclusions']],
  ['EndpointSlices of IPv6', Backends.fromIps(['10.0.0.1', 'fd00::46'], { port: 80 }), EndpointsApi.ENDPOINT_SLICE,
    ['write-addresses', 'argo-cd-exclusions', 'headless-service']],
  ['a DNS name', Backends.fromHostname('db.example.com', { port: 80 }), EndpointsApi.ENDPOINTS, ['dns-name']],
])('addresses in %s', (_, backends, api, ids) => {
  expect(addressRequirements(backends, api).map(requirement => requirement.id)).toStrictEqual(ids);
});

test.each([
  [EndpointsApi.ENDPOINTS, 'it may write Endpoints objects', { apiGroups: '', resources: 'endpoints', verbs: 'get,create,update,patch,delete' }],
  [EndpointsApi.ENDPOINT_SLICE, 'it may write EndpointSlice objects',
    { apiGroups: 'discovery.k8s.io', resources: 'endpointslices', verbs: 'get,create,update,patch,delete' }],
])('with %s, the stock roles may not write them', (api, what, settings) => {
  expect(byId(IPV4, api)['write-addresses']).toStrictEqual({
    id: 'write-addresses',
    where: 'the role of whoever applies the manifest',
    what,
    why: 'the stock roles edit and admin may not (CVE-2021-25740), and the apply is refused with 403',
    settings,
  });
});

test.each([
  [EndpointsApi.ENDPOINTS, 'Endpoints'],
  [EndpointsApi.ENDPOINT_SLICE, 'EndpointSlice'],
])('with %s, Argo CD leaves out the kind %s by default', (api, kind) => {
  expect(byId(IPV4, api)['argo-cd-exclusions']).toStrictEqual({
    id: 'argo-cd-exclusions',
    where: 'ConfigMap argocd-cm, where Argo CD applies the manifest',
    what: `resource.exclusions does not hold ${kind}`,
    why: expect.stringContaining(`take the entry ${kind} out of the excluded kinds`),
  });
});

test('without the mirror of Endpoints, requests get 503, as controllers read slices only', () => {
  expect(byId(IPV4, EndpointsApi.ENDPOINTS)['endpoints-mirroring']).toMatchObject({
    where: 'kube-controller-manager',
    what: expect.stringContaining('endpointslice-mirroring-controller runs'),
    why: expect.stringContaining('503'),
  });
});

test('clients of a headless Service reach the port of the servers', () => {
  const backends = Backends.fromIps(['fd00::46'], { port: 8443 });
  expect(byId(backends, EndpointsApi.ENDPOINT_SLICE)['headless-service'].what)
    .toBe('they reach the servers on port 8443, since the Service has no cluster IP');
});

test('the DNS name has to resolve for the controller', () => {
  expect(byId(Backends.fromHostname('db.example.com', { port: 80 }), EndpointsApi.ENDPOINTS)['dns-name']).toStrictEqual({
    id: 'dns-name',
    where: 'DNS, as the controller sees it',
    what: 'db.example.com resolves to the servers',
    why: 'the controller looks the name up itself; while it cannot, requests are answered with 503',
  });
});
