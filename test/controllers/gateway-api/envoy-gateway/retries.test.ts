import { Duration } from 'cdk8s';
import { Backends, BodySize, ExternalLoadBalancerProps, HashKey, HealthCheck, LoadBalancing, Retries, RetryOn, Support } from '../../../../src';
import { fault } from '../../../support';
import { MADE, objectsOf, reportOn, specsOf, THERE, THERE_ON_ENVOY, trafficOf, verdictOf } from '../support';

const TIMEOUT = { http: { requestTimeout: '0s', streamIdleTimeout: '1h' } };
const UNASKED = { route: 'zl/Lb', support: Support.NATIVE, unasked: true, note: expect.any(String) };

/** As many servers. */
const servers = (count: number) => Backends.fromIps(Array.from({ length: count }, (_, i) => `10.254.18.${i + 1}`), { port: 80 });

test('no answer is cut, and a request that no backend has seen gets further attempts', () => {
  expect(objectsOf({}, THERE_ON_ENVOY).slice(1)).toStrictEqual([{
    apiVersion: 'gateway.envoyproxy.io/v1alpha1',
    kind: 'BackendTrafficPolicy',
    metadata: { name: 'zl-lb' },
    spec: {
      targetRefs: [{ group: 'gateway.networking.k8s.io', kind: 'HTTPRoute', name: 'zl-lb' }],
      mergeType: 'StrategicMerge',
      timeout: { ...TIMEOUT, tcp: { connectTimeout: '1s' } },
      healthCheck: expect.any(Object),
      retry: {
        numRetries: 8,
        retryOn: { triggers: ['connect-failure', 'refused-stream', 'reset-before-request'] },
        perRetry: { backOff: { baseInterval: '10ms', maxInterval: '50ms' } },
      },
    },
  }]);
});

test.each([
  ['one server', servers(1)],
  ['a DNS name', Backends.fromHostname('db.example.com', { port: 80 })],
])('%s has no other to try', (_, backends) => {
  expect(trafficOf({ backends, maxBodySize: BodySize.UNLIMITED })).toStrictEqual({
    targetRefs: [{ group: 'gateway.networking.k8s.io', kind: 'HTTPRoute', name: 'zl-lb' }],
    mergeType: 'StrategicMerge',
    timeout: TIMEOUT,
  });
  expect(verdictOf('retries', { backends }, THERE_ON_ENVOY)).toBeUndefined();
});

test.each<[string, Partial<ExternalLoadBalancerProps>, number]>([
  ['eight with few backends', { backends: servers(8) }, 8],
  ['one for each of many', { backends: servers(9) }, 9],
  ['eight where a backend is ejected sooner', { healthChecks: [HealthCheck.passive({ consecutiveErrors: 2 })] }, 8],
  ['as many as it takes until a backend is ejected', { healthChecks: [HealthCheck.passive({ consecutiveErrors: 12 })] }, 12],
  ['eight where a hash leads to the same backend, which is ejected after two', { loadBalancing: LoadBalancing.consistentHash(HashKey.uri()) }, 8],
])('attempts: %s', (_, props, attempts) => {
  expect(trafficOf(props).retry.numRetries).toBe(attempts);
  expect(verdictOf('retries', props, THERE_ON_ENVOY)).toStrictEqual({ ...UNASKED, policy: 'retries', rendered: `retry: numRetries ${attempts}, connectTimeout 1s` });
});

test('a connect timeout that is asked for takes the place of the short one', () => {
  const props = { timeouts: { connect: Duration.seconds(5) } };
  expect(trafficOf(props).timeout.tcp).toStrictEqual({ connectTimeout: '5s' });
  expect(verdictOf('retries', props, THERE_ON_ENVOY)!.rendered).toBe('retry: numRetries 8');
});

test('none: also where a policy of the Gateway has some', () => {
  const traffic = trafficOf({ retries: Retries.none() });
  expect(traffic.retry).toStrictEqual({ numRetries: 0 });
  expect(traffic).not.toHaveProperty('healthCheck');
  expect(traffic.timeout).not.toHaveProperty('tcp');
});

const UNSENT = ['connect-failure', 'refused-stream', 'reset-before-request'];

test.each<[string, Retries, number, object, object | undefined]>([
  ['connections that are refused', Retries.on([RetryOn.CONNECT_FAILURE]), 2, { triggers: UNSENT }, undefined],
  ['silence', Retries.on([RetryOn.TIMEOUT], { attempts: 5 }), 4, { triggers: UNSENT }, { connectTimeout: '1s' }],
  ['statuses alone', Retries.on([RetryOn.STATUS_503, RetryOn.STATUS_429], { nonIdempotent: true }), 2, { triggers: ['retriable-status-codes'], httpStatusCodes: [503, 429] }, undefined],
  ['all', Retries.on([RetryOn.CONNECT_FAILURE, RetryOn.STATUS_503], { nonIdempotent: true }), 2, { triggers: [...UNSENT, 'retriable-status-codes'], httpStatusCodes: [503] }, undefined],
  ['what is unasked otherwise', Retries.forExternalServers(), 8, { triggers: UNSENT }, { connectTimeout: '1s' }],
])('asked for: %s', (_, retries, numRetries, retryOn, tcp) => {
  const { retry, timeout } = trafficOf({ retries });
  expect(retry).toMatchObject({ numRetries, retryOn });
  expect(retry.retryOn).toStrictEqual(retryOn);
  expect(timeout.tcp).toStrictEqual(tcp);
});

test('no time for all attempts: Envoy counts them alone', () => {
  expect(fault(() => trafficOf({ retries: Retries.on([RetryOn.TIMEOUT], { within: Duration.seconds(5) }) })))
    .toStrictEqual({ code: 'envoy-gateway.retries-within', prop: 'within of retries', got: '"5 s"', place: 'zl/Lb' });
});

test.each([['a Gateway that is there', THERE], ['a Gateway that is made', MADE]])('of any program nothing is known: %s', (_, options) => {
  expect(specsOf('BackendTrafficPolicy', {}, options)).toStrictEqual({});
  expect(reportOn({}, options).verdicts.map(({ policy }) => policy)).toStrictEqual(['paths']);
});

test.each<[string, Retries]>([
  ['refused', Retries.on([RetryOn.CONNECT_FAILURE])],
  ['silent', Retries.on([RetryOn.TIMEOUT])],
  ['failing', Retries.on([RetryOn.STATUS_503], { nonIdempotent: true })],
  ['outside the cluster', Retries.forExternalServers()],
])('a large body is not sent again to another server: %s', (_, retries) => {
  expect(verdictOf('retries', { retries }, THERE_ON_ENVOY)).toMatchObject({ support: Support.APPROXIMATED, note: expect.stringContaining('32 KiB') });
});
