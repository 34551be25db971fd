import * as fc from 'fast-check';
import { ipv4, label, maybe, oddPort, oddText, port } from './arbitraries';
import { Case, caseOf, ENVOY_GATEWAY, GATEWAY_API, TWO_SERVERS } from './corpus';
import { dossier, Props } from './dossier';
import { Answer, askTimes, counts, Proof, Stage, within } from './proof';
import { Backends } from '../../src';
import { CanaryRouting } from '../../src/policies/canaries';

interface CanaryData extends CanaryRouting {
  readonly id: string;
  readonly ips?: string[];
  readonly port: number;
  /** The name of a Service of the cluster, in place of the addresses. */
  readonly service?: string;
}

type Change = (given?: CanaryData[]) => CanaryData[];

const BACKENDS = Backends.fromIps(['10.254.18.48'], { port: 80 });
const asking = (routing: CanaryRouting): Props => ({ canaries: [{ id: 'next', backends: BACKENDS, ...routing }] });

/** The first server, and a canary with the second one. */
function between(routing: CanaryRouting, measure: (stage: Stage, isCanary: (answer: Answer) => boolean) => ReturnType<Proof['measure']>): Proof {
  return {
    scene: async ({ servers: [own, other] }) => ({
      props: { backends: Backends.fromIps([own], { port: 80 }), canaries: [{ id: 'next', backends: Backends.fromIps([other], { port: 80 }), ...routing }] },
    }),
    measure: async stage => measure(stage, ({ seen }) => seen?.address === stage.servers[1]),
  };
}

/** Where requests with these headers go, each of them ten times. */
function byHeaders(routing: CanaryRouting, expected: { readonly [headers: string]: 'canary' | 'own' }): Proof {
  return between(routing, async ({ get }, isCanary) => {
    const got = await Promise.all(Object.keys(expected).map(async text => {
      const headers = Object.fromEntries(text.split(' | ').flatMap(each => each === '' ? [] : [each.split(': ')]));
      const answers = await askTimes(10, async () => get('/', { headers }));
      const went = [...new Set(answers.map(answer => answer.status !== 200 ? answer.status : isCanary(answer) ? 'canary' : 'own'))];
      return [text, went.join(' ')];
    }));
    return { got: Object.fromEntries(got), asked: expected };
  });
}

const word = fc.stringMatching(/^[A-Za-z0-9]([A-Za-z0-9-]{0,8}[A-Za-z0-9])?$/);
const routing = fc.oneof(
  fc.record({ weight: fc.integer({ min: 0, max: 100 }), header: maybe(word) }, { requiredKeys: ['weight'] }),
  fc.record({ header: word, headerValue: maybe(word), weight: maybe(fc.integer({ min: 0, max: 100 })) }, { requiredKeys: ['header'] }),
);
const withCookie = fc.record({ cookie: word, header: maybe(word), weight: maybe(fc.integer({ min: 0, max: 100 })) }, { requiredKeys: ['cookie'] });
const changed = (change: Partial<CanaryData>): Change => given => (
  [{ ...given?.[0] ?? { id: 'next', ips: ['10.99.1.1'], port: 80, weight: 1 }, ...change }]
);
const oddWeight = fc.constantFrom<any>(-1, 101, 0.5, NaN, '10', null, 2 ** 31);

const NOT_SHOWN = 'requests have to be led in one way on every controller';

/** A case of one load balancer with a canary. */
function canaryCase(name: string, options: { readonly [option: string]: unknown }, props: { readonly [prop: string]: unknown } = {}): Case {
  const { loadBalancers: [lb], ...rest } = caseOf(name, { ...TWO_SERVERS, ...props });
  const given = Object.entries({ backends: ['fromIps', ['10.254.18.48'], { port: 80 }], ...options }).filter(([, value]) => value !== undefined);
  return { ...rest, loadBalancers: [{ ...lb, canaries: [{ id: 'next', options: Object.fromEntries(given) }] }] };
}

export const CANARIES = dossier<'canaries'>()<CanaryData[]>({
  features: {
    canaryByWeight: {
      asking: asking({ weight: 10 }),
      proof: between({ weight: 30 }, async ({ get }, isCanary) => {
        const answers = await askTimes(200, async () => get('/'));
        return {
          got: { statuses: counts(answers.map(({ status }) => status)), canary: within(30, 90, answers.filter(isCanary).length) },
          asked: { statuses: { 200: 200 }, canary: 'within' },
        };
      }),
    },
    canaryByHeader: {
      asking: asking({ header: 'X-Canary' }),
      proof: byHeaders({ header: 'X-Canary' }, { '': 'own', 'x-canary: always': 'canary', 'x-canary: never': 'own', 'x-canary: yes': 'own', 'x-canary: always2': 'own' }),
    },
    canaryByHeaderValue: {
      asking: asking({ header: 'X-Canary', headerValue: 'v1.0' }),
      proof: byHeaders({ header: 'X-Canary', headerValue: 'v1.0' }, { '': 'own', 'x-canary: v1.0': 'canary', 'x-canary: v1x0': 'own', 'x-canary: always': 'own' }),
    },
    canaryByCookie: {
      asking: asking({ cookie: 'canary' }),
      proof: byHeaders({ cookie: 'canary' }, {
        '': 'own',
        'cookie: canary=always': 'canary',
        'cookie: a=1; canary=always; b=2': 'canary',
        'cookie: canary=never': 'own',
        'cookie: canary=always2': 'own',
        'cookie: notcanary=always': 'own',
      }),
    },
  },
  random: {
    by: 'load balancer',
    plausible: ({ can }) => fc.tuple(
      fc.record({ id: label, ips: fc.uniqueArray(ipv4, { minLength: 1, maxLength: 3 }), port }), can('canaryByCookie') ? fc.oneof(routing, withCookie) : routing, fc.boolean(),
    ).map(([place, how, inCluster]) => [{ ...place, ...how, ...inCluster && { service: `own-${place.id}` } }]),
    odd: [
      oddWeight.map(weight => changed({ weight })),
      oddText.map(header => changed({ header })),
      oddText.map(headerValue => changed({ header: 'X-Canary', headerValue })),
      oddText.map(cookie => changed({ cookie })),
      oddText.map(id => changed({ id })),
      oddText.map(service => changed({ service })),
      oddPort.map(odd => changed({ port: odd })),
    ],
    make: cases => cases.map(({ ips, port: at, service, ...others }) => ({
      ...others, ...service === undefined ? { backends: Backends.fromIps(ips!, { port: at }) } : { service: { name: service, port: at } },
    })),
    refusals: {
      'canary.': NOT_SHOWN,
      'gateway-api.canary-protocol': 'the Service of the cluster would have to say what its Pods speak',
      'tls.passthrough-beside': 'connections that pass unread have no requests to share',
    },
  },
  corpus: {
    renders: [
      canaryCase('a canary by weight on ingress-nginx', { weight: 10 }),
      canaryCase('a canary by header, cookie and weight on Traefik', { header: 'X-Canary', cookie: 'canary', weight: 10 }, { controller: ['traefik'] }),
      canaryCase('a canary by the value of a header with Gateway API', { header: 'X-Canary', headerValue: 'v2' }, { controller: GATEWAY_API }),
      canaryCase('a canary in the cluster on Envoy Gateway', { backends: undefined, service: { name: 'web', port: 8080 }, weight: 90, cookie: 'canary' }, { controller: ENVOY_GATEWAY }),
      canaryCase('a canary with EndpointSlices', { weight: 0, endpointsApi: 'ENDPOINT_SLICE', servicePort: 8080 }),
    ],
    refused: [
      canaryCase('a canary without requests', {}),
      canaryCase('a canary with more than all requests', { weight: 101 }),
      canaryCase('a canary by the value of no header', { headerValue: 'v2', weight: 1 }),
      canaryCase('a canary by a header with a space', { header: 'X Canary' }),
      canaryCase('a canary without servers', { backends: undefined, weight: 1 }),
      canaryCase('a canary with two kinds of servers', { service: { name: 'web', port: 80 }, weight: 1 }),
      canaryCase('a canary by a cookie with Gateway API', { cookie: 'canary' }, { controller: GATEWAY_API }),
    ],
  },
});
