import { drawn, ways } from './support';
import { Backends, EndpointsApi, RoutePath } from '../../../src';
import { CONTROLLERS } from '../../../test/controllers/asking';
import { SCENARIO } from '../../../test/support';
import { readManifests } from '../../src/manifests';
import { NodeKind, topologyOf } from '../../src/picture/topology';

function read(...objects: object[]) {
  return topologyOf(readManifests([{ name: 'x.json', text: JSON.stringify({ apiVersion: 'v1', kind: 'List', items: objects }) }]).manifests, []);
}

test('the scenario goes from its address to its servers, with a verdict for each policy', () => {
  const { topology, reports } = drawn(SCENARIO);
  expect(ways(topology)).toStrictEqual([
    '10.254.18.55 -> xxx.your-domain.com',
    'xxx.your-domain.com -> ImplementationSpecific /lb/(zl/.*)',
    'ImplementationSpecific /lb/(zl/.*) -> policies',
    'policies -> Service zl-lb',
    'Service zl-lb -> 10.254.18.46:80',
    'Service zl-lb -> 10.254.18.47:80',
  ]);
  const { lines } = topology.nodes.find(({ kind }) => kind === NodeKind.POLICY)!;
  expect(lines.map(({ support }) => support)).toStrictEqual(reports[0].verdicts.map(({ support }) => support));
});

test('without a report, policies stand there as the manifest has them, without a verdict', () => {
  const { lines } = drawn(SCENARIO, false).topology.nodes.find(({ kind }) => kind === NodeKind.POLICY)!;
  expect(lines).toContainEqual({ text: 'rewrite-target' });
  expect(lines.filter(({ support }) => support !== undefined)).toStrictEqual([]);
});

test.each(Object.entries(CONTROLLERS))('on %s, every server is reached from the host', (_, controller) => {
  const { topology: { nodes, edges } } = drawn({ hosts: ['a.example.com'], paths: [RoutePath.prefix('/app')], controller });
  const reached = new Set(nodes.flatMap(({ kind, title }, i) => kind === NodeKind.HOST && title === 'a.example.com' ? [i] : []));
  for (const from of reached) {
    edges.filter(edge => edge.from === from).forEach(({ to }) => reached.add(to));
  }
  const titles = [...reached].map(i => nodes[i]).filter(({ kind }) => kind === NodeKind.SERVER).map(({ title }) => title);
  expect(titles.sort()).toStrictEqual(['10.254.18.46:80', '10.254.18.47:80']);
});

test.each([
  ['slices', { backends: Backends.fromIps(['10.0.0.1', 'fd00::1'], { port: 8080 }), endpointsApi: EndpointsApi.ENDPOINT_SLICE }, ['10.0.0.1:8080', '[fd00::1]:8080']],
  ['a name', { backends: Backends.fromHostname('db.example.com', { port: 80 }) }, ['db.example.com:80']],
])('servers in %s', (_, props, servers) => {
  const { topology } = drawn(props);
  expect(topology.nodes.filter(({ kind }) => kind === NodeKind.SERVER).map(({ title }) => title)).toStrictEqual(servers);
  expect(topology.nodes.some(({ title }) => title === 'every host')).toBe(true);
});

test('what is no route, or no proper one, is not drawn, and breaks nothing', () => {
  const metadata = { name: 'x' };
  expect(read({ apiVersion: 'v1', kind: 'ConfigMap', metadata }).nodes).toStrictEqual([]);
  for (const spec of [null, {}, { rules: null }, { rules: [null] }, { rules: {} }, { rules: [{ http: { paths: [null, { backend: null }] } }] }, { routes: [{ match: 3, services: 'x' }] }, { parentRefs: 'x' }]) {
    for (const kind of ['Ingress', 'HTTPRoute', 'IngressRoute', 'TLSRoute']) {
      expect(Array.isArray(read({ apiVersion: 'x/v1', kind, metadata, spec }).nodes)).toBe(true);
    }
  }
});

test('weights are on the ways to several Services', () => {
  const spec = { hostnames: ['a'], rules: [{ backendRefs: [{ name: 'one', port: 80, weight: 90 }, { name: 'two', port: 80, weight: 10 }] }] };
  expect(ways(read({ apiVersion: 'gateway.networking.k8s.io/v1', kind: 'HTTPRoute', metadata: { name: 'r' }, spec }))).toStrictEqual([
    'a -> PathPrefix /', 'PathPrefix / -> Service one (weight 90)', 'PathPrefix / -> Service two (weight 10)',
  ]);
});

test('a Gateway of the manifests brings its address', () => {
  const gateway = { apiVersion: 'gateway.networking.k8s.io/v1', kind: 'Gateway', metadata: { name: 'g' }, spec: { addresses: [{ value: '10.0.0.9' }] } };
  const route = { apiVersion: 'gateway.networking.k8s.io/v1', kind: 'HTTPRoute', metadata: { name: 'r' }, spec: { parentRefs: [{ name: 'g' }], hostnames: ['a'], rules: [{ backendRefs: [{ name: 's' }] }] } };
  expect(ways(read(gateway, route))[0]).toBe('10.0.0.9 -> a');
});
