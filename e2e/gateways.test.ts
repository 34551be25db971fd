import { ApiObject, Chart } from 'cdk8s';
import { GatewayImplementation, IngressController, LoadBalancing, RoutePath, Tls } from '../src';
import { OWN_ENVOY_GATEWAY, TRAEFIK_GATEWAY } from './support/addresses';
import { CHALLENGE, defineCertificates, SOLVER, solvers } from './support/cert-manager';
import { makeCertificate, tlsSecret } from './support/certificate';
import { addressOfEnvoy, ENVOY, TRAEFIK } from './support/gateways';
import { kubectl } from './support/kubectl';
import { record } from './support/results';
import { access, applyCleanly, ask, askTimes, counts, createNamespace, loadBalancer, manifests } from './support/scene';
import { until } from './support/wait';

const API = { apiVersion: 'gateway.networking.k8s.io/v1' };

/** A Gateway that the library makes, or one that is shared: of which class, and where clients reach it. */
interface Own {
  readonly name: string;
  readonly namespace: string;
  readonly gatewayClassName: string;
  readonly address: string;
  readonly implementation?: GatewayImplementation;
}

const OWN: readonly Own[] = [
  { name: 'Traefik', namespace: 'own-traefik', gatewayClassName: TRAEFIK, address: TRAEFIK_GATEWAY },
  { name: 'Envoy Gateway', namespace: 'own-envoy', gatewayClassName: ENVOY, address: OWN_ENVOY_GATEWAY, implementation: GatewayImplementation.envoyGateway() },
];

test.each(OWN.map(own => [own.name, own] as const))('a Gateway of its own on %s: two routes, each with a host and a certificate of its own', async (name, own) => {
  const { namespace, gatewayClassName, address, implementation } = own;
  const hosts = ['a', 'b'].map(host => `${host}.${namespace}.example.com`);
  const certificates = hosts.map(makeCertificate);
  await createNamespace(namespace);
  if (implementation) {
    await applyCleanly(JSON.stringify(addressOfEnvoy(namespace, namespace, ['http', `https.${hosts[0]}`], address)));
  }
  await applyCleanly(manifests(namespace, (chart: Chart) => {
    certificates.forEach((certificate, i) => new ApiObject(chart, `Certificate${i}`, tlsSecret(`certificate-${i}`, certificate)));
    const controller = IngressController.gatewayApi({ gatewayClassName, implementation });
    loadBalancer(chart, { controller, hosts: [hosts[0]], tls: Tls.fromSecret('certificate-0'), paths: [RoutePath.prefix('/a')] })
      .addRoute('b', { hosts: [hosts[1]], tls: Tls.fromSecret('certificate-1') });
  }));
  const secure = async (i: number, path: string) => ask(hosts[i], path, { address, port: 443, ca: certificates[i].ca });
  const plain = async (i: number, path: string) => ask(hosts[i], path, { address });
  for (const i of [0, 1]) {
    await until(`answer of ${hosts[i]}`, async () => (await secure(i, '/a')).status === 200 || undefined, 60);
    await until(`redirect of ${hosts[i]}`, async () => (await plain(i, '/a')).status === 308 || undefined, 60);
  }
  const answers = await Promise.all([
    secure(0, '/a/x%2Fy'), secure(0, '/b'), secure(1, '/b'), plain(0, '/a/x?y=1'), plain(1, '/'),
  ]);
  const seen = answers.map(({ status, seen: server, headers }) => `${status} ${server?.url ?? headers.get('location')?.[0] ?? ''}`.trim());
  record('Other controllers', `a Gateway of its own on ${name}: two hosts over TLS, another path, http`, 'each with its own certificate; 404; 308', seen.join(', '));
  expect(seen).toStrictEqual(['200 /a/x%2Fy', '404', '200 /b', `308 https://${hosts[0]}/a/x?y=1`, `308 https://${hosts[1]}/`]);
  expect(kubectl(access(), ['delete', 'gateway', '-n', namespace, namespace]).code).toBe(0);
});

describe.each(OWN.map(own => [own.name, own] as const))('a shared Gateway on %s with a certificate and a redirect of its own', (name, own) => {
  test.each([
    ['All', 200, 'takes routes of all namespaces over http'],
    ['Same', 308, 'takes none of others over http'],
  ])('%s: a route without tls gets %d', async (from, status, what) => {
    const { gatewayClassName, address, implementation } = own;
    const [shared, routes] = ['shared', 'routes'].map(each => `${each}-${own.namespace}-${from.toLowerCase()}`);
    const hosts = ['plain', 'default'].map(host => `${host}.${shared}.example.com`);
    const certificate = makeCertificate(`*.${shared}.example.com`);
    await Promise.all([shared, routes].map(createNamespace));
    if (implementation) {
      await applyCleanly(JSON.stringify(addressOfEnvoy(shared, shared, ['http', 'https'], address)));
    }
    await applyCleanly(manifests(shared, chart => {
      new ApiObject(chart, 'Certificate', tlsSecret('certificate', certificate));
      new ApiObject(chart, 'Gateway', {
        ...API,
        kind: 'Gateway',
        metadata: { name: shared },
        spec: {
          gatewayClassName,
          listeners: [
            { name: 'http', port: 80, protocol: 'HTTP', allowedRoutes: { namespaces: { from } } },
            { name: 'https', port: 443, protocol: 'HTTPS', allowedRoutes: { namespaces: { from: 'All' } }, tls: { certificateRefs: [{ name: 'certificate' }] } },
          ],
        },
      });
      new ApiObject(chart, 'Redirect', {
        ...API,
        kind: 'HTTPRoute',
        metadata: { name: 'redirect' },
        spec: {
          parentRefs: [{ name: shared, sectionName: 'http' }],
          hostnames: [`*.${shared}.example.com`],
          rules: [{ filters: [{ type: 'RequestRedirect', requestRedirect: { scheme: 'https', statusCode: 308 } }] }],
        },
      });
    }));
    await applyCleanly(manifests(routes, chart => {
      const controller = IngressController.gatewayApi({ gateway: { name: shared, namespace: shared }, implementation });
      loadBalancer(chart, { controller, hosts: [hosts[0]] }).addRoute('default', { hosts: [hosts[1]], tls: Tls.controllerDefault() });
    }));
    const secure = async (i: number) => ask(hosts[i], '/x', { address, port: 443, ca: certificate.ca });
    const plain = async (i: number) => ask(hosts[i], '/x', { address });
    for (const i of [0, 1]) {
      await until(`answer of ${hosts[i]}`, async () => (await secure(i)).status === 200 || undefined, 60);
    }
    await until(`what http answers for ${hosts[0]}`, async () => (await plain(0)).status === status || undefined, 60);
    await until(`redirect of ${hosts[1]}`, async () => (await plain(1)).status === 308 || undefined, 60);
    const seen = (await Promise.all([plain(0), secure(1), plain(1)])).map(({ status: got, headers }) => `${got} ${headers.get('location')?.[0] ?? ''}`.trim());
    record('Other controllers', `a shared Gateway with a redirect for all hosts on ${name}, which ${what}: a route without tls over http; one with the certificate of the Gateway over https, http`,
      `${status}; 200, 308`, seen.join(', '));
    expect(seen).toStrictEqual([status === 200 ? '200' : `308 https://${hosts[0]}/x`, '200', `308 https://${hosts[1]}/x`]);
    expect(kubectl(access(), ['delete', 'gateway', '-n', shared, shared]).code).toBe(0);
  });
});

test.each(OWN.map(own => [own.name, own] as const))('a Gateway of its own on %s: a challenge reaches the solver before there is a certificate', async (name, own) => {
  const { gatewayClassName, address, implementation } = own;
  const namespace = `${own.namespace}-acme`;
  const host = `${namespace}.example.com`;
  await createNamespace(namespace);
  defineCertificates();
  if (implementation) {
    await applyCleanly(JSON.stringify(addressOfEnvoy(namespace, namespace, ['http'], address)));
  }
  await applyCleanly(manifests(namespace, (chart: Chart) => loadBalancer(chart, {
    controller: IngressController.gatewayApi({ gatewayClassName, implementation }), tls: Tls.certManager({ clusterIssuer: 'letsencrypt' }),
  })));
  await applyCleanly(solvers(namespace, [host], { name: namespace }));
  const found = async (path: string) => {
    const { seen, headers } = await ask(host, path, { address });
    return seen?.address ?? headers.get('location')?.[0];
  };
  await until('answer of the solver', async () => await found(CHALLENGE) === SOLVER || undefined, 60);
  const other = await found('/');
  record('TLS', `a Gateway of its own on ${name}, without a certificate: a challenge, another path`, 'the solver; a redirect', `${SOLVER}; ${other}`);
  expect(other).toBe(`https://${host}/`);
  expect(kubectl(access(), ['delete', 'gateway', '-n', namespace, namespace]).code).toBe(0);
});

describe('a policy of the Gateway, and that of a route', () => {
  const namespace = 'policies';
  const host = `${namespace}.example.com`;
  const target = { group: 'gateway.networking.k8s.io', kind: 'Gateway', name: namespace };
  const policy = (name: string, spec: object) => ({ apiVersion: 'gateway.envoyproxy.io/v1alpha1', kind: 'BackendTrafficPolicy', metadata: { name, namespace }, spec });
  const limited = async () => (await ask(host, '/', { address: OWN_ENVOY_GATEWAY, headers: { 'x-limited': 'yes' } })).status;
  /** Of the HTTPRoute's own policy, whether Envoy Gateway has accepted it, and merged it: it writes so a while after Envoy serves it. */
  const conditions = (count: number) => until(`${count} conditions`, () => {
    const { status } = JSON.parse(kubectl(access(), ['get', 'backendtrafficpolicy', '-n', namespace, namespace, '-o', 'json']).stdout);
    const all = status.ancestors.flatMap((ancestor: any) => ancestor.conditions.map(({ type, status: value }: any) => `${type} ${value}`)).sort();
    return all.length >= count ? all : undefined;
  });

  beforeAll(async () => {
    await createNamespace(namespace);
    await applyCleanly([
      addressOfEnvoy(namespace, namespace, ['http'], OWN_ENVOY_GATEWAY),
      {
        apiVersion: 'gateway.networking.k8s.io/v1',
        kind: 'Gateway',
        metadata: { name: namespace, namespace },
        spec: { gatewayClassName: ENVOY, listeners: [{ name: 'http', port: 80, protocol: 'HTTP' }] },
      },
    ].map(each => JSON.stringify(each)).join('\n---\n'));
    await applyCleanly(manifests(namespace, (chart: Chart) => loadBalancer(chart, {
      controller: IngressController.gatewayApi({ gateway: { name: namespace }, implementation: GatewayImplementation.envoyGateway() }),
      loadBalancing: LoadBalancing.roundRobin(),
    })));
    await until('answer without a policy of the Gateway', async () => (await limited()) === 200 || undefined, 60);
  });

  afterAll(() => expect(kubectl(access(), ['delete', 'gateway', '-n', namespace, namespace]).code).toBe(0));

  test('without one, the policy of the route is accepted', async () => {
    const found = await conditions(1);
    record('Other controllers', 'Envoy Gateway: the policy of a route, without one of the Gateway', 'accepted', found.join(', '));
    expect(found).toStrictEqual(['Accepted True']);
  });

  test('a rate limit holds for the route as well, and what the route sets comes first', async () => {
    await applyCleanly(JSON.stringify(policy('of-the-gateway', {
      targetRefs: [target],
      rateLimit: { type: 'Local', local: { rules: [{ clientSelectors: [{ headers: [{ name: 'x-limited', value: 'yes' }] }], limit: { requests: 5, unit: 'Hour' } }] } },
      timeout: { http: { requestTimeout: '1ms' } },
    })));
    await until('limit of the Gateway', async () => (await limited()) === 429 || undefined, 60);
    const statuses = await askTimes(20, async () => ask(host, '/', { address: OWN_ENVOY_GATEWAY }));
    const found = [await limited(), counts(statuses.map(({ status }) => status)), await conditions(2)];
    record('Other controllers', 'Envoy Gateway: a limit and a timeout of 1 ms on the Gateway, none and no timeout on the route', '429; 200 for other requests; merged', JSON.stringify(found));
    expect(found).toStrictEqual([429, { 200: 20 }, ['Accepted True', 'Merged True']]);
  });
});
