import { setTimeout } from 'node:timers/promises';
import { isDeepStrictEqual } from 'node:util';
import { ApiObject, Duration, Size } from 'cdk8s';
import {
  Backends, BodySize, ExternalLoadBalancerProps, HashKey, HealthCheck, HeaderValue, LoadBalancing, Rewrite, RoutePath,
  Support, Tls,
} from '../src';
import { AILING_SERVERS, CLIENT, SERVER_NAME, SERVERS } from './support/addresses';
import { AilingServer, HEALTH_PATH, startAilingServer } from './support/ailing-server';
import { makeCertificate, tlsSecret } from './support/certificate';
import { record } from './support/results';
import { nameOf, RUNNING } from './support/running';
import { Answer, ask, askTimes, counts, hostOf, loadBalancer, serve } from './support/scene';
import { Started } from './support/started';
import { gatewayCa } from './support/targets';
import { until } from './support/wait';
import { SUPPORT_MATRIX } from '../src/controllers';
import { Feature, FEATURES } from '../src/policies';

/** What others in the cluster read, which are not there: cert-manager, external-dns, and whoever an annotation is for. */
const READ_BY_OTHERS = ['certManager', 'externalAddress', 'annotations'] as const;

/** What no number of requests can tell from its like. */
const BEYOND_REQUESTS = ['peakEwma'] as const;

/** A feature in use: the props that ask for it, and what came of it; undefined where it does nothing at all. */
interface Proof {
  readonly props: Partial<ExternalLoadBalancerProps>;
  readonly measure: (get: Get, ailing: readonly AilingServer[]) => Promise<Measured | undefined>;
}

/** What requests got, beside what they get where a feature does just what was asked. */
interface Measured {
  readonly got: unknown;
  readonly asked: unknown;
}
type Get = (path: string, options?: Parameters<typeof ask>[2] & { readonly host?: string }) => Promise<Answer>;

/** Paths, and what is answered to each: the path that the server sees, or a status. */
function mapping(props: Partial<ExternalLoadBalancerProps>, expected: { readonly [path: string]: string | number }): Proof {
  return {
    props,
    measure: async get => {
      const answers = await Promise.all(Object.keys(expected).map(async path => {
        const { status, seen } = await get(path);
        return [path, status === 200 ? seen!.url : status];
      }));
      return { got: Object.fromEntries(answers), asked: expected };
    },
  };
}

/** Requests of one value get to one server, and values are spread. */
function hashed(key: HashKey, request: (get: Get, value: number) => Promise<Answer>): Proof {
  return {
    props: { loadBalancing: LoadBalancing.consistentHash(key) },
    measure: async get => {
      const servers: string[][] = [];
      for (let value = 0; value < 16; value++) {
        servers.push(Object.keys(counts((await askTimes(4, async () => request(get, value))).map(({ seen }) => seen!.address))));
      }
      const ofOne = servers.filter(own => own.length === 1).length;
      return { got: { ofOne, servers: new Set(servers.flat()).size }, asked: { ofOne: 16, servers: SERVERS.length } };
    },
  };
}

/** A header of every response. */
function header(value: HeaderValue, asked: (answer: Answer, namespace: string) => string): Proof {
  return {
    props: { responseHeaders: { 'X-Proof': value } },
    measure: async get => {
      const answer = await get('/');
      const [text] = answer.headers.get('x-proof') ?? [];
      return text === undefined ? undefined : { got: text, asked: asked(answer, answer.seen!.headers.host!.split('.')[0]) };
    },
  };
}

const AILING = Backends.fromIps(AILING_SERVERS, { port: 80 });

/** How many of ten requests get to a server. */
async function requestsTo(server: AilingServer, get: Get): Promise<number> {
  const before = server.requests;
  await askTimes(10, async () => get('/'));
  return server.requests - before;
}

/** Asks until so many requests in turn have failed: all servers get requests up to the last of them. */
async function untilErrors(times: number, get: Get): Promise<void> {
  const answered: number[] = [];
  while (answered.filter(status => status === 500).length < times) {
    answered.push((await get('/')).status);
    if (answered.length > 10 * times) {
      throw new Error(`not ${times} errors: ${JSON.stringify(counts(answered))}`);
    }
  }
}

/** A measured number, as far as it matters. */
const within = (low: number, high: number, value: number) => value >= low && value <= high ? 'within' : value;

const PROOFS: { readonly [feature in Exclude<Feature, typeof READ_BY_OTHERS[number] | typeof BEYOND_REQUESTS[number]>]: Proof } = {
  hostnameBackends: {
    props: { backends: Backends.fromHostname(SERVER_NAME, { port: 80 }) },
    measure: async get => ({ got: (await get('/')).seen?.address, asked: SERVERS[0] }),
  },
  wildcardHost: {
    props: { hosts: ['*.wild.example.com'] },
    measure: async get => {
      const at = async (name: string) => (await get('/', { host: `${name}wild.example.com` })).status;
      return { got: [await at('a.'), await at('b.a.'), await at('')], asked: [200, 404, 404] };
    },
  },
  prefix: mapping({ paths: [RoutePath.prefix('/app')] }, { '/app': '/app', '/app/x?y=1': '/app/x?y=1', '/apple': 404, '/APP': 404, '/x/app': 404 }),
  exact: mapping({ paths: [RoutePath.exact('/ping')] }, { '/ping': '/ping', '/ping/x': 404, '/PING': 404 }),
  regex: mapping({ paths: [RoutePath.regex('/a/(b|c)')] }, { '/a/b': '/a/b', '/a/d': 404, '/a/bx': 404, '/A/B': 404, '/x/a/b': 404 }),
  stripPrefix: mapping({ paths: [RoutePath.prefix('/app')], rewrite: Rewrite.stripPrefix() }, { '/app': '/', '/app/': '/', '/app/x?y=1': '/x?y=1', '/apple': 404 }),
  replacePrefix: mapping({ paths: [RoutePath.prefix('/app')], rewrite: Rewrite.replacePrefix('/v2') }, { '/app': '/v2', '/app/x?y=1': '/v2/x?y=1', '/apple': 404 }),
  fullPath: mapping({ paths: [RoutePath.prefix('/app')], rewrite: Rewrite.fullPath('/x') }, { '/app': '/x', '/app/a/b?y=1': '/x?y=1' }),
  regexTarget: mapping({ paths: [RoutePath.regex('/a/(b|c)')], rewrite: Rewrite.regexTarget('/$1') }, { '/a/b': '/b', '/a/c?y=1': '/c?y=1', '/a/d': 404 }),
  appRoot: {
    props: { appRoot: '/start' },
    measure: async get => {
      const { status, headers } = await get('/');
      const location = headers.get('location')?.[0].replace(/^http:\/\/[^/]+/, '');
      return { got: [status, location, (await get('/x')).status], asked: [302, '/start', 200] };
    },
  },
  maxBodySize: {
    props: { maxBodySize: Size.kibibytes(64) },
    measure: async get => {
      const post = async (bytes: number) => (await get('/', { method: 'POST', body: Buffer.alloc(bytes) })).status;
      return { got: [await post(65536), await post(65537)], asked: [200, 413] };
    },
  },
  unlimitedBody: {
    props: { maxBodySize: BodySize.UNLIMITED },
    measure: async get => ({ got: (await get('/', { method: 'POST', body: Buffer.alloc(4 * 2 ** 20) })).seen?.bodyBytes, asked: 4 * 2 ** 20 }),
  },
  blockedUserAgents: {
    props: { blockedUserAgents: ['Scrapy', 'bad bot (1.0)'] },
    measure: async get => {
      const as = async (agent: string) => (await get('/', { headers: { 'user-agent': agent } })).status;
      return {
        got: [await as('scrapy/2.11'), await as('A BAD BOT (1.0)!'), await as('bad bot 100'), await as('Mozilla/5.0'), (await get('/')).status],
        asked: [403, 403, 200, 200, 200],
      };
    },
  },
  roundRobin: {
    props: { loadBalancing: LoadBalancing.roundRobin() },
    measure: async get => {
      const servers = counts((await askTimes(60, async () => get('/'))).map(({ seen }) => seen!.address));
      return { got: SERVERS.map(server => within(24, 36, servers[server])), asked: SERVERS.map(() => 'within') };
    },
  },
  hashOfClientIp: hashed(HashKey.clientIp(), async (get, value) => get('/', { localAddress: `127.0.0.${value + 1}` })),
  hashOfUri: hashed(HashKey.uri(), async (get, value) => get(`/${value}`)),
  hashOfHeader: hashed(HashKey.header('X-Tenant'), async (get, value) => get('/', { headers: { 'x-tenant': `t${value}` } })),
  hashOfCookie: hashed(HashKey.cookie('id'), async (get, value) => get('/', { headers: { cookie: `id=t${value}` } })),
  stickyCookie: {
    props: { loadBalancing: LoadBalancing.stickyCookie({ name: 'proof' }) },
    measure: async get => {
      const first = await get('/');
      const cookie = first.headers.get('set-cookie')?.[0].split(';')[0] ?? '';
      const again = counts((await askTimes(20, async () => get('/', { headers: { cookie } }))).map(({ seen }) => seen!.address));
      return { got: [cookie.split('=')[0], again], asked: ['proof', { [first.seen!.address]: 20 }] };
    },
  },
  activeHealthCheck: {
    props: { backends: AILING, healthChecks: [HealthCheck.active(HEALTH_PATH, { interval: Duration.seconds(1) })] },
    measure: async (get, [, second]) => {
      const reached = async () => requestsTo(second, get);
      await until('request to the second server', async () => await reached() > 0 || undefined);
      second.health = 503;
      // It still answers requests, so that none fails. A route that has had no request yet is asked about every minute.
      await until('rest of the second server', async () => await reached() === 0 || undefined, 75);
      second.health = 200;
      await until('request to the second server again', async () => await reached() > 0 || undefined);
      return { got: 'rest', asked: 'rest' };
    },
  },
  passiveHealthCheck: {
    props: { backends: AILING, healthChecks: [HealthCheck.passive({ consecutiveErrors: 3, ejectionTime: Duration.seconds(6) })] },
    measure: async (get, [, second, third]) => {
      await until('request to the second server', async () => await requestsTo(second, get) > 0 || undefined);
      second.status = 500;
      await untilErrors(3, get);
      second.status = 200;
      const left = performance.now();
      // Envoy tells its threads of a server to be left out up to a second later.
      await setTimeout(2000);
      const meanwhile = await requestsTo(second, get);
      await until('request to the second server again', async () => await requestsTo(second, get) > 0 || undefined);
      const time = performance.now() - left;
      second.status = third.status = 500;
      await until('rest of all that fail', async () => {
        // So many that they do not miss a server by chance.
        const answered = await askTimes(30, async () => get('/'));
        return answered.every(({ status }) => status === 200) || undefined;
      });
      return { got: { meanwhile, time: within(5000, 15_000, time) }, asked: { meanwhile: 0, time: 'within' } };
    },
  },
  literalHeader: header(HeaderValue.literal('a b; c'), () => 'a b; c'),
  serviceNameHeader: header(HeaderValue.serviceName(), (_, namespace) => namespace),
  clientIpHeader: header(HeaderValue.clientIp(), () => CLIENT),
  backendAddressHeader: header(HeaderValue.backendAddress(), ({ seen }) => `${seen!.address}:80`),
  tlsSecret: {
    props: { tls: Tls.fromSecret('certificate') },
    measure: async get => {
      // A Gateway has a certificate of its own.
      await until('answer over TLS', async () => get('/x', { port: 443, ca: `${AUTHORITIES.current}\n${gatewayCa()}` }));
      const secure = await get('/x', { port: 443, ca: AUTHORITIES.current }).catch(() => undefined);
      const plain = await get('/x?y=1');
      const [location] = plain.headers.get('location') ?? [];
      return { got: [secure?.status, plain.status, location?.replace(/\/\/[^/]+/, '')], asked: [200, 308, 'https:/x?y=1'] };
    },
  },
};

/** Who signed the certificate of the host at hand. */
const AUTHORITIES = { current: '' };

const started = new Started();

afterEach(async () => {
  await started.stop();
});

test('every controller of the matrix that can run here does', () => {
  // ingress-nginx itself is proved by the snippets in a real nginx.
  expect(SUPPORT_MATRIX.map(({ name }) => name).filter(name => name !== 'ingress-nginx')).toStrictEqual([...new Set(RUNNING.map(({ column }) => column))]);
});

describe.each(RUNNING.map(running => [nameOf(running), running] as const))('%s does what is declared', (name, { column, short, controller, target }) => {
  const { declarations } = SUPPORT_MATRIX.find(each => each.name === column)!;
  const proved = Object.entries(PROOFS).filter(([feature]) => declarations[feature as Feature].support !== Support.REFUSED);
  const found: string[] = [];

  afterAll(() => record('Verdicts', `${name}: features whose verdict was measured`,
    `${proved.length} as declared; the others are refused, read by others (${READ_BY_OTHERS.join(', ')}) or beyond requests (${BEYOND_REQUESTS.join(', ')})`,
    Object.entries(counts(found)).map(([support, times]) => `${times} ${support}`).join(', ')));

  test.each(proved)('%s', async (feature, { props, measure }) => {
    const namespace = `${short}-${feature.toLowerCase()}`;
    const host = hostOf(namespace);
    const ailing = props.backends === AILING ? await Promise.all(AILING_SERVERS.map(startAilingServer)) : [];
    ailing.forEach(server => started.keep(server));
    await serve(namespace, chart => {
      if (props.tls) {
        const certificate = makeCertificate(host);
        AUTHORITIES.current = certificate.ca;
        new ApiObject(chart, 'Certificate', tlsSecret('certificate', certificate));
      }
      return loadBalancer(chart, { controller, ...props });
    }, target);
    const declared = declarations[feature as Feature].support;
    const outcome = await measure(async (path, options) => ask(options?.host ?? host, path, { address: target.address, ...options }), ailing);
    // What is left out is no better than nearly what was asked, which has to be declared.
    const measured = outcome && isDeepStrictEqual(outcome.got, outcome.asked) ? Support.NATIVE : Support.APPROXIMATED;
    found.push(measured);
    expect({ feature, measured, leftOut: outcome === undefined, ...measured !== declared && outcome }).toStrictEqual({
      feature, measured: declared, leftOut: declarations[feature as Feature].note?.includes(' is left out: ') ?? false,
    });
  });
});

test('every policy has a verdict on every controller', () => {
  const verdicts = SUPPORT_MATRIX.flatMap(({ declarations }) => Object.values(declarations).map(({ support }) => support));
  const { native, approximated, refused } = counts(verdicts);
  const summary = `${native} native, ${approximated} approximated, ${refused} refused`;
  record('Verdicts', `${Object.keys(FEATURES).length} features on ${SUPPORT_MATRIX.length} controllers`, 'a verdict on each', summary);
  process.stdout.write(`Verdicts: ${summary}\n`);
  expect(verdicts).toHaveLength(SUPPORT_MATRIX.length * Object.keys(FEATURES).length);
});
