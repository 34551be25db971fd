import { Duration } from 'cdk8s';
import { entriesOf, middlewaresOf, onTraefik, reportOn } from './support';
import { HashKey, HealthCheck, LoadBalancing, Support } from '../../../src';
import { failure } from '../../support';

const passive = HealthCheck.passive({ consecutiveErrors: 2, ejectionTime: Duration.millis(1500) });

test.each([
  ['in turns', undefined],
  ['by a hash', LoadBalancing.consistentHash(HashKey.clientIp())],
])('backends that fail are left out as it is asked, where requests are spread %s', (_, loadBalancing) => {
  expect(entriesOf({ healthChecks: [passive], loadBalancing })[0].services[0].passiveHealthCheck).toStrictEqual({ failureWindow: '1.5s', maxFailedAttempts: 2 });
});

test('by themselves, after five errors for 30 seconds', () => {
  expect(entriesOf({ healthChecks: [HealthCheck.passive()] })[0].services[0].passiveHealthCheck).toStrictEqual({ failureWindow: '30s', maxFailedAttempts: 5 });
});

test('attempts are made until a backend is left out', () => {
  const healthChecks = [HealthCheck.passive({ consecutiveErrors: 20 })];
  expect(middlewaresOf({ healthChecks }).retry).toStrictEqual({ retry: { attempts: 21 } });
});

test('the report', () => {
  const { verdicts } = reportOn({ healthChecks: [passive], loadBalancing: LoadBalancing.stickyCookie() });
  expect(verdicts.find(({ policy }) => policy === 'healthChecks')).toStrictEqual({
    route: 'zl/Lb',
    policy: 'healthChecks',
    support: Support.NATIVE,
    rendered: 'passiveHealthCheck: maxFailedAttempts 2, failureWindow 1.5s',
    note: 'errors count for each path by itself, and where they come within the ejection time of each other; where all backends are left out, or the only one, '
      + 'requests are answered with 503',
  });
  // What the user has asked for is no news.
  expect(verdicts.find(({ policy }) => policy === 'loadBalancing')!.note).toBe('a client stays on its backend also when others are added');
});

test('backends are not asked', () => {
  expect(failure(() => onTraefik({ healthChecks: [HealthCheck.active('/healthz')] }))).toBe(
    'zl/Lb: healthChecks: got HealthCheck.active(), allowed is what this controller can do, and Traefik asks no servers behind a Service; use HealthCheck.passive(), '
    + 'or another controller: IngressController.gatewayApi() with the implementation GatewayImplementation.envoyGateway()');
});
