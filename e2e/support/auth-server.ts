import { createServer } from 'node:http';
import { listening } from './listening';
import { Stoppable } from './started';
import { AuthService } from '../../test/dossiers/proof';
import { Seen } from '../../test/nginx/support/backend';

/** Starts a service that is asked who clients are. */
export async function startAuthServer(address: string, url: string): Promise<AuthService & Stoppable> {
  let asked: Seen | undefined;
  const server = createServer((request, response) => {
    const { method = '', url: path = '', headers } = request;
    let bodyBytes = 0;
    request.on('data', (chunk: Buffer) => bodyBytes += chunk.length).on('end', () => {
      asked = { backend: 'auth', address, method, url: path, headers, bodyBytes };
      const [status, more] = answerTo(headers.authorization);
      response.writeHead(status, more).end(status === 200 ? '' : 'from the service');
    });
  });
  return { ...await listening(server, address, 80), url, asked: () => asked };
}

function answerTo(authorization: string | undefined): [status: number, headers: { [name: string]: string }] {
  switch (authorization) {
    case 'Bearer good':
      return [200, { 'X-User': 'alice' }];
    case 'Bearer nobody':
      return [200, {}];
    case 'Bearer empty':
      return [204, {}];
    case 'Bearer bad':
      return [403, {}];
    default:
      return [401, { 'WWW-Authenticate': 'Bearer realm="sso"' }];
  }
}
