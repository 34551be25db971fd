import { Duration } from 'cdk8s';
import { entriesOf, middlewaresOf, objectsOf, reportOn, verdictOf } from './support';
import { Backends, ExternalLoadBalancerProps, HealthCheck, LoadBalancing, Retries, RetryOn, Support } from '../../../src';

/** As many servers. */
const servers = (count: number) => Backends.fromIps(Array.from({ length: count }, (_, i) => `10.254.18.${i + 1}`), { port: 80 });
const { CONNECT_FAILURE, TIMEOUT, STATUS_502, STATUS_503 } = RetryOn;

const TRANSPORT = {
  apiVersion: 'traefik.io/v1alpha1',
  kind: 'ServersTransport',
  metadata: { name: 'zl-lb-backends' },
  spec: { maxIdleConnsPerHost: 200, forwardingTimeouts: { dialTimeout: '700ms' } },
};

const transportOf = (props: Partial<ExternalLoadBalancerProps>) => objectsOf(props).find(({ kind }) => kind === 'ServersTransport');

describe('unasked', () => {
  test('with several backends a request that none has seen gets further attempts, and connecting fails soon', () => {
    expect(objectsOf({}).slice(1)).toStrictEqual([
      { apiVersion: 'traefik.io/v1alpha1', kind: 'Middleware', metadata: { name: 'zl-lb-retry' }, spec: { retry: { attempts: 8 } } },
      TRANSPORT,
    ]);
    expect(entriesOf({})[0].services[0].serversTransport).toBe('zl-lb-backends');
  });

  test.each<[string, Partial<ExternalLoadBalancerProps>, number]>([
    ['eight with few backends', { backends: servers(8) }, 8],
    ['one for each of many', { backends: servers(10) }, 10],
    ['eight where a backend is ejected sooner', { healthChecks: [HealthCheck.passive({ consecutiveErrors: 7 })] }, 8],
    ['more than a backend may fail before it is ejected', { healthChecks: [HealthCheck.passive({ consecutiveErrors: 20 })] }, 21],
    ['eight where the check is ours', { loadBalancing: LoadBalancing.peakEwma() }, 8],
  ])('attempts: %s', (_, props, attempts) => {
    expect(middlewaresOf(props).retry).toStrictEqual({ retry: { attempts } });
    const { note, ...verdict } = verdictOf('retries', props)!;
    expect(verdict).toStrictEqual({ route: 'zl/Lb', policy: 'retries', support: Support.NATIVE, unasked: true, rendered: `retry: attempts ${attempts}; dialTimeout: 700ms` });
    expect(note).toContain('Retries.none()');
  });

  test.each([
    ['one server', servers(1)],
    ['a DNS name', Backends.fromHostname('db.example.com', { port: 80 })],
  ])('%s has no other to try', (_, backends) => {
    expect(objectsOf({ backends })).toHaveLength(1);
    expect(verdictOf('retries', { backends })).toBeUndefined();
  });

  test('a connect timeout that is asked for takes the place of the short one', () => {
    const props = { timeouts: { connect: Duration.seconds(5) } };
    expect(transportOf(props).spec.forwardingTimeouts).toStrictEqual({ dialTimeout: '5000ms' });
    expect(verdictOf('retries', props)!.rendered).toBe('retry: attempts 8');
  });
});

test('none: neither attempts nor a short time to connect, nor a health check', () => {
  const retries = Retries.none();
  expect(objectsOf({ retries })).toHaveLength(1);
  expect(entriesOf({ retries })[0].services).toStrictEqual([{ name: 'zl-lb', port: 80 }]);
  expect(reportOn({ retries }).verdicts.map(({ policy, support, unasked = false }) => [policy, support, unasked])).toStrictEqual([
    ['paths', Support.NATIVE, false], ['retries', Support.NATIVE, false],
  ]);
});

test.each<[string, Retries, object, boolean]>([
  ['connections that are refused', Retries.on([CONNECT_FAILURE]), { attempts: 3 }, false],
  ['silence', Retries.on([TIMEOUT], { attempts: 5 }), { attempts: 5 }, true],
  ['a time', Retries.on([CONNECT_FAILURE], { within: Duration.minutes(2) }), { attempts: 3, timeout: '120s' }, false],
  ['statuses alone', Retries.on([STATUS_502, STATUS_503]), { attempts: 3, status: ['502', '503'], disableRetryOnNetworkError: true }, false],
  ['all, of every method', Retries.on([TIMEOUT, STATUS_503], { nonIdempotent: true }), { attempts: 3, status: ['503'], retryNonIdempotentMethod: true }, true],
  ['what is unasked otherwise', Retries.forExternalServers(), { attempts: 8 }, true],
])('asked for: %s', (_, retries, retry, isShort) => {
  expect(middlewaresOf({ retries }).retry).toStrictEqual({ retry });
  expect(transportOf({ retries })).toStrictEqual(isShort ? TRANSPORT : undefined);
  expect(verdictOf('retries', { retries })).not.toHaveProperty('unasked');
});

test.each<[string, Retries, Support]>([
  ['after a status, but only of a small body', Retries.on([STATUS_503]), Support.APPROXIMATED],
  ['of every method, but only of a small body', Retries.on([STATUS_503], { nonIdempotent: true }), Support.APPROXIMATED],
  ['without an answer', Retries.on([CONNECT_FAILURE, TIMEOUT]), Support.NATIVE],
])('further attempts %s', (_, retries, support) => {
  expect(verdictOf('retries', { retries })).toMatchObject({ support });
});

test.each<[string, Partial<ExternalLoadBalancerProps>, Support]>([
  ['by itself', {}, Support.NATIVE],
  ['without further attempts', { retries: Retries.none() }, Support.APPROXIMATED],
  ['with as many attempts as errors that eject a backend', { retries: Retries.on([CONNECT_FAILURE], { attempts: 3 }) }, Support.APPROXIMATED],
  ['with more attempts', { retries: Retries.on([CONNECT_FAILURE], { attempts: 4 }) }, Support.NATIVE],
])('a client with a cookie gets another backend at once where the attempts eject its own: %s', (_, options, support) => {
  const props = { backends: servers(2), loadBalancing: LoadBalancing.stickyCookie({ changeOnFailure: true }), ...options };
  expect(verdictOf('loadBalancing', props)!.support).toBe(support);
});
