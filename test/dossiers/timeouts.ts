import { setTimeout } from 'node:timers/promises';
import { Duration } from 'cdk8s';
import * as fc from 'fast-check';
import { oddDuration, one } from './arbitraries';
import { caseOf, ENVOY_GATEWAY, GATEWAY_API, TWO_SERVERS } from './corpus';
import { dossier } from './dossier';
import { Answer, Scene, within } from './proof';
import { gatewayDuration } from './random';
import { Backends, Timeouts } from '../../src';

type Field = keyof Timeouts;

/** In milliseconds. */
type TimeoutsCase = { readonly [field in Field]?: number };

const FIELDS: readonly Field[] = ['connect', 'send', 'read', 'request'];

/** So large that it fills whatever holds a body on its way. */
const LARGE_BODY = Buffer.alloc(64 * 2 ** 20);

/** How long a client waits for what takes 2 s, in milliseconds. */
const PATIENCE = 8_000;

const TIME = 'controllers take it for another time, or for none';

const durationOf = (milliseconds: any) => typeof milliseconds === 'number' ? Duration.millis(milliseconds) : milliseconds;

export const TIMEOUTS = dossier<'timeouts'>()<TimeoutsCase>({
  features: {
    connectTimeout: {
      asking: { timeouts: { connect: Duration.seconds(2) } },
      proof: {
        scene: async stage => behind(await stage.silent(), { connect: Duration.seconds(1) }),
        measure: async ({ get }) => {
          const { status, time } = await ended(get('/'));
          // Of three attempts where there is no other server, and 5 s or more for each by default.
          return { got: { failed: status !== undefined && status >= 500, time: within(900, 4500, time) }, asked: { failed: true, time: 'within' } };
        },
      },
    },
    sendTimeout: {
      asking: { timeouts: { send: Duration.seconds(60) } },
      proof: {
        scene: async stage => behind(await stage.pausing(), { send: Duration.seconds(2), read: Duration.seconds(6) }),
        measure: async ({ get }) => {
          const { status, time } = await ended(get('/unread', { method: 'POST', body: LARGE_BODY, timeout: PATIENCE }));
          // Where nobody ends it, the client does.
          return status === undefined && time >= PATIENCE ? undefined : { got: within(1500, 5000, time), asked: 'within' };
        },
      },
    },
    readTimeout: {
      asking: { timeouts: { read: Duration.minutes(60) } },
      proof: {
        scene: async stage => behind(await stage.pausing(), { read: Duration.seconds(2) }),
        measure: async ({ get }) => {
          const before = await ended(get('/before/4000', { method: 'POST' }));
          const beyond = await ended(get('/within/4000'));
          const shorter = await ended(get('/within/1000'));
          await setTimeout(1500);
          // On a connection that is kept, unless the controller makes another one.
          const afterPause = await ended(get('/before/1000', { method: 'POST', body: Buffer.from('body') }));
          return {
            got: [before.status, within(1500, 3500, before.time), { beyond: beyond.status, shorter: shorter.status, afterPause: afterPause.status }],
            asked: [504, 'within', { beyond: undefined, shorter: 200, afterPause: 200 }],
          };
        },
      },
    },
    requestTimeout: {
      asking: { timeouts: { request: Duration.seconds(30) } },
      proof: {
        scene: async stage => behind(await stage.pausing(), { request: Duration.seconds(2) }),
        measure: async ({ get }) => {
          const before = await ended(get('/before/4000'));
          const dripping = await ended(get('/dripping/4000'));
          return {
            got: [before.status, within(1500, 3500, before.time), dripping.status, within(1500, 3500, dripping.time)],
            asked: [504, 'within', undefined, 'within'],
          };
        },
      },
    },
  },
  random: {
    by: 'route',
    plausible: ({ factory, can }) => fc.record(
      Object.fromEntries(FIELDS.filter(field => can(`${field}Timeout`)).map(field => [field, fc.integer({ min: 1, max: 100_000 }).map(time => factory === 'ingressNginx' ? time * 1000 : time)])),
      { requiredKeys: [] },
    ),
    odd: [one<TimeoutsCase>(Object.fromEntries(FIELDS.map(field => [field, fc.oneof(oddDuration, fc.constantFrom<any>(null, '5s', 3.1536e10, 3.1536e10 + 1))])) as any).map(timeouts => () => timeouts)],
    make: timeouts => Object.fromEntries(Object.entries(timeouts).map(([field, time]) => [field, durationOf(time)])),
    byHand: {
      ingressNginx: timeouts => Object.fromEntries(Object.entries(timeouts).map(([field, time]) => [`nginx.ingress.kubernetes.io/proxy-${field}-timeout`, String(Number(time) / 1000)])),
      gatewayApi: ({ connect, read, request }) => ({
        traffic: {
          timeout: {
            tcp: { connectTimeout: gatewayDuration(connect) },
            http: { requestTimeout: gatewayDuration(request) ?? '0s', streamIdleTimeout: gatewayDuration(read) ?? '1h' },
          },
        },
      }),
    },
    refusals: { 'duration.': TIME, 'timeouts.': TIME, 'nginx.timeout': 'nginx ignores what is no whole number of seconds' },
  },
  corpus: {
    renders: [
      caseOf('timeouts on ingress-nginx', { timeouts: { connect: ['seconds', 2], send: ['minutes', 5], read: ['hours', 1] } }),
      caseOf('timeouts on Traefik', { controller: ['traefik'], timeouts: { connect: ['millis', 500], read: ['minutes', 60] } }),
      caseOf('a timeout of writes on Traefik', { controller: ['traefik'], timeouts: { send: ['seconds', 30] } }),
      caseOf('timeouts on Envoy Gateway', {
        ...TWO_SERVERS, controller: ENVOY_GATEWAY, timeouts: { connect: ['millis', 1500], send: ['minutes', 90], read: ['minutes', 60], request: ['hours', 2] },
      }),
    ],
    refused: [
      caseOf('a timeout of zero', { timeouts: { read: ['seconds', 0] } }),
      caseOf('a timeout of more than a year', { timeouts: { read: ['days', 366] } }),
      caseOf('a timeout of a fraction of a millisecond', { controller: ['traefik'], timeouts: { connect: ['millis', 0.5] } }),
      caseOf('a timeout below a second on ingress-nginx', { timeouts: { connect: ['millis', 1500] } }),
      caseOf('a timeout of requests on ingress-nginx', { timeouts: { request: ['seconds', 30] } }),
      caseOf('a timeout of requests on Traefik', { controller: ['traefik'], timeouts: { request: ['seconds', 30] } }),
      caseOf('a timeout with Gateway API', { ...TWO_SERVERS, controller: GATEWAY_API, timeouts: { read: ['seconds', 30] } }),
    ],
  },
});

function behind(server: string, timeouts: Timeouts): Scene {
  return { props: { backends: Backends.fromIps([server], { port: 80 }), timeouts } };
}

/** How a request ends, and after how many milliseconds: without a status where its response is cut. */
async function ended(answer: Promise<Answer>): Promise<{ readonly status?: number; readonly time: number }> {
  const start = performance.now();
  const status = await answer.then(each => each.status, () => undefined);
  return { status, time: performance.now() - start };
}
