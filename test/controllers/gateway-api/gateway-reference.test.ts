import { specsOf } from './support';
import { GatewayReference, IngressController, Tls } from '../../../src';
import { failure } from '../../support';

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

const SUBDOMAIN = 'a DNS-1123 subdomain of at most 253 characters: lower-case letters, digits, hyphens and dots, each part first and last a letter or digit';
const LABEL = 'a DNS-1123 label of at most 63 characters: lower-case letters, digits and hyphens, first and last a letter or digit';

test.each<[GatewayReference, string]>([
  [{ name: 'Edge' }, `name of gateway of IngressController.gatewayApi(): got "Edge", allowed is ${SUBDOMAIN}; write "edge"`],
  [{} as any, `name of gateway of IngressController.gatewayApi(): got undefined, allowed is ${SUBDOMAIN}; pass a name of that form`],
  [{ name: 'edge', namespace: 'a.b' }, `namespace of gateway of IngressController.gatewayApi(): got "a.b", allowed is ${LABEL}; write "a-b"`],
  [{ name: 'edge', httpListener: 'a_b' }, `httpListener of gateway of IngressController.gatewayApi(): got "a_b", allowed is ${SUBDOMAIN}; write "a-b"`],
  [{ name: 'edge', httpsListener: '' }, `httpsListener of gateway of IngressController.gatewayApi(): got "", allowed is ${SUBDOMAIN}; pass a name of that form`],
])('%j is refused', (gateway, message) => {
  expect(failure(() => IngressController.gatewayApi({ gateway }))).toBe(message);
});

test('a name alone is no reference', () => {
  expect(failure(() => IngressController.gatewayApi({ gateway: 'edge' as any }))).toBe(
    'gateway of IngressController.gatewayApi(): got "edge", allowed is a GatewayReference, which has the name of the Gateway; pass it as the field name');
});
