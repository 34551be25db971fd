import { invalidInput, onTraefik, PREFIX, prefixed } from './support';
import { LoadBalancing, Rewrite, RoutePath } from '../../../src';
import { annotations, loadBalancer } from '../../support';

type Values = { [name: string]: string };

const make = (values: Values) => () => loadBalancer({ hosts: ['a.example.com'], annotations: prefixed(values) });

describe('an annotation that does not do what it says without another one is refused', () => {
  test.each<[string, string, string, Values]>([
    ['proxy-ssl-verify', 'off', 'proxy-ssl-secret', {}],
    ['proxy-ssl-verify', 'on', 'proxy-ssl-name', { 'proxy-ssl-secret': 'wetwin/ca' }],
    ['x-forwarded-prefix', '/lb', 'rewrite-target', {}],
    ['auth-type', 'basic', 'auth-secret', {}],
    ['auth-type', 'digest', 'auth-secret', {}],
    ['auth-secret', 'users', 'auth-type', {}],
    ['auth-secret-type', 'auth-map', 'auth-type', {}],
    ['auth-realm', 'Staff', 'auth-type', {}],
    ['auth-tls-verify-depth', '2', 'auth-tls-secret', {}],
    ['auth-tls-match-cn', 'CN=a', 'auth-tls-secret', {}],
    ['auth-method', 'GET', 'auth-url', {}],
    ['auth-snippet', '#', 'auth-url', {}],
    ['auth-response-headers', 'X-User', 'auth-url', {}],
    ['auth-signin', 'https://a/', 'auth-url', {}],
    ['auth-signin-redirect-param', 'rd', 'auth-signin', { 'auth-url': 'http://a' }],
    ['auth-cache-duration', '200 5m', 'auth-cache-key', { 'auth-url': 'http://a' }],
    ['auth-keepalive-requests', '10', 'auth-keepalive', { 'auth-url': 'http://a' }],
    ['auth-url', 'http://a/?u=$escaped_request_uri', 'auth-signin', {}],
    ['mirror-target', 'http://a/?u=$Escaped_Request_Uri', 'auth-signin', {}],
    ['cors-max-age', '60', 'enable-cors', {}],
    ['canary-weight', '10', 'canary', {}],
    ['canary-weight', '10', 'canary', { canary: 'false' }],
    ['canary-by-header-value', 'a', 'canary-by-header', { canary: 'true' }],
    ['canary-by-header-pattern', 'a', 'canary-by-header', { canary: 'true' }],
    ['canary-weight-total', '1000', 'canary-weight', { canary: 'true' }],
    ['session-cookie-domain', 'example.com', 'affinity', {}],
    ['session-cookie-conditional-samesite-none', 'true', 'session-cookie-samesite', { 'affinity': 'cookie', 'session-cookie-samesite': 'Lax' }],
    ['affinity-canary-behavior', 'sticky', 'affinity', {}],
    ['upstream-hash-by-subset', 'true', 'upstream-hash-by', {}],
    ['upstream-hash-by-subset-size', '3', 'upstream-hash-by-subset', { 'upstream-hash-by': '$host', 'upstream-hash-by-subset': 'false' }],
    ['load-balance', 'chash', 'upstream-hash-by', {}],
    ['load-balance', 'chashsubset', 'upstream-hash-by', {}],
    ['load-balance', 'sticky_balanced', 'affinity', {}],
    ['load-balance', 'sticky_persistent', 'affinity', {}],
    ['fastcgi-index', 'index.php', 'backend-protocol', {}],
    ['fastcgi-index', 'index.php', 'backend-protocol', { 'backend-protocol': 'HTTPS' }],
    ['mirror-host', 'a', 'mirror-target', {}],
    ['mirror-request-body', 'off', 'mirror-target', {}],
    ['modsecurity-transaction-id', '$request_id', 'enable-modsecurity', {}],
    ['modsecurity-snippet', 'SecRuleEngine On', 'enable-modsecurity', { 'enable-modsecurity': 'false' }],
    ['enable-owasp-core-rules', 'true', 'enable-modsecurity', {}],
    ['permanent-redirect-code', '308', 'permanent-redirect', {}],
    ['temporal-redirect-code', '307', 'temporal-redirect', {}],
    ['proxy-redirect-from', 'http://a/', 'proxy-redirect-to', {}],
    ['proxy-redirect-from', 'http://a/', 'proxy-redirect-to', { 'proxy-redirect-to': 'off' }],
    ['proxy-redirect-to', 'http://a/', 'proxy-redirect-from', {}],
    ['limit-rate-after', '10', 'limit-rate', {}],
    ['limit-burst-multiplier', '2', 'limit-rpm', {}],
    ['limit-allowlist', '10.0.0.0/8', 'limit-connections', {}],
    ['limit-whitelist', '10.0.0.0/8', 'limit-rps', {}],
  ])('%s: %j without %s', (name, value, needed, others) => {
    const error = invalidInput(make({ ...others, [name]: value }));
    expect(error).toMatchObject({ code: 'annotations.needs-another', prop: `annotations["${PREFIX}${name}"]`, got: JSON.stringify(value), place: 'zl/Lb' });
    expect(error.allowed).toMatch(new RegExp(` ${PREFIX}${needed}\\b`));
  });

  test.each([
    ['x-forwarded-prefix', '/lb', ' rewrite,'],
    ['session-cookie-domain', 'example.com', 'LoadBalancing.stickyCookie()'],
  ])('with the prop that renders what it needs: %s', (name, value, prop) => {
    expect(invalidInput(make({ [name]: value })).fix).toContain(prop);
  });
});

describe('and is taken', () => {
  test.each<[Values]>([
    [{ 'proxy-ssl-verify': 'on', 'proxy-ssl-secret': 'wetwin/ca', 'proxy-ssl-name': 'db.example.com', 'backend-protocol': 'HTTPS' }],
    [{ 'proxy-ssl-verify': 'off', 'proxy-ssl-secret': 'wetwin/ca', 'backend-protocol': 'HTTPS' }],
    [{ 'auth-type': 'basic', 'auth-secret': 'users', 'auth-realm': 'Staff', 'auth-secret-type': 'auth-map' }],
    [{ 'auth-url': 'https://a/?u=$escaped_request_uri', 'auth-signin': 'https://a/', 'auth-signin-redirect-param': 'rd', 'auth-cache-key': '$remote_user', 'auth-cache-duration': '5m' }],
    [{ 'auth-url': 'https://a/', 'auth-keepalive': '10', 'auth-keepalive-timeout': '60', 'auth-snippet': '#' }],
    [{ 'enable-cors': 'true', 'cors-max-age': '60' }],
    [{ 'canary': 'True', 'canary-weight': '10', 'canary-weight-total': '1000' }],
    [{ 'canary': 'true', 'canary-by-header': 'X-A', 'canary-by-header-pattern': 'a' }],
    [{ 'upstream-hash-by': '$host', 'upstream-hash-by-subset': 'T', 'upstream-hash-by-subset-size': '3', 'load-balance': 'chashsubset' }],
    [{ 'affinity': 'cookie', 'load-balance': 'sticky_balanced', 'session-cookie-domain': 'example.com' }],
    [{ 'backend-protocol': 'fcgi', 'fastcgi-index': 'index.php' }],
    [{ 'mirror-target': 'https://m$request_uri', 'mirror-host': 'm', 'mirror-request-body': 'off' }],
    [{ 'enable-modsecurity': 'true', 'modsecurity-snippet': 'SecRuleEngine On', 'enable-owasp-core-rules': 'true' }],
    [{ 'enable-owasp-core-rules': 'false' }],
    [{ 'permanent-redirect': 'https://a/', 'permanent-redirect-code': '308' }],
    [{ 'temporal-redirect': 'https://a/', 'temporal-redirect-code': '307' }],
    [{ 'proxy-redirect-from': 'http://a/', 'proxy-redirect-to': 'https://b/' }],
    [{ 'proxy-redirect-from': 'default' }],
    [{ 'proxy-redirect-from': 'off' }],
    [{ 'proxy-redirect-to': 'off' }],
    [{ 'limit-rate': '10', 'limit-rate-after': '10' }],
    [{ 'limit-rate-after': '0' }],
    [{ 'limit-rpm': '10', 'limit-burst-multiplier': '2', 'limit-allowlist': '10.0.0.0/8' }],
    [{ 'load-balance': 'round_robin' }],
  ])('beside those that it needs: %j', values => {
    expect(make(values)).not.toThrow();
  });

  test('beside those that a prop renders', () => {
    const given = prefixed({ 'session-cookie-domain': 'example.com', 'x-forwarded-prefix': '/lb' });
    expect(annotations({ annotations: given, loadBalancing: LoadBalancing.stickyCookie(), paths: [RoutePath.prefix('/lb')], rewrite: Rewrite.stripPrefix() })).toMatchObject(given);
  });

  test('where it is not the controller\'s', () => {
    expect(annotations({ annotations: { 'example.com/cors-max-age': '60' } })).toStrictEqual({ 'example.com/cors-max-age': '60' });
  });

  test.each([['proxy-ssl-verify', 'on'], ['proxy-ssl-name', 'db.example.com'], ['proxy-ssl-server-name', 'on']])('where Traefik reads it alone: %s', (name, value) => {
    const given = prefixed({ 'backend-protocol': 'HTTPS', 'proxy-ssl-name': 'db.example.com', [name]: value });
    expect(invalidInput(() => loadBalancer({ annotations: given }))).toMatchObject({ code: 'annotations.needs-another' });
    expect(() => loadBalancer({ controller: onTraefik(), annotations: given })).not.toThrow();
  });

  test('but not there, where Traefik does not', () => {
    expect(invalidInput(() => loadBalancer({ controller: onTraefik(), annotations: prefixed({ 'auth-realm': 'x' }) }))).toMatchObject({ code: 'annotations.needs-another' });
  });
});
