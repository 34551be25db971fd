import { Duration } from 'cdk8s';
import { entriesOf, reportOn, verdictOf } from './support';
import { Backends, ExternalLoadBalancerProps, HashKey, HealthCheck, LoadBalancing, Retries, RetryOn, Support } from '../../../src';

/** As many servers. */
const servers = (count: number) => Backends.fromIps(Array.from({ length: count }, (_, i) => `10.254.18.${i + 1}`), { port: 80 });

describe('the passive health check that nobody asks for', () => {
  const passiveOf = (props: Partial<ExternalLoadBalancerProps>) => entriesOf(props)[0].services[0].passiveHealthCheck;

  test.each([
    ['nothing', undefined, 4],
    ['turns', LoadBalancing.roundRobin(), 4],
    ['peak EWMA', LoadBalancing.peakEwma(), 3],
    ['a hash', LoadBalancing.consistentHash(HashKey.clientIp()), 3],
    ['a cookie', LoadBalancing.stickyCookie(), 3],
  ])('ejects backends, the sooner where another attempt would meet them again, and has a verdict: %s', (_, loadBalancing, errors) => {
    expect(passiveOf({ loadBalancing })).toStrictEqual({ failureWindow: '5s', maxFailedAttempts: errors });
    const { note, ...verdict } = verdictOf('healthChecks', { loadBalancing })!;
    expect(verdict).toStrictEqual({ route: 'zl/Lb', support: Support.NATIVE, unasked: true, policy: 'healthChecks', rendered: `passiveHealthCheck: maxFailedAttempts ${errors}, failureWindow 5s` });
    expect(note).toContain('Retries.none()');
  });

  test.each([
    ['the default', {}, '5s', '4 of them in every 5s'],
    ['2 s', { timeouts: { connect: Duration.seconds(2) } }, '8s', '4 of them in every 8s'],
    ['10 s', { timeouts: { connect: Duration.seconds(10) } }, '15s', 'for as long as it is silent'],
    ['the one of Traefik', { retries: Retries.on([RetryOn.CONNECT_FAILURE]) }, '15s', 'for as long as it is silent'],
    ['10 s beside a check with a short time', { timeouts: { connect: Duration.seconds(10) }, healthChecks: [HealthCheck.passive()] }, '30s', 'for as long as it is silent'],
    ['2 s beside the same', { timeouts: { connect: Duration.seconds(2) }, healthChecks: [HealthCheck.passive()] }, '30s', '5 of them in every 30s'],
  ])('counts the errors of a silent server together where the connect timeout is %s', (_, props, failureWindow, cost) => {
    expect(passiveOf(props)).toMatchObject({ failureWindow });
    expect(reportOn(props).requirements.find(({ id }) => id === 'no-health-checks')!.why.endsWith(cost)).toBe(true);
  });

  test.each([[Backends.fromHostnames(['a.example.com', 'b.example.com'], { port: 80 })]])('is none with DNS names, each a Service of its own', backends => {
    expect(passiveOf({ backends })).toBeUndefined();
    expect(verdictOf('healthChecks', { backends })).toBeUndefined();
  });

  test('makes room for the one that the user asks for', () => {
    const healthChecks = [HealthCheck.passive({ consecutiveErrors: 2, ejectionTime: Duration.minutes(1) })];
    const props = { loadBalancing: LoadBalancing.stickyCookie(), healthChecks };
    expect(passiveOf(props)).toStrictEqual({ failureWindow: '60s', maxFailedAttempts: 2 });
    expect(verdictOf('healthChecks', props)).not.toHaveProperty('unasked');
  });

  test.each<[string, Partial<ExternalLoadBalancerProps>]>([
    ['one backend', { loadBalancing: LoadBalancing.stickyCookie(), backends: servers(1) }],
    ['no retries', { retries: Retries.none() }],
  ])('is none with %s', (_, props) => {
    expect(passiveOf(props)).toBeUndefined();
    expect(verdictOf('healthChecks', props)).toBeUndefined();
  });
});
