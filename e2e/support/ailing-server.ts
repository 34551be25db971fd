import { once } from 'node:events';
import { createServer } from 'node:http';
import { Stoppable } from './started';

/** A server that can fall ill and get well. */
export interface AilingServer extends Stoppable {
  /** The status of its answers to requests of clients. */
  status: number;
  /** The status of its answers to those who ask how it is. */
  health: number;
  /** Requests of clients so far. */
  readonly requests: number;
}

/** The path that tells how it is. */
export const HEALTH_PATH = '/healthz';

/** Starts one that is well. */
export async function startAilingServer(address: string): Promise<AilingServer> {
  const server = createServer((request, response) => {
    const asked = request.url === HEALTH_PATH;
    response.statusCode = asked ? own.health : own.status;
    own.requests += asked ? 0 : 1;
    response.end();
  }).listen(80, address);
  const own = {
    status: 200,
    health: 200,
    requests: 0,
    stop: async () => {
      server.closeAllConnections();
      await new Promise(resolve => server.close(resolve));
    },
  };
  await once(server, 'listening');
  return own;
}
