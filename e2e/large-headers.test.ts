import { once } from 'node:events';
import { createServer, request, Server } from 'node:http';
import { AddressInfo } from 'node:net';
import { Backends } from '../src';
import { SERVERS } from './support/addresses';
import { record } from './support/results';
import { nameOf, RUNNING } from './support/running';
import { hostOf, loadBalancer, serve } from './support/scene';

const KIB = 1024;

/** What is tried: all that is said to pass by itself, and what does not. */
const OF_TRAEFIK = { passing: [12 * KIB, 10_000 * KIB], failing: [10_500 * KIB] };
const TRIED: { readonly [short: string]: { readonly passing: number[]; readonly failing: number[] } } = {
  reader: OF_TRAEFIK,
  traefik: OF_TRAEFIK,
  envoy: { passing: [12 * KIB, 60 * KIB], failing: [] },
};

let server: Server;

/** A server that answers with a header as long as the path says. */
beforeAll(async () => {
  server = createServer((asked, response) => response.writeHead(200, { 'x-large': 'x'.repeat(Number(asked.url!.slice(1))) }).end()).listen(0, SERVERS[0]);
  await once(server, 'listening');
});

afterAll(async () => {
  server.closeAllConnections();
  await new Promise(resolve => server.close(resolve));
});

/** The length of the header, or the status of what came in place of the response. */
async function headerOf(front: string, host: string, length: number): Promise<number> {
  const sent = request({ host: front, path: `/${length}`, headers: { host }, agent: false, maxHeaderSize: 2 ** 24 }).end();
  const [response] = await once(sent, 'response');
  response.resume();
  return response.statusCode === 200 ? response.headers['x-large'].length : response.statusCode;
}

describe.each(RUNNING.filter(({ short }) => short in TRIED).map(running => [nameOf(running), running] as const))('large headers of responses: %s', (name, running) => {
  const { short, controller, target } = running;
  const namespace = `large-headers-${short}`;
  const { passing, failing } = TRIED[short];

  beforeAll(async () => serve(namespace, chart => (
    loadBalancer(chart, { controller, backends: Backends.fromIps([SERVERS[0]], { port: (server.address() as AddressInfo).port }) })
  ), target));

  test('those of nginx\'s buffers and far larger ones pass without any setting', async () => {
    const got = await Promise.all([...passing, ...failing].map(async length => headerOf(target.address, hostOf(namespace), length)));
    const expected = [...passing, ...failing.map(() => 500)];
    record('Headers', `${name}: response headers of ${[...passing, ...failing].map(length => `${length / KIB} KiB`).join(', ')}, without any setting`, expected.join(', '), got.join(', '));
    expect(got).toStrictEqual(expected);
  });
});
