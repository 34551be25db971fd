import { Duration } from 'cdk8s';
import { onTraefik, prefixed, refusalOf, verdict } from './support';
import { Backends, ExternalLoadBalancerProps, HashKey, LoadBalancing, Retries, RetryOn, Support } from '../../../src';
import { annotations, fault, loadBalancerOfTwo, TWO_BACKENDS } from '../../support';

type Props = Partial<ExternalLoadBalancerProps>;

/** Those about failures, of two servers. */
function rendered(props: Props): { [key: string]: string } {
  return Object.fromEntries(Object.entries(annotations({ backends: TWO_BACKENDS, ...props })).filter(([key]) => /proxy-(next|connect)/.test(key)));
}

const BY_ITSELF = { 'proxy-connect-timeout': '1', 'proxy-next-upstream-tries': '10', 'proxy-next-upstream-timeout': '8' };
const cookie = LoadBalancing.stickyCookie();
const hash = LoadBalancing.consistentHash(HashKey.uri());

describe('unasked', () => {
  test.each<[string, Props, { [name: string]: string }]>([
    ['turns', {}, BY_ITSELF],
    ['a hash', { loadBalancing: hash }, BY_ITSELF],
    ['a cookie', { loadBalancing: cookie }, BY_ITSELF],
    ['turns, where Traefik reads them', { controller: onTraefik() }, BY_ITSELF],
    ['a hash, where Traefik reads them and would stay with the server', { controller: onTraefik(), loadBalancing: hash }, { 'proxy-connect-timeout': '1' }],
    ['a cookie, where Traefik reads them', { controller: onTraefik(), loadBalancing: cookie }, { 'proxy-connect-timeout': '1' }],
    ['more servers than attempts', { backends: Backends.fromIps(Array.from({ length: 12 }, (_, i) => `10.0.0.${i + 1}`), { port: 80 }) }, { ...BY_ITSELF, 'proxy-next-upstream-tries': '12' }],
    ['one server', { backends: Backends.fromIps(['10.0.0.1'], { port: 80 }) }, {}],
    ['a DNS name', { backends: Backends.fromHostname('db.example.com', { port: 80 }) }, {}],
    ['a longer time to connect', { timeouts: { connect: Duration.seconds(4) } }, { ...BY_ITSELF, 'proxy-connect-timeout': '4', 'proxy-next-upstream-timeout': '32' }],
  ])('with %s', (_, props, values) => {
    expect(rendered(props)).toStrictEqual(prefixed(values));
  });

  test.each<[{ [name: string]: string }, { [name: string]: string }]>([
    [{ 'proxy-connect-timeout': '3' }, { ...BY_ITSELF, 'proxy-connect-timeout': '3', 'proxy-next-upstream-timeout': '24' }],
    [{ 'proxy-next-upstream': 'off' }, { 'proxy-connect-timeout': '1', 'proxy-next-upstream': 'off' }],
    [{ 'proxy-next-upstream-tries': '2' }, { 'proxy-connect-timeout': '1', 'proxy-next-upstream-tries': '2' }],
    [{ 'service-upstream': 'true' }, {}],
    [{ canary: 'true' }, {}],
    [{ 'permanent-redirect': 'https://b.example.com' }, {}],
    [{ 'backend-protocol': 'GRPC' }, {}],
  ])('annotations of the user\'s win: %j', (own, values) => {
    expect(rendered({ annotations: prefixed(own) })).toStrictEqual(prefixed(values));
  });

  test('has a verdict, with what it costs and how it is turned off', () => {
    const { note, ...rest } = verdict('retries', { backends: TWO_BACKENDS })!;
    expect(rest).toStrictEqual({
      route: 'zl/Lb', policy: 'retries', support: Support.NATIVE, unasked: true, rendered: 'proxy-next-upstream-tries: 10, proxy-next-upstream-timeout: 8, proxy-connect-timeout: 1',
    });
    expect(note).toContain('Retries.none()');
    expect(verdict('retries', { backends: TWO_BACKENDS, annotations: prefixed({ 'service-upstream': 'true' }) })).toBeUndefined();
  });
});

test.each<[string, Retries, { [name: string]: string }]>([
  ['none', Retries.none(), { 'proxy-next-upstream': 'off' }],
  ['those for external servers', Retries.forExternalServers(), BY_ITSELF],
  ['refused connections', Retries.on([RetryOn.CONNECT_FAILURE]), { 'proxy-next-upstream': 'error', 'proxy-next-upstream-tries': '3' }],
  ['silence', Retries.on([RetryOn.TIMEOUT], { attempts: 5 }), { 'proxy-connect-timeout': '1', 'proxy-next-upstream': 'timeout', 'proxy-next-upstream-tries': '5' }],
  ['statuses of every method within a time', Retries.on([RetryOn.CONNECT_FAILURE, RetryOn.STATUS_502, RetryOn.STATUS_429], { within: Duration.minutes(1), nonIdempotent: true }),
    { 'proxy-next-upstream': 'error http_502 http_429 non_idempotent', 'proxy-next-upstream-tries': '3', 'proxy-next-upstream-timeout': '60' }],
])('asked for: %s', (_, retries, values) => {
  expect(rendered({ retries })).toStrictEqual(prefixed(values));
  expect(verdict('retries', { backends: TWO_BACKENDS, retries })).not.toHaveProperty('unasked');
});

describe('beside annotations of the user\'s', () => {
  test.each<[{ [name: string]: string }, Retries, string]>([
    [{ 'proxy-next-upstream': 'error' }, Retries.none(), 'annotations.rendered'],
    [{ 'proxy-next-upstream-tries': '2' }, Retries.on([RetryOn.TIMEOUT]), 'annotations.rendered'],
    [{ 'proxy-connect-timeout': '2' }, Retries.on([RetryOn.TIMEOUT]), 'annotations.rendered'],
    [{ 'proxy-next-upstream-timeout': '2' }, Retries.on([RetryOn.TIMEOUT]), 'annotations.contradicts'],
    [{ 'proxy-next-upstream-tries': '2' }, Retries.none(), 'annotations.contradicts'],
  ])('%j is an error', (own, retries, code) => {
    expect(refusalOf(prefixed(own), { backends: TWO_BACKENDS, retries }).code).toBe(code);
  });

  test('a client that stays with its server is an error where it is to get another one', () => {
    const props = { loadBalancing: cookie, annotations: prefixed({ 'session-cookie-change-on-failure': 'false' }) };
    expect(fault(() => loadBalancerOfTwo({ ...props, retries: Retries.forExternalServers() })).code).toBe('annotations.contradicts');
    expect(() => loadBalancerOfTwo({ ...props, retries: Retries.none() })).not.toThrow();
    expect(() => loadBalancerOfTwo(props)).not.toThrow();
  });

  test('a redirect leaves nothing to try', () => {
    expect(verdict('retries', { retries: Retries.none(), annotations: prefixed({ 'permanent-redirect': 'https://b.example.com' }) })!.support).toBe(Support.OMITTED);
  });
});
