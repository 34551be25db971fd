import { createServer } from 'node:https';
import { Certificate } from './certificate';
import { listening } from './listening';
import { Stoppable } from './started';
import { Seen } from '../../test/nginx/support/backend';

/** A server that ends TLS itself, and answers with what it saw. */
export async function startSecureServer(address: string, port: number, { certificate: cert, key, ca }: Certificate): Promise<Stoppable> {
  const server = createServer({ cert: `${cert}${ca}`, key }, ({ method = '', url = '', headers }, response) => {
    const seen: Seen = { backend: 'secure', address, method, url, headers, bodyBytes: 0 };
    response.end(JSON.stringify(seen));
  });
  return listening(server, address, port);
}
