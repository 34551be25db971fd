import { Agent, request } from 'http';
import { request as secureRequest } from 'https';

export interface RequestOptions {
  /** The server's address; 127.0.0.1 unless given. */
  readonly address?: string;
  /** Who has to have signed the server's certificate, for a request over TLS. */
  readonly ca?: string;
  /** The certificate that the client presents, with its key. */
  readonly certificate?: { readonly cert: string; readonly key: string };
  /** The name that the client asks for in TLS, where that is not the host. */
  readonly servername?: string;
  /** The protocols that the client offers in TLS (ALPN): HTTP/1.1 unless given, as browsers and curl do; none as some probes do. */
  readonly protocols?: readonly string[];
  readonly method?: string;
  readonly headers?: { readonly [name: string]: string };
  readonly body?: Buffer;
  /** The client's address, such as 127.0.0.77. */
  readonly localAddress?: string;
  readonly agent?: Agent;
  /** How long it waits, in milliseconds. */
  readonly timeout?: number;
}

export interface Response {
  readonly status: number;
  /** The values by their names in lower case; of repeated ones all, in their order. */
  readonly headers: ReadonlyMap<string, string[]>;
  readonly text: string;
}

export const TIMEOUT = 20_000;

/** One request, with nothing in it but what is asked for. */
export async function get(port: number, host: string, path: string, options: RequestOptions = {}): Promise<Response> {
  const { address = '127.0.0.1', ca, certificate, servername = host, protocols = ['http/1.1'], method = 'GET', headers = {}, body, localAddress, agent, timeout = TIMEOUT } = options;
  return new Promise((resolve, reject) => {
    const sent = (ca === undefined ? request : secureRequest)({
      host: address,
      port,
      ...ca !== undefined && { ca, servername, ALPNProtocols: [...protocols], ...certificate },
      method,
      path,
      localAddress,
      headers: { ...headers, host, ...body && headers['transfer-encoding'] === undefined && { 'content-length': body.length } },
      // A connection that is reused has the address of its first request, and may end while a body is under way.
      agent: localAddress === undefined && body === undefined ? agent ?? false : false,
      timeout,
    }, response => {
      const values = new Map<string, string[]>();
      for (let i = 0; i < response.rawHeaders.length; i += 2) {
        const name = response.rawHeaders[i].toLowerCase();
        values.set(name, [...values.get(name) ?? [], response.rawHeaders[i + 1]]);
      }
      let text = '';
      response.setEncoding('utf8').on('data', chunk => text += chunk).on('error', reject)
        .on('end', () => resolve({ status: response.statusCode ?? 0, headers: values, text }));
    });
    sent.on('error', reject).on('timeout', () => sent.destroy(new Error(`no answer from ${host}${path} within ${timeout} ms`))).end(body);
  });
}
