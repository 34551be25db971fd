import { request } from 'node:http';
import { request as secureRequest } from 'node:https';
import { TLSSocket } from 'node:tls';
import { CaseRequest } from './case';
import { sendByHttp2 } from './http2';
import { CLIENT } from '../support/addresses';

/** What came of a request. */
export interface Reply {
  readonly status: number;
  /** The values by their names in lower case. */
  readonly headers: ReadonlyMap<string, readonly string[]>;
  readonly text: string;
  /** The name that the certificate of the server is for. */
  readonly peer?: string;
  /** Why there is no answer. */
  readonly error?: string;
  /** What the server behind the controller says that it saw; undefined where it says nothing of that. */
  readonly seen?: Seen;
}

/** What a server saw of a request. */
export interface Seen {
  readonly server: string;
  readonly method?: string;
  readonly path?: string;
  readonly headers: ReadonlyMap<string, readonly string[]>;
}

const TIMEOUT = 20;

/** Where requests come from, and where they go. */
export interface Way {
  readonly address: string;
  readonly localAddress: string;
  /** The port for http, unless a request names another one. */
  readonly httpPort: number;
}

/** The usual one. */
export const directly = (address: string): Way => ({ address, localAddress: CLIENT, httpPort: 80 });

/** Sends a request of a case to a controller. Redirects are not followed, certificates not checked. */
export async function send(given: CaseRequest, way: Way, host: string): Promise<Reply> {
  const { address, localAddress, httpPort } = way;
  const { tls, port = tls ? 443 : httpPort } = given;
  if (given.grpc !== undefined || given.http_version !== undefined) {
    return sendByHttp2({ ...given, port }, address, host, localAddress);
  }
  for (let tries = 1; ; tries++) {
    const { reply, code = '' } = await sendOnce({ ...given, port }, address, host, localAddress);
    // Who is answered while it still writes a body loses the answer where the controller closes the connection first.
    if (given.body_bytes === undefined || !WHILE_WRITING.includes(code) || tries === MOST_TRIES) {
      return reply;
    }
  }
}

const WHILE_WRITING = ['ECONNRESET', 'EPIPE'];
const MOST_TRIES = 4;

interface Attempt {
  readonly reply: Reply;
  /** What ended it, where there is no answer. */
  readonly code?: string;
}

async function sendOnce(given: CaseRequest, address: string, host: string, localAddress: string): Promise<Attempt> {
  const { method, path, headers, tls, sni, port, body_bytes: bytes, body_fill: fill = 'x', client_timeout_s: seconds = TIMEOUT } = given;
  const body = bytes === undefined ? undefined : Buffer.alloc(bytes, fill);
  return new Promise(resolve => {
    const failed = (e: NodeJS.ErrnoException) => resolve({ reply: { status: 0, headers: new Map(), text: '', error: e.message }, code: e.code });
    const sent = (tls ? secureRequest : request)({
      host: address,
      port,
      method,
      path,
      localAddress,
      agent: false,
      ...tls && { rejectUnauthorized: false, servername: sni === null ? '' : sni ?? host },
      headers: { ...headers, host, ...body && { 'content-length': body.length } },
    }, response => {
      const chunks: Buffer[] = [];
      const peer = response.socket instanceof TLSSocket ? response.socket.getPeerCertificate().subject?.CN : undefined;
      response.on('error', failed).on('data', (chunk: Buffer) => chunks.push(chunk)).on('end', () => {
        const text = Buffer.concat(chunks).toString();
        resolve({ reply: { status: response.statusCode ?? 0, headers: mapOf(pairs(response.rawHeaders)), text, peer: String(peer ?? ''), seen: seenIn(text) } });
      });
    });
    const deadline = setTimeout(() => sent.destroy(new Error(`no answer within ${seconds} s`)), seconds * 1000);
    sent.on('close', () => clearTimeout(deadline)).on('error', failed).end(body);
  });
}

function pairs(raw: readonly string[]): [string, string][] {
  return raw.flatMap((name, i): [string, string][] => i % 2 === 0 ? [[name, raw[i + 1]]] : []);
}

function mapOf(entries: readonly (readonly [string, string])[]): Map<string, string[]> {
  const map = new Map<string, string[]>();
  for (const [name, value] of entries) {
    map.set(name.toLowerCase(), [...map.get(name.toLowerCase()) ?? [], value]);
  }
  return map;
}

/** Reads what the echoing servers answer, each in its own form. */
function seenIn(text: string): Seen | undefined {
  const server = /^Hostname: (\S+)/.exec(text)?.[1] ?? /"Hostname":"([^"]+)"/.exec(text)?.[1];
  if (server === undefined) {
    return undefined;
  }
  if (text.includes('Request Headers:')) {
    const lines = [...text.matchAll(/^\t([^=\n]+)=(.*)$/gm)].map(([, name, value]) => [name, value] as const);
    const of = (name: string) => lines.find(([each]) => each === name)?.[1];
    const headers = /Request Headers:\n((?:\t.*\n)*)/.exec(text)?.[1] ?? '';
    return {
      server, method: of('method'), path: of('real path'), headers: mapOf([...headers.matchAll(/^\t([^=]+)=(.*)$/gm)].map(([, name, value]) => [name, value])),
    };
  }
  const [, method, path] = /^(\S+) (\S+) HTTP\/1\.1$/m.exec(text) ?? [];
  return { server, method, path, headers: mapOf([...text.matchAll(/^([^:\s]+): (.*)$/gm)].map(([, name, value]) => [name, value])) };
}
