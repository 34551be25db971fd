import { Duration } from 'cdk8s';
import { entriesOf, middlewaresOf, objectsOf, verdictOf } from './support';
import { Backends, ExternalLoadBalancerProps, HashKey, HealthCheck, LoadBalancing, Support } from '../../../src';

/** As many servers. */
const servers = (count: number) => Backends.fromIps(Array.from({ length: count }, (_, i) => `10.254.18.${i + 1}`), { port: 80 });

const UNASKED = { route: 'zl/Lb', support: Support.NATIVE, unasked: true, note: expect.any(String) };

describe('retries', () => {
  test('with several backends a request that none has seen gets further attempts', () => {
    expect(objectsOf({}).slice(1)).toStrictEqual([
      { apiVersion: 'traefik.io/v1alpha1', kind: 'Middleware', metadata: { name: 'zl-lb-retry' }, spec: { retry: { attempts: 8 } } },
    ]);
  });

  test.each<[string, Partial<ExternalLoadBalancerProps>, number]>([
    ['eight with few backends', { backends: servers(8) }, 8],
    ['one for each of many', { backends: servers(10) }, 10],
    ['eight where a backend is ejected sooner', { healthChecks: [HealthCheck.passive({ consecutiveErrors: 7 })] }, 8],
    ['more than a backend may fail before it is ejected', { healthChecks: [HealthCheck.passive({ consecutiveErrors: 20 })] }, 21],
    ['eight where the check is ours', { loadBalancing: LoadBalancing.peakEwma() }, 8],
  ])('attempts: %s', (_, props, attempts) => {
    expect(middlewaresOf(props).retry).toStrictEqual({ retry: { attempts } });
    expect(verdictOf('retries', props)).toStrictEqual({ ...UNASKED, policy: 'retries', rendered: `retry: attempts ${attempts}` });
  });

  test.each([
    ['one server', servers(1)],
    ['a DNS name', Backends.fromHostname('db.example.com', { port: 80 })],
  ])('%s has no other to try', (_, backends) => {
    expect(middlewaresOf({ backends })).toStrictEqual({});
    expect(verdictOf('retries', { backends })).toBeUndefined();
  });
});

describe('the passive health check that nobody asks for', () => {
  const passiveOf = (props: Partial<ExternalLoadBalancerProps>) => entriesOf(props)[0].services[0].passiveHealthCheck;

  test.each([
    ['peak EWMA', LoadBalancing.peakEwma()],
    ['a hash', LoadBalancing.consistentHash(HashKey.clientIp())],
    ['a cookie', LoadBalancing.stickyCookie()],
  ])('ejects backends where %s would lead every attempt to them, and has a verdict', (_, loadBalancing) => {
    expect(passiveOf({ loadBalancing })).toStrictEqual({ failureWindow: '10s', maxFailedAttempts: 3 });
    expect(verdictOf('healthChecks', { loadBalancing }))
      .toStrictEqual({ ...UNASKED, policy: 'healthChecks', rendered: 'passiveHealthCheck: maxFailedAttempts 3, failureWindow 10s' });
  });

  test('makes room for the one that the user asks for', () => {
    const healthChecks = [HealthCheck.passive({ consecutiveErrors: 2, ejectionTime: Duration.minutes(1) })];
    const props = { loadBalancing: LoadBalancing.stickyCookie(), healthChecks };
    expect(passiveOf(props)).toStrictEqual({ failureWindow: '60s', maxFailedAttempts: 2 });
    expect(verdictOf('healthChecks', props)).not.toHaveProperty('unasked');
  });

  test.each<[string, Partial<ExternalLoadBalancerProps>]>([
    ['round robin', { loadBalancing: LoadBalancing.roundRobin() }],
    ['one backend', { loadBalancing: LoadBalancing.stickyCookie(), backends: servers(1) }],
    ['what Traefik does by itself', {}],
  ])('is none with %s', (_, props) => {
    expect(passiveOf(props)).toBeUndefined();
    expect(verdictOf('healthChecks', props)).toBeUndefined();
  });
});
