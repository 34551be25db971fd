import { createServer } from 'node:http';

/** A server outside the cluster, as the recipe simulates it: it answers with its own address, and OK. */
export interface DemoServer {
  readonly stop: () => Promise<void>;
}

export async function startServer(address: string): Promise<DemoServer> {
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
