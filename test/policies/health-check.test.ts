import { Duration } from 'cdk8s';
import { ActiveHealthCheckOptions, HealthCheck, HealthCheckType, PassiveHealthCheckOptions } from '../../src';
import { checkHealthChecks } from '../../src/policies/health-check';
import { failure } from '../support';

describe('servers that are asked', () => {
  const asked = (options?: ActiveHealthCheckOptions) => HealthCheck.active('/healthz', options).asked;
  const BY_ITSELF = { path: '/healthz', interval: 10_000, timeout: 1000, unhealthyThreshold: 3, healthyThreshold: 1, expectedStatuses: [200], host: undefined };

  test('by themselves', () => {
    expect({ ...HealthCheck.active('/healthz') }).toStrictEqual({ type: HealthCheckType.ACTIVE, asked: BY_ITSELF, watched: undefined });
  });

  test.each<[ActiveHealthCheckOptions, object]>([
    [{ interval: Duration.minutes(1), timeout: Duration.minutes(1) }, { interval: 60_000, timeout: 60_000 }],
    [{ interval: Duration.millis(100) }, { interval: 100, timeout: 100 }],
    [{ interval: Duration.days(1) }, { interval: 86_400_000 }],
    [{ timeout: Duration.millis(1) }, { timeout: 1 }],
    [{ unhealthyThreshold: 1, healthyThreshold: 100 }, { unhealthyThreshold: 1, healthyThreshold: 100 }],
    [{ expectedStatuses: [100, 204, 599] }, { expectedStatuses: [100, 204, 599] }],
    [{ host: 'health.example.com' }, { host: 'health.example.com' }],
  ])('%j', (options, expected) => {
    expect(asked(options)).toStrictEqual({ ...BY_ITSELF, ...expected });
  });

  test.each<[ActiveHealthCheckOptions, string]>([
    [{ interval: Duration.millis(99) }, 'interval of HealthCheck.active(): got "99 ms", allowed is whole milliseconds from 100 ms to 1 day; choose a duration within'],
    [{ interval: Duration.minutes(1441) }, 'interval of HealthCheck.active(): got "86460000 ms", allowed is whole milliseconds from 100 ms to 1 day; choose a duration within'],
    [{ interval: 5 as any }, 'interval of HealthCheck.active(): got 5, allowed is a Duration of cdk8s; write for example Duration.seconds(10)'],
    [{ timeout: Duration.millis(0) }, 'timeout of HealthCheck.active(): got "0 ms", allowed is whole milliseconds from 1 ms to 1 day; choose a duration within'],
    [{ timeout: Duration.seconds(11) }, 'timeout of HealthCheck.active(): got "11000 ms", allowed is at most the interval of 10000 ms; shorten it, or ask less often'],
    [{ unhealthyThreshold: 0 }, 'unhealthyThreshold of HealthCheck.active(): got 0, allowed is a whole number from 1 to 100; choose a number within'],
    [{ healthyThreshold: 101 }, 'healthyThreshold of HealthCheck.active(): got 101, allowed is a whole number from 1 to 100; choose a number within'],
    [{ healthyThreshold: 1.5 }, 'healthyThreshold of HealthCheck.active(): got 1.5, allowed is a whole number from 1 to 100; choose a number within'],
    [{ expectedStatuses: [] }, 'expectedStatuses of HealthCheck.active(): got [], allowed is at least one status; leave it out to expect 200'],
    [{ expectedStatuses: 200 as any }, 'expectedStatuses of HealthCheck.active(): got 200, allowed is a list; put it in brackets'],
    [{ expectedStatuses: [200, 99] }, 'expectedStatuses of HealthCheck.active(): got 99, allowed is whole numbers from 100 to 599; write for example 200 and 204'],
    [{ expectedStatuses: [600] }, 'expectedStatuses of HealthCheck.active(): got 600, allowed is whole numbers from 100 to 599; write for example 200 and 204'],
    [{ host: '10.254.18.46' },
      'host of HealthCheck.active(): got "10.254.18.46", allowed is a DNS name in lower case, like app.example.com or *.example.com; leave it out: the controller knows the addresses'],
    [{ host: '*.example.com' }, 'host of HealthCheck.active(): got "*.example.com", allowed is one DNS name; name one of the hosts'],
  ])('not with %j', (options, message) => {
    expect(failure(() => asked(options))).toBe(message);
  });

  test.each([
    ['healthz', 'an absolute path, which starts with "/"; write "/healthz"'],
    ['/healthz?full', 'a path of letters, digits and / - . _ ~ :; take the other characters out'],
  ])('not by the path %s', (path, allowed) => {
    expect(failure(() => HealthCheck.active(path))).toBe(`HealthCheck.active(): got "${path}", allowed is ${allowed}`);
  });
});

describe('servers that are watched', () => {
  test('by themselves', () => {
    const watched = { consecutiveErrors: 5, ejectionTime: 30_000 };
    expect({ ...HealthCheck.passive() }).toStrictEqual({ type: HealthCheckType.PASSIVE, asked: undefined, watched });
  });

  test.each<[PassiveHealthCheckOptions, object]>([
    [{ consecutiveErrors: 1 }, { consecutiveErrors: 1, ejectionTime: 30_000 }],
    [{ ejectionTime: Duration.millis(1500) }, { consecutiveErrors: 5, ejectionTime: 1500 }],
  ])('%j', (options, watched) => {
    expect(HealthCheck.passive(options).watched).toStrictEqual(watched);
  });

  test.each<[PassiveHealthCheckOptions, string]>([
    [{ consecutiveErrors: 0 }, 'consecutiveErrors of HealthCheck.passive(): got 0, allowed is a whole number from 1 to 100; choose a number within'],
    [{ ejectionTime: Duration.millis(999) }, 'ejectionTime of HealthCheck.passive(): got "999 ms", allowed is whole milliseconds from 1000 ms to 1 day; choose a duration within'],
  ])('not with %j', (options, message) => {
    expect(failure(() => HealthCheck.passive(options))).toBe(message);
  });
});

describe('a list of them', () => {
  const active = HealthCheck.active('/');
  const passive = HealthCheck.passive();

  test.each([[[]], [[active]], [[passive, active]]])('%j', checks => {
    expect(checkHealthChecks('healthChecks', checks)).toStrictEqual(checks);
  });

  test.each<[string, any, string]>([
    ['twice the same kind', [active, passive, HealthCheck.active('/b')], 'healthChecks[2]: got "HealthCheck.active()", allowed is each kind once; take the second one out'],
    ['something else', ['/healthz'], 'healthChecks[0]: got "/healthz", allowed is made by HealthCheck; write for example HealthCheck.passive()'],
    ['no list', passive, 'healthChecks: got {"type":"PASSIVE","watched":{"consecutiveErrors":5,"ejectionTime":30000}}, allowed is a list; put it in brackets'],
  ])('not %s', (_, checks, message) => {
    expect(failure(() => checkHealthChecks('healthChecks', checks))).toBe(message);
  });
});
