import { once } from 'node:events';
import { createServer, IncomingMessage, ServerResponse } from 'node:http';
import { Duplex } from 'node:stream';
import { Stoppable } from './started';

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

/** A server that pauses; after an upgrade it sends back what it gets. */
export async function pausingServer(host: string, port: number): Promise<Stoppable> {
  const server = createServer((request, response) => {
    const [, word, time] = request.url!.split('/');
    (RESPONSES[word] ?? RESPONSES[''])(request, response, Number(time));
  });
  const upgraded = new Set<Duplex>();
  server.on('upgrade', (_, socket: Duplex) => {
    upgraded.add(socket);
    socket.on('error', () => { }).on('close', () => upgraded.delete(socket));
    socket.write('HTTP/1.1 101 Switching Protocols\r\nConnection: Upgrade\r\nUpgrade: websocket\r\n\r\n');
    socket.on('data', data => socket.write(data));
  });
  server.listen(port, host);
  await once(server, 'listening');
  return {
    stop: async () => {
      upgraded.forEach(socket => socket.destroy());
      server.closeAllConnections();
      await new Promise(resolve => server.close(resolve));
    },
  };
}

function later(response: ServerResponse, time: number, act: () => void): void {
  const timer = setTimeout(act, time);
  response.on('close', () => clearTimeout(timer));
}
