import { connect } from 'node:http2';
import { framed, HEAD, unframed } from './grpc-frames';
import { GrpcAnswer } from '../../test/dossiers/proof';

const TIMEOUT = 10_000;

/**
 * Calls a method of gRPC that sends every message back: the next one is sent once the one before has come back.
 *
 * @param authority The host of the request.
 */
export async function callGrpc(address: string, authority: string, path: string, messages: readonly string[]): Promise<GrpcAnswer> {
  const session = connect(`http://${address}`);
  try {
    return await new Promise((resolve, reject) => {
      session.on('error', reject);
      const stream = session.request({ ':method': 'POST', ':authority': authority, ':path': path, 'content-type': 'application/grpc', 'te': 'trailers' });
      const frames = messages.map(framed);
      const echoed: string[] = [];
      let status = 0;
      let grpcStatus: string | undefined;
      let received = Buffer.alloc(0);
      let sent = 0;
      const send = () => sent < frames.length ? stream.write(frames[sent++]) : stream.end();
      stream.setTimeout(TIMEOUT, () => stream.destroy(new Error(`no answer to ${authority}${path} within ${TIMEOUT} ms, after ${JSON.stringify({ status, echoed })}`)));
      stream.on('response', headers => {
        status = Number(headers[':status']);
        grpcStatus = headers['grpc-status'] as string | undefined;
      });
      stream.on('trailers', trailers => grpcStatus = trailers['grpc-status'] as string | undefined);
      stream.on('data', (chunk: Buffer) => {
        received = Buffer.concat([received, chunk]);
        for (let message = unframed(received); message !== undefined; message = unframed(received)) {
          received = received.subarray(HEAD + message.length);
          echoed.push(message.toString());
          send();
        }
      });
      stream.on('error', reject).on('close', () => resolve({ status, grpcStatus, echoed }));
      send();
    });
  } finally {
    session.destroy();
  }
}
