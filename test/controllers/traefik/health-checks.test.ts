import { Duration } from 'cdk8s';
import { entriesOf, onTraefik, verdictOf } from './support';
import { Backends, HealthCheck, Support } from '../../../src';
import { healthChecks } from '../../../src/controllers/traefik/health-checks';
import { fault } from '../../support';

const NAMED = { hosts: ['*.example.com', 'a.example.com'], backends: Backends.fromHostname('db.example.com', { port: 80 }) };
const EXACT = HealthCheck.active('/healthz', { unhealthyThreshold: 1 });

describe('probes of a server under a DNS name', () => {
  test('are settings of each path', () => {
    const check = HealthCheck.active('/healthz', { interval: Duration.millis(1500), timeout: Duration.millis(250), expectedStatuses: [204], host: 'probe.example.com' });
    expect(entriesOf({ ...NAMED, healthChecks: [check] })[0].services[0].healthCheck).toStrictEqual({
      path: '/healthz', interval: '1.5s', timeout: '0.25s', status: 204, followRedirects: false, hostname: 'probe.example.com',
    });
  });

  test.each([
    ['an exact host of the route', NAMED.hosts, 'a.example.com'],
    ['none of a wildcard', ['*.example.com'], undefined],
    ['none of every host', undefined, undefined],
  ])('name by default %s', (_, hosts, hostname) => {
    expect(entriesOf({ ...NAMED, hosts, healthChecks: [EXACT] })[0].services[0].healthCheck.hostname).toBe(hostname);
  });

  test('the report', () => {
    expect(verdictOf('healthChecks', { ...NAMED, healthChecks: [EXACT] })).toMatchObject({ support: Support.NATIVE, rendered: 'healthCheck: GET /healthz every 10 s' });
    expect(verdictOf('healthChecks', { ...NAMED, healthChecks: [HealthCheck.active('/healthz')] })).toHaveProperty('support', Support.APPROXIMATED);
    expect(verdictOf('healthChecks', { ...NAMED, healthChecks: [HealthCheck.active('/healthz', { unhealthyThreshold: 1, healthyThreshold: 2 })] }))
      .toHaveProperty('support', Support.APPROXIMATED);
    const both = verdictOf('healthChecks', { ...NAMED, healthChecks: [HealthCheck.passive(), EXACT] })!;
    expect(both.rendered).toBe('healthCheck: GET /healthz every 10 s; passiveHealthCheck: maxFailedAttempts 5, failureWindow 30s');
    expect(both.note).toContain(healthChecks.declares.passiveHealthCheck.note);
  });

  test('expect one status', () => {
    expect(fault(() => onTraefik({ ...NAMED, healthChecks: [HealthCheck.active('/healthz', { expectedStatuses: [200, 204] })] })))
      .toStrictEqual({ code: 'traefik.expected-statuses', prop: 'healthChecks', got: '[200,204]', place: 'zl/Lb' });
  });
});

test('there are none of servers with addresses', () => {
  expect(fault(() => onTraefik({ healthChecks: [EXACT] }))).toMatchObject({ code: 'refused.activeHealthCheck' });
});
