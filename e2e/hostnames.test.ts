import { once } from 'node:events';
import { createServer } from 'node:http';
import { Duration } from 'cdk8s';
import { Backends, Controller, ExternalLoadBalancerProps, GatewayImplementation, HashKey, HealthCheck, IngressController, LoadBalancing } from '../src';
import { NAMED_SERVER, SECOND_SERVER_NAME, SERVER_NAME, SERVERS } from './support/addresses';
import { record } from './support/results';
import { Answer, ask, askTimes, counts, hostOf, loadBalancer, serve } from './support/scene';
import { Started } from './support/started';
import { GATEWAY_API_ON_ENVOY, Target, TRAEFIK_RESOURCES } from './support/targets';
import { until } from './support/wait';
import { startBackend } from '../test/nginx/support/backend';

const ENVOY = IngressController.gatewayApi({ gateway: GATEWAY_API_ON_ENVOY.gateway, implementation: GatewayImplementation.envoyGateway() });

/** The controllers that take several names. */
const TAKING: readonly (readonly [name: string, short: string, controller: Controller, target: Target])[] = [
  ['Envoy Gateway', 'envoy', ENVOY, GATEWAY_API_ON_ENVOY],
  ['Traefik', 'traefik', IngressController.traefik(), TRAEFIK_RESOURCES],
];
const NAMES = [SERVER_NAME, NAMED_SERVER.name];
const NOWHERE = 'nowhere.servers.test';

const started = new Started();

afterEach(started.stop);

const startNamed = async () => started.keep(await startBackend(NAMED_SERVER.name, NAMED_SERVER.address, 80));
const serversOf = (answers: readonly Answer[]) => counts(answers.map(({ status, seen }) => seen?.address ?? status));

/** Serves names; gives how to ask for them. */
async function withNames(namespace: string, names: string[], controller: Controller, target: Target, props: Partial<ExternalLoadBalancerProps> = {}) {
  await serve(namespace, chart => loadBalancer(chart, { controller, backends: Backends.fromHostnames(names, { port: 80 }), ...props }), target);
  const request = async (options = {}) => ask(hostOf(namespace), '/', { address: target.address, ...options });
  await until('answer', async () => (await request()).status === 200 || undefined);
  return request;
}

describe.each(TAKING)('several DNS names on %s', (name, short, controller, target) => {
  test('requests are spread, and one server that stops costs none', async () => {
    const server = await startNamed();
    const request = await withNames(`several-names-${short}`, NAMES, controller, target);
    const reached = async () => until('request to the second server', async () => (await request()).seen?.address === NAMED_SERVER.address || undefined);
    await reached();
    const both = serversOf(await askTimes(100, () => request()));
    await server.stop();
    const one = serversOf(await askTimes(50, () => request()));
    const atOnce = serversOf(await Promise.all(Array.from({ length: 100 }, async () => request())));
    await startNamed();
    await reached();
    record('Addresses', `two DNS names on ${name}: 100 requests; while one server is stopped, 50 one after the other and 100 at once`, 'spread; none of those one after the other fails, but for one at most that goes into a connection which has just died',
      [both, one, atOnce].map(each => JSON.stringify(each)).join('; '));
    expect(Object.keys(both).sort()).toStrictEqual([SERVERS[0], NAMED_SERVER.address].sort());
    expect(Math.min(...Object.values(both))).toBeGreaterThanOrEqual(30);
    expect(Object.keys(one)).not.toContain(NAMED_SERVER.address);
    expect(one[SERVERS[0]]).toBeGreaterThanOrEqual(49);
    // All attempts of one that comes with many others may meet the server that is stopped.
    expect(atOnce[SERVERS[0]]).toBeGreaterThanOrEqual(95);
  });

  test('one that does not resolve gets no requests', async () => {
    const request = await withNames(`name-nowhere-${short}`, [NOWHERE, SERVER_NAME], controller, target);
    const servers = serversOf(await askTimes(30, () => request()));
    record('Addresses', `two DNS names on ${name}, of which one does not resolve: 30 requests`, 'all to the other', JSON.stringify(servers));
    expect(servers).toStrictEqual({ [SERVERS[0]]: 30 });
  });

  test('two routes', async () => {
    const namespace = `names-routes-${short}`;
    await serve(namespace, chart => {
      const lb = loadBalancer(chart, { controller, backends: Backends.fromHostnames([SERVER_NAME, SECOND_SERVER_NAME], { port: 80 }), blockedUserAgents: ['BadBot'] });
      lb.addRoute('b', { hosts: [`b.${hostOf(namespace)}`] });
    }, target);
    for (const host of [hostOf(namespace), `b.${hostOf(namespace)}`]) {
      await until(`answer of ${host}`, async () => (await ask(host, '/', { address: target.address })).status === 200 || undefined);
      const servers = serversOf(await askTimes(40, async () => ask(host, '/', { address: target.address })));
      expect(Object.keys(servers).sort()).toStrictEqual(SERVERS);
    }
    expect((await ask(hostOf(namespace), '/', { address: target.address, headers: { 'user-agent': 'BadBot' } })).status).toBe(403);
  });
});

test('a hash keeps clients on a server, and an active health check finds one that has stopped', async () => {
  const namespace = 'names-hashed';
  const server = await startNamed();
  const request = await withNames(namespace, NAMES, ENVOY, GATEWAY_API_ON_ENVOY, { loadBalancing: LoadBalancing.consistentHash(HashKey.header('X-Tenant')), healthChecks: [HealthCheck.active('/')] });
  const tenant = (name: number) => ({ headers: { 'x-tenant': String(name) } });
  const owner = await until('tenant of the second server', async () => {
    for (let name = 0; name < 20; name++) {
      if ((await request(tenant(name))).seen?.address === NAMED_SERVER.address) {
        return name;
      }
    }
    return undefined;
  });
  const before = serversOf(await askTimes(20, () => request(tenant(owner))));
  await server.stop();
  await until('another server', async () => (await request(tenant(owner))).seen?.address === SERVERS[0] || undefined, 90);
  record('Addresses', 'two DNS names on Envoy Gateway with a hash: 20 requests of one key; while its server is stopped', 'one server; the other one', JSON.stringify(before));
  expect(before).toStrictEqual({ [NAMED_SERVER.address]: 20 });
});

test('an active health check of a DNS name on Traefik', async () => {
  const namespace = 'name-probed';
  const probes: string[] = [];
  let health = 200;
  const server = createServer(({ url, headers: { host } }, response) => {
    if (url === '/healthz') {
      probes.push(host!);
      response.writeHead(health, health === 302 ? { location: '/' } : {});
    }
    response.end();
  }).listen(80, NAMED_SERVER.address);
  await once(server, 'listening');
  started.keep({
    stop: async () => {
      server.closeAllConnections();
      await new Promise(resolve => server.close(resolve));
    },
  });
  await serve(namespace, chart => loadBalancer(chart, {
    controller: IngressController.traefik(),
    backends: Backends.fromHostname(NAMED_SERVER.name, { port: 80 }),
    healthChecks: [HealthCheck.active('/healthz', { interval: Duration.millis(500), timeout: Duration.millis(200) }), HealthCheck.passive()],
  }), TRAEFIK_RESOURCES);
  const status = async () => (await ask(hostOf(namespace), '/', { address: TRAEFIK_RESOURCES.address })).status;
  const seen: number[] = [];
  // A redirect leads to a page that answers 200, and is none.
  for (health of [200, 503, 200, 302, 200]) {
    const asked = probes.length;
    await until('probe', () => probes.length > asked || undefined);
    const expected = health === 200 ? 200 : 503;
    await until(`answer ${expected} while the probe gets ${health}`, async () => await status() === expected || undefined);
    seen.push(await status());
  }
  record('Failing servers', 'HealthCheck.active() of a DNS name on Traefik: a probe that gets 200, 503, 200, 302, 200', '200, 503, 200, 503, 200', seen.join(', '));
  expect(seen).toStrictEqual([200, 503, 200, 503, 200]);
  expect([...new Set(probes)]).toStrictEqual([hostOf(namespace)]);
});
