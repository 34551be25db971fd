import { IncomingMessage, ServerResponse } from 'node:http';

/** A request, and how one server answers it. */
export interface Call {
  readonly request: IncomingMessage;
  readonly response: ServerResponse;
  readonly url: URL;
  readonly body: Buffer;
  /** The name of the server, as the answer shows it. */
  readonly name: string;
  /** The counter of the server. */
  readonly counter: { value: number };
}

export type Behaviour = (call: Call) => void | Promise<void>;

/** A text with a status and headers. */
function answer({ response }: Call, status: number, text: string, headers: { [name: string]: string } = {}): void {
  response.writeHead(status, { 'Content-Type': 'text/plain', ...headers }).end(text);
}

/** Headers as they came, with each value of a repeated one. */
function headersOf({ request: { rawHeaders } }: Call): [string, string][] {
  return rawHeaders.flatMap((name, i): [string, string][] => i % 2 === 0 ? [[name, rawHeaders[i + 1]]] : []);
}

const pause = async (seconds: number) => new Promise(resolve => setTimeout(resolve, seconds * 1000));

/** A duration as Go writes it, in seconds. */
function goSeconds(text: string | null): number {
  const [, number, unit] = /^(\d+(?:\.\d+)?)(ms|s|m)$/.exec(text ?? '') ?? [];
  return number === undefined ? 0 : Number(number) * { ms: 0.001, s: 1, m: 60 }[unit as 'ms' | 's' | 'm'];
}

const whoami: Behaviour = async call => {
  const { request: { method, url, headers }, name } = call;
  await pause(goSeconds(call.url.searchParams.get('wait')));
  const others = headersOf(call).filter(([header]) => header.toLowerCase() !== 'host');
  answer(call, 200, [`Hostname: ${name}`, `${method} ${url} HTTP/1.1`, `Host: ${headers.host ?? ''}`, ...others.map(([header, value]) => `${header}: ${value}`), ''].join('\n'));
};

const echo: Behaviour = call => {
  const { request: { method, url, httpVersion, headers }, name, body } = call;
  answer(call, 200, [
    `Hostname: ${name}`, '', 'Request Information:', `\tmethod=${method}`, `\treal path=${url}`, `\tquery=${call.url.search.slice(1)}`,
    `\trequest_version=${httpVersion}`, `\trequest_uri=http://${headers.host ?? ''}:8080${url}`, '', 'Request Headers:',
    ...headersOf(call).map(([header, value]) => `\t${header.toLowerCase()}=${value}`), '', 'Request Body:', body.toString(), '',
  ].join('\n'));
};

const authServer: Behaviour = call => {
  const { request: { method, headers }, url } = call;
  if (url.pathname.startsWith('/deny')) {
    return answer(call, 401, 'unauthorized');
  }
  const from = headers['x-from-request'];
  answer(call, 200, 'auth ok', {
    'X-Auth-User': 'authenticated-user',
    'X-Auth-Role': 'admin',
    'Set-Cookie': 'session=auth',
    'X-Request-Method': method!,
    ...from !== undefined && from !== '' && { 'X-From-Request': String(from) },
  });
};

const statusBackend: Behaviour = call => {
  const { pathname } = call.url;
  if (pathname.startsWith('/not-found')) {
    return answer(call, 404, 'not found from upstream');
  }
  if (pathname.startsWith('/unavailable')) {
    return answer(call, 503, 'service unavailable from upstream');
  }
  answer(call, 200, 'status backend OK');
};

const flaky: Behaviour = call => {
  const { counter, url } = call;
  switch (url.pathname) {
    case '/reset':
      counter.value = 0;
      return answer(call, 200, 'reset');
    case '/count':
      return answer(call, 200, String(counter.value));
    case '/flaky':
      counter.value++;
      return answer(call, counter.value <= Number(url.searchParams.get('fail') ?? 0) ? 503 : 200, String(counter.value), {
        ...!url.searchParams.has('chunked') && { 'Content-Length': String(String(counter.value).length) },
      });
    default:
      return answer(call, 200, 'ok');
  }
};

const httpbun: Behaviour = call => {
  const { url, request: { headers }, name } = call;
  const [, what, one, two] = url.pathname.split('/');
  if (what === 'basic-auth') {
    const isRight = headers.authorization === `Basic ${Buffer.from(`${one}:${two}`).toString('base64')}`;
    return isRight ? answer(call, 200, '{"authenticated": true}') : answer(call, 401, '', { 'WWW-Authenticate': 'Basic realm="Fake Realm"' });
  }
  if (what === 'status') {
    return answer(call, Number(one) || 200, '');
  }
  if (what === 'response-headers') {
    return answer(call, 200, '{}', Object.fromEntries(url.searchParams));
  }
  answer(call, 200, JSON.stringify({ hostname: name, Hostname: name }));
};

const slowEcho: Behaviour = async call => {
  await pause(Number(/^\/sleep\/(\d+)/.exec(call.url.pathname)?.[1] ?? 0));
  answer(call, 200, 'ok');
};

const cookieError: Behaviour = call => {
  const [, cookies, set, key, value] = call.url.pathname.split('/');
  answer(call, call.url.pathname.startsWith('/error') ? 503 : 200, 'ok', cookies === 'cookies' && set === 'set' ? { 'Set-Cookie': `${key}=${value}` } : {});
};

const fixed = (text: string): Behaviour => call => answer(call, 200, text);

/** How the kinds of servers behave that speak HTTP. */
export const BEHAVIOURS: { readonly [kind: string]: Behaviour } = {
  'whoami': whoami,
  'canary-backend': whoami,
  'echo': echo,
  'auth-server': authServer,
  'status-backend': statusBackend,
  'error-backend': fixed('custom error page'),
  'flaky-backend': flaky,
  'httpbun': httpbun,
  'httpbun-canary': httpbun,
  'slow-echo': slowEcho,
  'cookie-error-backend': cookieError,
  'https-backend': fixed('https-backend-ok'),
  'passthrough-backend': fixed('passthrough-backend-ok'),
};
