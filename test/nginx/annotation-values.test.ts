import { blockOf, DIRECTIVES } from './support/directives';
import { get } from './support/http';
import { complaintOf, withNginx } from './support/nginx';
import { ruleOf } from '../../src/controllers/ingress-nginx/annotation-table';
import { NGINX_VARIABLES } from '../../src/controllers/ingress-nginx/nginx-variables';
import { VALUES } from '../controllers/ingress-nginx/fixtures/annotation-values';
import { COMPLETE, INCOMPLETE } from '../controllers/ingress-nginx/fixtures/snippets';

const complaint = (name: string, value: string) => complaintOf(blockOf(DIRECTIVES[name](value)));

/** Sizes that fit the buffers of another annotation have a check of their own. */
const ALONE: { readonly [name: string]: (value: string) => boolean } = {
  'proxy-buffers-number': value => value !== '2',
  'proxy-busy-buffers-size': value => /^(4|8|12)k$/.test(value),
};

describe('nginx loads every value that is known to be good', () => {
  test.each(Object.keys(DIRECTIVES))('%s', name => {
    const values = VALUES[name].good.filter(ALONE[name] ?? (() => true));
    expect(values.length).toBeGreaterThan(0);
    expect(values.map(value => [value, complaint(name, value)])).toStrictEqual(values.map(value => [value, undefined]));
  });
});

/** By name: the last value that nginx loads, and the first that it refuses. */
const LIMITS: readonly (readonly [name: string, last: string, first: string])[] = [
  ['auth-cache-duration', '599 1m', '600 1m'],
  ['auth-cache-duration', '100 1m', '099 1m'],
  ['auth-cache-duration', '200 1h', '200 1h 30m'],
  ['auth-cache-duration', '200 999999999y', '200 99999999999999999999y'],
  ['auth-cache-key', '$host', '$nosuchvar'],
  ['auth-keepalive', '65535', '2147483647'],
  ['auth-keepalive-requests', '2147483647', '99999999999999999999'],
  ['auth-keepalive-timeout', '2147483647', '9223372036854775807'],
  ['auth-response-headers', 'a'.repeat(46), 'a'.repeat(47)],
  ['auth-signin', 'https://a/', 'https://a b/'],
  ['auth-signin', 'https://$host/', 'https://$nosuchvar/'],
  ['auth-tls-match-cn', 'CN=(a)', 'CN=(a'],
  ['auth-tls-match-cn', 'CN=[a-z]', 'CN=[z-a]'],
  ['auth-tls-match-cn', 'CN=a+', 'CN=a+++'],
  ['auth-url', 'https://$host/', 'https://$nosuchvar/'],
  ['client-body-buffer-size', '1024m', '9007199254740992k'],
  ['cors-max-age', '-1', '\''],
  ['custom-http-errors', '498', '499'],
  ['custom-http-errors', '599', '600'],
  ['limit-burst-multiplier', '1', '0'],
  ['limit-connections', '65535', '65536'],
  ['limit-rps', '1', '-1'],
  ['mirror-target', 'http://10.0.0.1:1/', 'http://10.0.0.1:0/'],
  ['mirror-target', 'http://10.0.0.1:65535/', 'http://10.0.0.1:65536/'],
  ['mirror-target', 'https://10.0.0.1/', 'ftp://10.0.0.1/'],
  ['mirror-target', 'https://no-such-host.invalid$request_uri', 'https://no-such-host.invalid/'],
  ['mirror-target', 'https://no-such-host.invalid/x$is_args$args', 'https://no-such-host.invalid'],
  ['proxy-body-size', '8589934591g', '8589934592g'],
  ['proxy-body-size', '9007199254740991k', '9007199254740992k'],
  ['proxy-buffer-size', '1', '0'],
  ['proxy-buffer-size', '1024m', '1g'],
  ['proxy-buffer-size', '1024m', '9007199254740991k'],
  ['proxy-buffers-number', '3', '1'],
  ['proxy-connect-timeout', '2147483647', '9223372036854775807'],
  ['proxy-connect-timeout', '1', '-1'],
  ['proxy-cookie-path', '/a /b', '/a'],
  ['proxy-max-temp-file-size', '1024m', '1g'],
  ['proxy-next-upstream-timeout', '0', '-1'],
  ['proxy-next-upstream-tries', '0', '-1'],
  ['proxy-redirect-from', '~a?', '~?'],
  ['proxy-ssl-ciphers', 'HIGH', 'NOSUCHAES'],
  ['proxy-ssl-ciphers', 'HIGH:NOSUCH', '!HIGH'],
  ['server-alias', '*.a.test', '*a.test'],
  ['server-alias', 'a.test', '~('],
  ['ssl-ciphers', 'TLS_AES_128_GCM_SHA256:HIGH', 'TLS_AES_128_GCM_SHA256'],
  ['ssl-ciphers', 'ECDHE-RSA-AES128-GCM-SHA256', 'RC4-SHA'],
  ['upstream-vhost', '$http_X_Tenant', '$nosuchvar'],
];

describe('at its limits, nginx and the table agree', () => {
  test.each(LIMITS)('%s takes %s, and not %s', (name, last, first) => {
    expect([complaint(name, last), ruleOf(name)!.accepts(last)]).toStrictEqual([undefined, true]);
    expect(complaint(name, first)).toContain('[emerg]');
    expect(ruleOf(name)!.accepts(first)).toBe(false);
  });
});

test('nginx knows every variable that values may have', () => {
  expect(NGINX_VARIABLES.filter(name => complaintOf(blockOf({ location: `set $copy $${name};` })) !== undefined)).toStrictEqual([]);
});

describe('the default of proxy_redirect', () => {
  test.each([
    ['HTTP', 'proxy_pass http://backends;', true],
    ['HTTPS', 'proxy_pass https://backends;', true],
    ['AUTO_HTTP', 'proxy_pass $scheme://backends;', false],
    ['GRPC', 'grpc_pass grpc://backends;', false],
    ['GRPCS', 'grpc_pass grpcs://backends;', false],
    ['FCGI', 'fastcgi_pass backends;', false],
  ])('loads with %s: %s', (_, pass, loads) => {
    const found = complaintOf(blockOf({ pass, behind: 'proxy_redirect default;' }));
    expect(found === undefined).toBe(loads);
  });
});

test.each([[238, true], [239, false]])('a variable with a name of %d characters loads: %s', (length, loads) => {
  expect(complaintOf(blockOf({ http: `geo $remote_addr $${'a'.repeat(length)} { default 0; }` })) === undefined).toBe(loads);
});

test.each([[4000, true], [4096, false]])('a word of %d characters loads: %s', (length, loads) => {
  expect(complaintOf(blockOf({ location: `set $long '${'a'.repeat(length)}';` })) === undefined).toBe(loads);
});

test('codes of redirects: those without a Location are not taken', async () => {
  const codes = ['300', '301', '302', '303', '304', '305', '306', '307', '308'];
  const server = (code: string) => `location /${code} { return ${code} https://a/; }`;
  await withNginx(blockOf({ server: codes.map(server).join('\n') }), async port => {
    const answers = await Promise.all(codes.map(async code => [code, (await get(port, 'a.test', `/${code}`)).headers.get('location') !== undefined]));
    expect(answers).toStrictEqual(codes.map(code => [code, ruleOf('permanent-redirect-code')!.accepts(code)]));
    expect(answers.filter(([code]) => code !== '308')).toStrictEqual(codes.filter(code => code !== '308').map(code => [code, ruleOf('temporal-redirect-code')!.accepts(code)]));
  });
});

test('the realm "off" asks nobody for a password, any other does', async () => {
  const realms = ['off', 'Off', 'off limits', ''];
  const server = (realm: string, i: number) => `location /${i} { auth_basic ${JSON.stringify(realm)}; auth_basic_user_file /dev/null; proxy_intercept_errors on; try_files /none =404; }`;
  await withNginx(blockOf({ server: realms.map(server).join('\n') }), async port => {
    const statuses = await Promise.all(realms.map(async (_, i) => (await get(port, 'a.test', `/${i}`)).status));
    expect(statuses).toStrictEqual([404, 401, 401, 401]);
    expect(realms.map(realm => ruleOf('auth-realm')!.accepts(realm))).toStrictEqual([false, true, true, false]);
  });
});

test('an empty origin in a list would let in every other one', async () => {
  const allows = (origins: string) => `if ($http_origin ~* (${origins})$ ) { return 200; }\nreturn 403;`;
  const server = `location /list { ${allows('(https://a\\.test)|(https://b\\.test)')} }\nlocation /empty { ${allows('(https://a\\.test)|')} }`;
  await withNginx(blockOf({ server }), async port => {
    const status = async (path: string, origin: string) => (await get(port, 'a.test', path, { headers: { origin } })).status;
    expect(await status('/list', 'https://b.test')).toBe(200);
    expect(await status('/list', 'https://evil.test')).toBe(403);
    expect(await status('/empty', 'https://evil.test')).toBe(200);
  });
  expect(['https://a.test,', 'https://a.test,,https://b.test', ','].filter(value => ruleOf('cors-allow-origin')!.accepts(value))).toStrictEqual([]);
});

test('snippets that are complete load, others do not', () => {
  const loads = (snippet: string) => complaintOf(blockOf({ server: snippet })) === undefined;
  expect(COMPLETE.filter(snippet => !loads(snippet))).toStrictEqual([]);
  expect(INCOMPLETE.filter(loads)).toStrictEqual([]);
});
