import { connect, constants, IncomingHttpHeaders } from 'node:http2';
import { CaseRequest } from './case';
import type { Reply } from './client';
import { framed } from '../support/grpc-frames';

/** What a message asks for, as our own server reads it. */
function textOf(message: unknown): string {
  const delay: number | undefined = (message as any)?.request_attributes?.delay;
  return delay === undefined ? '' : `delay=${delay}`;
}

/** Sends a request by HTTP/2: over TLS, or to a controller that knows beforehand that it is that. */
export async function sendByHttp2(given: CaseRequest, address: string, host: string, localAddress: string): Promise<Reply> {
  const { method, path, headers, tls, sni, grpc, port = tls ? 443 : 80, client_timeout_s: seconds = 20 } = given;
  return new Promise(resolve => {
    const session = connect(`${tls ? 'https' : 'http'}://${address}:${port}`, {
      localAddress, ...tls && { rejectUnauthorized: false, servername: sni === null ? '' : sni ?? host, ALPNProtocols: ['h2'] },
    } as object);
    const end = (reply: Partial<Reply>) => {
      clearTimeout(deadline);
      session.destroy();
      resolve({ status: 0, headers: new Map(), text: '', ...reply });
    };
    const deadline = setTimeout(() => end({ error: `no answer within ${seconds} s` }), seconds * 1000);
    session.on('error', (e: Error) => end({ error: e.message }));
    const stream = session.request({
      ...headers,
      ':method': method,
      ':path': path,
      ':authority': host,
      ':scheme': tls ? 'https' : 'http',
      ...grpc && { 'content-type': 'application/grpc', 'te': 'trailers' },
    });
    let received: IncomingHttpHeaders = {};
    const chunks: Buffer[] = [];
    stream.on('response', found => received = { ...received, ...found })
      .on('trailers', found => received = { ...received, ...found })
      .on('data', (chunk: Buffer) => chunks.push(chunk))
      .on('error', (e: Error) => end({ error: e.message }))
      .on('end', () => setImmediate(() => {
        const entries = Object.entries(received).filter(([name]) => !name.startsWith(':'));
        const replied = new Map(entries.map(([name, value]) => [name, Array.isArray(value) ? value : [String(value)]]));
        const seen = [...replied].filter(([name]) => name.startsWith('x-seen-')).map(([name, values]) => [name.replace('x-seen-', ''), values] as const);
        const shown = new Map(seen.flatMap(([name, values]) => name === 'authority' ? [[':authority', values], ['host', values]] as const : [[name, values]] as const));
        end({
          status: Number(received[constants.HTTP2_HEADER_STATUS]),
          headers: replied,
          text: Buffer.concat(chunks).toString(),
          ...shown.size > 0 && { seen: { server: 'grpcbin', headers: shown } },
        });
      }))
      .end(grpc ? framed(textOf(grpc.message)) : undefined);
  });
}
