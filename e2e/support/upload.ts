import { once } from 'node:events';
import { createServer, request } from 'node:http';
import { AddressInfo } from 'node:net';
import { Stoppable } from './started';
import { Backends } from '../../src';

const CHUNK = Buffer.alloc(2 ** 20);

/** What came of an upload. */
export interface Upload {
  readonly status: number;
  /** What the client had sent when the first byte came to the server. */
  readonly sentAtFirst: number;
  /** When that was, in seconds. */
  readonly firstAfter: number;
  /** What the server got. */
  readonly received: number;
}

/** A server that takes bodies, on a port of its own, and a client that sends them. */
export interface UploadServer extends Stoppable {
  readonly backends: Backends;
  readonly upload: (front: string, host: string, bytes: number) => Promise<Upload>;
}

export async function startUploadServer(address: string): Promise<UploadServer> {
  const under = new Map<string, { readonly started: number; sent: number; sentAtFirst: number; firstAfter: number; received: number }>();
  const server = createServer(async (incoming, response) => {
    const upload = under.get(incoming.headers['x-upload'] as string)!;
    for await (const chunk of incoming) {
      if (upload.received === 0) {
        upload.sentAtFirst = upload.sent;
        upload.firstAfter = (performance.now() - upload.started) / 1000;
      }
      upload.received += chunk.length;
    }
    response.end();
  }).listen(0, address);
  await once(server, 'listening');
  return {
    backends: Backends.fromIps([address], { port: (server.address() as AddressInfo).port }),
    upload: async (front, host, bytes) => {
      const id = String(under.size);
      const upload = { started: performance.now(), sent: 0, sentAtFirst: NaN, firstAfter: NaN, received: 0 };
      under.set(id, upload);
      const client = request({ host: front, method: 'PUT', agent: false, headers: { host, 'content-length': bytes, 'x-upload': id } });
      const answered = once(client, 'response');
      for (; upload.sent < bytes; upload.sent += CHUNK.length) {
        if (!client.write(CHUNK)) {
          await once(client, 'drain');
        }
      }
      client.end();
      const [response] = await answered;
      response.resume();
      const { sentAtFirst, firstAfter, received } = upload;
      return { status: response.statusCode, sentAtFirst, firstAfter, received };
    },
    stop: async () => {
      server.closeAllConnections();
      await new Promise(resolve => server.close(resolve));
    },
  };
}
