import { SERVERS } from './support/addresses';
import { record } from './support/results';
import { applyCleanly, ask, askTimes, counts, createNamespace, hostOf } from './support/scene';
import { GATEWAY_API_ON_ENVOY, GATEWAY_API_ON_TRAEFIK, gatewayCa, Target, TRAEFIK_RESOURCES } from './support/targets';

/** A Service for the scenario's servers, with an EndpointSlice. */
const SERVERS_IN_CLUSTER = [
  { apiVersion: 'v1', kind: 'Service', metadata: { name: 'zl' }, spec: { ports: [{ name: 'http', port: 80, targetPort: 80 }] } },
  {
    apiVersion: 'discovery.k8s.io/v1',
    kind: 'EndpointSlice',
    metadata: { name: 'zl', labels: { 'kubernetes.io/service-name': 'zl' } },
    addressType: 'IPv4',
    endpoints: SERVERS.map(server => ({ addresses: [server], conditions: { ready: true } })),
    ports: [{ name: 'http', port: 80, protocol: 'TCP' }],
  },
];

const backend = { name: 'zl', port: 80 };

/** Serves `/lb/zl/…` as `/zl/…`, in the words of Traefik. */
const traefikResources = (host: string) => [
  { apiVersion: 'traefik.io/v1alpha1', kind: 'Middleware', metadata: { name: 'zl' }, spec: { replacePathRegex: { regex: '^/lb/(zl/.*)$', replacement: '/$1' } } },
  {
    apiVersion: 'traefik.io/v1alpha1',
    kind: 'IngressRoute',
    metadata: { name: 'zl' },
    spec: { entryPoints: ['web'], routes: [{ kind: 'Rule', match: `Host(\`${host}\`) && PathRegexp(\`^/lb/zl/\`)`, middlewares: [{ name: 'zl' }], services: [backend] }] },
  },
];

/** The same, in the words of Gateway API alone. */
const httpRoute = (host: string, { gateway }: Target) => [{
  apiVersion: 'gateway.networking.k8s.io/v1',
  kind: 'HTTPRoute',
  metadata: { name: 'zl' },
  spec: {
    parentRefs: [gateway],
    hostnames: [host],
    rules: [{
      matches: [{ path: { type: 'PathPrefix', value: '/lb/zl' } }],
      filters: [{ type: 'URLRewrite', urlRewrite: { path: { type: 'ReplacePrefixMatch', replacePrefixMatch: '/zl' } } }],
      backendRefs: [backend],
    }],
  },
}];

/** Applies objects in a namespace of their own, and waits until the controller serves them. */
async function serveOn(target: Target, namespace: string, objects: readonly any[]): Promise<void> {
  await createNamespace(namespace);
  await applyCleanly([...SERVERS_IN_CLUSTER, ...objects].map(each => JSON.stringify({ ...each, metadata: { ...each.metadata, namespace } })).join('\n---\n'));
  await target.routed(namespace);
}

describe.each([
  ['traefik-resources', TRAEFIK_RESOURCES, traefikResources],
  ['traefik-gateway', GATEWAY_API_ON_TRAEFIK, httpRoute],
  ['envoy-gateway', GATEWAY_API_ON_ENVOY, httpRoute],
])('%s', (namespace, target, objects) => {
  const host = hostOf(namespace);

  beforeAll(async () => serveOn(target, namespace, objects(host, target)));

  test('what somebody wrote by hand is served from both servers, from the first request on', async () => {
    const answers = await askTimes(20, () => ask(host, '/lb/zl/x', { address: target.address }));
    const elsewhere = await ask(host, '/elsewhere', { address: target.address });
    const seen = counts(answers.map(({ status, seen: at }) => `${status}: ${at?.url} on ${at?.address}`));
    record('Other controllers', `${target.name}: 20 requests, one for another path`, '200 from both servers, as /zl/x; 404', `${JSON.stringify(seen)}; ${elsewhere.status}`);
    expect(Object.keys(seen).sort()).toStrictEqual(SERVERS.map(server => `200: /zl/x on ${server}`));
    expect(elsewhere.status).toBe(404);
  });

  if (target.gateway) {
    test('the Gateway has a certificate for it', async () => {
      const { status } = await ask(host, '/lb/zl/x', { address: target.address, port: 443, ca: gatewayCa() });
      expect(status).toBe(200);
    });
  }
});
