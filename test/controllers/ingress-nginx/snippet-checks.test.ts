import { MISPLACED, PLACED } from './fixtures/snippets';
import { PREFIX } from './support';
import { knownDirective, DIRECTIVE_NAMES } from '../../../src/controllers/ingress-nginx/snippet-directives';
import { fault, loadBalancer } from '../../support';

const withSnippet = (name: string, text: string) => loadBalancer({ annotations: { [`${PREFIX}auth-url`]: 'http://a', [PREFIX + name]: text } });

test.each(PLACED)('nginx loads in the %s %j', (name, snippet) => {
  expect(withSnippet(name, snippet).ingress?.kind).toBe('Ingress');
});

test.each(MISPLACED)('%s: %j is refused', (name, snippet, code, got) => {
  expect(fault(() => withSnippet(name, snippet))).toMatchObject({ code: `annotations.snippet-${code}`, prop: `annotations["${PREFIX}${name}"]`, got: JSON.stringify(got) });
});

test('what streams and ModSecurity have is not looked at', () => {
  expect(withSnippet('stream-snippet', 'server { listen 9000; proxy_pass 10.0.0.1:80; }').ingress?.kind).toBe('Ingress');
  expect(knownDirective('SecRuleEngine')).toBeUndefined();
});

test('of modules that are built in', () => {
  expect(['content_by_lua_file', 'lua_need_request_body', 'brotli', 'set_escape_uri', 'modsecurity_rules', 'opentelemetry'].map(name => knownDirective(name)?.places))
    .toStrictEqual(['lL', 'slL', 'slL', 'slSL', 'sl', 'sl']);
});

test('a directive stands in the table once', () => {
  expect(new Set(DIRECTIVE_NAMES).size).toBe(DIRECTIVE_NAMES.length);
});

test.each([
  ['configuration-snippet', 'proxy_read_timeout 1s;'], ['configuration-snippet', 'set $a b;\nclient_max_body_size 1m;'], ['auth-snippet', 'proxy_http_version 1.0;'],
])('ingress-nginx writes itself what stands in the %s %j', (name, snippet) => {
  expect(fault(() => withSnippet(name, snippet)).code).toBe('annotations.snippet-twice');
});

test.each([
  ['server-snippet', 'proxy_read_timeout 1s;'], ['auth-snippet', 'proxy_read_timeout 1s;'], ['configuration-snippet', 'proxy_ssl_server_name on;'],
])('and not in the %s %j', (name, snippet) => {
  expect(withSnippet(name, snippet).ingress?.kind).toBe('Ingress');
});
