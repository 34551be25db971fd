import { createServer } from 'node:http';
import { Backends, ExternalLoadBalancer } from '../src';
import { COUNTING_SERVER } from './support/addresses';
import { listening } from './support/listening';
import { record } from './support/results';
import { nameOf, RUNNING } from './support/running';
import { askTimes, counts, hostOf, loadBalancer, serve, ask } from './support/scene';
import { Started } from './support/started';

const AT_A_TIME = 16;
const EACH = 50;

const started = new Started();
let connections = 0;

beforeAll(async () => {
  // Each answer takes a moment, so that requests meet.
  const server = createServer((_, response) => setTimeout(() => response.end(), 5)).on('connection', () => connections++);
  started.keep(await listening(server, COUNTING_SERVER, 80));
});

afterAll(started.stop);

test.each(RUNNING.map(running => [nameOf(running), running] as const))('whether connections to a server are kept is what the report says: %s', async (name, { short, controller, target }) => {
  const namespace = `${short}-connections`;
  let lb: ExternalLoadBalancer | undefined;
  await serve(namespace, chart => lb = loadBalancer(chart, { controller, backends: Backends.fromIps([COUNTING_SERVER], { port: 80 }) }), target);
  const saysNew = lb!.report.requirements.some(({ id }) => id === 'new-connections');
  const client = async () => askTimes(EACH, async () => ask(hostOf(namespace), '/', { address: target.address }));
  await client();
  const before = connections;
  const answers = (await Promise.all(Array.from({ length: AT_A_TIME }, client))).flat();
  const opened = connections - before;
  record('Spreading requests', `${name}: ${AT_A_TIME * EACH} requests to one server, ${AT_A_TIME} at a time`, saysNew ? 'several hundred new connections' : 'few new connections', String(opened));
  expect(counts(answers.map(({ status }) => status))).toStrictEqual({ 200: AT_A_TIME * EACH });
  if (saysNew) {
    expect(opened).toBeGreaterThan(10 * AT_A_TIME);
  } else {
    expect(opened).toBeLessThan(3 * AT_A_TIME);
  }
});
