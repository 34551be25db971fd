import { appendFileSync } from 'node:fs';
import { createServer, IncomingMessage, ServerResponse } from 'node:http';
import { createSecureServer, createServer as createHttp2Server, Http2ServerRequest } from 'node:http2';
import { Server, Socket } from 'node:net';
import { TLSSocket } from 'node:tls';
import { PORTS, TLS_SERVER_NAME, TLS_SERVERS, TRUSTED_CERTIFICATES } from './addresses';
import { Certificate, makeCertificate } from './certificate';
import { listening } from './listening';
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
    started.keep(await listening(secureServer(named), address, PORTS.ownAuthority));
    started.keep(await listening(secureServer(trusted), address, PORTS.trustedAuthority));
    const forAddress = makeCertificate(address);
    appendFileSync(TRUSTED_CERTIFICATES, `\n${forAddress.ca}`);
    started.keep(await listening(secureServer(forAddress), address, PORTS.forAddress));
    started.keep(await listening(answering(createServer()), address, PORTS.plain));
    started.keep(await listening(answering(createHttp2Server()), address, PORTS.h2c));
  }
  return { ca: named.ca, stop: started.stop };
}

/** It asks for a certificate, and takes any. */
function secureServer({ certificate, key }: Certificate) {
  return answering(createSecureServer({ cert: certificate, key, allowHTTP1: true, requestCert: true, rejectUnauthorized: false }));
}

/** Answers requests of HTTP, and takes WebSockets, on which it sends back what it gets. */
function answering<S extends Server>(server: S): S {
  const events = new Set<ServerResponse>();
  server.on('request', (request: IncomingMessage, response: ServerResponse) => {
    if (request.url === '/events') {
      response.writeHead(200, { 'content-type': 'text/event-stream' });
      response.write('data: one\n\n');
      events.add(response);
    } else if (request.url === '/next') {
      events.forEach(each => each.end('data: two\n\n'));
      events.clear();
      response.end();
    } else if (request.headers['content-type'] === 'application/grpc') {
      answerGrpc(request, response);
    } else {
      answer(request, response);
    }
  });
  server.on('upgrade', (_request: IncomingMessage, socket: Socket) => {
    socket.on('error', () => undefined);
    socket.write('HTTP/1.1 101 Switching Protocols\r\nUpgrade: websocket\r\nConnection: Upgrade\r\nSec-WebSocket-Accept: s3pPLMBiTxaQ9kYGzzhZRbK+xOo=\r\n\r\n');
    socket.pipe(socket);
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
  if (!socket.encrypted) {
    return {};
  }
  const { subject } = socket.getPeerCertificate();
  return { name: socket.servername || undefined, alpn: socket.alpnProtocol || undefined, client: subject?.CN };
}

/** A gRPC server with one method that sends messages back as they come, and another one that fails. */
function answerGrpc(request: IncomingMessage, response: ServerResponse): void {
  response.on('error', () => undefined);
  if (request.url!.endsWith('/Fail')) {
    // Of answers before that, Traefik replaces some by an empty one with the status 200: 3 of 1,000.
    request.on('error', () => undefined).resume().on('end', () => {
      response.writeHead(200, { 'content-type': 'application/grpc', 'grpc-status': '5', 'grpc-message': 'not found' });
      response.end();
    });
    return;
  }
  // Of answers before that, Traefik loses some, see above.
  request.on('error', () => undefined).once('data', () => response.writeHead(200, { 'content-type': 'application/grpc' }));
  request.on('data', chunk => response.write(chunk)).on('end', () => {
    response.addTrailers({ 'grpc-status': '0' });
    response.end();
  });
}
