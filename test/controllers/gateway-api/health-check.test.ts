import { Duration } from 'cdk8s';
import { objectsOf, onGatewayApi, reportOn, THERE, THERE_ON_ENVOY } from './support';
import { Backends, ExternalLoadBalancerProps, HashKey, HealthCheck, LoadBalancing, Support } from '../../../src';
import { failure } from '../../support';

const trafficOf = (props: Partial<ExternalLoadBalancerProps>) => objectsOf(props, THERE_ON_ENVOY).find(({ kind }) => kind === 'BackendTrafficPolicy').spec;
const verdictsOf = (props: Partial<ExternalLoadBalancerProps>) => reportOn(props, THERE_ON_ENVOY).verdicts;

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
  ['asked', [active], { active: ACTIVE, panicThreshold: 0 }],
  ['watched', [passive], { passive: PASSIVE, panicThreshold: 0 }],
  ['both', [passive, active], { active: ACTIVE, passive: PASSIVE, panicThreshold: 0 }],
])('backends are %s', (_, healthChecks, healthCheck) => {
  expect(trafficOf({ healthChecks }).healthCheck).toStrictEqual(healthCheck);
});

test('a host of the route is asked for, unless another is named', () => {
  expect(trafficOf({ healthChecks: [HealthCheck.active('/')] }).healthCheck.active.http).toStrictEqual({ path: '/', expectedStatuses: [200] });
});

test.each([1, 2, 3, 10, 100])('of %i backends all but one may be left out', backends => {
  const ips = Array.from({ length: backends }, (_, i) => `10.254.18.${i + 1}`);
  const { healthCheck } = trafficOf({ backends: Backends.fromIps(ips, { port: 80 }), healthChecks: [passive] });
  const { maxEjectionPercent } = healthCheck.passive;
  // As Envoy reckons: the share with the one to be left out must not be more.
  expect(100 * (backends - 1) / backends <= maxEjectionPercent).toBe(true);
  expect(100 * backends / backends <= maxEjectionPercent).toBe(false);
});

describe('unasked', () => {
  const UNASKED = {
    splitExternalLocalOriginErrors: true,
    consecutiveLocalOriginFailures: 3,
    consecutive5XxErrors: 0,
    baseEjectionTime: '10s',
    interval: '1s',
    maxEjectionPercent: 99,
  };
  const OUTAGE = 'a backend that cannot be reached 3 times in a row is left out for 10 s, each time longer';
  const hashed = LoadBalancing.consistentHash(HashKey.uri());

  test.each([
    ['a hash', hashed],
    ['a cookie', LoadBalancing.stickyCookie()],
  ])('backends that cannot be reached are left out where %s leads to them, and the report says so', (_, loadBalancing) => {
    expect(trafficOf({ loadBalancing }).healthCheck).toStrictEqual({ passive: UNASKED, panicThreshold: 0 });
    expect(verdictsOf({ loadBalancing }).map(({ policy }) => policy)).not.toContain('healthChecks');
    expect(verdictsOf({ loadBalancing }).find(({ policy }) => policy === 'loadBalancing')!.note).toContain(OUTAGE);
  });

  test('also where they are asked, which takes longer', () => {
    expect(trafficOf({ loadBalancing: hashed, healthChecks: [active] }).healthCheck)
      .toStrictEqual({ active: ACTIVE, passive: UNASKED, panicThreshold: 0 });
  });

  test('not where they are watched as the user says', () => {
    expect(trafficOf({ loadBalancing: hashed, healthChecks: [passive] }).healthCheck.passive).toStrictEqual(PASSIVE);
    const verdict = verdictsOf({ loadBalancing: hashed, healthChecks: [passive] }).find(({ policy }) => policy === 'loadBalancing');
    expect(verdict!.note).toBeUndefined();
  });

  test.each<[string, Partial<ExternalLoadBalancerProps>]>([
    ['in turns', { loadBalancing: LoadBalancing.roundRobin() }],
    ['of one backend', { loadBalancing: hashed, backends: Backends.fromIps(['10.254.18.46'], { port: 80 }) }],
    ['as Envoy Gateway does by itself', {}],
  ])('not %s', (_, props) => {
    expect(trafficOf(props)).not.toHaveProperty('healthCheck');
  });
});

test('attempts are made until a backend is left out', () => {
  expect(trafficOf({ healthChecks: [HealthCheck.passive({ consecutiveErrors: 20 })] }).retry.numRetries).toBe(20);
});

test('the report', () => {
  expect(verdictsOf({ healthChecks: [passive, active] }).find(({ policy }) => policy === 'healthChecks')).toStrictEqual({
    route: 'zl/Lb',
    policy: 'healthChecks',
    support: Support.NATIVE,
    rendered: 'healthCheck: GET /healthz every 90 s; 2 errors in a row: 60 s',
    note: 'errors count for each route by itself; each time that a backend is left out it stays out longer by the ejection time, and one backend is always left; '
      + 'each Envoy asks by itself, and only every 60 s as long as a route has had no request; '
      + 'a backend that is left out for its errors gets requests again as soon as it answers as expected when it is asked',
  });
});

test('Gateway API alone has none', () => {
  expect(failure(() => onGatewayApi({ healthChecks: [active] }, THERE))).toBe(
    'zl/Lb: healthChecks: got HealthCheck.active(), allowed is what this controller can do, and Gateway API has no word for health checks; '
    + 'let whoever takes a server down take its address out, or mark it as not ready, or another controller: '
    + 'IngressController.gatewayApi() with the implementation GatewayImplementation.envoyGateway()');
});
