import { Backends, BodySize, ExternalLoadBalancerProps, HashKey, HealthCheck, LoadBalancing, Support } from '../../../../src';
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
      timeout: TIMEOUT,
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
  ['eight where a hash leads to the same backend, which is ejected after three', { loadBalancing: LoadBalancing.consistentHash(HashKey.uri()) }, 8],
])('attempts: %s', (_, props, attempts) => {
  expect(trafficOf(props).retry.numRetries).toBe(attempts);
  expect(verdictOf('retries', props, THERE_ON_ENVOY)).toStrictEqual({ ...UNASKED, policy: 'retries', rendered: `retry: numRetries ${attempts}` });
});

test('the time that a response has is a verdict, although nobody asks for it', () => {
  expect(verdictOf('timeouts', { backends: servers(1) }, THERE_ON_ENVOY))
    .toStrictEqual({ ...UNASKED, policy: 'timeouts', rendered: 'requestTimeout: 0s, streamIdleTimeout: 1h' });
});

test.each([['a Gateway that is there', THERE], ['a Gateway that is made', MADE]])('of any program nothing is known: %s', (_, options) => {
  expect(specsOf('BackendTrafficPolicy', {}, options)).toStrictEqual({});
  expect(reportOn({}, options).verdicts.map(({ policy }) => policy)).toStrictEqual(['paths']);
});
