import { setTimeout } from 'node:timers/promises';
import { isDeepStrictEqual } from 'node:util';
import * as fc from 'fast-check';
import { caseOf, ENVOY_GATEWAY, GATEWAY_API, TWO_SERVERS } from './corpus';
import { dossier } from './dossier';
import { Answer, counts, Measured, Stage, within } from './proof';
import { Backends, RateLimit } from '../../src';

interface RateLimitCase {
  readonly per: 'perSecond' | 'perMinute';
  readonly requests: number;
  readonly burst?: number;
}

const TOO_LONG_NAME = 'nginx loads no configuration with so long a name of a variable';
const OUT_OF_BOUNDS = 'a limit of nothing is ignored by some controllers and stops others, and none counts to the largest';

/** Whatever happens, the limit holds for clients of their own, and the client can write what it likes. */
async function atOnce({ get }: Stage, times: number, options: Parameters<Stage['get']>[1] = {}): Promise<number[]> {
  const answers: Promise<Answer>[] = Array.from({ length: times }, async (_, i) => get('/', { ...options, headers: { 'x-forwarded-for': `203.0.113.${i}` } }));
  return (await Promise.all(answers)).map(({ status }) => status);
}

/** How many of many requests pass, what the others get, and how long that takes, in seconds. */
async function passing(stage: Stage, times: number, options?: Parameters<Stage['get']>[1]) {
  const started = performance.now();
  const { 200: passed = 0, ...others } = counts(await atOnce(stage, times, options));
  return { passed, refused: Object.keys(others), seconds: (performance.now() - started) / 1000 };
}

/** Routes that change meanwhile make a controller count anew: what it does otherwise, it does to every pair of clients. */
async function limited(stage: Stage, burst: number, perSecond: number, pause: number): Promise<Measured> {
  const [one, another] = stage.tls.addresses;
  let measured: Measured | undefined;
  for (const pair of [[stage.client, stage.servers[0]], [stage.servers[1], one], [another, stage.refusing]] as const) {
    measured = await limitedFor(pair, stage, burst, perSecond, pause);
    if (isDeepStrictEqual(measured.got, measured.asked)) {
      break;
    }
  }
  return measured!;
}

/** Sends more than a limit at once, again after a pause, when what has not come back by then is refused, and the same as another client. */
async function limitedFor(clients: readonly [string, string], stage: Stage, burst: number, perSecond: number, pause: number): Promise<Measured> {
  const [client, stranger] = clients;
  const started = performance.now();
  const times = burst + 30;
  const first = await passing(stage, times, { localAddress: client });
  await setTimeout(pause * 1000);
  const since = (performance.now() - started) / 1000;
  const again = await passing(stage, times, { localAddress: client });
  const other = await passing(stage, times, { localAddress: stranger });
  const near = (least: number, { passed, seconds }: typeof first) => within(least, least + perSecond * seconds + 1, passed);
  const back = [pause, since].map(seconds => Math.min(burst, Math.floor(seconds * perSecond)));
  return {
    got: {
      first: near(burst, first),
      refused: first.refused,
      other: near(burst, other),
      again: within(back[0], back[1] + perSecond * again.seconds + 1, again.passed),
    },
    asked: { first: 'within', refused: ['429'], other: 'within', again: 'within' },
  };
}

export const RATE_LIMIT = dossier<'rateLimit'>()<RateLimitCase>({
  features: {
    rateLimitPerSecond: {
      asking: { rateLimit: RateLimit.perSecond(5) },
      proof: { measure: async stage => limited(stage, 5, 5, 2.2) },
    },
    rateLimitPerMinute: {
      asking: { rateLimit: RateLimit.perMinute(30) },
      proof: { measure: async stage => limited(stage, 30, 0.5, 3.2) },
    },
    rateLimitBurst: {
      asking: { rateLimit: RateLimit.perSecond(2, { burst: 20 }) },
      proof: { measure: async stage => limited(stage, 20, 2, 2.2) },
    },
  },
  random: {
    by: 'route',
    plausible: ({ can, factory }) => fc.record({
      per: fc.constantFrom('perSecond' as const, 'perMinute' as const),
      requests: fc.integer({ min: 1, max: 1000 }),
      times: fc.integer({ min: 1, max: 10 }),
      free: fc.integer({ min: 1, max: 10_000 }),
    }).map(({ per, requests, times, free }) => (
      // One of the controllers of a factory may have no bursts of their own.
      !can('rateLimitBurst') || factory === 'gatewayApi' ? { per, requests } : { per, requests, burst: factory === 'ingressNginx' ? requests * times : free }
    )),
    odd: [fc.record({
      per: fc.constantFrom('perSecond' as const, 'perMinute' as const),
      requests: fc.constantFrom<any>(0, -1, 1, 1.5, 1_000_000, 1_000_001, 2 ** 63, NaN, Infinity, '20', true),
      burst: fc.constantFrom<any>(undefined, 0, -1, 1, 7, 1_000_000, 1_000_001, NaN, '100', null),
    }).map(limit => () => limit)],
    make: ({ per, requests, burst }) => RateLimit[per](requests, { burst }),
    byHand: {
      ingressNginx: ({ per, requests, burst }): { [annotation: string]: string } => ({
        [`nginx.ingress.kubernetes.io/${per === 'perSecond' ? 'limit-rps' : 'limit-rpm'}`]: String(requests),
        ...burst !== undefined && { 'nginx.ingress.kubernetes.io/limit-burst-multiplier': String(burst / requests) },
      }),
      traefik: ({ per, requests, burst }) => ({
        middlewares: { rate: { rateLimit: { average: requests, burst, period: per === 'perSecond' ? '1s' : '1m' } } },
      }),
      gatewayApi: ({ per, requests }) => ({
        traffic: { rateLimit: { local: { rules: [{ limit: { requests, unit: per === 'perSecond' ? 'Second' : 'Minute' } }] } } },
      }),
    },
    refusals: {
      'rate-limit.requests': OUT_OF_BOUNDS,
      'nginx.burst-multiple': 'the annotation counts bursts in multiples of the rate',
      'nginx.limit-name': TOO_LONG_NAME,
    },
  },
  corpus: {
    renders: [
      caseOf('a rate of clients on ingress-nginx', { rateLimit: ['perSecond', 20, { burst: 100 }] }),
      caseOf('a rate of clients in a minute on ingress-nginx', { rateLimit: ['perMinute', 60] }),
      caseOf('a rate of clients on Traefik', { controller: ['traefik'], rateLimit: ['perSecond', 20, { burst: 7 }] }),
      caseOf('a rate of clients in a minute on Traefik', { controller: ['traefik'], rateLimit: ['perMinute', 60] }),
      caseOf('a rate of clients on Envoy Gateway', { ...TWO_SERVERS, controller: ENVOY_GATEWAY, rateLimit: ['perSecond', 20] }),
      caseOf('a rate of clients in a minute on Envoy Gateway', { ...TWO_SERVERS, controller: ENVOY_GATEWAY, rateLimit: ['perMinute', 60, { burst: 60 }] }),
    ],
    refused: [
      caseOf('a rate of nothing', { rateLimit: ['perSecond', 0] }),
      caseOf('a rate of a fraction', { rateLimit: ['perMinute', 0.5] }),
      caseOf('a burst of nothing', { rateLimit: ['perSecond', 20, { burst: 0 }] }),
      caseOf('a burst that is no multiple of the rate on ingress-nginx', { rateLimit: ['perSecond', 20, { burst: 50 }] }),
      caseOf('a burst on Envoy Gateway', { ...TWO_SERVERS, controller: ENVOY_GATEWAY, rateLimit: ['perSecond', 20, { burst: 100 }] }),
      caseOf('a rate of clients with Gateway API alone', { ...TWO_SERVERS, controller: GATEWAY_API, rateLimit: ['perSecond', 20] }),
    ],
  },
});

/** Requests under way at once, of a client that says it is several. */
async function slowAtOnce({ get }: Stage, times: number, localAddress?: string): Promise<{ [status: string]: number }> {
  const answers = await Promise.all(Array.from({ length: times }, async (_, i) => (
    get('/before/1500', { ...localAddress !== undefined && { localAddress }, headers: { 'x-forwarded-for': `203.0.113.${i}` } })
  )));
  return counts(answers.map(({ status }) => status));
}

export const CONNECTION_LIMIT = dossier<'connectionLimit'>()<number>({
  features: {
    connectionLimit: {
      asking: { connectionLimit: 3 },
      proof: {
        scene: async ({ pausing }) => ({ props: { backends: Backends.fromIps([await pausing()], { port: 80 }), connectionLimit: 3 } }),
        measure: async stage => {
          const [client, other] = await Promise.all([slowAtOnce(stage, 8), slowAtOnce(stage, 8, stage.servers[0])]);
          return { got: { client, other, after: (await stage.get('/')).status }, asked: { client: { 200: 3, 429: 5 }, other: { 200: 3, 429: 5 }, after: 200 } };
        },
      },
    },
  },
  random: {
    by: 'route',
    plausible: () => fc.integer({ min: 1, max: 65_535 }),
    odd: [fc.constantFrom<any>(0, -1, 1.5, 65_535, 65_536, 99_999_999_999, NaN, Infinity, '50', true).map(limit => () => limit)],
    make: limit => limit,
    byHand: {
      ingressNginx: limit => ({ 'nginx.ingress.kubernetes.io/limit-connections': String(limit) }),
      traefik: amount => ({ middlewares: { connections: { inFlightReq: { amount, sourceCriterion: { ipStrategy: { depth: 0 } } } } } }),
    },
    refusals: { 'connection-limit.number': OUT_OF_BOUNDS, 'nginx.limit-name': TOO_LONG_NAME },
  },
  corpus: {
    renders: [
      caseOf('requests under way on ingress-nginx', { connectionLimit: 50 }),
      caseOf('requests under way on Traefik', { controller: ['traefik'], connectionLimit: 50 }),
    ],
    refused: [
      caseOf('no request under way', { connectionLimit: 0 }),
      caseOf('more requests under way than nginx counts', { connectionLimit: 65_536 }),
      caseOf('requests under way on Envoy Gateway', { ...TWO_SERVERS, controller: ENVOY_GATEWAY, connectionLimit: 50 }),
      caseOf('requests under way with Gateway API alone', { ...TWO_SERVERS, controller: GATEWAY_API, connectionLimit: 50 }),
    ],
  },
});
