import { createServer, Server } from 'node:http';
import { ApiObject, JsonPatch } from 'cdk8s';
import { Backends, EndpointsApi, ExternalLoadBalancerProps, IngressController } from '../src';
import { SERVER_NAME, SERVERS, SERVERS_V6 } from './support/addresses';
import { kubectl } from './support/kubectl';
import { record } from './support/results';
import { nameOf, RUNNING } from './support/running';
import { access, applyCleanly, ask, askTimes, counts, createNamespace, hostOf, loadBalancer, manifests, serve } from './support/scene';
import { api } from './support/shared-api';
import { TRAEFIK_RESOURCES } from './support/targets';
import { until } from './support/wait';

/** Answers on every address of the machine, IPv4 and IPv6, with the one that was asked. */
let everywhere: Server;
const DUAL_PORT = 8090;

beforeAll(async () => {
  everywhere = createServer((request, response) => response.end(request.socket.localAddress!.replace(/^::ffff:/, '')));
  await new Promise<void>((resolve, reject) => everywhere.once('error', reject).listen({ host: '::', port: DUAL_PORT }, resolve));
});

afterAll(async () => {
  everywhere.closeAllConnections();
  await new Promise(resolve => everywhere.close(resolve));
});

/** Which servers answer how often. */
async function answering(namespace: string, times = 20, address?: string): Promise<{ [server: string]: number }> {
  const answers = await askTimes(times, () => ask(hostOf(namespace), '/', { ...address && { address } }));
  expect(counts(answers.map(({ status }) => status))).toStrictEqual({ 200: times });
  return counts(answers.map(({ seen, text }) => seen?.address ?? text));
}

test('Endpoints are mirrored, and both servers answer', async () => {
  await serve('endpoints');
  const { stdout } = kubectl(access(), ['get', 'endpointslice', '-n', 'endpoints', '-o', 'json']);
  // The mirroring controller keeps no order of addresses.
  const slices = JSON.parse(stdout).items.map(({ metadata, endpoints, ports }: any) => [
    metadata.labels['endpointslice.kubernetes.io/managed-by'],
    endpoints.flatMap(({ addresses }: any) => addresses).sort().join(' '),
    ports.map(({ name, port }: any) => `${name} ${port}`).join(' '),
  ].join(': '));
  const servers = await answering('endpoints');
  record('Addresses', 'Endpoints', 'mirrored into a slice, 200 from both', `${slices}; ${Object.keys(servers).sort().join(', ')}`);
  expect(slices).toStrictEqual([`endpointslicemirroring-controller.k8s.io: ${SERVERS.join(' ')}: http 80`]);
  expect(Object.keys(servers).sort()).toStrictEqual(SERVERS);
});

test('Endpoints with two ports of the same servers are not mirrored, which is why they are refused', async () => {
  const namespace = 'several-ports-by-hand';
  await createNamespace(namespace);
  const subset = (port: number, ips: readonly string[]) => ({ addresses: ips.map(ip => ({ ip })), ports: [{ name: 'http', port, protocol: 'TCP' }] });
  const both: ReadonlyArray<readonly [string, readonly object[]]> = [
    ['same', [subset(80, SERVERS), subset(DUAL_PORT, SERVERS)]], ['other', [subset(80, SERVERS), subset(DUAL_PORT, SERVERS.slice(1))]],
  ];
  await applyCleanly(manifests(namespace, chart => both.forEach(([name, subsets]) => {
    new ApiObject(chart, `${name}-service`, { apiVersion: 'v1', kind: 'Service', metadata: { name }, spec: { ports: [{ name: 'http', port: 80 }] } });
    new ApiObject(chart, `${name}-endpoints`, { apiVersion: 'v1', kind: 'Endpoints', metadata: { name }, subsets });
  })));
  const sliceOf = async (name: string) => (await api().list('discovery.k8s.io/v1', 'EndpointSlice', namespace)).filter(({ metadata }) => metadata.labels['kubernetes.io/service-name'] === name);
  await until('slices of other servers', async () => (await sliceOf('other')).length === 2 || undefined);
  const found = await sliceOf('same');
  record('Addresses', 'Endpoints with two ports of the same servers, and of others, by hand', '0 and 2 slices', `${found.length} and 2 slices`);
  expect(found).toStrictEqual([]);
  const backends = Backends.fromEndpoints([{ ip: SERVERS[0], port: 80 }, { ip: SERVERS[0], port: DUAL_PORT }], { severalPortsPerIp: true });
  expect(() => manifests(namespace, chart => loadBalancer(chart, { backends }))).toThrow('backends.needs-slices');
});

describe.each(RUNNING.map(running => [nameOf(running), running] as const))('%s', (name, { short, controller, target }) => {
  const cases: { readonly [what: string]: { readonly props: Partial<ExternalLoadBalancerProps>; readonly servers: readonly string[] } } = {
    'EndpointSlice': { props: { endpointsApi: EndpointsApi.ENDPOINT_SLICE }, servers: SERVERS },
    'EndpointSlice, one server not ready': {
      props: { backends: Backends.fromEndpoints([{ ip: SERVERS[0] }, { ip: SERVERS[1], ready: false }]), endpointsApi: EndpointsApi.ENDPOINT_SLICE },
      servers: [SERVERS[0]],
    },
    'Endpoints, unlike ports': {
      props: { backends: Backends.fromEndpoints([{ ip: SERVERS[0], port: 80 }, { ip: SERVERS[1], port: DUAL_PORT }]) },
      servers: SERVERS,
    },
    'dual stack, servers on [::]': {
      props: { backends: Backends.fromIps([...SERVERS, ...SERVERS_V6], { port: DUAL_PORT }), endpointsApi: EndpointsApi.ENDPOINT_SLICE },
      servers: [...SERVERS, ...SERVERS_V6],
    },
  };

  test.each(Object.entries(cases))('%s', async (what, { props, servers }) => {
    const namespace = `${what.toLowerCase().replace(/[^a-z]+/g, '-').replace(/-$/, '')}-${short}`;
    await serve(namespace, chart => loadBalancer(chart, { controller, ...props }), target);
    const answered = Object.keys(await answering(namespace, 40, target.address)).sort();
    record('Addresses', `${name}: ${what}`, `200 from ${servers.length}`, answered.join(', '));
    expect(answered).toStrictEqual([...servers].sort());
  });
});

describe('ExternalName', () => {
  /** The port that the controller dials of the server: what listens on each answers in another way. */
  const portOf = async (namespace: string, address: string) => {
    const { status, text, seen } = await ask(hostOf(namespace), '/', { address });
    return status !== 200 ? status : seen?.address === SERVERS[0] ? 80 : text === SERVERS[0] ? DUAL_PORT : text;
  };
  const props = { backends: Backends.fromHostname(SERVER_NAME, { port: DUAL_PORT }) };

  test('the server behind a DNS name answers', async () => {
    await serve('dns-name', chart => loadBalancer(chart, { backends: Backends.fromHostname(SERVER_NAME, { port: 80 }) }));
    const servers = await answering('dns-name');
    record('Addresses', `ExternalName ${SERVER_NAME}`, '200', Object.keys(servers).join(', '));
    expect(servers).toStrictEqual({ [SERVERS[0]]: 20 });
  });

  test.each(RUNNING.filter(({ column }) => column !== 'Gateway API').map(running => [nameOf(running), running] as const))('%s dials the port of the server', async (name, running) => {
    const { short, controller, target } = running;
    const namespace = `dns-name-port-${short}`;
    const servicePort = target === TRAEFIK_RESOURCES ? undefined : 80;
    await serve(namespace, chart => loadBalancer(chart, { controller, servicePort, ...props }), target);
    const port = await portOf(namespace, target.address);
    record('Addresses', `${name}: ExternalName with port ${DUAL_PORT} behind port ${servicePort ?? DUAL_PORT} of the Service`, `${DUAL_PORT}`, `${port}`);
    expect(port).toBe(DUAL_PORT);
  });

  test('of an IngressRoute, Traefik dials the port of the Service, which is why another one is refused', async () => {
    const namespace = 'dns-name-by-hand';
    const controller = IngressController.traefik();
    await serve(namespace, chart => {
      const lb = loadBalancer(chart, { controller, ...props });
      lb.service.addJsonPatch(JsonPatch.replace('/spec/ports/0/port', 80));
      for (const i of [0, 1]) {
        lb.routes[0].addJsonPatch(JsonPatch.replace(`/spec/routes/${i}/services/0/port`, 80));
      }
    }, TRAEFIK_RESOURCES);
    const port = await portOf(namespace, TRAEFIK_RESOURCES.address);
    record('Addresses', `Traefik: ExternalName with port 80 and targetPort ${DUAL_PORT}, by hand`, '80', `${port}`);
    expect(port).toBe(80);
    expect(() => manifests(namespace, chart => loadBalancer(chart, { controller, servicePort: 80, ...props }))).toThrow('traefik.hostname-port');
  });
});
