import { setTimeout } from 'node:timers/promises';
import { Duration } from 'cdk8s';
import * as fc from 'fast-check';
import { domain, few, literalPath, maybe, oddDuration, oddHost, oddPath, one } from './arbitraries';
import { caseOf, ENVOY_GATEWAY, TWO_SERVERS } from './corpus';
import { dossier } from './dossier';
import { AilingServer, askTimes, counts, ENOUGH, Get, Scene, Stage, within } from './proof';
import { gatewayDuration } from './random';
import { Backends, HealthCheck } from '../../src';

type HealthCheckCase =
  | { readonly type: 'active'; readonly path: string; readonly options: ActiveCase }
  | { readonly type: 'passive'; readonly options: PassiveCase };

interface ActiveCase {
  /** In milliseconds. */
  readonly interval?: number;
  /** In milliseconds. */
  readonly timeout?: number;
  readonly unhealthyThreshold?: number;
  readonly healthyThreshold?: number;
  readonly expectedStatuses?: number[];
  readonly host?: string;
}

interface PassiveCase {
  readonly consecutiveErrors?: number;
  /** In milliseconds. */
  readonly ejectionTime?: number;
}

const FEATURE = { active: 'activeHealthCheck', passive: 'passiveHealthCheck' } as const;

const times = maybe(fc.integer({ min: 1, max: 100 }));
const plausible: { readonly [type in HealthCheckCase['type']]: fc.Arbitrary<HealthCheckCase> } = {
  active: fc.record({
    type: fc.constant('active' as const),
    path: literalPath,
    options: fc.record({
      interval: fc.integer({ min: 1000, max: 86_400_000 }),
      timeout: fc.integer({ min: 1, max: 1000 }),
      unhealthyThreshold: times,
      healthyThreshold: times,
      expectedStatuses: fc.uniqueArray(fc.integer({ min: 100, max: 599 }), { minLength: 1, maxLength: 3 }),
      host: domain,
    }, { requiredKeys: [] }),
  }),
  passive: fc.record({
    type: fc.constant('passive' as const),
    options: fc.record({ consecutiveErrors: times, ejectionTime: fc.integer({ min: 1000, max: 86_400_000 }) }, { requiredKeys: [] }),
  }),
};

const oddTimes = fc.constantFrom<any>(0, 1, 100, 101, -1, 1.5, 2 ** 31, 2 ** 32, NaN, Infinity, '1', true);
const odd: fc.Arbitrary<HealthCheckCase> = fc.oneof(
  fc.record({
    type: fc.constant('active' as const),
    path: fc.oneof(literalPath, oddPath),
    options: one<ActiveCase>({
      interval: oddDuration,
      timeout: oddDuration,
      unhealthyThreshold: oddTimes,
      healthyThreshold: oddTimes,
      expectedStatuses: fc.array(fc.constantFrom<any>(99, 100, 200, 599, 600, 0, -1, 200.5, NaN, '200', null), { maxLength: 2 }),
      host: oddHost,
    }),
  }),
  fc.record({ type: fc.constant('passive' as const), options: one<PassiveCase>({ consecutiveErrors: oddTimes, ejectionTime: oddDuration }) }),
);

const milliseconds = (given: number | undefined) => given === undefined ? undefined : Duration.millis(given);

const NUMBERS = 'there is one health check of each kind, with numbers that every controller can hold';

export const HEALTH_CHECKS = dossier<'healthChecks'>()<HealthCheckCase[]>({
  features: {
    activeHealthCheck: {
      asking: { healthChecks: [HealthCheck.active('/healthz')] },
      proof: {
        scene: async stage => ailing(stage, ({ healthPath }) => HealthCheck.active(healthPath, { interval: Duration.seconds(1) })),
        measure: async stage => {
          const { get, until } = stage;
          const [, second] = await stage.ailing();
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
    },
    passiveHealthCheck: {
      asking: { healthChecks: [HealthCheck.passive()] },
      proof: {
        scene: async stage => ailing(stage, () => HealthCheck.passive({ consecutiveErrors: 3, ejectionTime: Duration.seconds(6) })),
        measure: async stage => {
          const { get, until } = stage;
          const [, second, third] = await stage.ailing();
          const ejected = async () => {
            await until('request to the second server', async () => await requestsTo(second, get) > 0 || undefined);
            second.status = 500;
            await untilErrors(3, get);
            second.status = 200;
            const left = performance.now();
            // Envoy tells its threads of a server to be left out up to a second later.
            await setTimeout(2000);
            const meanwhile = await requestsTo(second, get);
            await until('request to the second server again', async () => await requestsTo(second, get) > 0 || undefined);
            return { meanwhile, time: within(5000, 15_000, performance.now() - left) };
          };
          // Where the routes of another test change, Traefik starts anew with all servers: of some times, one passes undisturbed.
          let got = await ejected();
          for (let again = 0; again < 3 && got.time !== 'within'; again++) {
            got = await ejected();
          }
          second.status = third.status = 500;
          await until('rest of all that fail', async () => {
            const answered = await askTimes(ENOUGH, async () => get('/'));
            return answered.every(({ status }) => status === 200) || undefined;
          });
          return { got, asked: { meanwhile: 0, time: 'within' } };
        },
      },
    },
  },
  random: {
    by: 'load balancer',
    plausible: ({ can }) => fc.tuple(...(['active', 'passive'] as const).filter(type => can(FEATURE[type]))
      .map(type => fc.option(plausible[type], { nil: undefined, freq: 1 }))).map(checks => checks.flatMap(check => check ?? [])),
    odd: [few(odd).map(checks => () => checks)],
    make: checks => checks.map(check => {
      if (check.type === 'passive') {
        return HealthCheck.passive({ ...check.options, ejectionTime: milliseconds(check.options.ejectionTime) });
      }
      const { interval, timeout, ...options } = check.options;
      return HealthCheck.active(check.path, { ...options, interval: milliseconds(interval), timeout: milliseconds(timeout) });
    }),
    byHand: {
      traefik: checks => ({ service: Object.assign({}, ...checks.map(checkOfTraefik)) }),
      gatewayApi: checks => checks.length > 0 ? { traffic: { healthCheck: Object.assign({}, ...checks.map(checkOfEnvoy)) } } : {},
    },
    refusals: {
      'health-check.': NUMBERS,
      'traefik.expected-statuses': 'Traefik expects one status',
      'duration.out-of-range': NUMBERS,
      'health-check.wildcard-host': 'nobody answers for such a path or host when servers are asked',
    },
  },
  corpus: {
    renders: [
      caseOf('a passive health check on Traefik', {
        ...TWO_SERVERS,
        controller: ['traefik'],
        healthChecks: [['passive', { consecutiveErrors: 2, ejectionTime: ['seconds', 5] }]],
      }),
    ],
    refused: [
      caseOf('a path of the health check that is relative', { ...TWO_SERVERS, controller: ENVOY_GATEWAY, healthChecks: [['active', 'healthz']] }),
      caseOf('a timeout of the health check above its interval', {
        ...TWO_SERVERS,
        controller: ENVOY_GATEWAY,
        healthChecks: [['active', '/healthz', { interval: ['seconds', 1], timeout: ['seconds', 2] }]],
      }),
      caseOf('a health check more often than ten times a second', {
        ...TWO_SERVERS,
        controller: ENVOY_GATEWAY,
        healthChecks: [['active', '/healthz', { interval: ['millis', 99] }]],
      }),
      caseOf('a health check that expects no status', {
        ...TWO_SERVERS,
        controller: ENVOY_GATEWAY,
        healthChecks: [['active', '/healthz', { expectedStatuses: [] }]],
      }),
      caseOf('a health check that expects a status that is none', {
        ...TWO_SERVERS,
        controller: ENVOY_GATEWAY,
        healthChecks: [['active', '/healthz', { expectedStatuses: [99] }]],
      }),
      caseOf('a health check whose host is an address', {
        ...TWO_SERVERS,
        controller: ENVOY_GATEWAY,
        healthChecks: [['active', '/healthz', { host: '10.254.18.46' }]],
      }),
      caseOf('a health check that never fails', { ...TWO_SERVERS, controller: ENVOY_GATEWAY, healthChecks: [['passive', { consecutiveErrors: 0 }]] }),
      caseOf('a health check that leaves out for too short a time', {
        ...TWO_SERVERS,
        controller: ENVOY_GATEWAY,
        healthChecks: [['passive', { ejectionTime: ['millis', 999] }]],
      }),
      caseOf('two health checks of one kind', { ...TWO_SERVERS, controller: ENVOY_GATEWAY, healthChecks: [['passive'], ['passive']] }),
      caseOf('a health check on ingress-nginx', { ...TWO_SERVERS, healthChecks: [['passive']] }),
      caseOf('an active health check on Traefik', { ...TWO_SERVERS, controller: ['traefik'], healthChecks: [['active', '/healthz']] }),
    ],
  },
});

async function ailing(stage: Stage, check: (server: AilingServer) => HealthCheck): Promise<Scene> {
  const servers = await stage.ailing();
  return { props: { backends: Backends.fromIps(servers.map(({ address }) => address), { port: 80 }), healthChecks: [check(servers[0])] } };
}

/** How many requests get to a server. */
async function requestsTo(server: AilingServer, get: Get): Promise<number> {
  const before = server.requests;
  await askTimes(ENOUGH, async () => get('/'));
  return server.requests - before;
}

/** Asks until so many requests in turn have failed: all servers get requests up to the last of them. */
async function untilErrors(errors: number, get: Get): Promise<void> {
  const answered: number[] = [];
  while (answered.filter(status => status === 500).length < errors) {
    answered.push((await get('/')).status);
    if (answered.length > ENOUGH * errors) {
      throw new Error(`not ${errors} errors: ${JSON.stringify(counts(answered))}`);
    }
  }
}

function checkOfTraefik(check: HealthCheckCase): object {
  if (check.type === 'active') {
    return { healthCheck: { path: check.path } };
  }
  const { consecutiveErrors: maxFailedAttempts, ejectionTime } = check.options;
  return { passiveHealthCheck: { maxFailedAttempts, ...ejectionTime !== undefined && { failureWindow: `${ejectionTime}ms` } } };
}

function checkOfEnvoy(check: HealthCheckCase): object {
  if (check.type === 'passive') {
    const { consecutiveErrors, ejectionTime } = check.options;
    return { passive: { consecutive5XxErrors: consecutiveErrors, baseEjectionTime: gatewayDuration(ejectionTime) } };
  }
  const { interval, timeout, unhealthyThreshold, healthyThreshold, expectedStatuses, host: hostname } = check.options;
  return {
    active: {
      type: 'HTTP',
      interval: gatewayDuration(interval),
      timeout: gatewayDuration(timeout),
      unhealthyThreshold,
      healthyThreshold,
      http: { path: check.path, expectedStatuses, hostname },
    },
  };
}
