import { HashKey, LoadBalancing } from '../src';
import { SERVERS } from './support/addresses';
import { record } from './support/results';
import { Answer, ask, askTimes, counts, hostOf, loadBalancer, serve } from './support/scene';

const serversOf = (answers: readonly Answer[]) => counts(answers.map(({ seen }) => seen?.address));

test('100 requests go to both servers, to neither less than 40', async () => {
  await serve('round-robin', chart => loadBalancer(chart, { loadBalancing: LoadBalancing.roundRobin() }));
  const servers = serversOf(await askTimes(100, () => ask(hostOf('round-robin'), '/')));
  record('Spreading requests', 'roundRobin(), 100 requests', 'both servers, each 40 to 60', SERVERS.map(server => servers[server]).join(' / '));
  expect(servers[SERVERS[0]] + servers[SERVERS[1]]).toBe(100);
  expect(Math.abs(servers[SERVERS[0]] - 50)).toBeLessThanOrEqual(10);
});

test('Traefik has no peak EWMA, passes load-balance over, and goes round', async () => {
  await serve('ewma', chart => loadBalancer(chart, { loadBalancing: LoadBalancing.peakEwma() }));
  const servers = serversOf(await askTimes(20, () => ask(hostOf('ewma'), '/')));
  record('Spreading requests', 'peakEwma(), 20 requests', 'Traefik goes round', SERVERS.map(server => servers[server]).join(' / '));
  expect(Object.keys(servers).sort()).toStrictEqual(SERVERS);
  expect(Math.abs(servers[SERVERS[0]] - 10)).toBeLessThanOrEqual(2);
});

describe('sticky cookie', () => {
  beforeAll(async () => serve('sticky', chart => loadBalancer(chart, { loadBalancing: LoadBalancing.stickyCookie({ name: 'zl' }) })));

  test('a browser stays on its server, others are spread', async () => {
    const first = await ask(hostOf('sticky'), '/');
    const cookie = first.headers.get('set-cookie')![0].split(';')[0];
    const again = serversOf(await askTimes(50, () => ask(hostOf('sticky'), '/', { headers: { cookie } })));
    const others = serversOf(await askTimes(50, () => ask(hostOf('sticky'), '/')));
    record('Spreading requests', 'stickyCookie(), 50 requests with the cookie, 50 without', 'one server; both servers',
      `${Object.values(again).join(' / ')}; ${SERVERS.map(server => others[server]).join(' / ')}`);
    expect(cookie).toMatch(/^zl=./);
    expect(again).toStrictEqual({ [first.seen!.address]: 50 });
    expect(Object.keys(others).sort()).toStrictEqual(SERVERS);
  });
});

describe.each([
  ['client-ip', HashKey.clientIp(), undefined],
  ['uri', HashKey.uri(), undefined],
  ['header', HashKey.header('X-Tenant'), 'x-tenant'],
  ['cookie', HashKey.cookie('session'), 'cookie'],
])('consistent hash of the %s', (name, key, header) => {
  const namespace = `hash-${name}`;
  const request = async (value: number) => ask(hostOf(namespace), name === 'uri' ? `/${value}` : '/', {
    headers: header === undefined ? {} : { [header]: header === 'cookie' ? `session=${value}` : String(value) },
    ...name === 'client-ip' && { localAddress: `127.0.0.${value + 1}` },
  });

  beforeAll(async () => serve(namespace, chart => loadBalancer(chart, { loadBalancing: LoadBalancing.consistentHash(key) })));

  test('the same value gets to the same server, and values are spread', async () => {
    const servers: string[] = [];
    for (let value = 0; value < 20; value++) {
      const own = Object.keys(serversOf(await askTimes(5, () => request(value))));
      expect(own).toHaveLength(1);
      servers.push(own[0]);
    }
    const spread = counts(servers);
    record('Spreading requests', `consistentHash(${name}), 5 requests for each of 20 values`, 'one server for each value, both servers in all',
      `one each; ${SERVERS.map(server => spread[server]).join(' / ')} values`);
    expect(Object.keys(spread).sort()).toStrictEqual(SERVERS);
  });
});
