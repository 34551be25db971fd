import { Backends, RouteOptions } from '../src';
import { OWN_FRONT_DOOR, UNSTEADY_SERVERS } from './support/addresses';
import { record } from './support/results';
import { access, Answer, ask, askTimes, counts, hostOf, loadBalancer, serve } from './support/scene';
import { silentServer } from './support/silent-server';
import { Started } from './support/started';
import { startTraefik } from './support/traefik';
import { until } from './support/wait';
import { Backend, startBackend } from '../test/nginx/support/backend';

const [STEADY, REFUSING, STEADY_2, SILENT, FIRST, SECOND] = UNSTEADY_SERVERS;
const started = new Started();

async function server(address: string): Promise<Backend> {
  return started.keep(await startBackend(address, address, 80));
}

afterEach(async () => {
  await started.stop();
});

const facing = async (namespace: string, servers: string[], options: RouteOptions = {}) => serve(namespace, chart => loadBalancer(chart, {
  backends: Backends.fromIps(servers, { port: 80 }), ...options,
}));

const statuses = (answers: readonly Answer[]) => counts(answers.map(({ status }) => status));

const slowest = (answers: readonly Answer[]) => Math.max(...answers.map(({ milliseconds }) => milliseconds));

test('one server refuses connections: no request fails', async () => {
  await server(STEADY);
  await facing('refusing', [STEADY, REFUSING]);
  const gets = await askTimes(40, () => ask(hostOf('refusing'), '/'));
  const posts = await askTimes(20, () => ask(hostOf('refusing'), '/', { method: 'POST', body: Buffer.from('body') }));
  record('Failing servers', 'one of two refuses: 40 GET, 20 POST', 'all 200', `${JSON.stringify(statuses(gets))}, ${JSON.stringify(statuses(posts))}, the slowest after ${Math.round(slowest([...gets, ...posts]))} ms`);
  expect(statuses([...gets, ...posts])).toStrictEqual({ 200: 60 });
  expect(posts.every(({ seen }) => seen!.bodyBytes === 4)).toBe(true);
});

test('one server is silent: no request fails, and nearly every one waits for the connect timeout, as the report says', async () => {
  await server(STEADY_2);
  started.keep(await silentServer(SILENT, 80));
  await facing('silent', [STEADY_2, SILENT], { annotations: { 'nginx.ingress.kubernetes.io/proxy-connect-timeout': '1' } });
  // With every change of any Ingress that it reads, Traefik starts its turns anew: here nobody else is to change one.
  started.keep(await startTraefik(access(), { address: OWN_FRONT_DOOR, snippets: true, namespace: 'silent' }));
  const request = async () => ask(hostOf('silent'), '/', { address: OWN_FRONT_DOOR });
  await until('answer', async () => (await request()).status === 200 || undefined);
  const answers = await askTimes(10, request);
  const waited = answers.map(({ milliseconds }) => Math.round(milliseconds));
  const slow = waited.filter(ms => ms >= 900);
  record('Failing servers', 'one of two is silent, connect timeout 1 s: 10 GET', 'all 200, nearly all after 1 s, for as long as it is silent',
    `${JSON.stringify(statuses(answers))}; ${waited.join(', ')} ms`);
  expect(statuses(answers)).toStrictEqual({ 200: 10 });
  expect(slow.length).toBeGreaterThanOrEqual(8);
  expect(Math.max(...waited)).toBeLessThan(2500);
});

test('both servers down: 502, and 200 again as soon as one is back', async () => {
  const backends = [await server(FIRST), await server(SECOND)];
  await facing('both-down', [FIRST, SECOND]);
  expect(statuses(await askTimes(4, () => ask(hostOf('both-down'), '/')))).toStrictEqual({ 200: 4 });
  await Promise.all(backends.map(backend => backend.stop()));
  const down = statuses(await askTimes(10, () => ask(hostOf('both-down'), '/')));
  await server(SECOND);
  const back = statuses(await askTimes(10, () => ask(hostOf('both-down'), '/')));
  record('Failing servers', 'both down, then one back: 10 GET each', '502; 200', `${JSON.stringify(down)}; ${JSON.stringify(back)}`);
  expect([down, back]).toStrictEqual([{ 502: 10 }, { 200: 10 }]);
});
