import { Backends, LoadBalancing, Retries, RetryOn, RouteOptions } from '../src';
import { UNSTEADY_SERVERS } from './support/addresses';
import { breakingServer } from './support/breaking-server';
import { record } from './support/results';
import { nameOf, Running, RUNNING } from './support/running';
import { Answer, ask, askTimes, counts, hostOf, loadBalancer, serve } from './support/scene';
import { slowServer } from './support/slow-server';
import { Started } from './support/started';
import { GATEWAY_API_ON_ENVOY } from './support/targets';
import { until } from './support/wait';
import { Backend, startBackend } from '../test/nginx/support/backend';

const [STEADY, REFUSING, FIRST, SECOND] = UNSTEADY_SERVERS;
const started = new Started();

async function server(address: string): Promise<Backend> {
  return started.keep(await startBackend(address, address, 80));
}

afterEach(async () => {
  await started.stop();
});

async function facing(namespace: string, servers: string[], options: RouteOptions = {}, running?: Running): Promise<void> {
  const backends = Backends.fromIps(servers, { port: 80 });
  await serve(namespace, chart => loadBalancer(chart, { backends, ...running && { controller: running.controller }, ...options }), running?.target);
}

const statuses = (answers: readonly Answer[]) => counts(answers.map(({ status }) => status));

const slowest = (answers: readonly Answer[]) => Math.max(...answers.map(({ milliseconds }) => milliseconds));

/** Controllers with a word for another attempt. */
const TRYING = RUNNING.filter(({ column }) => column !== 'Gateway API');
const NOT_TRYING = RUNNING.filter(({ column }) => column === 'Gateway API');

const named = (some: readonly Running[]) => some.map(running => [nameOf(running), running] as const);

const SENT_TO_STOPPING: [method: string, way: string, retries: Retries | undefined][] = [['GET', 'by default', undefined], ['POST', 'by default', undefined]];
/** Where a failure of the controller's own counts as a status of the server. */
const AFTER_STATUS: typeof SENT_TO_STOPPING = [['GET', 'tried again after 502', Retries.on([RetryOn.CONNECT_FAILURE, RetryOn.TIMEOUT, RetryOn.STATUS_502])]];

describe.each(named(TRYING))('%s', (name, running) => {
  const { short, column, target } = running;
  const { address } = target;

  test('one server refuses connections: no request fails', async () => {
    const namespace = `refusing-${short}`;
    const get = async (options = {}) => ask(hostOf(namespace), '/', { address, ...options });
    await server(STEADY);
    await facing(namespace, [STEADY, REFUSING], {}, running);
    const gets = await askTimes(40, () => get());
    const posts = await askTimes(20, () => get({ method: 'POST', body: Buffer.from('body') }));
    record('Failing servers', `${name}: one of two refuses: 40 GET, 20 POST`, 'all 200', `${JSON.stringify(statuses(gets))}, ${JSON.stringify(statuses(posts))}, the slowest after ${Math.round(slowest([...gets, ...posts]))} ms`);
    expect(statuses([...gets, ...posts])).toStrictEqual({ 200: 60 });
    expect(posts.every(({ seen }) => seen!.bodyBytes === 4)).toBe(true);
  });

  test.each<[string, LoadBalancing]>([
    ['in turns', LoadBalancing.roundRobin()], ['with a cookie', LoadBalancing.stickyCookie({ name: 'dies' })],
  ])('a server dies and returns: hardly a request fails, and it gets its share again (%s)', async (way, loadBalancing) => {
    const namespace = `returns-${short}-${loadBalancing.cookie ? 'cookie' : 'turns'}`;
    // Each without a cookie: a client of its own.
    const askAll = async (times: number) => askTimes(times, () => ask(hostOf(namespace), '/', { address }));
    const serversOf = (answers: readonly Answer[]) => counts(answers.flatMap(({ seen }) => seen?.address ?? []));
    await server(FIRST);
    const mortal = await server(SECOND);
    await facing(namespace, [FIRST, SECOND], { loadBalancing }, running);
    expect(Object.keys(serversOf(await askAll(20))).sort()).toStrictEqual([FIRST, SECOND]);
    await mortal.stop();
    const without = await askAll(40);
    const died = performance.now();
    await server(SECOND);
    await until('request that the server gets again', async () => (await askAll(4)).some(({ seen }) => seen!.address === SECOND) || undefined);
    const back = Math.round(performance.now() - died);
    record('Failing servers', `${name}: one of two dies and returns, ${way}: 40 GET while it is down`, '200, but for one at most that goes into a connection which has just died; again requests after at most 15 s',
      `${JSON.stringify(statuses(without))}; again after ${back} ms`);
    const failed = without.filter(({ status }) => status !== 200);
    expect(failed.length).toBeLessThanOrEqual(1);
    expect(serversOf(without)).toStrictEqual({ [FIRST]: 40 - failed.length });
    expect(back).toBeLessThan(15_000);
  });

  test.each([...SENT_TO_STOPPING, ...column.startsWith('Traefik') ? AFTER_STATUS : []])('a server stops as a %s reaches it over a connection that was kept, %s', async (method, way, retries) => {
    const namespace = `breaking-${short}-${method.toLowerCase()}${retries ? '-status' : ''}`;
    await server(FIRST);
    const breaking = started.keep(await breakingServer(SECOND, 80));
    await facing(namespace, [FIRST, SECOND], { retries }, running);
    const request = async () => ask(hostOf(namespace), '/', { address, method });
    await askTimes(10, request);
    breaking.breakAtNext();
    const answers: Answer[] = [];
    await until('request at which the server stops', async () => {
      answers.push(await request());
      return breaking.stopped() || undefined;
    });
    const { status } = answers.at(-1)!;
    const after = await askTimes(10, request);
    const expected = retries ? 200 : target.outage;
    record('Failing servers', `${name}: one of two stops as a ${method} reaches it over a connection that was kept, ${way}; 10 more`, `${expected}; then 200`, `${status}; ${JSON.stringify(statuses(after))}`);
    expect(status).toBe(expected);
    expect(statuses(after)).toStrictEqual({ 200: 10 });
  });

  test('both servers down: no answer, and 200 again when one is back', async () => {
    const namespace = `both-down-${short}`;
    const get = async () => ask(hostOf(namespace), '/', { address });
    const askAll = async (times: number) => statuses(await askTimes(times, get));
    const backends = [await server(FIRST), await server(SECOND)];
    await facing(namespace, [FIRST, SECOND], {}, running);
    expect(await askAll(4)).toStrictEqual({ 200: 4 });
    await Promise.all(backends.map(backend => backend.stop()));
    const down = await askAll(10);
    await server(SECOND);
    const returned = performance.now();
    await until('answer of the server that is back', async () => (await get()).status === 200 || undefined);
    const back = Math.round(performance.now() - returned);
    const then = await askAll(10);
    record('Failing servers', `${name}: both down, then one back: 10 GET each`, '502 or 503; 200 after at most 7 s', `${JSON.stringify(down)}; ${JSON.stringify(then)} after ${back} ms`);
    expect(Object.keys(down).filter(status => !['502', '503'].includes(status))).toStrictEqual([]);
    expect(then).toStrictEqual({ 200: 10 });
    expect(back).toBeLessThan(7000);
  });
});

test.each(named(NOT_TRYING))('%s: one server refuses connections, and its share of the requests fails, as the report says', async (name, running) => {
  const { short, target: { address, outage } } = running;
  await server(STEADY);
  await facing(`refusing-${short}`, [STEADY, REFUSING], {}, running);
  const answers = await askTimes(60, () => ask(hostOf(`refusing-${short}`), '/', { address }));
  record('Failing servers', `${name}: one of two refuses: 60 GET`, `about half ${outage}`, JSON.stringify(statuses(answers)));
  expect(Object.keys(statuses(answers))).toStrictEqual(['200', String(outage)]);
  expect(statuses(answers)[outage]).toBeGreaterThanOrEqual(15);
  expect(statuses(answers)[outage]).toBeLessThanOrEqual(45);
});

test('an answer that takes more than 15 s: Envoy Gateway cuts it by itself, and waits where it is named', async () => {
  started.keep(await slowServer(FIRST, 80, 16));
  const waited = await Promise.all(RUNNING.filter(({ target }) => target === GATEWAY_API_ON_ENVOY).map(async running => {
    const { short, target: { address } } = running;
    await facing(`slow-${short}`, [FIRST], {}, running);
    const { status, milliseconds } = await ask(hostOf(`slow-${short}`), '/', { address });
    return [short, status, Math.round(milliseconds / 1000)] as const;
  }));
  record('Failing servers', 'Envoy Gateway: an answer after 16 s', 'named: 200; Gateway API alone: 504 after 15 s', waited.map(each => each.join(' ')).join(' s; '));
  expect(waited).toStrictEqual([['any-envoy', 504, 15], ['envoy', 200, 16]]);
});
