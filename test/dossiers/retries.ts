import { Duration } from 'cdk8s';
import * as fc from 'fast-check';
import { oddDuration, one } from './arbitraries';
import { caseOf, ENVOY_GATEWAY, GATEWAY_API, TWO_SERVERS } from './corpus';
import { dossier } from './dossier';
import { Answer, askTimes, ENOUGH, Scene, Stage, within } from './proof';
import { Backends, Retries, RetryOn, Timeouts } from '../../src';

interface RetriesCase {
  readonly type: 'on' | 'none' | 'forExternalServers';
  readonly failures?: RetryOn[];
  readonly options?: OptionsCase;
}

interface OptionsCase {
  readonly attempts?: number;
  /** In milliseconds. */
  readonly within?: number;
  readonly nonIdempotent?: boolean;
}

const { CONNECT_FAILURE, TIMEOUT, STATUS_429, STATUS_500, STATUS_502, STATUS_503, STATUS_504 } = RetryOn;
const STATUSES = [STATUS_429, STATUS_500, STATUS_502, STATUS_503, STATUS_504];

const odd: fc.Arbitrary<RetriesCase> = fc.record({
  type: fc.constant('on' as const),
  failures: fc.oneof(
    fc.constant([CONNECT_FAILURE]),
    fc.array(fc.constantFrom<any>(...Object.values(RetryOn), 'error', '', 503, null, '__proto__'), { maxLength: 3 }),
  ),
  options: one<OptionsCase>({
    attempts: fc.constantFrom<any>(0, 1, 2, 100, 101, -1, 2.5, 2 ** 31, 2 ** 32, NaN, Infinity, '3', true),
    within: oddDuration,
    nonIdempotent: fc.constantFrom<any>(true, false, 'false', 0, null),
  }),
});

/** A body, as requests have one that are not tried again without further ado. */
const BODY = { body: Buffer.from('body') };

/** A body that is larger than what controllers keep of one for another attempt. */
const LARGE_BODY = { body: Buffer.alloc(3 * 2 ** 20) };

/** Milliseconds after which an answer has not come from the server that was asked first. */
const WAITED = 500;

/** Requests with such a body, up to the first one that meets a server which cannot be reached, and is then ejected. */
async function uploads(get: Stage['get']): Promise<Answer[]> {
  const answers: Answer[] = [];
  while (answers.length < ENOUGH) {
    const answer = await get('/', { method: 'PUT', ...LARGE_BODY });
    answers.push(answer);
    if (answer.status !== 200 || answer.milliseconds > WAITED) {
      break;
    }
  }
  return answers;
}

const failed = (answers: readonly Answer[]) => answers.filter(({ status }) => status !== 200).length;

/** The middle one of some times, in milliseconds. */
function median(answers: readonly Answer[]): number {
  return answers.map(({ milliseconds }) => milliseconds).sort((a, b) => a - b)[Math.floor(answers.length / 2)];
}

/** One server that answers, and others. */
async function beside(stage: Stage, others: readonly string[], retries: Retries, timeouts?: Timeouts): Promise<Scene> {
  const [{ address }] = await stage.ailing();
  return { props: { backends: Backends.fromIps([address, ...others], { port: 80 }), retries, timeouts } };
}

/** How often servers that answer 503 get a request. */
async function attemptsAt(stage: Stage, method: string, body: { readonly body?: Buffer } = BODY): Promise<number> {
  const servers = await stage.ailing();
  const all = () => servers.reduce((sum, { requests }) => sum + requests, 0);
  servers.forEach(server => Object.assign(server, { status: 503 }));
  const before = all();
  await stage.get('/', { method, ...method !== 'GET' && body });
  return all() - before;
}

async function threeServers(stage: Stage, retries: Retries): Promise<Scene> {
  const servers = await stage.ailing();
  return { props: { backends: Backends.fromIps(servers.map(({ address }) => address), { port: 80 }), retries } };
}

const NUMBERS = 'an attempt is one of a number that every controller can hold, after a failure that it knows';

export const RETRIES = dossier<'retries'>()<RetriesCase>({
  features: {
    retriesOff: {
      asking: { retries: Retries.none() },
      proof: {
        scene: async stage => beside(stage, [stage.refusing], Retries.none()),
        measure: async ({ get }) => ({ got: within(25, 75, failed(await askTimes(100, async () => get('/')))), asked: 'within' }),
      },
    },
    retriesForExternalServers: {
      asking: { retries: Retries.forExternalServers() },
      proof: {
        scene: async stage => beside(stage, [await stage.silent()], Retries.forExternalServers()),
        measure: async ({ get }) => {
          const large = await uploads(get);
          const answers = await askTimes(ENOUGH, async () => get('/'));
          return { got: { failed: failed([...large, ...answers]), median: within(0, 200, median(answers)) }, asked: { failed: 0, median: 'within' } };
        },
      },
    },
    retryOnConnectFailure: {
      asking: { retries: Retries.on([CONNECT_FAILURE]) },
      proof: {
        scene: async stage => {
          const retries = Retries.on([CONNECT_FAILURE], { attempts: 6 });
          return beside(stage, [stage.refusing, await stage.silent()], retries, { connect: Duration.seconds(1) });
        },
        measure: async ({ get }) => {
          const large = await uploads(get);
          const gets = await askTimes(ENOUGH, async () => get('/'));
          const posts = await askTimes(10, async () => get('/', { method: 'POST', ...BODY }));
          return { got: failed([...large, ...gets, ...posts]), asked: 0 };
        },
      },
    },
    retryOnTimeout: {
      asking: { retries: Retries.on([TIMEOUT]) },
      proof: {
        scene: async stage => beside(stage, [await stage.silent()], Retries.on([TIMEOUT], { attempts: 4 })),
        measure: async ({ get }) => {
          const large = await uploads(get);
          const answers = await askTimes(6, async () => get('/'));
          const slowest = Math.max(...[...large, ...answers].map(({ milliseconds }) => milliseconds));
          return { got: { failed: failed([...large, ...answers]), slowest: within(WAITED, 4000, slowest) }, asked: { failed: 0, slowest: 'within' } };
        },
      },
    },
    retryOnStatus: {
      asking: { retries: Retries.on([STATUS_503]) },
      proof: {
        scene: async stage => threeServers(stage, Retries.on([STATUS_503])),
        measure: async stage => {
          const got: { [method: string]: number } = {};
          for (const method of ['GET', 'PUT', 'POST']) {
            got[method] = await attemptsAt(stage, method);
          }
          got.upload = await attemptsAt(stage, 'PUT', LARGE_BODY);
          return { got, asked: { GET: 3, PUT: 3, POST: 1, upload: 3 } };
        },
      },
    },
    retryNonIdempotent: {
      asking: { retries: Retries.on([STATUS_503], { nonIdempotent: true }) },
      proof: {
        scene: async stage => threeServers(stage, Retries.on([STATUS_503], { attempts: 4, nonIdempotent: true })),
        measure: async stage => ({ got: [await attemptsAt(stage, 'POST'), await attemptsAt(stage, 'POST', LARGE_BODY)], asked: [4, 4] }),
      },
    },
  },
  random: {
    by: 'route',
    plausible: ({ can }) => {
      const failures = [CONNECT_FAILURE, TIMEOUT, ...can('retryOnStatus') ? STATUSES : []];
      return fc.oneof(
        ...can('retryOnConnectFailure') ? [fc.record({
          type: fc.constant('on' as const),
          failures: fc.uniqueArray(fc.constantFrom(...failures), { minLength: 1, maxLength: 3 }),
          options: fc.record({
            attempts: fc.integer({ min: 2, max: 100 }),
            // Of the implementations of Gateway API, Envoy Gateway has no such time.
            ...can('retryOnStatus') && { within: fc.integer({ min: 1, max: 86_400 }).map(seconds => seconds * 1000) },
            nonIdempotent: fc.boolean(),
          }, { requiredKeys: [] }),
        })] : [],
        ...can('retriesOff') ? [fc.constant({ type: 'none' as const })] : [],
        ...can('retriesForExternalServers') ? [fc.constant({ type: 'forExternalServers' as const })] : [],
      );
    },
    odd: [odd.map(retries => () => retries)],
    make: ({ type, failures = [], options = {} }) => {
      const time = options.within;
      return type === 'on' ? Retries.on(failures, { ...options, within: time === undefined ? undefined : Duration.millis(time) }) : Retries[type]();
    },
    byHand: {
      ingressNginx: ({ type, options }): { [annotation: string]: string } => type === 'none' ? { 'nginx.ingress.kubernetes.io/proxy-next-upstream': 'off' }
        : options?.attempts === undefined ? {} : { 'nginx.ingress.kubernetes.io/proxy-next-upstream-tries': String(options.attempts) },
      traefik: ({ type, options }) => type !== 'on' ? {} : { middlewares: { retry: { retry: { attempts: options?.attempts ?? 3 } } } },
      gatewayApi: ({ type, options }) => ({ traffic: { retry: { numRetries: type === 'none' ? 0 : options?.attempts ?? 3 } } }),
    },
    refusals: {
      'retries.': NUMBERS,
      'input.not-in-enum': NUMBERS,
      'duration.out-of-range': NUMBERS,
      'refused.retryOnStatus': 'Envoy repeats requests of every method, and nobody has said that this does no harm',
      'envoy-gateway.retries-within': 'nothing in the manifests holds such a time',
    },
  },
  corpus: {
    renders: [
      caseOf('retries on ingress-nginx', { ...TWO_SERVERS, retries: ['on', ['CONNECT_FAILURE', 'STATUS_503'], { attempts: 4, within: ['seconds', 5], nonIdempotent: true }] }),
      caseOf('retries on Traefik', { ...TWO_SERVERS, controller: ['traefik'], retries: ['on', ['TIMEOUT', 'STATUS_502'], { attempts: 2 }] }),
      caseOf('retries on Envoy Gateway', { ...TWO_SERVERS, controller: ENVOY_GATEWAY, retries: ['on', ['STATUS_429', 'STATUS_500', 'STATUS_504'], { nonIdempotent: true }] }),
      caseOf('no retries', { ...TWO_SERVERS, retries: ['none'] }),
      caseOf('retries for external servers', { ...TWO_SERVERS, retries: ['forExternalServers'] }),
    ],
    refused: [
      caseOf('retries on no failure', { ...TWO_SERVERS, retries: ['on', []] }),
      caseOf('retries on one failure twice', { ...TWO_SERVERS, retries: ['on', ['TIMEOUT', 'TIMEOUT']] }),
      caseOf('retries with one attempt', { ...TWO_SERVERS, retries: ['on', ['TIMEOUT'], { attempts: 1 }] }),
      caseOf('retries within less than a second', { ...TWO_SERVERS, retries: ['on', ['TIMEOUT'], { within: ['millis', 500] }] }),
      caseOf('retries with Gateway API alone', { ...TWO_SERVERS, controller: GATEWAY_API, retries: ['on', ['TIMEOUT']] }),
      caseOf('retries within a time on Envoy Gateway', { ...TWO_SERVERS, controller: ENVOY_GATEWAY, retries: ['on', ['TIMEOUT'], { within: ['seconds', 5] }] }),
      caseOf('retries on a status on Envoy Gateway', { ...TWO_SERVERS, controller: ENVOY_GATEWAY, retries: ['on', ['STATUS_503']] }),
    ],
  },
});
