import { Size } from 'cdk8s';
import { Backends, Controller, ExternalLoadBalancerProps, IngressController, RoutePath, Support, Tls } from '../../../../../src';
import { ANNOTATION_NAMES } from '../../../../../src/controllers/ingress-nginx/annotation-table';
import { READ } from '../../../../../src/controllers/ingress-nginx/readers/traefik/annotations';
import { TRAEFIK_READER } from '../../../../../src/controllers/ingress-nginx/readers/traefik/reader';
import { annotations, fault, loadBalancer } from '../../../../support';
import { onTraefik, prefixed, PREFIX, requirement, verdict } from '../../support';

type Values = { readonly [name: string]: string };
type Props = Partial<ExternalLoadBalancerProps>;

const controller = onTraefik();
const HOSTS = ['a.example.com'];

/** Nothing is left out: a name is read, or there is something to say of it. */
test('every annotation of ingress-nginx is read, or refused with what to do about it', () => {
  expect(Object.keys(READ).filter(name => !ANNOTATION_NAMES.includes(name))).toStrictEqual([]);
  const refused = ANNOTATION_NAMES.filter(name => !Object.hasOwn(READ, name));
  expect(refused.length + Object.keys(READ).length).toBe(ANNOTATION_NAMES.length);
  expect(refused.filter(name => !TRAEFIK_READER.unread(name))).toStrictEqual([]);
});

/** Values of which ingress-nginx takes all, and Traefik does not serve the one that is named. */
const UNSERVED: readonly (readonly [name: string, values: Values, props?: Props])[] = [
  ['app-root', { 'app-root': '/app' }, { paths: [RoutePath.prefix('/app')] }],
  ['app-root', { 'app-root': '/app' }, { paths: [RoutePath.regex('/app.*')] }],
  ['auth-signin', { 'auth-url': 'https://auth.example.com/', 'auth-signin': 'https://auth.example.com/?rd=$pass_access_scheme' }],
  ['auth-snippet', { 'auth-url': 'https://auth.example.com/', 'auth-snippet': 'proxy_ignore_headers Expires;' }],
  ['auth-snippet', { 'auth-url': 'https://auth.example.com/', 'auth-snippet': 'if ($request_method = OPTIONS) { return 204; }' }],
  ['auth-tls-secret', { 'auth-tls-secret': 'wetwin/ca', 'force-ssl-redirect': 'true' }],
  ['auth-url', { 'auth-url': 'https://$http_host/auth' }],
  ['auth-url', { 'auth-url': 'https://auth.example.com/?id=$request_id' }],
  ['backend-protocol', { 'backend-protocol': 'FCGI' }],
  ['backend-protocol', { 'backend-protocol': 'auto_http' }],
  ['canary-by-header-pattern', { 'canary': 'true', 'canary-by-header': 'X-A', 'canary-by-header-pattern': '(?=a)a' }],
  ['client-body-buffer-size', { 'client-body-buffer-size': '16k' }],
  ['client-body-buffer-size', { 'client-body-buffer-size': '16k', 'proxy-request-buffering': 'off' }],
  ['configuration-snippet', { 'configuration-snippet': 'gzip on;' }],
  ['configuration-snippet', { 'configuration-snippet': 'if ($host = a) { gzip on; }' }],
  ['configuration-snippet', { 'configuration-snippet': 'if ($http_user_agent ~* (a|b)) { return 403; }' }],
  ['configuration-snippet', { 'configuration-snippet': 'if ($http_user_agent ~* "a b") { return 403; }' }],
  ['configuration-snippet', { 'configuration-snippet': 'if ($http_user_agent ~* \'a|b\') { return 403; }' }],
  ['configuration-snippet', { 'configuration-snippet': 'if (-f $uri) { return 403; }' }],
  ['configuration-snippet', { 'configuration-snippet': 'location /a { return 403; }' }],
  ['configuration-snippet', { 'configuration-snippet': 'more_set_headers "A: $upstream_addr";' }],
  ['configuration-snippet', { 'configuration-snippet': 'set $a "$http_host";' }],
  ['configuration-snippet', { 'configuration-snippet': 'more_set_headers "A: $upstream_http_x";' }],
  ['configuration-snippet', { 'configuration-snippet': 'if ($host = a) { set $a "b;c"; limit_rate 1k; }' }],
  ['cors-allow-origin', { 'enable-cors': 'true', 'cors-allow-origin': 'https://*.example.com' }],
  ['cors-allow-origin', { 'enable-cors': 'true', 'cors-allow-origin': 'https://a.test, https://*.example.com' }],
  ['proxy-body-size', { 'proxy-body-size': '1m' }],
  ['proxy-buffer-size', { 'proxy-buffer-size': '8k' }],
  ['proxy-buffers-number', { 'proxy-buffers-number': '8', 'proxy-buffering': 'off' }],
  ['proxy-http-version', { 'proxy-http-version': '1.0' }],
  ['proxy-http-version', { 'proxy-http-version': '1.1', 'backend-protocol': 'GRPCS' }],
  ['proxy-max-temp-file-size', { 'proxy-max-temp-file-size': '16m' }],
  ['proxy-max-temp-file-size', { 'proxy-max-temp-file-size': '0', 'proxy-buffering': 'on' }],
  ['proxy-next-upstream', { 'proxy-next-upstream': 'invalid_header' }],
  ['proxy-next-upstream', { 'proxy-next-upstream': 'non_idempotent' }],
  ['server-snippet', { 'server-snippet': 'if ($host = a) { rewrite_log on; }' }],
  ['server-snippet', { 'server-snippet': 'client_max_body_size 1m;' }],
  ['service-upstream', { 'service-upstream': 'true' }, { backends: Backends.fromHostname('db.example.com', { port: 80 }) }],
  ['ssl-passthrough', { 'ssl-passthrough': 'true' }],
  ['ssl-passthrough', { 'ssl-passthrough': 'true' }, { hosts: HOSTS, paths: [RoutePath.prefix('/a')] }],
  ['upstream-hash-by', { 'upstream-hash-by': '$binary_remote_addr' }],
  ['upstream-hash-by', { 'upstream-hash-by': '$http_x_k$upstream_addr' }],
  ['upstream-hash-by', { 'upstream-hash-by': '${http_host}' }],
  ['upstream-vhost', { 'upstream-vhost': '$proxy_host' }],
];

describe('what Traefik does not serve is refused, with the reason', () => {
  test.each(UNSERVED.map(([name, values, props]) => ({ name, values, props })))('$name: $values', ({ name, values, props }) => {
    expect(fault(() => loadBalancer({ controller, ...props, annotations: prefixed(values) })))
      .toStrictEqual({ code: 'annotations.not-served', prop: `annotations["${PREFIX}${name}"]`, got: JSON.stringify(values[name]), place: 'zl/Lb' });
  });

  test.each([
    ['proxy-ssl-server-name', { 'proxy-ssl-server-name': 'on' }],
    ['proxy-ssl-server-name', { 'proxy-ssl-server-name': 'off', 'proxy-ssl-name': 'db.example.com' }],
  ])('%s: %j', (name, values: Values) => {
    expect(fault(() => loadBalancer({ controller, annotations: prefixed({ 'backend-protocol': 'HTTPS', ...values }) })))
      .toMatchObject({ code: 'annotations.not-served', prop: `annotations["${PREFIX}${name}"]` });
  });
});

/** Values that Traefik serves as ingress-nginx does. */
const NATIVE: readonly (readonly [values: Values, props?: Props])[] = [
  [{ 'affinity': 'cookie', 'session-cookie-secure': 'true' }],
  [{ 'affinity': 'cookie', 'session-cookie-secure': 'true', 'session-cookie-path': '/', 'session-cookie-samesite': 'Lax' }, { paths: [RoutePath.prefix('/a')] }],
  [{ 'allowlist-source-range': '10.0.0.0/8, fd00::/8' }],
  [{ 'app-root': '/app' }],
  [{ 'app-root': '/app' }, { paths: [RoutePath.regex('/(app.*)?')] }],
  [{ 'backend-protocol': 'HTTPS', 'proxy-http-version': '1.1' }],
  [{ 'backend-protocol': 'HTTPS', 'proxy-next-upstream': 'http_503', 'proxy-request-buffering': 'on' }],
  [{ 'backend-protocol': 'https', 'proxy-http-version': '1.1' }],
  [{ 'backend-protocol': 'GRPC' }],
  [{ 'backend-protocol': 'HTTPS', 'proxy-ssl-verify': 'on', 'proxy-next-upstream': 'off' }],
  [{ 'backend-protocol': 'HTTPS', 'proxy-ssl-name': 'db.example.com', 'proxy-ssl-server-name': 'on', 'proxy-next-upstream-tries': '1' }],
  [{ 'backend-protocol': 'GRPCS', 'proxy-ssl-secret': 'wetwin/ca' }],
  [{ 'canary': 'true', 'canary-by-header': 'X-A', 'canary-by-header-pattern': '^(a|b[+*]+)\\.c$' }],
  [{ 'canary': 'true', 'canary-weight': '10', 'canary-weight-total': '1000' }],
  [{ 'custom-http-errors': '404,503', 'default-backend': 'errors' }],
  [{ 'enable-access-log': 'false' }],
  [{ 'enable-cors': 'false' }],
  [{ 'force-ssl-redirect': 'true' }],
  [{ 'from-to-www-redirect': 'true' }, { hosts: HOSTS }],
  [{ 'from-to-www-redirect': 'false' }],
  [{ 'limit-rps': '0' }],
  [{ 'permanent-redirect': 'https://www.example.com', 'permanent-redirect-code': '308' }],
  [{ 'proxy-body-size': '0' }],
  [{ 'proxy-body-size': '1m', 'proxy-request-buffering': 'on', 'client-body-buffer-size': '16k' }],
  [{ 'client-body-buffer-size': '16k' }, { maxBodySize: Size.mebibytes(1) }],
  [{ 'proxy-buffering': 'off' }],
  [{ 'proxy-connect-timeout': '1', 'proxy-read-timeout': '10', 'proxy-send-timeout': '10' }],
  [{ 'proxy-next-upstream': 'off' }],
  [{ 'proxy-next-upstream': 'error timeout http_502', 'proxy-next-upstream-tries': '3', 'proxy-next-upstream-timeout': '10', 'proxy-request-buffering': 'on' }],
  [{ 'proxy-next-upstream': 'error timeout http_502 http_503 non_idempotent', 'proxy-request-buffering': 'on' }],
  [{ 'service-upstream': 'true' }],
  [{ 'ssl-passthrough': 'true' }, { hosts: HOSTS }],
  [{ 'ssl-redirect': 'false' }, { hosts: HOSTS, tls: Tls.fromSecret('s') }],
  [{ 'temporal-redirect': 'https://www.example.com', 'temporal-redirect-code': '307' }],
  [{ 'upstream-hash-by': '$request_uri' }],
  [{ 'upstream-hash-by': '${cookie_a}$http_x_k$arg_b' }],
  [{ 'upstream-vhost': '$service_name.$namespace.svc' }],
  [{ 'whitelist-source-range': '10.0.0.1' }],
];

/** What is said of the annotations of a route. */
function notesOf(by: Controller, given: Values, props: Props = {}): string[] {
  return verdict('annotations', { controller: by, ...props, annotations: given })!.note?.split('; ') ?? [];
}

/** What is said of them beside what is said of them on ingress-nginx, where it takes them. */
function differencesOf(given: Values, props?: Props): string[] {
  const there = tryTo(() => notesOf(IngressController.ingressNginx(), given, props)) ?? [];
  return notesOf(controller, given, props).filter(note => !there.includes(note));
}

function tryTo<T>(call: () => T): T | undefined {
  try {
    return call();
  } catch {
    return undefined;
  }
}

describe('what it serves is taken, and native', () => {
  test.each(NATIVE.map(([values, props]) => ({ values, props })))('$values', ({ values, props }) => {
    const given = prefixed(values);
    expect(annotations({ controller, ...props, annotations: given })).toMatchObject(given);
    expect(verdict('annotations', { controller, ...props, annotations: given })).toMatchObject({ support: Support.NATIVE });
    expect(differencesOf(given, props)).toStrictEqual([]);
  });
});

/** Values that it serves otherwise than ingress-nginx, with the number of differences. */
const DIFFERENT: readonly (readonly [values: Values, differences: number, props?: Props])[] = [
  [{ affinity: 'cookie' }, 1],
  [{ affinity: 'cookie' }, 2, { paths: [RoutePath.prefix('/a')] }],
  [{ 'auth-tls-secret': 'wetwin/ca', 'force-ssl-redirect': 'true' }, 2, { hosts: HOSTS }],
  [{ 'auth-tls-secret': 'wetwin/ca', 'force-ssl-redirect': 'true', 'auth-tls-pass-certificate-to-upstream': 'true' }, 1, { hosts: HOSTS }],
  [{ 'auth-type': 'basic', 'auth-secret': 'users', 'auth-realm': 'Restricted' }, 1],
  [{ 'auth-type': 'digest', 'auth-secret': 'users' }, 1],
  [{ 'auth-url': 'https://auth.example.com/?u=$request_uri', 'auth-signin': 'https://$host/start?rd=$escaped_request_uri', 'auth-response-headers': 'X-User' }, 1],
  [{ 'auth-url': 'https://auth.example.com/', 'auth-snippet': 'proxy_set_header X-A "b;c"; # gzip on;' }, 2],
  [{ 'auth-url': 'https://auth.example.com/', 'auth-snippet': 'if ($request_method = POST) { return 403; }' }, 2],
  [{ 'configuration-snippet': 'if ($http_user_agent ~* "a{1}") { return 403; }\nmore_set_headers "A: b";' }, 1],
  [{ 'configuration-snippet': 'set $a "x$1";\nif ($request_uri ~ "^/(a|b)$") { add_header A $a; }\nauth_request_set $b $upstream_http_x;' }, 1],
  [{ 'configuration-snippet': 'if ($http_user_agent ~* "(a|b)") { return 403; } if ( $cookie_a ) { return 403; } if ("$host" != a.b) { return 403; } if ($uri ~ a(b|c)d) { return 403; }' }, 1],
  [{ 'server-snippet': 'location /a { if ($host = a) { add_header A b; } }\nreturn 200;' }, 1],
  [{ 'enable-cors': 'true' }, 2],
  [{ 'enable-cors': 'true', 'cors-allow-credentials': 'false' }, 1],
  [{ 'enable-cors': 'true', 'cors-allow-origin': 'https://a.test' }, 1],
  [{ 'limit-connections': '10' }, 1],
  [{ 'limit-rpm': '60', 'limit-rps': '2' }, 1],
  [{ 'permanent-redirect': 'https://www.example.com' }, 1, { paths: [RoutePath.regex('/a.*')] }],
  [{ 'proxy-buffering': 'on', 'proxy-buffer-size': '8k', 'proxy-max-temp-file-size': '16m' }, 1],
  [{ 'backend-protocol': 'https' }, 1],
  [{ 'proxy-next-upstream': 'error' }, 2],
  [{ 'proxy-next-upstream': 'error timeout' }, 1],
  [{ 'proxy-next-upstream': 'error timeout invalid_header http_503' }, 3],
  [{ 'server-alias': 'b.example.com' }, 1, { hosts: HOSTS }],
  [{ 'server-alias': '*.b.example.com' }, 2, { hosts: HOSTS }],
  [{ 'temporal-redirect': 'https://www.example.com' }, 1, { paths: [RoutePath.regex('/a.*')] }],
];

describe('what it does otherwise is approximated, and the report says what', () => {
  test.each(DIFFERENT.map(([values, differences, props]) => ({ values, differences, props })))('$values: $differences', ({ values, differences, props }) => {
    const given = prefixed(values);
    expect(annotations({ controller, ...props, annotations: given })).toMatchObject(given);
    expect(verdict('annotations', { controller, ...props, annotations: given })!.support).toBe(Support.APPROXIMATED);
    expect(differencesOf(given, props)).toHaveLength(differences);
    expect(verdict('annotations', { ...props, annotations: given })).toMatchObject({ support: Support.NATIVE });
  });

  test('and so is refused where approximations are', () => {
    expect(fault(() => loadBalancer({ controller, acceptApproximations: false, annotations: prefixed({ 'limit-rps': '2' }) }))).toMatchObject({ code: 'controller.not-exact' });
  });
});

describe('certificates of clients belong to a host: where its routes differ, Traefik asks for none', () => {
  const asking = prefixed({ 'auth-tls-secret': 'wetwin/ca', 'force-ssl-redirect': 'true' });
  const both = (first: Values, second: Values) => {
    const lb = loadBalancer({ controller, hosts: HOSTS, annotations: first });
    lb.addRoute('b', { hosts: HOSTS, paths: [RoutePath.prefix('/b')], annotations: second });
    return lb.report;
  };

  test.each<[string, Values]>([
    ['none', {}],
    ['another Secret', prefixed({ 'auth-tls-secret': 'wetwin/other', 'force-ssl-redirect': 'true' })],
    ['another way', prefixed({ 'auth-tls-secret': 'wetwin/ca', 'force-ssl-redirect': 'true', 'auth-tls-verify-client': 'optional' })],
  ])('%s is refused', (_, second) => {
    expect(() => both(asking, second)).toThrow('[annotations.not-served]');
    expect(() => both(second, asking)).toThrow('[annotations.not-served]');
  });

  test('the same is taken', () => {
    expect(() => both(asking, prefixed({ 'auth-tls-secret': 'wetwin/ca', 'force-ssl-redirect': 'true', 'auth-tls-verify-client': 'on' }))).not.toThrow();
  });

  test('that of another host does not matter', () => {
    const lb = loadBalancer({ controller, hosts: HOSTS, annotations: asking });
    lb.addRoute('b', { hosts: ['b.example.com'] });
    expect(lb.report.requirements.map(({ id }) => id)).toContain('client-certificates-of-host');
  });

  test('other apps have to keep to it', () => {
    expect(requirement('client-certificates-of-host', { controller, hosts: HOSTS, annotations: asking })!.where).toContain(HOSTS[0]);
    expect(requirement('client-certificates-of-host', { hosts: HOSTS, annotations: asking })).toBeUndefined();
  });
});

test('error pages without a Service of their own need one of Traefik\'s', () => {
  const codes = { 'custom-http-errors': '404' };
  expect(requirement('error-pages', { controller, annotations: prefixed(codes) })!.what).toContain('defaultBackendService');
  expect(requirement('error-pages', { controller, annotations: prefixed({ ...codes, 'default-backend': 'errors' }) })).toBeUndefined();
  expect(requirement('error-pages', { annotations: prefixed(codes) })).toBeUndefined();
});
