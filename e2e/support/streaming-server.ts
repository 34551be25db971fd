import { EventEmitter, once } from 'node:events';
import { createServer, ServerResponse } from 'node:http';
import { AddressInfo, connect, Socket } from 'node:net';
import { Stoppable } from './started';
import { Backends } from '../../src';
import { Streams } from '../../test/dossiers/proof';

/** What would come at once is waited for so long before it counts as held back. */
const PATIENCE = 5000;

const HALF = 64 * 1024;

/** More than what buffers for a response hold. */
const LARGE = `first${'x'.repeat(2 ** 20)}`;

/** A server whose answers and requests take their time, on a port of its own. */
export async function startStreamingServer(host: string): Promise<{ readonly to: (front: string, name: string) => Streams } & Stoppable> {
  const streams: ServerResponse[] = [];
  const upgraded: Socket[] = [];
  const seen = new EventEmitter();
  const server = createServer((request, response) => {
    if (request.method === 'GET') {
      const isLarge = request.url === '/download';
      response.writeHead(200, { 'content-type': isLarge ? 'application/octet-stream' : 'text/event-stream' }).write(isLarge ? LARGE : 'data: first\n\n');
      streams.push(response);
      return;
    }
    request.once('data', () => seen.emit('body')).resume().on('end', () => response.end('whole'));
  }).on('upgrade', (_, socket: Socket) => {
    upgraded.push(socket.on('error', () => { }));
    socket.write('HTTP/1.1 101 Switching Protocols\r\nConnection: Upgrade\r\nUpgrade: websocket\r\nSec-WebSocket-Accept: s3pPLMBiTxaQ9kYGzzhZRbK+xOo=\r\n\r\nhello');
  }).listen(0, host);
  await once(server, 'listening');
  const backends = Backends.fromIps([host], { port: (server.address() as AddressInfo).port });
  return {
    to: (front, name) => ({
      backends,
      upload: async () => withClient(front, async client => {
        const body = once(seen, 'body');
        client.send(`POST / HTTP/1.1\r\nHost: ${name}\r\nContent-Length: ${2 * HALF}\r\n\r\n${'x'.repeat(HALF)}`);
        const first = await Promise.race([body.then(() => 'as it comes' as const), later('held' as const)]);
        client.send('x'.repeat(HALF));
        await client.receive(/whole/);
        return first;
      }),
      events: async () => withClient(front, async client => {
        client.send(`GET /events HTTP/1.1\r\nHost: ${name}\r\n\r\n`);
        const first = await Promise.race([client.receive(/data: first/).then(() => 'as they come' as const), later('held' as const)]);
        streams.splice(0).forEach(stream => stream.end());
        await client.receive(/data: first/);
        return first;
      }),
      download: async () => withClient(front, async client => {
        client.send(`GET /download HTTP/1.1\r\nHost: ${name}\r\n\r\n`);
        const first = await Promise.race([client.receive(/firstx/).then(() => 'as it comes' as const), later('held' as const)]);
        streams.splice(0).forEach(stream => stream.end());
        await client.receive(/firstx/);
        return first;
      }),
      webSocket: async () => withClient(front, async client => {
        client.send(`GET /socket HTTP/1.1\r\nHost: ${name}\r\nConnection: Upgrade\r\nUpgrade: websocket\r\nSec-WebSocket-Version: 13\r\nSec-WebSocket-Key: dGhlIHNhbXBsZSBub25jZQ==\r\n\r\n`);
        const status = Number((await client.receive(/^HTTP\/1\.1 (\d{3}) /))[1]);
        if (status === 101) {
          await client.receive(/hello/);
        }
        return status;
      }),
    }),
    stop: async () => {
      upgraded.forEach(socket => socket.destroy());
      server.closeAllConnections();
      await new Promise(resolve => server.close(resolve));
    },
  };
}

async function later<T>(value: T): Promise<T> {
  return new Promise(resolve => setTimeout(resolve, PATIENCE, value));
}

interface Client {
  readonly send: (text: string) => void;
  /** Waits for a text among all that has come. */
  readonly receive: (text: RegExp) => Promise<RegExpExecArray>;
}

/** A connection of a client, for one request. */
async function withClient<T>(front: string, use: (client: Client) => Promise<T>): Promise<T> {
  const socket = connect(80, front).setEncoding('latin1');
  let text = '';
  let ended: string | undefined;
  socket.on('data', data => text += data).on('error', e => ended = e.message).on('close', () => ended ??= 'the connection was closed');
  try {
    return await use({
      send: sent => socket.write(sent),
      receive: async pattern => {
        for (;;) {
          const found = pattern.exec(text);
          if (found) {
            return found;
          }
          if (ended !== undefined) {
            throw new Error(`${ended}, after ${JSON.stringify(text.slice(0, 500))}`);
          }
          await new Promise(resolve => setTimeout(resolve, 10));
        }
      },
    });
  } finally {
    socket.destroy();
  }
}
