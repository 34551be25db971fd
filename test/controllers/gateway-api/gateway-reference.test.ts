import { specsOf } from './support';
import { GatewayReference, IngressController, Tls } from '../../../src';
import { fault } from '../../support';

const HOSTS = ['a.example.com'];

test.each<[string, GatewayReference, object]>([
  ['no namespace', { name: 'edge' }, { name: 'edge' }],
  ['the namespace of the route', { name: 'edge', namespace: 'wetwin' }, { name: 'edge' }],
  ['another namespace', { name: 'edge', namespace: 'infra' }, { name: 'edge', namespace: 'infra' }],
])('a Gateway in %s', (_, gateway, parent) => {
  expect(specsOf('HTTPRoute', { hosts: HOSTS }, { gateway })['zl-lb'].parentRefs).toStrictEqual([parent]);
});

test('a load balancer in another namespace names that of the Gateway', () => {
  expect(specsOf('HTTPRoute', { namespace: 'other' }, { gateway: { name: 'edge', namespace: 'wetwin' } })['zl-lb'].parentRefs).toStrictEqual([{ name: 'edge', namespace: 'wetwin' }]);
});

test.each<[string, GatewayReference, string, string]>([
  ['their defaults', { name: 'edge' }, 'https', 'http'],
  ['their names', { name: 'edge', httpListener: 'web', httpsListener: 'web.secure' }, 'web.secure', 'web'],
])('listeners by %s', (_, gateway, https, http) => {
  const routes = specsOf('HTTPRoute', { hosts: [...HOSTS, '*.b.example.com'], tls: Tls.fromSecret('a') }, { gateway });
  expect(routes['zl-lb'].parentRefs).toStrictEqual([{ name: 'edge', sectionName: https }]);
  expect(routes['zl-lb-https-redirect'].parentRefs).toStrictEqual([{ name: 'edge', sectionName: http }]);
});

test('a route without a certificate goes to whatever listener takes it', () => {
  expect(specsOf('HTTPRoute', { hosts: HOSTS }, { gateway: { name: 'edge', httpListener: 'web' } })['zl-lb'].parentRefs).toStrictEqual([{ name: 'edge' }]);
});

const OF = 'gateway of IngressController.gatewayApi()';

test.each<[GatewayReference, string, string, string]>([
  [{ name: 'Edge' }, 'name.not-dns-1123-subdomain', `name of ${OF}`, '"Edge"'],
  [{} as any, 'name.not-dns-1123-subdomain', `name of ${OF}`, 'undefined'],
  [{ name: 'edge', namespace: 'a.b' }, 'name.not-dns-1123-label', `namespace of ${OF}`, '"a.b"'],
  [{ name: 'edge', httpListener: 'a_b' }, 'name.not-dns-1123-subdomain', `httpListener of ${OF}`, '"a_b"'],
  [{ name: 'edge', httpsListener: '' }, 'name.not-dns-1123-subdomain', `httpsListener of ${OF}`, '""'],
  [{ name: 'edge', httpListener: 'web', httpsListener: 'web' }, 'gateway-api.one-listener', `httpsListener of ${OF}`, '"web"'],
  [{ name: 'edge', httpListener: 'https' }, 'gateway-api.one-listener', `httpsListener of ${OF}`, '"https"'],
  [{ name: 'edge', httpsListener: 'http' }, 'gateway-api.one-listener', `httpsListener of ${OF}`, '"http"'],
  // A name alone is no reference.
  ['edge' as any, 'gateway-api.gateway', OF, '"edge"'],
])('%j is refused', (gateway, code, prop, got) => {
  expect(fault(() => IngressController.gatewayApi({ gateway }))).toStrictEqual({ code, prop, got });
});
