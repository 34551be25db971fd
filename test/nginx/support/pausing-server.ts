import { once } from 'node:events';
import { createServer, IncomingMessage, ServerResponse } from 'node:http';
import { AddressInfo } from 'node:net';
import { Duplex } from 'node:stream';

/** How often something comes where a response does not pause. */
const DRIP = 250;

/** What a request gets, by its path: `/WORD/MILLISECONDS`. */
const RESPONSES: { [word: string]: (request: IncomingMessage, response: ServerResponse, time: number) => void } = {
  '': (_, response) => response.end('at once'),
  /** Pauses before the response. */
  'before': (request, response, time) => {
    request.resume();
    later(response, time, () => response.end('at last'));
  },
  /** Pauses within the response. */
  'within': (_, response, time) => {
    response.write('first, ');
    later(response, time, () => response.end('at last'));
  },
  /** Takes its time, without a pause. */
  'dripping': (_, response, time) => {
    const drip = setInterval(() => response.write('drip '), DRIP);
    response.on('close', () => clearInterval(drip));
    later(response, time, () => response.end('at last'));
  },
  /** Reads nothing of a body, and answers nothing. */
  'unread': request => request.pause(),
  /** Answers once the body is there. */
  'whole': (request, response) => request.resume().on('end', () => response.end('whole')),
};

/** One that runs. */
export interface PausingServer {
  readonly address: string;
  readonly stop: () => Promise<void>;
}

/** A server that pauses; after an upgrade it sends back what it gets. */
export async function pausingServer(host: string, port: number): Promise<PausingServer> {
  const server = createServer((request, response) => {
    const [, word, time] = request.url!.split('/');
    (RESPONSES[word] ?? RESPONSES[''])(request, response, Number(time));
  });
  const upgraded = new Set<Duplex>();
  server.on('upgrade', (_, socket: Duplex) => {
    upgraded.add(socket);
    // By itself it would keep its half open.
    socket.on('error', () => { }).on('close', () => upgraded.delete(socket)).on('end', () => socket.end());
    socket.write('HTTP/1.1 101 Switching Protocols\r\nConnection: Upgrade\r\nUpgrade: websocket\r\n\r\n');
    socket.on('data', data => socket.write(data));
  });
  server.listen(port, host);
  await once(server, 'listening');
  return {
    address: `${host}:${(server.address() as AddressInfo).port}`,
    stop: async () => {
      upgraded.forEach(socket => socket.destroy());
      server.closeAllConnections();
      await new Promise(resolve => server.close(resolve));
    },
  };
}

/** Runs one for a while, on any port. */
export async function withPausingServer(use: (address: string) => Promise<void>): Promise<void> {
  const server = await pausingServer('127.0.0.1', 0);
  try {
    await use(server.address);
  } finally {
    await server.stop();
  }
}

function later(response: ServerResponse, time: number, act: () => void): void {
  const timer = setTimeout(act, time);
  response.on('close', () => clearTimeout(timer));
}
