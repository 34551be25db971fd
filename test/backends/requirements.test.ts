import { AddressSource, Backends } from '../../src';
import { addressRequirements } from '../../src/backends/requirements';

const IPV4 = Backends.fromIps(['10.254.18.46'], { port: 80 });
const IPV6 = Backends.fromIps(['10.0.0.1', 'fd00::46'], { port: 8443 });
const NAME = Backends.fromHostname('db.example.com', { port: 80 });
const VERBS = 'get,create,update,patch,delete';

function byId(backends: Backends, source: AddressSource) {
  return Object.fromEntries(addressRequirements(backends, source, { name: 'lb' }).map(requirement => [requirement.id, requirement]));
}

test.each([
  ['Endpoints', IPV4, AddressSource.ENDPOINTS, ['endpoints-mirroring', 'plain-http-backends', 'write-addresses', 'argo-cd-exclusions', 'linters', 'endpoints-deprecated']],
  ['EndpointSlices', IPV4, AddressSource.ENDPOINT_SLICES, ['plain-http-backends', 'write-addresses', 'argo-cd-exclusions', 'linters', 'prune-slices']],
  ['EndpointSlices of IPv6', IPV6, AddressSource.ENDPOINT_SLICES, ['plain-http-backends', 'write-addresses', 'argo-cd-exclusions', 'linters', 'prune-slices', 'headless-service']],
  ['DNS', NAME, AddressSource.EXTERNAL_NAME, ['dns-name', 'plain-http-backends']],
])('addresses in %s', (_, backends, source, ids) => {
  const requirements = addressRequirements(backends, source, { name: 'lb' });
  expect(requirements.map(({ id }) => id)).toStrictEqual(ids);
  for (const { what, why } of requirements) {
    expect(what).not.toBe('');
    expect(why).not.toBe('');
  }
});

test.each([
  [AddressSource.ENDPOINTS, { apiGroups: '', resources: 'endpoints', verbs: VERBS }],
  [AddressSource.ENDPOINT_SLICES, { apiGroups: 'discovery.k8s.io', resources: 'endpointslices', verbs: VERBS }],
])('with %s, the stock roles may not write them', (source, settings) => {
  expect(byId(IPV4, source)['write-addresses']).toMatchObject({ where: 'the role of whoever applies the manifest', settings });
});

test.each([
  [AddressSource.ENDPOINTS, 'Endpoints'],
  [AddressSource.ENDPOINT_SLICES, 'EndpointSlice'],
])('with %s, Argo CD leaves out the kind %s by default', (source, kind) => {
  const { where, what, why } = byId(IPV4, source)['argo-cd-exclusions'];
  expect(where).toContain('argocd-cm');
  expect(what.split(' ')).toContain(kind);
  expect(why.split(' ')).toContain(kind);
});

test('without the mirror of Endpoints, requests get 503, as controllers read slices only', () => {
  expect(byId(IPV4, AddressSource.ENDPOINTS)['endpoints-mirroring']).toMatchObject({
    where: 'kube-controller-manager',
    what: expect.stringContaining('endpointslice-mirroring-controller'),
    why: expect.stringContaining('503'),
  });
});

test('clients of a headless Service reach the port of the servers', () => {
  expect(byId(IPV6, AddressSource.ENDPOINT_SLICES)['headless-service'].what).toContain('8443');
});

test('several DNS names have to resolve, and the Service has the first', () => {
  const requirements = byId(Backends.fromHostnames(['a.example.com', 'b.example.com'], { port: 80 }), AddressSource.EXTERNAL_NAME);
  expect(Object.keys(requirements)).toStrictEqual(['dns-name', 'first-hostname', 'plain-http-backends']);
  expect(requirements['dns-name'].what).toContain('a.example.com, b.example.com');
  expect(requirements['first-hostname'].what).toContain('a.example.com');
});

test('the DNS name has to resolve for the controller', () => {
  const { where, what, settings } = byId(NAME, AddressSource.EXTERNAL_NAME)['dns-name'];
  expect({ where, settings }).toStrictEqual({ where: 'DNS, as the controller sees it', settings: undefined });
  expect(what).toContain('db.example.com');
});

test('linters that take a Service without selector for a mistake are silenced by annotations of the Service', () => {
  expect(byId(IPV4, AddressSource.ENDPOINTS).linters.settings)
    .toStrictEqual({ 'ignore-check.kube-linter.io/dangling-service': expect.any(String), 'kube-score/ignore': 'service-targets-pod' });
});
