import names from './fixtures/annotation-names.json';
import { BREAKOUT, SNIPPETS, VALUES } from './fixtures/annotation-values';
import { ANNOTATION_NAMES, isSnippet, ruleOf } from '../../../src/controllers/ingress-nginx/annotation-table';
import { bytesIn, rendered } from '../../../src/controllers/ingress-nginx/annotation-values';
import { PREFIX } from '../../../src/controllers/ingress-nginx/contribution';

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
  ['permanent-redirect-code', ['"301"', '"302"', '"303"', '"307"', '"308"']],
  ['allowlist-source-range', ['10.0.0.0/8']],
  ['rewrite-target', ['$1', '$9']],
])('%s allows %j', (name, values) => {
  expect(ruleOf(name)!.allowed.match(/"[^"]+"|\$?\d[\d./]*/g)).toStrictEqual(values);
});

test.each([
  ['use-regex', 'True', 'true'], ['ssl-redirect', '0', 'false'], ['enable-cors', 'f', 'false'], ['enable-cors', 'T', 'true'], ['limit-rps', '1', '1'], ['proxy-buffering', 'on', 'on'],
])('%s: %j is rendered as %j', (name, value, text) => {
  expect(rendered(ruleOf(name), value)).toBe(text);
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

  test.each(['the_real_ip', 'nosuchvar', 'HOST_', 'xhttp_a', 'http_', 'hosts', '1', 'subdomain'])('and $%s is not', variable => {
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
