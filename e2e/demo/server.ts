import { createServer } from 'node:http';
import { Stoppable } from '../support/started';

/** Starts a server outside the cluster, as the recipe simulates it: it answers with its own address, and OK. */
export async function startServer(address: string): Promise<Stoppable> {
  const server = createServer((request, response) => {
    request.resume().on('end', () => response.writeHead(200, { 'X-Real-IP': address, 'X-Server': address, 'X-Path-Seen': request.url }).end('OK\n'));
  });
  await new Promise<void>((resolve, reject) => server.once('error', reject).listen(80, address, resolve));
  return {
    stop: async () => {
      server.closeAllConnections();
      await new Promise(resolve => server.close(resolve));
    },
  };
}
