import { createServer, IncomingHttpHeaders } from 'http';
import { AddressInfo } from 'net';

/** What the backend saw of a request. */
export interface Seen {
  readonly backend: string;
  /** The address that the request came to. */
  readonly address: string;
  readonly method: string;
  readonly url: string;
  readonly headers: IncomingHttpHeaders;
  readonly bodyBytes: number;
}

/** A server outside the cluster. */
export interface Backend {
  readonly address: string;
  readonly stop: () => Promise<void>;
}

/**
 * Starts a server that answers with what it saw. The request header `X-Test-Status` asks for another status than 200, and
 * `X-Test-Answer` for headers of the response, as JSON; `X-Test-Large` for one of so many bytes.
 */
export async function startBackend(name: string, host = '127.0.0.1', port = 0): Promise<Backend> {
  const server = createServer((request, response) => {
    let bodyBytes = 0;
    request.on('data', (chunk: Buffer) => bodyBytes += chunk.length).on('end', () => {
      const { method = '', url = '', headers } = request;
      const seen: Seen = { backend: name, address: request.socket.localAddress ?? '', method, url, headers, bodyBytes };
      const large = headers['x-test-large'] === undefined ? {} : { 'x-large': 'x'.repeat(Number(headers['x-test-large'])) };
      response.writeHead(Number(headers['x-test-status'] ?? 200), { ...JSON.parse(String(headers['x-test-answer'] ?? '{}')), ...large });
      response.end(JSON.stringify(seen));
    });
  });
  await new Promise<void>((resolve, reject) => server.once('error', reject).listen(port, host, resolve));
  return {
    address: `${host}:${(server.address() as AddressInfo).port}`,
    stop: async () => {
      server.closeAllConnections();
      await new Promise(resolve => server.close(resolve));
    },
  };
}

/** An address at which nothing listens. */
export async function deadAddress(): Promise<string> {
  const backend = await startBackend('dead');
  await backend.stop();
  return backend.address;
}
