import names from './fixtures/annotation-names.json';
import { ANNOTATION_NAMES, bytesIn, isSnippet, ruleOf } from '../../../src/controllers/ingress-nginx/annotation-table';
import { PREFIX } from '../../../src/controllers/ingress-nginx/contribution';

/** What no annotation but a snippet takes: the value that the controller's own validators were measured with. */
const BREAKOUT = 'bad;}"value';

const BOOLEANS = [
  'auth-always-set-cookie', 'auth-keepalive-share-vars', 'auth-tls-pass-certificate-to-upstream', 'canary', 'cors-allow-credentials',
  'disable-proxy-intercept-errors', 'enable-access-log', 'enable-cors', 'enable-global-auth', 'enable-modsecurity', 'enable-opentelemetry',
  'enable-owasp-core-rules', 'enable-rewrite-log', 'force-ssl-redirect', 'from-to-www-redirect', 'http2-push-preload',
  'opentelemetry-trust-incoming-span', 'preserve-trailing-slash', 'relative-redirects', 'service-upstream', 'session-cookie-change-on-failure',
  'session-cookie-conditional-samesite-none', 'session-cookie-secure', 'ssl-passthrough', 'ssl-prefer-server-ciphers', 'ssl-redirect',
  'upstream-hash-by-subset', 'use-port-in-redirects', 'use-regex',
];

const SNIPPETS = ['auth-snippet', 'configuration-snippet', 'modsecurity-snippet', 'server-snippet', 'stream-snippet'];

/** By name: values that the controller takes and nginx loads, and values that are dropped, misread or stop nginx. */
const VALUES: { [name: string]: { good: string[]; bad: string[] } } = {
  'affinity': { good: ['cookie'], bad: ['ip', 'Cookie', 'cookies'] },
  'affinity-canary-behavior': { good: ['sticky', 'legacy'], bad: ['Sticky', 'none'] },
  'affinity-mode': { good: ['balanced', 'persistent'], bad: ['Balanced', 'sticky'] },
  'allowlist-source-range': {
    good: ['10.0.0.0/8', '10.0.0.1', '10.0.0.0/8,192.168.0.0/16', '10.0.0.0/8, fd00::/8', '0.0.0.0/0', '10.0.0.1/32', '::/0', '::1/128'],
    bad: ['10.0.0.0/33', 'fd00::/129', '10.0.0', '10.0.0.0/8;', '10.0.0.0/', '10.0.0.0/8/8', 'all', '10.0.0.0/8 192.168.0.0/16', 'fe80::1%eth0', '10.0.0.0/-1', '10.0.0.0/8,'],
  },
  'app-root': { good: ['/app', '/a-b.c_d~e:f/'], bad: ['app', '/$nosuchvar', '/a b', '/a?b'] },
  'auth-cache-duration': { good: ['200 202 401 5m', '200 202 5m, 401 30m', 'any 1m'], bad: ['200 202 401', '5m;', '200 202 401 5x', 'often'] },
  'auth-cache-key': { good: ['$remote_user$http_authorization', '${remote_user}'], bad: ['$nosuchvar', 'a b', '${'] },
  'auth-keepalive': { good: ['0', '10'], bad: ['-1', '1.5', '10s'] },
  'auth-keepalive-requests': { good: ['1', '1000'], bad: ['0', '-1', 'many'] },
  'auth-keepalive-timeout': { good: ['1', '60'], bad: ['0', '60s', '-1'] },
  'auth-method': { good: ['GET', 'HEAD', 'POST', 'PUT', 'PATCH', 'DELETE', 'CONNECT', 'OPTIONS', 'TRACE'], bad: ['get', 'FETCH', 'GET POST'] },
  'auth-proxy-set-headers': { good: ['headers', 'auth/headers'], bad: ['a/b/c', 'a b', '/a', 'a/'] },
  'auth-realm': { good: ['Authentication Required', 'app'], bad: ['"quoted"', 'a;b', 'Ünder'] },
  'auth-request-redirect': { good: ['https://auth.example.com/x?y=z', '/x'], bad: ['$request_uri', 'a b', '/a;'] },
  'auth-response-headers': { good: ['X-User', 'X-User,X-Email', 'X-User, X-Email'], bad: ['X-User:', 'X-User;X-Email', 'X-User $host'] },
  'auth-secret': { good: ['htpasswd', 'auth/htpasswd'], bad: ['a b', 'a/b/c', '$secret'] },
  'auth-secret-type': { good: ['auth-file', 'auth-map'], bad: ['auth', 'file', 'auth-files'] },
  'auth-signin': { good: ['https://$host/oauth2/start?rd=$escaped_request_uri', 'https://auth.example.com/x'], bad: ['https://$nosuchvar/', 'https://$/x', 'a;b'] },
  'auth-signin-redirect-param': { good: ['rd', 'redirect_url'], bad: ['a b', '$a', 'a;b'] },
  'auth-tls-error-page': { good: ['@error', 'https://example.com/error.html', '/error', 'example.com:8443/x'], bad: ['@', 'a b', '/a?b', '@a/b', 'x://example.com', '/error;', 'example.com:'] },
  'auth-tls-match-cn': { good: ['CN=client', 'CN=(a|b) c\\.d'], bad: ['client', 'CN=', 'xCN=a', 'CN=a;b', 'CN="a"'] },
  'auth-tls-secret': { good: ['auth/ca'], bad: ['ca', 'a/b/c', '/ca', 'auth/'] },
  'auth-tls-verify-client': { good: ['on', 'off', 'optional', 'optional_no_ca'], bad: ['true', 'On', 'optional_ca'] },
  'auth-tls-verify-depth': { good: ['0', '3'], bad: ['-1', 'deep'] },
  'auth-type': { good: ['basic', 'digest'], bad: ['Basic', 'basics', 'bearer'] },
  'auth-url': { good: ['https://auth.example.com/verify', 'https://$host/verify?a=$request_uri'], bad: ['https://$nosuchvar/', 'https://a/$1', 'a"b'] },
  'backend-protocol': { good: ['HTTP', 'HTTPS', 'AUTO_HTTP', 'GRPC', 'GRPCS', 'FCGI', 'https'], bad: ['H2C', 'HTTP2', 'AJP', 'xHTTP'] },
  'canary-by-cookie': { good: ['canary'], bad: ['a b', 'a;b', '$a'] },
  'canary-by-header': { good: ['X-Canary'], bad: ['X Canary', 'X-Canary;'] },
  'canary-by-header-pattern': { good: ['^(a|b)[0-9]+\\.c{2}?$'], bad: ['a b', 'a;b', '"'] },
  'canary-by-header-value': { good: ['yes'], bad: ['a b', 'a;b'] },
  'canary-weight': { good: ['0', '100'], bad: ['-1', '10%'] },
  'canary-weight-total': { good: ['1', '1000'], bad: ['0', '-1'] },
  // Measured: "8b" and "1g" pass the validator, then vanish.
  'client-body-buffer-size': { good: ['16k', '8m', '8192', '16K', '1M'], bad: ['8b', '1g', '1G', 'k', '-1', '1.5m'] },
  'connection-proxy-header': { good: ['close', 'keep-alive'], bad: ['upgrade', 'Close', 'keep-alives'] },
  'cors-allow-headers': { good: ['X-A', 'X-A,X-B', 'X-A, X-B'], bad: ['X-A;X-B', '*', 'X-A:'] },
  'cors-allow-methods': { good: ['GET', 'GET,POST', 'GET, POST'], bad: ['GET;POST', '*', '1GET', 'GET1'] },
  'cors-allow-origin': {
    good: ['*', 'https://app.example.com', 'https://*.example.com:8443', 'http://a.b, null'],
    bad: ['https://a b', 'https://a;b', 'https://a.b:', 'https://a.b/x', 'https://'],
  },
  'cors-expose-headers': { good: ['*', 'X-A', 'X-A, X-B'], bad: ['X-A;', 'X-A:X-B'] },
  'cors-max-age': { good: ['0', '600'], bad: ['-1', '10m'] },
  'custom-headers': { good: ['ingress-nginx/headers'], bad: ['headers', 'a/b/c', 'a/$b'] },
  'custom-http-errors': { good: ['404', '404,503', '404, 503', '400', '599'], bad: ['200', '404;503', '4040', '399', '600', '40', '404x'] },
  'default-backend': { good: ['fallback', 'a', 'a-1', 'a'.repeat(63)], bad: ['Fallback', '1a', 'a-', 'a.b', 'ns/a', 'a'.repeat(64)] },
  'denylist-source-range': { good: ['10.0.0.0/8'], bad: ['10.0.0.0/33', 'all'] },
  'fastcgi-index': { good: ['index.php', 'a-b_c'], bad: ['/index.php', 'a b', 'a;'] },
  'fastcgi-params-configmap': { good: ['params', 'ns/params'], bad: ['a b', 'a/b/c'] },
  'limit-allowlist': { good: ['10.0.0.0/8'], bad: ['10.0.0.0/33', 'all'] },
  'limit-burst-multiplier': { good: ['1', '5'], bad: ['0', '-1', 'x'] },
  'limit-connections': { good: ['1', '65535'], bad: ['65536', '100000', '-1', '10r'] },
  'limit-rate': { good: ['0', '10'], bad: ['-1', '10k'] },
  'limit-rate-after': { good: ['0', '10'], bad: ['-1', '10k'] },
  'limit-rpm': { good: ['60'], bad: ['-1', '60r/m'] },
  'limit-rps': { good: ['10'], bad: ['-1', '10r/s', '1.5'] },
  'limit-whitelist': { good: ['10.0.0.1'], bad: ['10.0.0.1x'] },
  'load-balance': { good: ['round_robin', 'chash', 'chashsubset', 'sticky_balanced', 'sticky_persistent', 'ewma'], bad: ['round-robin', 'Round_Robin', 'least_conn', 'ip_hash'] },
  'mirror-host': { good: ['mirror.example.com'], bad: ['a b', 'a;b', 'a/b'] },
  'mirror-request-body': { good: ['on', 'off'], bad: ['true', 'On'] },
  'mirror-target': { good: ['https://mirror.example.com$request_uri', 'https://m:8443/x'], bad: ['https://m$nosuchvar', 'https://m/$', 'a b'] },
  'modsecurity-transaction-id': { good: ['$request_id', '${req_id}'], bad: ['$nosuchvar', 'a b', '$'] },
  'opentelemetry-operation-name': { good: ['my_op-1'], bad: ['my op', '$op'] },
  'permanent-redirect': { good: ['https://example.com/x?y=z', 'ftp://example.com', '/x'], bad: ['https://$host/', 'a b', 'a;b'] },
  'permanent-redirect-code': { good: ['300', '301', '308'], bad: ['299', '309', '30x', '200'] },
  // Measured: "500b" and "10 m" pass and vanish, "500kb", "1.5m" and "-1" are ignored, too many digits stop nginx.
  'proxy-body-size': { good: ['0', '500m', '1M', '8k', '8K', '2g', '2G', '1048577'], bad: ['500b', '10 m', '500kb', '1.5m', '-1', 'm', '', '99999999999999999999', '8589934592g'] },
  'proxy-buffer-size': { good: ['4k', '8192', '16K', '1m'], bad: ['0', '00', '0k', '1g', '4kb', '4 k'] },
  'proxy-buffering': { good: ['on', 'off'], bad: ['true', 'On'] },
  // Measured: below three, nginx' own proxy_busy_buffers_size does not fit in and nginx does not load.
  'proxy-buffers-number': { good: ['3', '4', '8'], bad: ['0', '1', '-1', '4k'] },
  // Measured with nginx' four buffers of 4k: at least one buffer, at most three.
  'proxy-busy-buffers-size': { good: ['8k', '12k'], bad: ['0', '1g', '8 k'] },
  'proxy-connect-timeout': { good: ['1', '60'], bad: ['0', '-1', '5s', '1.5'] },
  'proxy-cookie-domain': { good: ['off', 'a.example.com b.example.com'], bad: ['a.example.com', 'a b c', 'a;b c', 'offa'] },
  'proxy-cookie-path': { good: ['off', '/a /b'], bad: ['foo', '/a /b /c', '/a', '/a; /b'] },
  'proxy-http-version': { good: ['1.0', '1.1'], bad: ['2', '1', '1x1', '2.0'] },
  'proxy-max-temp-file-size': { good: ['0', '1024m', '8k'], bad: ['1g1', '-1', '8b'] },
  'proxy-next-upstream': {
    good: ['error timeout', 'off', 'error timeout invalid_header http_500 http_502 http_503 http_504 http_403 http_404 http_429 non_idempotent'],
    bad: ['errortimeout', 'error,timeout', 'http_501', 'error  timeout', 'error timeouts', 'xerror', 'error timeout '],
  },
  'proxy-next-upstream-timeout': { good: ['0', '30'], bad: ['-1', '30s'] },
  'proxy-next-upstream-tries': { good: ['0', '3'], bad: ['-1', 'x'] },
  'proxy-read-timeout': { good: ['1', '3600'], bad: ['0', '-1', '5s'] },
  'proxy-redirect-from': { good: ['off', 'default', 'http://a/'], bad: ['a b', 'a;'] },
  'proxy-redirect-to': { good: ['off', 'https://a/'], bad: ['a b', '$host'] },
  'proxy-request-buffering': { good: ['on', 'off'], bad: ['false', 'Off'] },
  'proxy-send-timeout': { good: ['1', '60'], bad: ['0', '-1', '5s'] },
  'proxy-ssl-ciphers': { good: ['HIGH:!aNULL:!MD5', 'DEFAULT'], bad: ['HIGH;', 'HIGH MD5'] },
  'proxy-ssl-name': { good: ['db.example.com'], bad: ['a b', 'a;b'] },
  'proxy-ssl-protocols': { good: ['TLSv1.2', 'TLSv1.3', 'TLSv1.2 TLSv1.3'], bad: ['TLSv1.1', 'SSLv3', 'TLSv1.2,TLSv1.3', 'TLSv1x2', 'TLSv1.2TLSv1.3'] },
  'proxy-ssl-secret': { good: ['wetwin/ca'], bad: ['ca', 'a/b/c', 'a/$b'] },
  'proxy-ssl-server-name': { good: ['on', 'off'], bad: ['true', 'On'] },
  'proxy-ssl-verify': { good: ['on', 'off'], bad: ['true', 'optional'] },
  'proxy-ssl-verify-depth': { good: ['1'], bad: ['-1', 'x'] },
  'rewrite-target': { good: ['/', '/$1', '/a/$2'], bad: ['/$nosuchvar', '/${1}', '/a b', '/a?b=$1', 'a', '/$', '/$0', '/$10'] },
  'satisfy': { good: ['any', 'all'], bad: ['Any', 'none'] },
  'server-alias': { good: ['a.example.com', 'a.example.com,*.b.example.com', 'a.b, c.d'], bad: ['~(', 'a..b', '*.*.x', 'a b', '-a.b', 'a-.b', '*', 'a.b;', 'a.b,'] },
  'session-cookie-domain': { good: ['example.com', '.example.com'], bad: ['a b', 'a;b'] },
  'session-cookie-expires': { good: ['0', '3600'], bad: ['0abc;x', '1h', '1.5'] },
  'session-cookie-max-age': { good: ['0', '3600'], bad: ['0abc;x', '1h', '1.5'] },
  'session-cookie-name': { good: ['route', 'a-b.c_D1'], bad: ['a b', 'a;b', 'a=b'] },
  'session-cookie-path': { good: ['/', '/app'], bad: ['/a;b', '/a b', '/a$'] },
  // Measured: the validator disregards case, Lua does not, and the attribute is lost.
  'session-cookie-samesite': { good: ['None', 'Lax', 'Strict'], bad: ['none', 'lax', 'strict', 'no'] },
  // Measured: nginx finds no cipher for "NOSUCH" and does not load.
  'ssl-ciphers': { good: ['HIGH:!aNULL:!MD5', 'ECDHE-RSA-AES128-GCM-SHA256', 'DEFAULT:@SECLEVEL=1', 'HIGH@STRENGTH'], bad: ['NOSUCH', 'HIGH;', 'HIGH@SECLEVEL=6', 'a b'] },
  'temporal-redirect': { good: ['https://example.com/x', 'http://example.com'], bad: ['ftp://example.com', '/x', 'https://$host/', 'https:/x', 'xhttps://a', 'https://a b'] },
  'temporal-redirect-code': { good: ['300', '302', '307'], bad: ['299', '308', '200'] },
  'upstream-hash-by': { good: ['$request_uri', '$remote_addr', '${request_uri}-x', '$http_x_tenant', '$cookie_session', '$arg_a'], bad: ['$nosuchvar', '$the_real_ip', 'a b', '$', '${a', '$http_'] },
  'upstream-hash-by-subset-size': { good: ['1', '3'], bad: ['0', '-1', 'x'] },
  'upstream-vhost': { good: ['app.example.com', '$host', 'a.b:8080', '$service_name.$namespace.svc'], bad: ['$nosuchvar', '${', 'a b', '$', '$host$nosuchvar'] },
  'whitelist-source-range': { good: ['10.0.0.0/8'], bad: ['10.0.0.0/33', 'all'] },
  'x-forwarded-prefix': { good: ['/lb', '/$1'], bad: ['/$nosuchvar', '/a b', '/${1}', 'a'] },
  // Go reads more spellings; of the others most are ignored without a word.
  ...Object.fromEntries(BOOLEANS.map(name => [name, { good: ['true', 'false'], bad: ['yes', 'on', 'no', 'off', '', 'tRUE', 'true;'] }])),
  ...Object.fromEntries(SNIPPETS.map(name => [name, { good: ['more_set_headers "A: b";', 'return 403;\n', BREAKOUT], bad: [] }])),
};

const TABLE = Object.entries(VALUES);
const GOOD = TABLE.flatMap(([name, { good }]) => good.map(value => [name, value]));
const BAD = TABLE.flatMap(([name, { bad }]) => bad.map(value => [name, value]));

test('the annotations are the 136 and 2 aliases that the controller has', () => {
  expect(names).toHaveLength(138);
  expect([...ANNOTATION_NAMES].sort()).toStrictEqual(names);
});

test('each of them has values here that work, and values that do not', () => {
  expect(TABLE.map(([name]) => name).sort()).toStrictEqual(names);
  expect(TABLE.filter(([name, { good, bad }]) => good.length === 0 || (bad.length === 0 && !SNIPPETS.includes(name)))).toStrictEqual([]);
});

test.each(GOOD)('%s takes %j', (name, value) => {
  expect(ruleOf(name)!.accepts(value)).toBe(true);
});

test.each(BAD)('%s does not take %j', (name, value) => {
  expect(ruleOf(name)!.accepts(value)).toBe(false);
});

describe('no value leaves its place in the configuration', () => {
  const checked = names.filter(name => !SNIPPETS.includes(name));

  test.each(checked)('%s', name => {
    const broken = [BREAKOUT, ...VALUES[name].good.flatMap(value => [`${value};`, `${value}"`, `;${value}`, `"${value}`, `${value};${value}`, `${value}\0`, `${value}\u0000x`])];
    expect(broken.filter(value => ruleOf(name)!.accepts(value))).toStrictEqual([]);
  });

  // Lists of addresses and of server names are split and trimmed by the controller itself.
  const trimmed = /-source-range$|^limit-(allow|white)list$|^server-alias$/;
  test.each(checked.filter(name => !trimmed.test(name)))('%s: the controller refuses line breaks, also last, and then drops external auth or the Ingress', name => {
    const broken = VALUES[name].good.flatMap(value => [`${value}\n`, `\n${value}`, `${value}\r`, `\r\n${value}`, `${value}\n${value}`]);
    expect(broken.filter(value => ruleOf(name)!.accepts(value))).toStrictEqual([]);
  });

  test.each([
    'app-root', 'auth-cache-key', 'auth-signin', 'auth-url', 'mirror-target', 'modsecurity-transaction-id', 'rewrite-target', 'upstream-hash-by', 'upstream-vhost',
    'x-forwarded-prefix',
  ])('%s: an unknown variable stops nginx', name => {
    const broken = VALUES[name].good.flatMap(value => [`${value}$nosuchvar`, `$nosuchvar${value}`, `${value}$the_real_ip`, `${value}$`, `${value}\${nosuchvar}`, `${value}\${host`]);
    expect(broken.filter(value => ruleOf(name)!.accepts(value))).toStrictEqual([]);
  });
});

test.each(names)('%s says what is allowed, without a full stop', name => {
  expect(ruleOf(name)!.allowed).toMatch(/^\S.*[^.\s]$/);
});

test.each([
  ['affinity-mode', ['"balanced"', '"persistent"']],
  ['use-regex', ['"true"', '"false"']],
  ['proxy-buffering', ['"on"', '"off"']],
  ['limit-connections', ['0', '65535']],
  ['proxy-connect-timeout', ['1', '2147483647']],
  ['permanent-redirect-code', ['300', '308']],
  ['allowlist-source-range', ['10.0.0.0/8']],
  ['rewrite-target', ['$1', '$9']],
])('%s allows %j', (name, values) => {
  expect(ruleOf(name)!.allowed.match(/"[^"]+"|\$?\d[\d./]*/g)).toStrictEqual(values);
});

test.each([
  ['0', 0], ['8192', 8192], ['4k', 4096], ['4K', 4096], ['8m', 8388608], ['8M', 8388608], ['2g', 2147483648], ['2G', 2147483648],
])('%s is %d bytes', (text, bytes) => {
  expect(bytesIn(text)).toBe(bytes);
});

describe('whole numbers', () => {
  test.each(['2147483647', '1'])('may be %s', value => {
    expect(ruleOf('proxy-connect-timeout')!.accepts(value)).toBe(true);
  });

  test.each(['2147483648', '99999999999', '1e3', '0x10', '+1', ' 1', '1 ', '١'])('may not be %j', value => {
    expect(ruleOf('proxy-connect-timeout')!.accepts(value)).toBe(false);
  });
});

describe('variables that hold in every location are known', () => {
  test.each([
    'namespace', 'ingress_name', 'service_name', 'service_port', 'location_path', 'proxy_upstream_name', 'proxy_host', 'proxy_alternative_upstream_name',
    'best_http_host', 'pass_access_scheme', 'pass_server_port', 'pass_port', 'balancer_ewma_score', 'req_id', 'literal_dollar', 'connection_upgrade', 'loggable',
    'upstream_addr', 'remote_addr', 'upstream_status', 'upstream_response_time', 'host', 'scheme', 'request_uri', 'uri', 'args',
    'http_x', 'cookie_x', 'arg_x', 'sent_http_x', 'upstream_http_x', 'upstream_cookie_x',
  ])('$%s', variable => {
    expect(ruleOf('upstream-hash-by')!.accepts(`$${variable}`)).toBe(true);
    expect(ruleOf('upstream-hash-by')!.accepts(`\${${variable}}`)).toBe(true);
  });

  test.each(['the_real_ip', 'nosuchvar', 'HOST_', 'xhttp_a', 'http_', 'hosts', '1'])('and $%s is not', variable => {
    expect(ruleOf('upstream-hash-by')!.accepts(`$${variable}`)).toBe(false);
  });
});

describe('the annotations of raw configuration', () => {
  test.each(names)('%s is one if its name says so', name => {
    expect(isSnippet(name)).toBe(name.endsWith('-snippet'));
  });

  test('are five', () => {
    expect(ANNOTATION_NAMES.filter(isSnippet).sort()).toStrictEqual(SNIPPETS);
  });
});

test.each(['load-balancing-scheme', 'real-ip-header', 'service-name-header', 'constructor', 'toString', '__proto__', ''])('there is no annotation %j', name => {
  expect(ruleOf(name)).toBeUndefined();
  expect(isSnippet(name)).toBe(false);
});

test('they all have the prefix that the controller reads by default', () => {
  expect(PREFIX).toBe('nginx.ingress.kubernetes.io/');
});
