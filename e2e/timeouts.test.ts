import { once } from 'node:events';
import { request } from 'node:http';
import { setTimeout } from 'node:timers/promises';
import { Duration, Size } from 'cdk8s';
import { Backends, RouteOptions } from '../src';
import { CLIENT, PAUSING_SERVER as SERVER } from './support/addresses';
import { record } from './support/results';
import { nameOf, RUNNING } from './support/running';
import { ask, hostOf, loadBalancer, serve } from './support/scene';
import { PausingServer, pausingServer } from '../test/nginx/support/pausing-server';


let server: PausingServer;

beforeAll(async () => {
  server = await pausingServer(SERVER, 80);
});

afterAll(async () => {
  await server.stop();
});

/** Controllers with a timeout between two reads, and what ends after it. */
const WAITING = RUNNING.filter(({ column }) => column !== 'Gateway API').map(running => {
  const endsStreams = running.column !== 'Traefik';
  return [nameOf(running), { ...running, endsStreams, countsUploads: running.column.includes('reading') }] as const;
});

/** Whether a WebSocket still takes a message after some silence. */
async function livesAfter(address: string, host: string, silence: number): Promise<boolean> {
  const headers = { host, 'connection': 'Upgrade', 'upgrade': 'websocket', 'sec-websocket-key': 'dGhlIHNhbXBsZSBub25jZQ==', 'sec-websocket-version': '13' };
  const sent = request({ host: address, path: '/', localAddress: CLIENT, headers, agent: false }).end();
  const [, socket] = await once(sent, 'upgrade');
  let text = '';
  socket.on('error', () => { }).on('data', (data: Buffer) => text += data.toString());
  await setTimeout(silence);
  socket.write('hello');
  await setTimeout(500);
  socket.destroy();
  return text === 'hello';
}

/** The status of the answer to a body that takes its time, without a pause. */
async function upload(address: string, host: string, milliseconds: number): Promise<number> {
  const sent = request({ host: address, method: 'POST', path: '/whole', localAddress: CLIENT, headers: { host, 'transfer-encoding': 'chunked' }, agent: false });
  const answer = once(sent, 'response').then(([response]) => response.resume().statusCode as number);
  const end = performance.now() + milliseconds;
  while (performance.now() < end) {
    sent.write('x'.repeat(100));
    await setTimeout(200);
  }
  sent.end();
  return answer;
}

describe.each(WAITING)('%s', (name, { short, controller, target, endsStreams, countsUploads }) => {
  const facing = async (namespace: string, options: RouteOptions) => {
    await serve(namespace, chart => loadBalancer(chart, { backends: Backends.fromIps([SERVER], { port: 80 }), controller, ...options }), target);
    return { address: target.address, host: hostOf(namespace) };
  };

  test.each([[2, !endsStreams], [5, true]])('a WebSocket and an event stream that are silent for 3 s, with %d s between two reads: live on is %s', async (seconds, lives) => {
    const { address, host } = await facing(`silent-${seconds}-${short}`, { timeouts: { read: Duration.seconds(seconds) } });
    const stream = ask(host, '/within/3000', { address }).then(({ text }) => text === 'first, at last', () => false);
    const found = await Promise.all([livesAfter(address, host, 3000), stream]);
    record('Timeouts', `${name}: read ${seconds} s; a WebSocket and a stream, silent for 3 s`, lives ? 'both live on' : 'both end', found.map(each => each ? 'lives' : 'ended').join(', '));
    expect(found).toStrictEqual([lives, lives]);
  });

  test('an upload that takes 4 s, with 2 s between two reads of the response', async () => {
    const { address, host } = await facing(`upload-${short}`, { timeouts: { read: Duration.seconds(2) } });
    const limited = await facing(`upload-limited-${short}`, { timeouts: { read: Duration.seconds(2) }, maxBodySize: Size.mebibytes(1) });
    const statuses = await Promise.all([upload(address, host, 4000), upload(limited.address, limited.host, 4000)]);
    record('Timeouts', `${name}: read 2 s; an upload of 4 s, and one with maxBodySize`, countsUploads ? '5xx, as the report says, and 200' : 'both 200', statuses.join(', '));
    expect(statuses.map(status => status < 500)).toStrictEqual([!countsUploads, true]);
  });
});
