import { Duration } from 'cdk8s';
import { ActiveHealthCheckOptions, HealthCheck, HealthCheckType, PassiveHealthCheckOptions } from '../../src';
import { activeOf, HEALTH_CHECKS, passiveOf } from '../../src/policies/health-check';
import { fault } from '../support';

describe('an active check', () => {
  const DEFAULTS = { path: '/healthz', interval: 10_000, timeout: 1000, unhealthyThreshold: 3, healthyThreshold: 1, expectedStatuses: [200], host: undefined };

  test('has defaults', () => {
    expect({ ...HealthCheck.active('/healthz') }).toStrictEqual({ type: HealthCheckType.ACTIVE, activeCheck: DEFAULTS, passiveCheck: undefined });
  });

  test.each<[ActiveHealthCheckOptions, object]>([
    [{ interval: Duration.minutes(1), timeout: Duration.minutes(1) }, { interval: 60_000, timeout: 60_000 }],
    [{ interval: Duration.millis(100) }, { interval: 100, timeout: 100 }],
    [{ interval: Duration.days(1) }, { interval: 86_400_000 }],
    [{ timeout: Duration.millis(1) }, { timeout: 1 }],
    [{ unhealthyThreshold: 1, healthyThreshold: 100 }, { unhealthyThreshold: 1, healthyThreshold: 100 }],
    [{ expectedStatuses: [100, 204, 599] }, { expectedStatuses: [100, 204, 599] }],
    [{ host: 'health.example.com' }, { host: 'health.example.com' }],
  ])('may have %j', (options, expected) => {
    expect(HealthCheck.active('/healthz', options).activeCheck).toStrictEqual({ ...DEFAULTS, ...expected });
  });

  test('cannot be changed through the list that was passed', () => {
    const expectedStatuses = [200];
    const { activeCheck } = HealthCheck.active('/', { expectedStatuses });
    expectedStatuses.push(500);
    expect(activeCheck!.expectedStatuses).toStrictEqual([200]);
  });

  test.each<[ActiveHealthCheckOptions, string, string, string]>([
    [{ interval: Duration.millis(99) }, 'duration.out-of-range', 'interval', '"99 ms"'],
    [{ interval: Duration.minutes(1441) }, 'duration.out-of-range', 'interval', '"86460000 ms"'],
    [{ interval: 5 as any }, 'duration.not-a-duration', 'interval', '5'],
    [{ timeout: '1s' as any }, 'duration.not-a-duration', 'timeout', '"1s"'],
    [{ timeout: Duration.millis(0) }, 'duration.out-of-range', 'timeout', '"0 ms"'],
    [{ timeout: Duration.millis(1.5) }, 'duration.out-of-range', 'timeout', '"1.5 ms"'],
    [{ timeout: Duration.seconds(11) }, 'health-check.timeout', 'timeout', '"11000 ms"'],
    [{ unhealthyThreshold: 0 }, 'health-check.threshold', 'unhealthyThreshold', '0'],
    [{ healthyThreshold: 101 }, 'health-check.threshold', 'healthyThreshold', '101'],
    [{ healthyThreshold: 1.5 }, 'health-check.threshold', 'healthyThreshold', '1.5'],
    [{ expectedStatuses: [] }, 'health-check.no-status', 'expectedStatuses', '[]'],
    [{ expectedStatuses: 200 as any }, 'input.not-a-list', 'expectedStatuses', '200'],
    [{ expectedStatuses: [200, 99] }, 'health-check.status', 'expectedStatuses', '99'],
    [{ expectedStatuses: [200.5] }, 'health-check.status', 'expectedStatuses', '200.5'],
    [{ expectedStatuses: [600] }, 'health-check.status', 'expectedStatuses', '600'],
    [{ host: '10.254.18.46' }, 'host.not-a-dns-name', 'host', '"10.254.18.46"'],
    [{ host: '*.example.com' }, 'health-check.wildcard-host', 'host', '"*.example.com"'],
  ])('cannot have %j', (options, code, option, got) => {
    expect(fault(() => HealthCheck.active('/healthz', options))).toStrictEqual({ code, prop: `${option} of HealthCheck.active()`, got });
  });

  test.each([
    ['healthz', 'path.not-absolute'],
    ['/healthz?full', 'path.not-plain'],
  ])('cannot have the path %s', (path, code) => {
    expect(fault(() => HealthCheck.active(path))).toStrictEqual({ code, prop: 'HealthCheck.active()', got: `"${path}"` });
  });
});

describe('a passive check', () => {
  test('has defaults', () => {
    const passiveCheck = { consecutiveErrors: 5, ejectionTime: 30_000 };
    expect({ ...HealthCheck.passive() }).toStrictEqual({ type: HealthCheckType.PASSIVE, activeCheck: undefined, passiveCheck });
  });

  test.each<[PassiveHealthCheckOptions, object]>([
    [{ consecutiveErrors: 1 }, { consecutiveErrors: 1, ejectionTime: 30_000 }],
    [{ ejectionTime: Duration.millis(1500) }, { consecutiveErrors: 5, ejectionTime: 1500 }],
    [{ ejectionTime: Duration.seconds(1) }, { consecutiveErrors: 5, ejectionTime: 1000 }],
  ])('may have %j', (options, passiveCheck) => {
    expect(HealthCheck.passive(options).passiveCheck).toStrictEqual(passiveCheck);
  });

  test.each<[PassiveHealthCheckOptions, string, string, string]>([
    [{ consecutiveErrors: 0 }, 'health-check.threshold', 'consecutiveErrors', '0'],
    [{ ejectionTime: Duration.millis(999) }, 'duration.out-of-range', 'ejectionTime', '"999 ms"'],
  ])('cannot have %j', (options, code, option, got) => {
    expect(fault(() => HealthCheck.passive(options))).toStrictEqual({ code, prop: `${option} of HealthCheck.passive()`, got });
  });
});

describe('a list of checks', () => {
  const active = HealthCheck.active('/');
  const passive = HealthCheck.passive();
  const check = (checks: any) => HEALTH_CHECKS.check!('healthChecks', checks);

  test.each([
    [[], []],
    [[active], ['activeHealthCheck']],
    [[passive, active], ['passiveHealthCheck', 'activeHealthCheck']],
  ])('%j uses the features %j', (checks, features) => {
    expect(check(checks)).toStrictEqual(checks);
    expect(check(checks)).not.toBe(checks);
    expect(HEALTH_CHECKS.used(checks)).toStrictEqual(features);
    expect(activeOf(checks)).toBe(checks.includes(active) ? active.activeCheck : undefined);
    expect(passiveOf(checks)).toBe(checks.includes(passive) ? passive.passiveCheck : undefined);
  });

  test.each<[string, any, object]>([
    ['twice the same kind', [active, passive, HealthCheck.active('/b')], { code: 'health-check.twice', prop: 'healthChecks[2]', got: '"HealthCheck.active()"' }],
    ['something else', ['/healthz'], { code: 'input.wrong-type', prop: 'healthChecks[0]', got: '"/healthz"' }],
    ['no list', passive, { code: 'input.not-a-list', prop: 'healthChecks', got: '{"type":"PASSIVE","passiveCheck":{"consecutiveErrors":5,"ejectionTime":30000}}' }],
  ])('is refused: %s', (_, checks, expected) => {
    expect(fault(() => check(checks))).toStrictEqual(expected);
  });
});
