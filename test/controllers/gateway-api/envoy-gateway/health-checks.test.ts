import { Duration } from 'cdk8s';
import { Backends, ExternalLoadBalancerProps, HashKey, HealthCheck, LoadBalancing, Retries, Support } from '../../../../src';
import { healthChecks as row } from '../../../../src/controllers/gateway-api/envoy-gateway/health-checks';
import { reportOn, THERE_ON_ENVOY, trafficOf, verdictOf } from '../support';

const verdictsOf = (props: Partial<ExternalLoadBalancerProps>) => reportOn(props, THERE_ON_ENVOY).verdicts.filter(({ policy }) => policy === 'healthChecks');

const active = HealthCheck.active('/healthz', {
  interval: Duration.seconds(90), timeout: Duration.millis(500), expectedStatuses: [200, 204], host: 'health.example.com',
});
const passive = HealthCheck.passive({ consecutiveErrors: 2, ejectionTime: Duration.minutes(1) });

const ACTIVE = {
  type: 'HTTP',
  interval: '1m30s',
  timeout: '500ms',
  unhealthyThreshold: 3,
  healthyThreshold: 1,
  http: { path: '/healthz', expectedStatuses: [200, 204], hostname: 'health.example.com' },
};
const PASSIVE = { consecutive5XxErrors: 2, baseEjectionTime: '1m', interval: '1s', maxEjectionPercent: 99 };

test.each([
  ['active', [active], { active: ACTIVE, passive: expect.any(Object), panicThreshold: 0 }],
  ['passive', [passive], { passive: PASSIVE, panicThreshold: 0 }],
  ['both', [passive, active], { active: ACTIVE, passive: PASSIVE, panicThreshold: 0 }],
])('%s', (_, healthChecks, healthCheck) => {
  expect(trafficOf({ healthChecks }).healthCheck).toStrictEqual(healthCheck);
});

test('a host of the route is asked for, unless another is named', () => {
  expect(trafficOf({ healthChecks: [HealthCheck.active('/')] }).healthCheck.active.http).toStrictEqual({ path: '/', expectedStatuses: [200] });
});

test.each([1, 2, 3, 10, 100])('of %i backends all but one may be ejected', backends => {
  const ips = Array.from({ length: backends }, (_, i) => `10.254.18.${i + 1}`);
  const { healthCheck } = trafficOf({ backends: Backends.fromIps(ips, { port: 80 }), healthChecks: [passive] });
  const { maxEjectionPercent } = healthCheck.passive;
  // As Envoy reckons: the share with the one to be ejected must not be more.
  expect(100 * (backends - 1) / backends <= maxEjectionPercent).toBe(true);
  expect(100 * backends / backends <= maxEjectionPercent).toBe(false);
});

describe('unasked', () => {
  const UNASKED = {
    splitExternalLocalOriginErrors: true,
    consecutiveLocalOriginFailures: 1,
    consecutive5XxErrors: 0,
    baseEjectionTime: '5s',
    interval: '1s',
    maxEjectionPercent: 99,
  };
  const VERDICT = {
    route: 'zl/Lb', policy: 'healthChecks', support: Support.NATIVE, rendered: 'healthCheck: a failed connection: 5 s', unasked: true, note: expect.any(String),
  };
  const hashed = LoadBalancing.consistentHash(HashKey.uri());

  test.each([
    ['nothing', undefined],
    ['turns', LoadBalancing.roundRobin()],
    ['a hash', hashed],
    ['a cookie', LoadBalancing.stickyCookie()],
  ])('backends that cannot be reached are ejected, and the report says so: %s', (_, loadBalancing) => {
    expect(trafficOf({ loadBalancing }).healthCheck).toStrictEqual({ passive: { ...UNASKED, maxEjectionPercent: 100 }, panicThreshold: 1 });
    expect(verdictOf('healthChecks', { loadBalancing }, THERE_ON_ENVOY)).toStrictEqual(VERDICT);
  });

  test('also where they are probed, which takes longer', () => {
    const props = { loadBalancing: hashed, healthChecks: [active] };
    expect(trafficOf(props).healthCheck).toStrictEqual({ active: ACTIVE, passive: UNASKED, panicThreshold: 0 });
    expect(verdictsOf(props)).toStrictEqual([
      { route: 'zl/Lb', policy: 'healthChecks', support: Support.NATIVE, rendered: 'healthCheck: GET /healthz every 90 s', note: row.declares.activeHealthCheck.note }, VERDICT,
    ]);
  });

  test('not where there is a passive check of the user', () => {
    const props = { loadBalancing: hashed, healthChecks: [passive] };
    expect(trafficOf(props).healthCheck.passive).toStrictEqual(PASSIVE);
    expect(verdictsOf(props).map(({ unasked = false }) => unasked)).toStrictEqual([false]);
  });

  test.each<[string, Partial<ExternalLoadBalancerProps>]>([
    ['of one backend', { loadBalancing: hashed, backends: Backends.fromIps(['10.254.18.46'], { port: 80 }) }],
    ['without retries', { retries: Retries.none() }],
  ])('not %s', (_, props) => {
    expect(trafficOf(props)).not.toHaveProperty('healthCheck');
    expect(verdictsOf(props)).toStrictEqual([]);
  });
});

test.each<[string, HealthCheck[], string, string | undefined]>([
  ['an active check', [active], 'healthCheck: GET /healthz every 90 s', row.declares.activeHealthCheck.note],
  ['a passive check', [passive], 'healthCheck: 2 errors in a row: 60 s', row.declares.passiveHealthCheck.note],
])('the report on %s', (_, healthChecks, rendered, note) => {
  expect(note).toBeDefined();
  expect(verdictOf('healthChecks', { healthChecks }, THERE_ON_ENVOY)).toStrictEqual({ route: 'zl/Lb', policy: 'healthChecks', support: Support.NATIVE, rendered, note });
});

test('the report on both, of which one ends what the other does', () => {
  const { rendered, note } = verdictOf('healthChecks', { healthChecks: [passive, active] }, THERE_ON_ENVOY)!;
  expect(rendered).toBe('healthCheck: GET /healthz every 90 s; 2 errors in a row: 60 s');
  const { activeHealthCheck, passiveHealthCheck } = row.declares;
  expect(note!.startsWith(`${passiveHealthCheck.note}; ${activeHealthCheck.note}; `)).toBe(true);
});
