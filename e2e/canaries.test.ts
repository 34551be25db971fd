import { setTimeout } from 'node:timers/promises';
import { ApiObject } from 'cdk8s';
import { Backends, LoadBalancing, Rewrite, RoutePath } from '../src';
import { REFUSING_SERVER, SERVERS } from './support/addresses';
import { record } from './support/results';
import { nameOf, Running, RUNNING } from './support/running';
import { Answer, applyCleanly, ask, askTimes, counts, createNamespace, hostOf, loadBalancer, manifests, serve } from './support/scene';
import { until } from './support/wait';
import { Building, CanaryCase } from '../test/building';

const [OWN, OTHER] = SERVERS;
const BACKENDS = Backends.fromIps([OWN], { port: 80 });
const OTHERS = Backends.fromIps([OTHER], { port: 80 });
const DOWN = Backends.fromIps([REFUSING_SERVER], { port: 80 });

const CASES = RUNNING.map(running => [nameOf(running), running] as const);
const FULL = CASES.filter(([, { column }]) => column !== 'Gateway API');

/** A server of the cluster's own, such as Pods are. */
const IN_CLUSTER = [
  { apiVersion: 'v1', kind: 'Service', metadata: { name: 'web' }, spec: { ports: [{ name: 'web', port: 8080, targetPort: 80 }] } },
  {
    apiVersion: 'discovery.k8s.io/v1',
    kind: 'EndpointSlice',
    metadata: { name: 'web-1', labels: { 'kubernetes.io/service-name': 'web' } },
    addressType: 'IPv4',
    endpoints: [{ addresses: [OTHER], conditions: { ready: true } }],
    ports: [{ name: 'web', port: 80 }],
  },
];

const where = ({ status, seen }: Answer) => status !== 200 ? String(status) : seen?.address === OTHER ? 'canary' : seen?.address === OWN ? 'own' : 'else';

/** A load balancer with a canary, served by a controller. */
async function served(running: Running, what: string, canary: Partial<CanaryCase>, props: Partial<Building> = {}, beside: readonly any[] = []) {
  const namespace = `canary-${running.short}-${what}`;
  await serve(namespace, chart => {
    beside.forEach((object, i) => new ApiObject(chart, `Beside${i}`, object));
    loadBalancer(chart, { controller: running.controller, backends: BACKENDS, canaries: [{ id: 'next', backends: OTHERS, ...canary }], ...props });
  }, running.target);
  return (path = '/', headers: { [name: string]: string } = {}) => ask(hostOf(namespace), path, { address: running.target.address, headers });
}

test.each(CASES)('%s: canary, the header comes before the cookie, and both before the weight, of which 0 is none and 100 all', async (name, running) => {
  const cookie = running.column === 'Gateway API' ? undefined : 'canary';
  const got = Object.fromEntries(await Promise.all([0, 100].map(async weight => {
    const get = await served(running, `order-${weight}`, { header: 'X-Canary', cookie, weight });
    const asked = [['', ''], ['always', ''], ['never', ''], ['', 'always'], ['', 'never'], ['always', 'never'], ['never', 'always'], ['other', 'other']];
    const of = async ([header, value]: string[]) => {
      const headers = { ...header && { 'x-canary': header }, ...value && { cookie: `a=b; canary=${value}` } };
      return [`${header}/${value}`, Object.keys(counts((await askTimes(10, () => get('/', headers))).map(where))).join(' ')];
    };
    return [weight, Object.fromEntries(await Promise.all(asked.map(of)))];
  })));
  record('Canaries', `${name}: header/cookie with weight 0, and with weight 100`, 'header before cookie before weight', JSON.stringify(got));
  const expected = (rest: string) => ({
    '/': rest,
    'always/': 'canary',
    'never/': 'own',
    '/always': cookie ? 'canary' : rest,
    '/never': cookie ? 'own' : rest,
    'always/never': 'canary',
    'never/always': 'own',
    'other/other': rest,
  });
  expect(got).toStrictEqual({ 0: expected('own'), 100: expected('canary') });
});

test.each(FULL)('%s: the policies of the route hold for the canary', async (name, running) => {
  const get = await served(running, 'policies', { header: 'X-Canary', cookie: 'canary' },
    { paths: [RoutePath.prefix('/app')], rewrite: Rewrite.stripPrefix(), blockedUserAgents: ['curl'] });
  const [plain, blocked, blockedByCookie] = await Promise.all([
    get('/app/a', { 'x-canary': 'always' }), get('/app/a', { 'x-canary': 'always', 'user-agent': 'curl/8' }), get('/app/a', { 'cookie': 'canary=always', 'user-agent': 'curl/8' }),
  ]);
  record('Canaries', `${name}: a canary of a route that strips a prefix and blocks an agent`, '/a at the canary; 403', `${plain.seen?.url} at the ${where(plain)}; ${blocked.status} ${blockedByCookie.status}`);
  expect([where(plain), plain.seen?.url, blocked.status, blockedByCookie.status]).toStrictEqual(['canary', '/a', 403, 403]);
});

test.each(CASES)('%s: a canary that is a Service of the cluster gets its share', async (name, running) => {
  const get = await served(running, 'cluster', { backends: undefined, service: { name: 'web', port: 8080 }, weight: 50 }, {}, IN_CLUSTER);
  const went = counts((await askTimes(100, () => get())).map(where));
  record('Canaries', `${name}: 100 requests, a Service of the cluster with weight 50`, 'both, each 30 to 70', JSON.stringify(went));
  expect(went.own + went.canary).toBe(100);
  expect(Math.abs(went.canary - 50)).toBeLessThanOrEqual(20);
});

/** What 100 requests get where the Service of a canary with weight 50 does not exist. */
const WITHOUT_SERVICE: { readonly [column: string]: object } = {
  'Traefik, reading annotations of ingress-nginx': { own: 100 },
  'Traefik': { 404: 100 },
  'Gateway API': { own: 50, 500: 50 },
  'Gateway API on Envoy Gateway': { own: 50, 500: 50 },
};

test.each(CASES)('%s: a canary whose Service does not exist', async (name, running) => {
  const namespace = `canary-${running.short}-missing`;
  await createNamespace(namespace);
  await applyCleanly(manifests(namespace, chart => loadBalancer(chart, {
    controller: running.controller, backends: BACKENDS, canaries: [{ id: 'next', service: { name: 'missing', port: 8080 }, weight: 50 }],
  })));
  const expected = WITHOUT_SERVICE[running.column];
  const send = async (times: number) => counts((await askTimes(times, () => ask(hostOf(namespace), '/', { address: running.target.address }))).map(where));
  // A route that is not known yet answers 404 as well, and one whose addresses are not known 500.
  await setTimeout(10_000);
  await until(`everything of ${Object.keys(expected).join(', ')}`, async () => {
    const seen = await send(20);
    return Object.keys(expected).every(each => each in seen) || undefined;
  });
  const went = await send(100);
  record('Canaries', `${name}: 100 requests, a Service that does not exist with weight 50`, JSON.stringify(expected), JSON.stringify(went));
  expect(Object.keys(went).sort()).toStrictEqual(Object.keys(expected).sort());
});

test.each(CASES)('%s: of a canary that is down, requests are tried at the other servers where they are tried again', async (name, running) => {
  const backends = Backends.fromIps([OWN, OTHER], { port: 80 });
  const byWeight = await served(running, 'down', { backends: DOWN, weight: 50 }, { backends });
  const byHeader = await served(running, 'down-header', { backends: DOWN, header: 'X-Canary' }, { backends });
  const went = counts((await askTimes(100, () => byWeight())).map(({ status }) => status));
  const led = counts((await askTimes(20, () => byHeader('/', { 'x-canary': 'always' }))).map(({ status }) => status));
  const isTried = running.column !== 'Gateway API';
  const { outage } = running.target;
  record('Canaries', `${name}: a canary that is down, 100 requests with weight 50, 20 with its header`,
    `${isTried ? 'none fails' : 'half fail'}; all fail`, JSON.stringify([went, led]));
  expect(Object.keys(went)).toStrictEqual(isTried ? ['200'] : ['200', String(outage)]);
  expect(led).toStrictEqual({ [outage]: 20 });
});

/** How many sets of servers a client with a sticky cookie comes to in ten requests. */
const SETS: { readonly [column: string]: number } = { Traefik: 2 };

test.each(FULL)('%s: clients with a sticky cookie, and a canary', async (name, running) => {
  const get = await served(running, 'sticky', { weight: 50, header: 'X-Canary' }, { loadBalancing: LoadBalancing.stickyCookie({ name: 'client' }) });
  const client = async () => {
    let cookies: { [name: string]: string } = {};
    const send = async (headers = {}) => {
      const answer = await get('/', { cookie: Object.entries(cookies).map(each => each.join('=')).join('; '), ...headers });
      for (const set of (answer.headers.get('set-cookie') ?? []) as string[]) {
        const [, key, value] = /^([^=]+)=([^;]*)/.exec(set)!;
        cookies = { ...cookies, [key]: value };
      }
      return answer;
    };
    const went = (await askTimes(10, () => send())).map(where);
    const other = went[9] === 'own' ? 'canary' : 'own';
    return { sets: new Set(went).size, isLed: where(await send({ 'x-canary': other === 'own' ? 'never' : 'always' })) === other };
  };
  // One after the other: in step with each other, clients that take turns may each meet the same servers every time.
  const clients: Awaited<ReturnType<typeof client>>[] = [];
  while (clients.length < 10) {
    clients.push(await client());
  }
  const sets = SETS[running.column] ?? 1;
  record('Canaries', `${name}: 10 clients with a sticky cookie, weight 50; then a header to the other servers`, `each comes to ${sets}; the header leads`,
    JSON.stringify(counts(clients.map(each => `${each.sets} ${each.isLed}`))));
  expect(clients.map(each => each.isLed)).not.toContain(false);
  expect([...new Set(clients.map(each => each.sets))]).toStrictEqual([sets]);
});

test.each(FULL.filter(([, { column }]) => !column.startsWith('Traefik, reading')))('%s: two canaries', async (name, running) => {
  const get = await served(running, 'two', {}, {
    canaries: [{ id: 'a', backends: OTHERS, weight: 30, header: 'X-A' }, { id: 'b', backends: undefined, service: { name: 'web', port: 8080 }, weight: 20, header: 'X-B' }],
  }, IN_CLUSTER);
  const went = counts((await askTimes(200, () => get())).map(where));
  const led = (await Promise.all([get('/', { 'x-a': 'always' }), get('/', { 'x-b': 'always' }), get('/', { 'x-b': 'never' })])).map(where);
  record('Canaries', `${name}: 200 requests, two canaries with weight 30 and 20`, 'about 100 each', `${JSON.stringify(went)} ${led.join(' ')}`);
  expect(led).toStrictEqual(['canary', 'canary', 'own']);
  expect(Math.abs(went.canary - 100)).toBeLessThanOrEqual(30);
});
