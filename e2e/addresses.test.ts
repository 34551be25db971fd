import { createServer, Server } from 'node:http';
import { Backends, EndpointsApi } from '../src';
import { SERVER_NAME, SERVERS, SERVERS_V6 } from './support/addresses';
import { kubectl } from './support/kubectl';
import { record } from './support/results';
import { access, ask, askTimes, counts, hostOf, loadBalancer, serve } from './support/scene';

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
async function answering(namespace: string, times = 20): Promise<{ [server: string]: number }> {
  const answers = await askTimes(times, () => ask(hostOf(namespace), '/'));
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

test('EndpointSlices are served', async () => {
  await serve('slices', chart => loadBalancer(chart, { endpointsApi: EndpointsApi.ENDPOINT_SLICE }));
  const servers = await answering('slices');
  record('Addresses', 'EndpointSlice', '200 from both', Object.keys(servers).sort().join(', '));
  expect(Object.keys(servers).sort()).toStrictEqual(SERVERS);
});

test('a server that is not ready gets no request', async () => {
  await serve('unready', chart => loadBalancer(chart, {
    backends: Backends.fromEndpoints([{ ip: SERVERS[0] }, { ip: SERVERS[1], ready: false }]), endpointsApi: EndpointsApi.ENDPOINT_SLICE,
  }));
  const servers = await answering('unready');
  record('Addresses', 'EndpointSlice, one server not ready', 'the other alone', Object.keys(servers).join(', '));
  expect(servers).toStrictEqual({ [SERVERS[0]]: 20 });
});

test('servers on unlike ports are served', async () => {
  await serve('unlike-ports', chart => loadBalancer(chart, { backends: Backends.fromEndpoints([{ ip: SERVERS[0], port: 80 }, { ip: SERVERS[1], port: DUAL_PORT }]) }));
  const servers = await answering('unlike-ports');
  record('Addresses', 'Endpoints, unlike ports', '200 from both', Object.keys(servers).sort().join(', '));
  expect(Object.keys(servers).sort()).toStrictEqual(SERVERS);
});

test('dual stack: servers of both families answer', async () => {
  const all = [...SERVERS, ...SERVERS_V6];
  await serve('dual-stack', chart => loadBalancer(chart, { backends: Backends.fromIps(all, { port: DUAL_PORT }), endpointsApi: EndpointsApi.ENDPOINT_SLICE }));
  const servers = await answering('dual-stack', 40);
  record('Addresses', 'dual stack, servers on [::]', '200 from all four', Object.keys(servers).sort().join(', '));
  expect(Object.keys(servers).sort()).toStrictEqual(all.sort());
});

test('ExternalName: the server behind a DNS name answers', async () => {
  await serve('dns-name', chart => loadBalancer(chart, { backends: Backends.fromHostname(SERVER_NAME, { port: 80 }) }));
  const servers = await answering('dns-name');
  record('Addresses', `ExternalName ${SERVER_NAME}`, '200', Object.keys(servers).join(', '));
  expect(servers).toStrictEqual({ [SERVERS[0]]: 20 });
});
