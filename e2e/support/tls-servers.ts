import { once } from 'node:events';
import { appendFileSync } from 'node:fs';
import { IncomingMessage, ServerResponse } from 'node:http';
import { createSecureServer, createServer as createHttp2Server, Http2ServerRequest, Http2ServerResponse, ServerHttp2Stream } from 'node:http2';
import { Server, Socket } from 'node:net';
import { TLSSocket } from 'node:tls';
import { PORTS, TLS_SERVER_NAME, TLS_SERVERS, TRUSTED_CERTIFICATES } from './addresses';
import { Certificate, makeCertificate } from './certificate';
import { Started, Stoppable } from './started';
import { Seen } from '../../test/nginx/support/backend';

/** Servers that speak other protocols than plain HTTP/1. */
export interface TlsServers extends Stoppable {
  /** Who signed the certificate for their name. */
  readonly ca: string;
}

/**
 * Starts the servers: with a certificate by an authority of its own, one by an authority that all programs of the run trust, one for its
 * address, and one that speaks HTTP/2 without TLS.
 */
export async function startTlsServers(): Promise<TlsServers> {
  const started = new Started();
  const named = makeCertificate(TLS_SERVER_NAME);
  const trusted = makeCertificate(TLS_SERVER_NAME);
  appendFileSync(TRUSTED_CERTIFICATES, `\n${trusted.ca}`);
  for (const address of TLS_SERVERS) {
    started.keep(await listening(secureServer(named), PORTS.ownAuthority, address));
    started.keep(await listening(secureServer(trusted), PORTS.trustedAuthority, address));
    started.keep(await listening(secureServer(makeCertificate(address)), PORTS.forAddress, address));
    started.keep(await listening(createHttp2Server().on('stream', answerGrpc), PORTS.h2c, address));
  }
  return { ca: named.ca, stop: started.stop };
}

async function listening(server: Server, port: number, address: string): Promise<Stoppable> {
  const sockets = new Set<Socket>();
  server.on('connection', (socket: Socket) => sockets.add(socket.once('close', () => sockets.delete(socket))));
  await once(server.listen(port, address), 'listening');
  return {
    stop: async () => {
      const closed = once(server, 'close');
      server.close();
      sockets.forEach(socket => socket.destroy());
      await closed;
    },
  };
}

/** It asks for a certificate, and takes any. */
function secureServer({ certificate, key }: Certificate) {
  const server = createSecureServer({ cert: certificate, key, allowHTTP1: true, requestCert: true, rejectUnauthorized: false });
  server.on('request', (request: Http2ServerRequest | IncomingMessage, response: Http2ServerResponse | ServerResponse) => {
    if (!String(request.headers['content-type']).startsWith('application/grpc')) {
      answer(request as IncomingMessage, response as ServerResponse);
    }
  });
  server.on('stream', (stream: ServerHttp2Stream, headers) => {
    if (String(headers['content-type']).startsWith('application/grpc')) {
      answerGrpc(stream, headers);
    }
  });
  return server;
}

/** What it saw of a request; of TLS, in headers of the response. */
function answer(request: IncomingMessage, response: ServerResponse): void {
  const socket = ((request as unknown as Http2ServerRequest).stream?.session?.socket ?? request.socket) as TLSSocket;
  let bodyBytes = 0;
  request.on('data', (chunk: Buffer) => bodyBytes += chunk.length).on('end', () => {
    const { method = '', url = '', headers } = request;
    const seen: Seen = { backend: 'tls', address: socket.localAddress ?? '', method, url, headers, bodyBytes };
    response.writeHead(200, { 'x-tls': JSON.stringify(tlsOf(socket)) });
    response.end(JSON.stringify(seen));
  });
}

function tlsOf(socket: TLSSocket) {
  const { subject } = socket.getPeerCertificate();
  return { name: socket.servername || undefined, alpn: socket.alpnProtocol || undefined, client: subject?.CN };
}

/** A gRPC server with one method that sends messages back as they come, and another one that fails. */
function answerGrpc(stream: ServerHttp2Stream, headers: { [name: string]: any }): void {
  stream.on('error', () => undefined);
  if (headers[':path'].endsWith('/Fail')) {
    stream.respond({ ':status': 200, 'content-type': 'application/grpc', 'grpc-status': '5', 'grpc-message': 'not found' }, { endStream: true });
    return;
  }
  stream.respond({ ':status': 200, 'content-type': 'application/grpc' }, { waitForTrailers: true });
  stream.on('wantTrailers', () => stream.sendTrailers({ 'grpc-status': '0', 'x-authority': headers[':authority'] }));
  stream.on('data', chunk => stream.write(chunk)).on('end', () => stream.end());
}

