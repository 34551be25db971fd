import { createSecureServer, createServer } from 'node:http2';
import { framed, unframed } from '../../support/grpc-frames';
import { listening } from '../../support/listening';
import { Stoppable } from '../../support/started';

/** A server of gRPC that shows headers of the request as headers of the response, after a delay that the message may ask for. */
export async function startGrpc(host: string, port: number, tls?: { readonly cert: string; readonly key: string }): Promise<Stoppable> {
  const server = tls ? createSecureServer(tls) : createServer();
  server.on('stream', (stream, headers) => {
    const chunks: Buffer[] = [];
    stream.on('error', () => undefined).on('data', (chunk: Buffer) => chunks.push(chunk)).on('end', () => {
      const text = String(unframed(Buffer.concat(chunks)));
      const answer = setTimeout(() => {
        if (stream.destroyed) {
          return;
        }
        stream.respond({
          ':status': 200, 'content-type': 'application/grpc', 'x-seen-authority': String(headers[':authority']), 'x-seen-content-type': String(headers['content-type']),
        }, { waitForTrailers: true });
        stream.on('wantTrailers', () => stream.sendTrailers({ 'grpc-status': '0' }));
        stream.end(framed(''));
      }, 1000 * Number(/delay=(\d+)/.exec(text)?.[1] ?? 0));
      stream.on('close', () => clearTimeout(answer));
    });
  });
  return listening(server, host, port);
}
