import { MADE, objectsOf, specsOf, THERE, THERE_ON_ENVOY } from './support';
import { Backends, BodySize, HashKey, HealthCheck, LoadBalancing } from '../../../src';

const TIMEOUT = { http: { requestTimeout: '0s', streamIdleTimeout: '1h' } };

/** So many servers. */
const servers = (count: number) => Backends.fromIps(Array.from({ length: count }, (_, i) => `10.254.18.${i + 1}`), { port: 80 });

const trafficOf = (props: object) => specsOf('BackendTrafficPolicy', props, THERE_ON_ENVOY)['zl-lb'];

test('no answer is cut, and a request that no backend has seen gets further attempts', () => {
  expect(objectsOf({}, THERE_ON_ENVOY).slice(1)).toStrictEqual([{
    apiVersion: 'gateway.envoyproxy.io/v1alpha1',
    kind: 'BackendTrafficPolicy',
    metadata: { name: 'zl-lb' },
    spec: {
      targetRefs: [{ group: 'gateway.networking.k8s.io', kind: 'HTTPRoute', name: 'zl-lb' }],
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
])('of %s there is no other to try', (_, backends) => {
  expect(trafficOf({ backends, maxBodySize: BodySize.UNLIMITED })).toStrictEqual({
    targetRefs: [{ group: 'gateway.networking.k8s.io', kind: 'HTTPRoute', name: 'zl-lb' }],
    timeout: TIMEOUT,
  });
});

test.each<[string, object, number]>([
  ['eight of few backends', { backends: servers(8) }, 8],
  ['one for each of many', { backends: servers(9) }, 9],
  ['eight where a backend is left out sooner', { healthChecks: [HealthCheck.passive({ consecutiveErrors: 2 })] }, 8],
  ['as many as it takes until a backend is left out', { healthChecks: [HealthCheck.passive({ consecutiveErrors: 12 })] }, 12],
  ['eight where a hash leads to the same backend, which is left out after three', { loadBalancing: LoadBalancing.consistentHash(HashKey.uri()) }, 8],
])('attempts: %s', (_, props, attempts) => {
  expect(trafficOf(props).retry.numRetries).toBe(attempts);
});

test.each([['a Gateway that is there', THERE], ['a Gateway that is made', MADE]])('of any program nothing is known: %s', (_, options) => {
  expect(specsOf('BackendTrafficPolicy', {}, options)).toStrictEqual({});
});
