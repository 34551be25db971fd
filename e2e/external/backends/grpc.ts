import { createSecureServer, createServer } from 'node:http2';
import { listening, Listening } from './listening';

/** A message of gRPC in its frame. */
function frame(message: Buffer): Buffer {
  const head = Buffer.alloc(5);
  head.writeUInt32BE(message.length, 1);
  return Buffer.concat([head, message]);
}

/** A server of gRPC that shows headers of the request as headers of the response, after a delay that the message may ask for. */
export async function startGrpc(host: string, port: number, tls?: { readonly cert: string; readonly key: string }): Promise<Listening> {
  const server = tls ? createSecureServer(tls) : createServer();
  server.on('stream', (stream, headers) => {
    const chunks: Buffer[] = [];
    stream.on('error', () => undefined).on('data', (chunk: Buffer) => chunks.push(chunk)).on('end', () => {
      const text = Buffer.concat(chunks).subarray(5).toString();
      const answer = setTimeout(() => {
        if (stream.destroyed) {
          return;
        }
        stream.respond({
          ':status': 200, 'content-type': 'application/grpc', 'x-seen-authority': String(headers[':authority']), 'x-seen-content-type': String(headers['content-type']),
        }, { waitForTrailers: true });
        stream.on('wantTrailers', () => stream.sendTrailers({ 'grpc-status': '0' }));
        stream.end(frame(Buffer.alloc(0)));
      }, 1000 * Number(/delay=(\d+)/.exec(text)?.[1] ?? 0));
      stream.on('close', () => clearTimeout(answer));
    });
  });
  return listening(server, host, port);
}
