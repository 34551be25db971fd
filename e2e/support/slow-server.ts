import { once } from 'node:events';
import { createServer } from 'node:http';
import { Stoppable } from './started';

/** A server that answers every request after some seconds. */
export async function slowServer(host: string, port: number, seconds: number): Promise<Stoppable> {
  const server = createServer((_, response) => {
    const answer = setTimeout(() => response.end('at last'), seconds * 1000);
    response.on('close', () => clearTimeout(answer));
  }).listen(port, host);
  await once(server, 'listening');
  return {
    stop: async () => {
      server.closeAllConnections();
      await new Promise(resolve => server.close(resolve));
    },
  };
}
