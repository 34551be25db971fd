import { once } from 'node:events';
import { createServer } from 'node:http';
import { Stoppable } from './started';
import { AilingServer } from '../../test/dossiers/proof';

/** The path that tells how it is. */
const HEALTH_PATH = '/healthz';

/** Starts one that is well. */
export async function startAilingServer(address: string): Promise<AilingServer & Stoppable> {
  const server = createServer((request, response) => {
    const asked = request.url === HEALTH_PATH;
    response.statusCode = asked ? own.health : own.status;
    own.requests += asked ? 0 : 1;
    response.end();
  }).listen(80, address);
  const own = {
    address,
    healthPath: HEALTH_PATH,
    status: 200,
    health: 200,
    requests: 0,
    connections: 0,
    stop: async () => {
      server.closeAllConnections();
      await new Promise(resolve => server.close(resolve));
    },
  };
  server.on('connection', () => {
    own.connections++;
  });
  await once(server, 'listening');
  return own;
}
