import { invalidInput, PREFIX, prefixed } from './support';
import { loadBalancer } from '../../support';

type Values = { [name: string]: string };

const make = (values: Values) => () => loadBalancer({ hosts: ['a.example.com'], annotations: prefixed(values) });

test.each<[string, Values]>([
  ['whitelist-source-range', { 'whitelist-source-range': '10.0.0.1', 'allowlist-source-range': '10.0.0.2' }],
  ['limit-whitelist', { 'limit-rps': '1', 'limit-whitelist': '10.0.0.1', 'limit-allowlist': '10.0.0.2' }],
  ['permanent-redirect', { 'permanent-redirect': 'https://a/', 'temporal-redirect': 'https://b/' }],
  ['canary-by-header-pattern', { 'canary': 'true', 'canary-by-header': 'X-A', 'canary-by-header-pattern': 'a', 'canary-by-header-value': 'b' }],
  ['upstream-hash-by', { 'upstream-hash-by': '$host', 'affinity': 'cookie' }],
  ['load-balance', { 'load-balance': 'ewma', 'affinity': 'cookie' }],
  ['load-balance', { 'load-balance': 'round_robin', 'upstream-hash-by': '$host' }],
  ['proxy-redirect-from', { 'proxy-redirect-from': 'default', 'backend-protocol': 'GRPC' }],
  ['proxy-redirect-from', { 'proxy-redirect-from': 'default', 'backend-protocol': 'auto_http' }],
  ['proxy-redirect-from', { 'proxy-redirect-from': 'default', 'backend-protocol': 'FCGI' }],
])('%s is refused: %j', (name, values) => {
  expect(invalidInput(make(values))).toMatchObject({ code: 'annotations.not-together', prop: `annotations["${PREFIX}${name}"]`, place: 'zl/Lb' });
});

test.each<[Values]>([
  [{ 'whitelist-source-range': '10.0.0.1', 'denylist-source-range': '10.0.0.2' }],
  [{ 'load-balance': 'sticky_balanced', 'affinity': 'cookie' }],
  [{ 'load-balance': 'chash', 'upstream-hash-by': '$host' }],
  [{ 'proxy-redirect-from': 'default', 'backend-protocol': 'HTTPS' }],
  [{ 'proxy-redirect-from': 'default', 'backend-protocol': 'http' }],
  [{ 'proxy-redirect-from': 'off', 'backend-protocol': 'GRPC' }],
  [{ 'enable-cors': 'true', 'cors-allow-credentials': 'true', 'cors-allow-origin': 'https://a' }],
  [{ 'enable-cors': 'true', 'cors-allow-credentials': 'false', 'cors-allow-origin': '*' }],
  [{ 'enable-cors': 'true', 'cors-allow-origin': '*' }],
  [{ 'enable-cors': 'true', 'cors-allow-credentials': 'true' }],
])('%j are taken', values => {
  expect(make(values)).not.toThrow();
});
