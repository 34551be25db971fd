import { isDeepStrictEqual } from 'node:util';
import { Duration } from 'cdk8s';
import * as fc from 'fast-check';
import { literalPath, maybe, oddHost, oddPath, oddText } from './arbitraries';
import { caseOf, ENVOY_GATEWAY, GATEWAY_API, TWO_SERVERS } from './corpus';
import { dossier, FeatureDossier } from './dossier';
import { Answer, askTimes, counts, Get, Measured, Stage, within } from './proof';
import { gatewayDuration } from './random';
import { Backends, HashKey, LoadBalancing, RoutePath, SameSite } from '../../src';
import { FeatureOf } from '../../src/policies';

interface LoadBalancingCase {
  readonly type: typeof TYPES[number];
  /** Of the header or cookie. */
  readonly name: string;
  readonly path?: string;
  /** In seconds. */
  readonly maxAge?: number;
  readonly domain?: string;
  readonly changeOnFailure?: boolean;
  readonly conditionalSameSiteNone?: boolean;
}

const TYPES = ['roundRobin', 'peakEwma', 'hashOfClientIp', 'hashOfUri', 'hashOfHeader', 'hashOfCookie', 'stickyCookie', 'clusterIp'] as const satisfies readonly FeatureOf<'loadBalancing'>[];

const randomOf = (types: readonly LoadBalancingCase['type'][]): fc.Arbitrary<LoadBalancingCase> => fc.record({
  type: fc.constantFrom(...types),
  name: fc.stringMatching(/^[a-z]{1,8}$/),
  path: maybe(literalPath),
  maxAge: maybe(fc.integer({ min: 1, max: 100000 })),
  // The hosts of random routes are all below it.
  domain: maybe(fc.constant('example')),
  changeOnFailure: maybe(fc.boolean()),
  conditionalSameSiteNone: maybe(fc.boolean()),
}, { requiredKeys: ['type', 'name'] });

/** Requests of one value get to one server, and values are spread. */
function hashed(key: HashKey, request: (get: Get, value: number) => Promise<Answer>): FeatureDossier {
  return {
    asking: { loadBalancing: LoadBalancing.consistentHash(key) },
    proof: {
      measure: async ({ get, servers: all }) => {
        const servers: string[][] = [];
        for (let value = 0; value < 16; value++) {
          servers.push(Object.keys(counts((await askTimes(4, async () => request(get, value))).map(({ seen }) => seen!.address))));
        }
        const ofOne = servers.filter(own => own.length === 1).length;
        return { got: { ofOne, servers: new Set(servers.flat()).size }, asked: { ofOne: 16, servers: all.length } };
      },
    },
  };
}

/** A cookie and its attributes, by their names in lower case. */
function cookieOf({ headers }: Answer): { readonly [name: string]: string } {
  const parts = headers.get('set-cookie')?.[0].split(/; */) ?? [];
  return Object.fromEntries(parts.map(part => part.split('=')).map(([name, value = '']) => [name.toLowerCase(), value]));
}

/** Milliseconds after which a controller knows that a server has ended its connections. */
const ENDED = 500;

/** How a client fares whose server goes down: whether its next request is answered, and with a cookie for another server. */
function whereServerFails(changeOnFailure: boolean): FeatureDossier {
  const loadBalancing = LoadBalancing.stickyCookie({ name: 'proof', changeOnFailure });
  return {
    asking: { loadBalancing },
    proof: {
      scene: async ({ ailing }) => {
        const addresses = (await ailing()).map(({ address }) => address);
        return { props: { loadBalancing, backends: Backends.fromIps(addresses, { port: 80 }) } };
      },
      measure: async stage => outcomeOf(stage, changeOnFailure),
    },
  };
}

/** Once more with another client where some requests failed: a change of routes meanwhile lets controllers forget whom they have ejected. */
async function outcomeOf(stage: Stage, changeOnFailure: boolean): Promise<Measured | undefined> {
  const first = await whenItsServerStops(stage, changeOnFailure);
  return changeOnFailure && first && !isDeepStrictEqual(first.got, first.asked) ? whenItsServerStops(stage, changeOnFailure) : first;
}

async function whenItsServerStops({ get, ailing }: Stage, changeOnFailure: boolean): Promise<Measured | undefined> {
  const servers = await ailing();
  const before = servers.map(({ requests }) => requests);
  const cookie = (await get('/')).headers.get('set-cookie')![0].split(';')[0];
  await servers.find(({ requests }, i) => requests > before[i])!.stop();
  // A request into a connection that is just ending is lost, whatever a controller does.
  await new Promise(resolve => setTimeout(resolve, ENDED));
  const answers = await askTimes(12, async () => get('/', { headers: { cookie } }));
  const failed = answers.filter(({ status }) => status !== 200).length;
  if (changeOnFailure && failed === answers.length) {
    return undefined;
  }
  return { got: [failed, 'proof' in cookieOf(answers[0])], asked: changeOnFailure ? [0, true] : [answers.length, false] };
}

const NO_SUCH = 'no request has such a header or cookie, or none that the controller can hash or set';

export const LOAD_BALANCING = dossier<'loadBalancing'>()<LoadBalancingCase>({
  features: {
    roundRobin: {
      asking: { loadBalancing: LoadBalancing.roundRobin() },
      proof: {
        measure: async ({ get, servers: all }) => {
          const servers = counts((await askTimes(60, async () => get('/'))).map(({ seen }) => seen!.address));
          return { got: all.map(server => within(24, 36, servers[server])), asked: all.map(() => 'within') };
        },
      },
    },
    peakEwma: { asking: { loadBalancing: LoadBalancing.peakEwma() }, proof: 'beyond requests' },
    hashOfClientIp: hashed(HashKey.clientIp(), async (get, value) => get('/', { localAddress: `127.0.0.${value + 1}` })),
    hashOfUri: hashed(HashKey.uri(), async (get, value) => get(`/${value}`)),
    hashOfHeader: hashed(HashKey.header('X-Tenant'), async (get, value) => get('/', { headers: { 'x-tenant': `t${value}` } })),
    hashOfCookie: hashed(HashKey.cookie('id'), async (get, value) => get('/', { headers: { cookie: `id=t${value}` } })),
    stickyCookie: {
      asking: { loadBalancing: LoadBalancing.stickyCookie() },
      proof: {
        scene: async () => ({ props: { paths: [RoutePath.prefix('/app')], loadBalancing: LoadBalancing.stickyCookie({ name: 'proof' }) } }),
        measure: async ({ get }) => {
          const first = await get('/app');
          const [cookie = '', ...attributes] = first.headers.get('set-cookie')?.[0].split(/; */) ?? [];
          const path = attributes.map(each => each.split('=')).find(([name]) => name.toLowerCase() === 'path')?.[1];
          const again = counts((await askTimes(20, async () => get('/app', { headers: { cookie } }))).map(({ seen }) => seen!.address));
          return { got: [cookie.split('=')[0], path, again], asked: ['proof', '/app', { [first.seen!.address]: 20 }] };
        },
      },
    },
    stickyCookieDomain: {
      asking: { loadBalancing: LoadBalancing.stickyCookie({ domain: 'example.com' }) },
      proof: {
        measure: async ({ get }) => ({ got: cookieOf(await get('/')).domain, asked: 'example.com' }),
      },
    },
    stickyCookieChanges: whereServerFails(true),
    stickyCookieStays: whereServerFails(false),
    conditionalSameSiteNone: {
      asking: { loadBalancing: LoadBalancing.stickyCookie({ sameSite: SameSite.NONE, conditionalSameSiteNone: true }) },
      proof: {
        measure: async ({ get }) => {
          const old = 'Mozilla/5.0 (Macintosh; Intel Mac OS X 10_14) AppleWebKit/605.1.15 (KHTML, like Gecko) Version/12.1 Safari/605.1.15';
          const [recent, former] = [await get('/'), await get('/', { headers: { 'user-agent': old } })].map(answer => cookieOf(answer).samesite?.toLowerCase());
          return former === recent ? undefined : { got: [recent, former], asked: ['none', undefined] };
        },
      },
    },
    clusterIp: {
      asking: { loadBalancing: LoadBalancing.clusterIp() },
      proof: {
        measure: async ({ get, atClusterIp }) => {
          const server = await atClusterIp();
          const answers = await askTimes(8, async () => get('/'));
          return { got: [counts(answers.map(({ status }) => status)), server.requests], asked: [{ 200: 8 }, 8] };
        },
      },
    },
  },
  random: {
    // Other routes to the same Service cannot ask for another way to spread its requests.
    by: 'first route',
    plausible: ({ can }) => randomOf(TYPES.filter(can)),
    odd: [
      randomOf(TYPES).map(balancing => () => balancing),
      fc.record({
        type: fc.constantFrom('hashOfHeader' as const, 'hashOfCookie' as const, 'stickyCookie' as const),
        name: oddText,
        path: maybe(oddPath),
        maxAge: fc.constantFrom(undefined, 0, 1.5, NaN, 1e12),
        domain: maybe(oddHost),
        changeOnFailure: fc.constantFrom<any>(undefined, true, false, 'true', 0),
      }, { requiredKeys: ['type', 'name'] }).map(balancing => () => balancing),
    ],
    make: ({ type, name, path, maxAge, domain, changeOnFailure, conditionalSameSiteNone }) => {
      switch (type) {
        case 'roundRobin': return LoadBalancing.roundRobin();
        case 'peakEwma': return LoadBalancing.peakEwma();
        case 'hashOfClientIp': return LoadBalancing.consistentHash(HashKey.clientIp());
        case 'hashOfUri': return LoadBalancing.consistentHash(HashKey.uri());
        case 'hashOfHeader': return LoadBalancing.consistentHash(HashKey.header(name));
        case 'hashOfCookie': return LoadBalancing.consistentHash(HashKey.cookie(name));
        case 'clusterIp': return LoadBalancing.clusterIp();
        case 'stickyCookie': return LoadBalancing.stickyCookie({
          name,
          path,
          domain,
          changeOnFailure,
          maxAge: maxAge === undefined ? undefined : Duration.seconds(maxAge),
          ...conditionalSameSiteNone && { conditionalSameSiteNone, sameSite: SameSite.NONE },
        });
      }
    },
    byHand: {
      traefik: ({ type, name, path, maxAge, domain }) => {
        switch (type) {
          case 'peakEwma': return { service: { strategy: 'p2c' } };
          case 'hashOfClientIp': return { service: { strategy: 'hrw' } };
          case 'clusterIp': return { service: { nativeLB: true } };
          case 'stickyCookie': return { service: { sticky: { cookie: { name, path, maxAge, domain } } } };
          default: return {};
        }
      },
      gatewayApi: given => ({ traffic: given.type === 'clusterIp' ? { routingType: 'Service' } : { loadBalancer: balancerOfEnvoy(given) } }),
    },
    refusals: {
      'hash-key.bad-header': NO_SUCH,
      'load-balancing.': 'the controller knows the cluster IP alone, and no server behind it',
      'traefik.cluster-ip-certificate': 'no certificate names the cluster IP',
      'envoy-gateway.cluster-ip-backend': 'a Backend has no cluster IP',
      'cookie.bad-name': NO_SUCH,
      'cookie.max-age': NO_SUCH,
      'cookie.insecure-same-site': NO_SUCH,
      'cookie.wildcard': NO_SUCH,
      'cookie.conditional-same-site': 'nothing of the cookie depends on the browser',
      'cookie.foreign-domain': 'browsers drop such a cookie',
      'input.not-a-boolean': 'it is neither true nor false',
      'nginx.hashed-header': NO_SUCH,
      'nginx.hashed-cookie': NO_SUCH,
      'nginx.session-cookie': NO_SUCH,
      'envoy-gateway.hashed-header': NO_SUCH,
      'nginx.balancing-differs': 'a Service is spread in one way, whatever its routes say',
    },
  },
  corpus: {
    renders: [
      caseOf('requests spread in turns', { backends: ['fromIps', ['10.254.18.46', '10.254.18.47'], { port: 80 }], hosts: ['h.example.com'], loadBalancing: ['roundRobin'] }),
      caseOf('requests to the cluster IP', { ...TWO_SERVERS, loadBalancing: ['clusterIp'] }),
      caseOf('requests to the cluster IP on Traefik', { ...TWO_SERVERS, controller: ['traefik'], loadBalancing: ['clusterIp'] }),
      caseOf('requests to the cluster IP on Envoy Gateway', { ...TWO_SERVERS, controller: ENVOY_GATEWAY, loadBalancing: ['clusterIp'] }),
      caseOf('requests spread to the fastest', { backends: ['fromIps', ['10.254.18.46', '10.254.18.47'], { port: 80 }], hosts: ['h.example.com'], loadBalancing: ['peakEwma'] }),
      caseOf('requests spread by the IP of the client', {
        backends: ['fromIps', ['10.254.18.46', '10.254.18.47'], { port: 80 }],
        hosts: ['h.example.com'],
        loadBalancing: ['consistentHash', ['clientIp']],
      }),
      caseOf('requests spread by the URI', {
        backends: ['fromIps', ['10.254.18.46', '10.254.18.47'], { port: 80 }],
        hosts: ['h.example.com'],
        loadBalancing: ['consistentHash', ['uri']],
      }),
      caseOf('requests spread by a header', {
        backends: ['fromIps', ['10.254.18.46', '10.254.18.47'], { port: 80 }],
        hosts: ['h.example.com'],
        loadBalancing: ['consistentHash', ['header', 'X-User']],
      }),
      caseOf('requests spread by a cookie', {
        backends: ['fromIps', ['10.254.18.46', '10.254.18.47'], { port: 80 }],
        hosts: ['h.example.com'],
        loadBalancing: ['consistentHash', ['cookie', 'Session_ID']],
      }),
      caseOf('requests spread by a cookie of the controller', { backends: ['fromIps', ['10.254.18.46', '10.254.18.47'], { port: 80 }], hosts: ['h.example.com'], loadBalancing: ['stickyCookie'] }),
      caseOf('requests spread by a sticky cookie with empty options', {
        backends: ['fromIps', ['10.254.18.46', '10.254.18.47'], { port: 80 }],
        hosts: ['h.example.com'],
        loadBalancing: ['stickyCookie', {}],
      }),
      caseOf('requests spread by a cookie with all options', {
        backends: ['fromIps', ['10.254.18.46', '10.254.18.47'], { port: 80 }],
        hosts: ['h.example.com'],
        loadBalancing: ['stickyCookie', { name: 'route.1_a-b', maxAge: ['hours', 1], path: '/app', persistent: true, sameSite: 'NONE', secure: true }],
      }),
      caseOf('requests spread by a cookie that is lax', {
        backends: ['fromIps', ['10.254.18.46', '10.254.18.47'], { port: 80 }],
        hosts: ['h.example.com'],
        loadBalancing: ['stickyCookie', { sameSite: 'LAX', secure: false, persistent: false }],
      }),
      caseOf('requests spread by a cookie that is strict', {
        backends: ['fromIps', ['10.254.18.46', '10.254.18.47'], { port: 80 }],
        hosts: ['h.example.com'],
        loadBalancing: ['stickyCookie', { maxAge: ['days', 30], sameSite: 'STRICT' }],
      }),
      caseOf('requests spread by a cookie for a minute and a half', {
        backends: ['fromIps', ['10.254.18.46', '10.254.18.47'], { port: 80 }],
        hosts: ['h.example.com'],
        loadBalancing: ['stickyCookie', { maxAge: ['minutes', 1.5], secure: true }],
      }),
      caseOf('requests spread by a cookie of a domain, which stays', {
        ...TWO_SERVERS, loadBalancing: ['stickyCookie', { domain: 'example.com', changeOnFailure: false, sameSite: 'NONE', conditionalSameSiteNone: true }],
      }),
      caseOf('requests spread by a cookie for one second', {
        backends: ['fromIps', ['10.254.18.46', '10.254.18.47'], { port: 80 }],
        hosts: ['h.example.com'],
        loadBalancing: ['stickyCookie', { maxAge: ['seconds', 1], path: '/a/b:c~d', sameSite: 'NONE' }],
      }),
    ],
    refused: [
      caseOf('a cookie name with a space', { hosts: ['h.example.com'], loadBalancing: ['stickyCookie', { name: 'a b' }] }),
      caseOf('an empty cookie name', { hosts: ['h.example.com'], loadBalancing: ['stickyCookie', { name: '' }] }),
      caseOf('a cookie path that is none', { hosts: ['h.example.com'], loadBalancing: ['stickyCookie', { path: 'app' }] }),
      caseOf('a cookie path with an at sign', { hosts: ['h.example.com'], loadBalancing: ['stickyCookie', { path: '/@app' }] }),
      caseOf('a cookie for no time', { hosts: ['h.example.com'], loadBalancing: ['stickyCookie', { maxAge: ['seconds', 0] }] }),
      caseOf('a cookie for a second and a half', { hosts: ['h.example.com'], loadBalancing: ['stickyCookie', { maxAge: ['seconds', 1.5] }] }),
      caseOf('a cookie for a fraction of a minute', { hosts: ['h.example.com'], loadBalancing: ['stickyCookie', { maxAge: ['minutes', 0.01] }] }),
      caseOf('a cookie for a time below zero', { hosts: ['h.example.com'], loadBalancing: ['stickyCookie', { maxAge: ['hours', -1] }] }),
      caseOf('a cookie for other sites that is not secure', { hosts: ['h.example.com'], loadBalancing: ['stickyCookie', { sameSite: 'NONE', secure: false }] }),
      caseOf('a cookie of another domain', { hosts: ['h.example.com'], loadBalancing: ['stickyCookie', { domain: 'example.org' }] }),
      caseOf('a cookie of a wildcard', { hosts: ['h.example.com'], loadBalancing: ['stickyCookie', { domain: '*.example.com' }] }),
      caseOf('an old browser that gets another SameSite', { hosts: ['h.example.com'], loadBalancing: ['stickyCookie', { sameSite: 'LAX', conditionalSameSiteNone: true }] }),
      caseOf('a hash of a header with an underscore', { hosts: ['h.example.com'], loadBalancing: ['consistentHash', ['header', 'X_User']] }),
      caseOf('a hash of an empty header', { hosts: ['h.example.com'], loadBalancing: ['consistentHash', ['header', '']] }),
      caseOf('a hash of a cookie with a hyphen', { hosts: ['h.example.com'], loadBalancing: ['consistentHash', ['cookie', 'session-id']] }),
      caseOf('the cluster IP of servers under a DNS name', { backends: ['fromHostname', 'db.example.com', { port: 80 }], loadBalancing: ['clusterIp'] }),
      caseOf('the cluster IP beside a health check', { ...TWO_SERVERS, controller: ['traefik'], healthChecks: [['passive']], loadBalancing: ['clusterIp'] }),
      caseOf('the cluster IP with Gateway API alone', { ...TWO_SERVERS, controller: GATEWAY_API, loadBalancing: ['clusterIp'] }),
      caseOf('a way to spread requests that Traefik does not have', {
        backends: ['fromIps', ['10.254.18.46', '10.254.18.47'], { port: 80 }],
        hosts: ['a.example.com'],
        controller: ['ingressNginx', { reader: 'TRAEFIK', snippetAnnotations: true }],
        loadBalancing: ['peakEwma'],
      }),
      caseOf('a hash that Traefik does not have', {
        backends: ['fromIps', ['10.254.18.46', '10.254.18.47'], { port: 80 }],
        hosts: ['a.example.com'],
        controller: ['traefik'],
        loadBalancing: ['consistentHash', ['uri']],
      }),
      caseOf('a way to spread requests with Gateway API alone', { ...TWO_SERVERS, controller: GATEWAY_API, loadBalancing: ['roundRobin'] }),
    ],
  },
});

function balancerOfEnvoy({ type, name, path, maxAge, domain }: LoadBalancingCase): object | undefined {
  const hash = (consistentHash: object) => ({ type: 'ConsistentHash', consistentHash });
  switch (type) {
    case 'clusterIp': return undefined;
    case 'roundRobin': return { type: 'RoundRobin' };
    case 'peakEwma': return { type: 'LeastRequest' };
    case 'hashOfClientIp': return hash({ type: 'SourceIP' });
    case 'hashOfUri': return hash({ type: 'Headers', headers: [{ name: ':path' }] });
    case 'hashOfHeader': return hash({ type: 'Headers', headers: [{ name }] });
    case 'hashOfCookie': return hash({ type: 'Cookie', cookie: { name } });
    case 'stickyCookie': return hash({
      type: 'Cookie',
      cookie: {
        name,
        ...maxAge !== undefined && { ttl: gatewayDuration(maxAge * 1000) },
        ...(path ?? domain) !== undefined && {
          attributes: { ...path !== undefined && { Path: path }, ...domain !== undefined && { Domain: domain } },
        },
      },
    });
  }
}
