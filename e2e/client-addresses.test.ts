import { once } from 'node:events';
import { request } from 'node:http';
import { connect } from 'node:http2';
import { Socket } from 'node:net';
import { isDeepStrictEqual } from 'node:util';
import { ApiObject, Size } from 'cdk8s';
import { Backends, ExternalLoadBalancerProps, RateLimit, Retries, RetryOn, RoutePath, Tls } from '../src';
import { CLIENT, LIMITED_SERVER, REFUSING_SERVER, SERVERS, TERMINATOR } from './support/addresses';
import { makeCertificate, tlsSecret } from './support/certificate';
import { record } from './support/results';
import { behindTerminator, nameOf, Running, RUNNING } from './support/running';
import { ask, askTimes, counts, hostOf, loadBalancer, serve } from './support/scene';
import { Started } from './support/started';
import { GATEWAY_API_ON_ENVOY } from './support/targets';
import { until } from './support/wait';
import { pausingServer } from '../test/nginx/support/pausing-server';

const [STRANGER] = SERVERS;

const started = new Started();

beforeAll(async () => {
  started.keep(await pausingServer(LIMITED_SERVER, 80));
});

afterAll(started.stop);

/** Gateway API alone knows no addresses of clients. */
const ALL = RUNNING.filter(({ column }) => column !== 'Gateway API').map(running => [nameOf(running), running] as const);
const COUNTING = ALL.filter(([, { short }]) => short !== 'envoy');

describe.each(ALL)('%s', (name, running) => {
  const { short, target: { address } } = running;
  const facing = async (what: string, props: Partial<ExternalLoadBalancerProps>, by: Pick<Running, 'controller'> = running) => {
    const namespace = `${what}-${short}`;
    const host = hostOf(namespace);
    const certificate = makeCertificate(host);
    await serve(namespace, chart => {
      new ApiObject(chart, 'Certificate', tlsSecret('certificate', certificate));
      loadBalancer(chart, { controller: by.controller, ...props });
    }, running.target);
    return { host, ca: running.target === GATEWAY_API_ON_ENVOY ? process.env.E2E_CA! : certificate.ca };
  };

  test('who is denied stays out, although the address is allowed', async () => {
    const { host } = await facing('denied-of-allowed', { allowedSourceRanges: ['10.254.18.96/29', 'fd00::/8'], deniedSourceRanges: [TERMINATOR, 'fd00::/64'] });
    const from = async (localAddress: string) => (await ask(host, '/', { address, localAddress })).status;
    const got = [await from(CLIENT), await from(TERMINATOR), await from(STRANGER)];
    record('Addresses of clients', `${name}: an address that is allowed, one of them that is denied, and another one`, '200, 403, 403', got.join(', '));
    expect(got).toStrictEqual([200, 403, 403]);
  });

  test('a proxy that is believed says who the client is where the controller reads that, and nobody else does', async () => {
    const { controller, port } = behindTerminator(running);
    const { host } = await facing('believed', { allowedSourceRanges: [CLIENT] }, { controller });
    const saying = async (localAddress: string, forwarded: string) => (await ask(host, '/', { address, port, localAddress, headers: { 'x-forwarded-for': forwarded } })).status;
    const got = [await saying(TERMINATOR, CLIENT), await saying(TERMINATOR, STRANGER), await saying(STRANGER, CLIENT), await saying(STRANGER, `${CLIENT}, ${TERMINATOR}`), await saying(TERMINATOR, `${CLIENT}, ${STRANGER}`)];
    const readsHeader = short === 'envoy';
    record('Addresses of clients', `${name}: X-Forwarded-For with an address that is allowed by a trusted proxy, with another one, by anybody, by anybody as from the proxy, by the proxy from anybody`,
      `${readsHeader ? 200 : 403}, then 403`, got.join(', '));
    expect(got).toStrictEqual([readsHeader ? 200 : 403, 403, 403, 403, 403]);
  });

  test('answers of the controller itself open nothing', async () => {
    const { host, ca } = await facing('own-answers', {
      allowedSourceRanges: [CLIENT], maxBodySize: Size.kibibytes(1), blockedUserAgents: ['evil'], tls: Tls.fromSecret('certificate'),
    });
    const over = { address, port: 443, ca, localAddress: STRANGER };
    await until('answer over TLS', async () => (await ask(host, '/', { ...over, localAddress: CLIENT })).status === 200 || undefined);
    const got = {
      client: (await ask(host, '/', { ...over, localAddress: CLIENT })).status,
      plain: (await ask(host, '/', { address, localAddress: STRANGER })).status,
      stranger: (await ask(host, '/', over)).status,
      agent: (await ask(host, '/', { ...over, headers: { 'user-agent': 'evil' } })).status,
      large: (await ask(host, '/', { ...over, method: 'POST', body: Buffer.alloc(2000) })).status,
      // By HTTP/2, a request may end with its headers, whatever length these tell.
      claimed: await claiming(address, host, '5000'),
    };
    record('Addresses of clients', `${name}: an address that is not allowed over http, over https, as a blocked agent, with a large body, with a length and no body`, 'never 200', Object.entries(got).map(([what, status]) => `${what} ${status}`).join(', '));
    expect(Object.entries(got).filter(([, status]) => status < 300)).toStrictEqual([['client', 200]]);
  });

  test('a redirect to https and another attempt are not counted', async () => {
    const { host, ca } = await facing('counted', {
      backends: Backends.fromIps([REFUSING_SERVER, SERVERS[1]], { port: 80 }),
      retries: Retries.on([RetryOn.CONNECT_FAILURE], { attempts: 10 }),
      rateLimit: RateLimit.perMinute(6),
      tls: Tls.fromSecret('certificate'),
    });
    // Another client waits until it is served, and routes that change meanwhile make the controller count anew.
    await until('answer over TLS', async () => (await ask(host, '/', { address, port: 443, ca, localAddress: TERMINATOR })).status === 200 || undefined);
    const asked = { plain: [10], secure: { 200: 6, 429: 4 } };
    let got: { plain: number[]; secure: { [status: string]: number } } | undefined;
    for (const localAddress of [CLIENT, STRANGER, LIMITED_SERVER]) {
      if (!isDeepStrictEqual(got, asked)) {
        const plain = await Promise.all(Array.from({ length: 10 }, async () => ask(host, '/', { address, localAddress })));
        const secure = await askTimes(10, async () => ask(host, '/', { address, port: 443, ca, localAddress }));
        got = { plain: Object.values(counts(plain.map(({ status }) => status))), secure: counts(secure.map(({ status }) => status)) };
      }
    }
    record('Addresses of clients', `${name}: 6 requests a minute; 10 over http, 10 over https of which every second one needs another attempt`, '10 redirects; 6 of 200, 4 of 429',
      `${got!.plain.join(', ')} redirects; ${Object.entries(got!.secure).map(([status, times]) => `${times} of ${status}`).join(', ')}`);
    expect(got).toStrictEqual(asked);
  });

  test('each path has the whole limit', async () => {
    const { host } = await facing('limit-of-paths', { paths: [RoutePath.prefix('/a'), RoutePath.prefix('/b')], rateLimit: RateLimit.perMinute(4) });
    const all = async (path: string, localAddress: string) => (
      counts(await Promise.all(Array.from({ length: 10 }, async () => (await ask(host, path, { address, localAddress })).status)))[200]
    );
    // Routes that change meanwhile make the controller count anew.
    let got: number[] = [];
    for (const client of [CLIENT, TERMINATOR, STRANGER]) {
      got = got.join() === '4,4' ? got : [await all('/a', client), await all('/b', client)];
    }
    record('Addresses of clients', `${name}: 4 requests a minute on a route of two paths, 10 to each`, '4 each, as the report says', got.join(', '));
    expect(got).toStrictEqual([4, 4]);
  });
});

test.each(COUNTING)('%s counts a WebSocket as long as it is open', async (name, { short, controller, target }) => {
  const namespace = `limited-web-sockets-${short}`;
  const [host, { address }] = [hostOf(namespace), target];
  const backends = Backends.fromIps([LIMITED_SERVER], { port: 80 });
  await serve(namespace, chart => loadBalancer(chart, { controller, backends, connectionLimit: 2 }), target);
  const sockets = [await webSocket(address, host), await webSocket(address, host)];
  const got = [(await ask(host, '/', { address })).status, (await ask(host, '/', { address, localAddress: STRANGER })).status];
  sockets[0].destroy();
  got.push(await until('answer with one of them closed', async () => {
    const { status } = await ask(host, '/', { address });
    return status === 200 ? status : undefined;
  }));
  sockets[1].destroy();
  record('Addresses of clients', `${name}: connectionLimit 2 and two WebSockets; a request, one of another client, one with a WebSocket closed`, '429, 200, 200', got.join(', '));
  expect(got).toStrictEqual([429, 200, 200]);
});

async function webSocket(address: string, host: string): Promise<Socket> {
  const headers = { host, 'connection': 'Upgrade', 'upgrade': 'websocket', 'sec-websocket-key': 'dGhlIHNhbXBsZSBub25jZQ==', 'sec-websocket-version': '13' };
  const [, socket] = await once(request({ host: address, path: '/', localAddress: CLIENT, headers, agent: false }).end(), 'upgrade');
  return socket.on('error', () => { });
}

/** The status of the answer to a request by HTTP/2 that tells a length and has no body; 599 where there is none. */
async function claiming(address: string, host: string, length: string): Promise<number> {
  const session = connect(`https://${address}`, { localAddress: STRANGER, rejectUnauthorized: false, servername: host } as object);
  try {
    const stream = session.request({ ':path': '/', ':authority': host, 'content-length': length }, { endStream: true });
    const answered = once(stream, 'response').then(([headers]) => headers[':status'] as number);
    const ended = Promise.race([session, stream].map(async each => once(each, 'close'))).then(() => 599);
    return await Promise.race([answered, ended]).catch(() => 599);
  } finally {
    session.destroy();
  }
}
