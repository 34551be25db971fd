import { App, Chart, Duration, Size } from 'cdk8s';
import * as fc from 'fast-check';
import {
  BackendProtocol, Backends, BackendTls, BodySize, ExternalLoadBalancer, ExternalLoadBalancerProps, HashKey, HeaderValue, HttpsRedirect,
  LoadBalancing, RateLimit, Redirect, Retries, RetryOn, Rewrite, RouteOptions, RoutePath, SameSite, Tls,
} from '../../../src';
import { ANNOTATION_NAMES, ruleOf } from '../../../src/controllers/ingress-nginx/annotation-table';
import { SAYINGS } from '../../../src/controllers/shared/annotations/props';
import { IngressObject, Known } from '../../src/translation/ingress';
import { CONCERNS } from '../../src/translation/table';
import { translate, translateAll } from '../../src/translation/translate';
import { Translation } from '../../src/translation/translation';

const PREFIX = 'nginx.ingress.kubernetes.io/';
const BACKENDS = Backends.fromIps(['10.254.18.46'], { port: 80 });
const SECRETS: { readonly [name: string]: readonly string[] } = {
  'ns/all': ['ca.crt', 'tls.crt', 'tls.key'], 'ns/authority': ['ca.crt'], 'ns/certificate': ['tls.crt', 'tls.key'],
};
const KNOWN: Known = {
  service: name => name === 'unknown' ? undefined : { backends: BACKENDS },
  configMap: name => name === 'ns/headers' ? { 'X-A': 'a' } : undefined,
  secret: name => SECRETS[name],
};

/** Values that the prop of an annotation can depend on. */
const VALUES = ['true', 'false', '/a', '10', 'a'];

type Path = [path: string, pathType?: string, service?: string];

function ingress(annotations: { [name: string]: string }, paths: Path[] = [['/', 'Prefix']], more: { host?: string; tls?: any[]; spec?: any; metadata?: any } = {}): IngressObject {
  const { host = 'a.example.com', tls, spec, metadata } = more;
  return {
    metadata: { name: 'ing', namespace: 'ns', ...metadata, annotations: Object.fromEntries(Object.entries(annotations).map(([name, value]) => [name.includes('/') ? name : PREFIX + name, value])) },
    spec: {
      ...tls && { tls },
      rules: [{ host, http: { paths: paths.map(([path, pathType, service = 'svc']) => ({ path, pathType, backend: { service: { name: service, port: { number: 80 } } } })) } }],
      ...spec,
    },
  };
}

function optionsOf({ loadBalancers: [{ props }] }: Translation): RouteOptions {
  const { name, ingressName, namespace, backends, hosts, ...options } = props;
  expect({ name, ingressName, namespace, hosts }).toStrictEqual({ name: 'svc', ingressName: 'ing', namespace: 'ns', hosts: ['a.example.com'] });
  expect(backends).toBe(BACKENDS);
  return options;
}

/** The reasons by the annotations, of all lists but those that are said. */
function unsaid({ unsaid: remarks }: Translation): { [of: string]: string } {
  return Object.fromEntries(remarks.map(({ of, why }) => [of.replace(PREFIX, ''), why]));
}

function idle({ idle: remarks }: Translation): string[] {
  return remarks.map(({ of }) => of.replace(PREFIX, ''));
}

const ROOT = { paths: [RoutePath.prefix('/')] };

test('every annotation of ingress-nginx belongs to one concern', () => {
  const all = CONCERNS.flatMap(({ annotations }) => Object.keys(annotations));
  expect([...all].sort()).toStrictEqual([...ANNOTATION_NAMES].sort());
});

describe('what the props say', () => {
  test.each<[string, { [name: string]: string }, Partial<ExternalLoadBalancerProps>]>([
    ['nothing', {}, {}],
    ['a limit', { 'proxy-body-size': '8m' }, { maxBodySize: Size.mebibytes(8) }],
    ['a limit of bytes', { 'proxy-body-size': '500' }, { maxBodySize: Size.kibibytes(500 / 1024) }],
    ['no limit', { 'proxy-body-size': '0' }, { maxBodySize: BodySize.UNLIMITED }],
    ['connections that are closed', { 'connection-proxy-header': 'close' }, { disableKeepAlive: true }],
    ['redirects and cookies that are changed', { 'proxy-redirect-from': 'http://a.internal/', 'proxy-redirect-to': '/app/', 'proxy-cookie-path': '/ /app/', 'proxy-cookie-domain': 'a.internal example.com' },
      { responseRewrite: { locationFrom: 'http://a.internal/', locationTo: '/app/', cookiePathFrom: '/', cookiePathTo: '/app/', cookieDomainFrom: 'a.internal', cookieDomainTo: 'example.com' } }],
    ['a redirect of the root', { 'app-root': '/start' }, { appRoot: '/start' }],
    ['a redirect', { 'permanent-redirect': 'https://b.example.com/x' }, { redirect: Redirect.permanent('https://b.example.com/x') }],
    ['a redirect by the code of a permanent one', { 'temporal-redirect': 'https://b.example.com', 'temporal-redirect-code': '301' }, {
      redirect: Redirect.permanent('https://b.example.com'),
    }],
    ['a redirect that keeps the path', { 'temporal-redirect': 'https://b.example.com$request_uri', 'temporal-redirect-code': '307' }, {
      redirect: Redirect.temporary('https://b.example.com', { code: 307, keepPath: true }),
    }],
    ['names with www', { 'from-to-www-redirect': 'true' }, { wwwRedirect: true }],
    ['round robin', { 'load-balance': 'round_robin' }, { loadBalancing: LoadBalancing.roundRobin() }],
    ['EWMA', { 'load-balance': 'ewma' }, { loadBalancing: LoadBalancing.peakEwma() }],
    ['a hash of the URI', { 'upstream-hash-by': '$request_uri' }, { loadBalancing: LoadBalancing.consistentHash(HashKey.uri()) }],
    ['a hash of the client', { 'upstream-hash-by': '$binary_remote_addr' }, { loadBalancing: LoadBalancing.consistentHash(HashKey.clientIp()) }],
    ['a hash, whatever the number of servers for a key', { 'upstream-hash-by': '$request_uri', 'upstream-hash-by-subset': 'true', 'upstream-hash-by-subset-size': '3' }, {
      loadBalancing: LoadBalancing.consistentHash(HashKey.uri()),
    }],
    ['a hash of a header', { 'upstream-hash-by': '$http_x_tenant' }, { loadBalancing: LoadBalancing.consistentHash(HashKey.header('x-tenant')) }],
    ['a hash of a cookie', { 'upstream-hash-by': '${cookie_id}' }, { loadBalancing: LoadBalancing.consistentHash(HashKey.cookie('id')) }],
    ['a cookie under the name of ingress-nginx', { affinity: 'cookie' }, { loadBalancing: LoadBalancing.stickyCookie({ name: 'INGRESSCOOKIE' }) }],
    ['a cookie with options', {
      'affinity': 'cookie',
      'affinity-mode': 'persistent',
      'session-cookie-name': 'a',
      'session-cookie-max-age': '60',
      'session-cookie-path': '/p',
      'session-cookie-secure': 'true',
      'session-cookie-samesite': 'Strict',
    }, { loadBalancing: LoadBalancing.stickyCookie({ name: 'a', maxAge: Duration.seconds(60), path: '/p', secure: true, sameSite: SameSite.STRICT, persistent: true }) }],
    ['a cookie of a domain, which stays', {
      'affinity': 'cookie',
      'session-cookie-name': 'a',
      'session-cookie-domain': '.example.com',
      'session-cookie-change-on-failure': 'false',
      'session-cookie-samesite': 'None',
      'session-cookie-conditional-samesite-none': 'true',
    }, { loadBalancing: LoadBalancing.stickyCookie({ name: 'a', domain: 'example.com', changeOnFailure: false, sameSite: SameSite.NONE, conditionalSameSiteNone: true }) }],
    ['a cookie that changes', { 'affinity': 'cookie', 'session-cookie-name': 'a', 'session-cookie-change-on-failure': 'true' }, { loadBalancing: LoadBalancing.stickyCookie({ name: 'a', changeOnFailure: true }) }],
    ['pages for errors', { 'custom-http-errors': '502,503,502', 'default-backend': 'errors' }, { customErrors: { codes: [502, 503], serviceName: 'errors', servicePort: 80 } }],
    ['an age by its other name', { 'affinity': 'cookie', 'session-cookie-name': 'a', 'session-cookie-expires': '60' }, { loadBalancing: LoadBalancing.stickyCookie({ name: 'a', maxAge: Duration.seconds(60) }) }],
    ['headers of a ConfigMap', { 'custom-headers': 'ns/headers' }, { responseHeaders: { 'X-A': HeaderValue.literal('a') } }],
    ['headers of a snippet', { 'configuration-snippet': 'more_set_headers "X-Real-IP: $remote_addr";\nmore_set_headers "Backend-Pod: $upstream_addr" "X-B: b c";' }, {
      responseHeaders: { 'X-Real-IP': HeaderValue.clientIp(), 'Backend-Pod': HeaderValue.backendAddress(), 'X-B': HeaderValue.literal('b c') },
    }],
    ['a redirect of a snippet', { 'configuration-snippet': 'return 301 https://b.example.com$request_uri;' }, { redirect: Redirect.permanent('https://b.example.com', { keepPath: true }) }],
    ['a redirect of a snippet for the time being, with a header', { 'configuration-snippet': 'more_set_headers "X-A: a";\nreturn 307 "http://b.example.com:8080$request_uri";' }, {
      redirect: Redirect.temporary('http://b.example.com:8080', { code: 307, keepPath: true }), responseHeaders: { 'X-A': HeaderValue.literal('a') },
    }],
    ['addresses that get in', { 'allowlist-source-range': '10.0.0.0/8, 192.168.0.0/16' }, { allowedSourceRanges: ['10.0.0.0/8', '192.168.0.0/16'] }],
    ['addresses under the former name', { 'whitelist-source-range': '0.0.0.0/0' }, { allowedSourceRanges: ['0.0.0.0/0'] }],
    ['addresses that are kept out', { 'denylist-source-range': '10.0.0.1,10.0.0.1' }, { deniedSourceRanges: ['10.0.0.1'] }],
    ['HTTPS to the backends', { 'backend-protocol': 'https' }, { backendProtocol: BackendProtocol.https(BackendTls.unverified()) }],
    ['gRPC to the backends', { 'backend-protocol': 'GRPC' }, { backendProtocol: BackendProtocol.grpc() }],
    ['gRPC over TLS to the backends', { 'backend-protocol': 'GRPCS' }, { backendProtocol: BackendProtocol.grpcs(BackendTls.unverified()) }],
    ['what the client speaks, which is http without a certificate', { 'backend-protocol': 'AUTO_HTTP' }, { backendProtocol: BackendProtocol.http() }],
    ['verified backends', {
      'backend-protocol': 'HTTPS',
      'proxy-ssl-secret': 'ns/authority',
      'proxy-ssl-verify': 'on',
      'proxy-ssl-name': 'b.example.com',
      'proxy-ssl-server-name': 'on',
      'proxy-ssl-protocols': 'TLSv1.2 TLSv1.3',
    }, { backendProtocol: BackendProtocol.https(BackendTls.verified({ serverName: 'b.example.com', caSecret: 'authority' })) }],
    ['a certificate for verified backends', {
      'backend-protocol': 'HTTPS', 'proxy-ssl-secret': 'ns/all', 'proxy-ssl-verify': 'on', 'proxy-ssl-name': 'b.example.com',
    }, { backendProtocol: BackendProtocol.https(BackendTls.verified({ serverName: 'b.example.com', caSecret: 'all', clientCertificateSecret: 'all' })) }],
    ['a name for backends that are not verified', {
      'backend-protocol': 'HTTPS', 'proxy-ssl-secret': 'ns/all', 'proxy-ssl-name': 'b.example.com', 'proxy-ssl-server-name': 'on',
    }, { backendProtocol: BackendProtocol.https(BackendTls.unverified({ serverName: 'b.example.com' })) }],
    ['timeouts', { 'proxy-connect-timeout': '2', 'proxy-send-timeout': '3', 'proxy-read-timeout': '600' }, {
      timeouts: { connect: Duration.seconds(2), send: Duration.seconds(3), read: Duration.seconds(600) },
    }],
    ['the host for the backends', { 'upstream-vhost': 'B.example.com' }, { hostHeader: 'b.example.com' }],
    ['bodies as they come', { 'proxy-request-buffering': 'off' }, { buffering: { request: false } }],
    ['the memory for headers of responses', { 'proxy-buffer-size': '16k' }, { buffering: { responseBufferSize: Size.kibibytes(16) } }],
    ['responses that are held', { 'proxy-buffering': 'on', 'proxy-buffer-size': '1m', 'proxy-buffers-number': '8' }, {
      buffering: { response: true, responseBufferSize: Size.mebibytes(1), responseBuffers: 8 },
    }],
    ['redirects without a certificate', { 'force-ssl-redirect': 'true', 'preserve-trailing-slash': 'true' }, { httpsRedirect: HttpsRedirect.ALWAYS }],
    ['no attempts', { 'proxy-next-upstream': 'off' }, { retries: Retries.none() }],
    ['one attempt', { 'proxy-next-upstream-tries': '1' }, { retries: Retries.none() }],
    ['attempts', { 'proxy-next-upstream': 'error timeout http_503 non_idempotent', 'proxy-next-upstream-tries': '5', 'proxy-next-upstream-timeout': '10' }, {
      retries: Retries.on([RetryOn.CONNECT_FAILURE, RetryOn.TIMEOUT, RetryOn.STATUS_503], {
        attempts: 5, within: Duration.seconds(10), nonIdempotent: true,
      }),
    }],
    ['the default for some time', { 'proxy-next-upstream-timeout': '5' }, { retries: Retries.on([RetryOn.CONNECT_FAILURE, RetryOn.TIMEOUT], { within: Duration.seconds(5) }) }],
    ['any number of attempts', { 'proxy-next-upstream-tries': '0', 'proxy-next-upstream-timeout': '999999' }, {
      retries: Retries.on([RetryOn.CONNECT_FAILURE, RetryOn.TIMEOUT], { attempts: 100 }),
    }],
    ['TLS that passes unread', { 'ssl-passthrough': 'true' }, { tls: Tls.passthrough() }],
    ['a root with the query', { 'app-root': '/a$is_args$args' }, { appRoot: '/a' }],
    ['agents', { 'server-snippet': 'if ($http_user_agent ~* "(Scrapy|Go-http-client)") {\n  return 403;\n}' }, { blockedUserAgents: ['Scrapy', 'Go-http-client'] }],
  ])('%s', (_, annotations, options) => {
    const translation = translate(ingress(annotations), KNOWN);
    expect(translation.unsaid).toStrictEqual([]);
    expect(translation.idle).toStrictEqual([]);
    expect(optionsOf(translation)).toStrictEqual({ ...ROOT, ...options });
    expect(Object.keys(translation.said)).toStrictEqual(Object.keys(annotations).map(name => PREFIX + name));
  });
});

describe('an annotation that tells all of a prop is said by it, as the table of the props has it', () => {
  const alone = [...SAYINGS].flatMap(([name, { policy, said }]) => VALUES.flatMap(value => (
    [said(value)].flat().flatMap(way => typeof way === 'object' && way.is !== undefined && ruleOf(name)?.accepts(value) ? [[name, value, { [policy]: way.is }] as const] : [])
  )));

  test('some do', () => expect(alone.map(([name]) => name)).toEqual(expect.arrayContaining(['enable-access-log', 'enable-rewrite-log', 'x-forwarded-prefix'])));

  test.each(alone)('%s: %s', (name, value, options) => {
    const { loadBalancers: [{ props }], said } = translate(ingress({ [name]: value, 'rewrite-target': '/' }), KNOWN);
    expect(props).toMatchObject(options);
    expect(said[PREFIX + name]).toBe(Object.keys(options)[0]);
  });
});

describe('what changes little is left out, and the rest said', () => {
  test.each<[string, { [name: string]: string }, string[], Partial<ExternalLoadBalancerProps>]>([
    ['the memory of nginx', { 'proxy-buffering': 'on', 'proxy-busy-buffers-size': '12k', 'proxy-max-temp-file-size': '0', 'client-body-buffer-size': '1m' },
      ['proxy-busy-buffers-size'], { buffering: { response: true, requestBufferSize: Size.mebibytes(1), responseFileSize: Size.gibibytes(0) } }],
    ['the address of the Service', { 'service-upstream': 'true' }, ['service-upstream'], {}],
    ['the version of HTTP', { 'proxy-http-version': '1.0' }, ['proxy-http-version'], {}],
    ['the domain of a cookie that browsers drop', { 'affinity': 'cookie', 'session-cookie-domain': 'example.org' }, ['session-cookie-domain'], { loadBalancing: LoadBalancing.stickyCookie({ name: 'INGRESSCOOKIE' }) }],
  ])('%s', (_, annotations, left, options) => {
    const translation = translate(ingress(annotations), KNOWN);
    expect(translation.unsaid).toStrictEqual([]);
    expect(translation.changed.map(({ of }) => of.replace(PREFIX, '')).filter(of => of in annotations).sort()).toStrictEqual(left);
    expect(optionsOf(translation)).toStrictEqual({ ...ROOT, ...options });
    const kept = Object.fromEntries(left.map(name => [PREFIX + name, annotations[name]]));
    expect(optionsOf(translate(ingress(annotations), KNOWN, { keepAnnotations: true })).annotations).toStrictEqual(kept);
  });

  test('an Ingress that ingress-nginx drops has no load balancer', () => {
    const translation = translate(ingress({}, [['/a{alias /b;}', 'Prefix']]), KNOWN);
    expect([translation.loadBalancers, translation.unsaid, idle(translation)]).toStrictEqual([[], [], ['spec.rules']]);
  });
});

describe('what does nothing on ingress-nginx means nothing', () => {
  test.each<[string, { [name: string]: string }]>([
    ['a name that it does not have', { 'load-balancing-scheme': 'round-robin' }],
    ['a number with a unit', { 'proxy-read-timeout': '1s' }],
    ['a limit of no requests', { 'limit-rps': '0' }],
    ['a size that its template drops', { 'proxy-body-size': '500b' }],
    ['what is switched off', { 'enable-cors': 'false' }],
    ['a boolean that Go does not know', { 'use-regex': 'yes' }],
    ['a redirect to no path', { 'app-root': 'start' }],
    ['options without what they are of', { 'cors-max-age': '7' }],
    ['another name of a cookie without affinity', { 'session-cookie-name': 'a' }],
    ['the default', { 'backend-protocol': 'HTTP' }],
    ['a prefix without a rewrite', { 'x-forwarded-prefix': '/a' }],
    ['a redirect to https without a certificate', { 'ssl-redirect': 'true' }],
    ['an empty value', { 'auth-url': ' ' }],
    ['failures that it does not know', { 'proxy-next-upstream': 'error http_418' }],
    ['the failures and attempts that it has anyway', { 'proxy-next-upstream': 'error timeout', 'proxy-next-upstream-tries': '3', 'proxy-next-upstream-timeout': '0' }],
    ['a protocol that it does not know', { 'backend-protocol': 'H2C' }],
    ['settings of TLS without a Secret', { 'proxy-ssl-verify': 'on', 'proxy-ssl-name': 'b.example.com' }],
    ['settings of TLS without TLS', { 'proxy-ssl-secret': 'ns/all', 'proxy-ssl-verify': 'on', 'proxy-ssl-verify-depth': '2', 'proxy-ssl-server-name': 'on' }],
    ['what it does with bodies and responses anyway', { 'proxy-request-buffering': 'on', 'proxy-buffering': 'off', 'proxy-buffer-size': '4k', 'proxy-buffers-number': '4' }],
    ['buffers for responses that are not held', { 'proxy-buffers-number': '8', 'proxy-busy-buffers-size': '16k', 'proxy-max-temp-file-size': '1024m' }],
    ['the version of HTTP that it speaks anyway', { 'proxy-http-version': '1.1' }],
    ['a push that nginx no longer has', { 'http2-push-preload': 'true' }],
  ])('%s', (_, annotations) => {
    const translation = translate(ingress(annotations), KNOWN);
    expect(translation.unsaid).toStrictEqual([]);
    expect(idle(translation)).toStrictEqual(Object.keys(annotations));
    expect(optionsOf(translation)).toStrictEqual(ROOT);
  });

  test('what a redirect comes before', () => {
    const translation = translate(ingress({
      'permanent-redirect': 'https://b.example.com', 'permanent-redirect-code': '200', 'rewrite-target': '/x', 'auth-url': 'https://a.example.com', 'enable-access-log': 'false',
    }), KNOWN);
    expect(idle(translation)).toStrictEqual(['rewrite-target', 'auth-url', 'permanent-redirect-code']);
    expect(optionsOf(translation)).toStrictEqual({ ...ROOT, accessLog: false, redirect: Redirect.permanent('https://b.example.com') });
  });

  test('another code of a redirect', () => {
    const own = { 'permanent-redirect': 'https://b.example.com', 'permanent-redirect-code': '304' };
    expect(Object.keys(unsaid(translate(ingress(own), KNOWN)))).toStrictEqual(Object.keys(own));
  });

  test('another name of a wildcard', () => {
    expect(unsaid(translate(ingress({ 'from-to-www-redirect': 'true' }, undefined, { host: '*.example.com' }), KNOWN))).toStrictEqual({ 'from-to-www-redirect': expect.stringContaining('wildcard') });
  });

  test('another name that is a host', () => {
    const www = { host: 'www.a.example.com', http: { paths: [] } };
    expect(idle(translate(ingress({ 'from-to-www-redirect': 'true' }, undefined, { host: 'a.example.com' }), { ...KNOWN, others: [{ spec: { rules: [www] } }] }))).toStrictEqual(['from-to-www-redirect']);
  });

  test('what comes second', () => {
    expect(idle(translate(ingress({ 'allowlist-source-range': '10.0.0.0/8', 'whitelist-source-range': '0.0.0.0/0' }), KNOWN))).toStrictEqual(['whitelist-source-range']);
    expect(idle(translate(ingress({ 'affinity': 'cookie', 'upstream-hash-by': '$request_uri', 'load-balance': 'ewma' }), KNOWN))).toStrictEqual(['upstream-hash-by', 'load-balance']);
  });
});

describe('authentication', () => {
  const url = 'http://auth.sso.svc.cluster.local/verify';
  const users: Known = { ...KNOWN, secret: name => name === 'ns/users' ? ['auth'] : undefined };

  test.each<[string, { [name: string]: string }, RouteOptions]>([
    ['a password', { 'auth-type': 'basic', 'auth-secret': 'ns/users', 'auth-secret-type': 'auth-map', 'auth-realm': 'ops' }, { basicAuth: { secret: 'users', realm: 'ops' } }],
    ['a service', { 'auth-url': url, 'auth-method': 'POST', 'auth-response-headers': 'X-User, X-Groups' }, { externalAuth: { url, method: 'POST', responseHeaders: ['X-User', 'X-Groups'] } }],
    ['where to sign in', { 'auth-url': url, 'auth-signin': 'https://$host/oauth2/start?rd=$escaped_request_uri' }, { externalAuth: { url, signInUrl: 'https://a.example.com/oauth2/start' } }],
    ['what comes back by itself', { 'auth-url': url, 'auth-signin': 'https://l.example.com?a=b&rd=$scheme://$http_host$request_uri' }, { externalAuth: { url, signInUrl: 'https://l.example.com?a=b' } }],
    ['configuration of the request to the service', { 'auth-url': url, 'auth-snippet': 'proxy_method GET;' }, { externalAuth: { url }, annotations: { [`${PREFIX}auth-snippet`]: 'proxy_method GET;' } }],
    ['what is kept', { 'auth-url': url, 'auth-cache-key': '$remote_user', 'auth-keepalive': '10' }, { externalAuth: { url } }],
  ])('%s', (_, annotations, options) => {
    const translation = translate(ingress(annotations), users);
    expect(unsaid(translation)).toStrictEqual({});
    expect(optionsOf(translation)).toStrictEqual({ ...ROOT, ...options });
  });

  test.each<[string, { [name: string]: string }, RegExp]>([
    ['digests', { 'auth-type': 'digest', 'auth-secret': 'users' }, /digest/],
    ['no Secret', { 'auth-type': 'basic' }, /503/],
    ['a Secret that is not there', { 'auth-type': 'basic', 'auth-secret': 'others' }, /503/],
    ['a Secret of another namespace', { 'auth-type': 'basic', 'auth-secret': 'other/users' }, /503/],
    ['a variable', { 'auth-url': 'http://$host/verify' }, /variables/],
    ['a variable for the sign-in', { 'auth-url': url, 'auth-signin': 'https://l.example.com/$uri' }, /variables/],
    ['configuration that nginx does not load', { 'auth-url': url, 'auth-snippet': 'proxy_method GET' }, /annotations\.snippet/],
    ['another parameter', { 'auth-url': url, 'auth-signin': 'https://l.example.com', 'auth-signin-redirect-param': 'orig' }, /no prop: auth-signin-redirect-param/],
  ])('what no prop says: %s', (_, annotations, why) => {
    const translation = translate(ingress(annotations), users);
    expect(unsaid(translation)).toStrictEqual(Object.fromEntries(Object.keys(annotations).map(name => [name, expect.stringMatching(why)])));
  });
});

describe('snippets that hold more than props say are passed on as annotations', () => {
  test.each<[string, { [name: string]: string }]>([
    ['another directive', { 'configuration-snippet': 'more_set_headers "X-A: a"; gzip on;' }],
    ['a header with a variable', { 'configuration-snippet': 'more_set_headers "X-A: $host";' }],
    ['a header that is set twice', { 'configuration-snippet': 'more_set_headers "X-A: a" "X-A: b";' }],
    ['a pattern of agents', { 'server-snippet': 'if ($http_user_agent ~* "a.c") { return 403; }' }],
    ['a redirect of the whole host', { 'server-snippet': 'return 301 https://b.example.com$request_uri;' }],
    ['a redirect to a host of the request', { 'configuration-snippet': 'return 301 https://www.$host$request_uri;' }],
    ['a redirect that loses the query', { 'configuration-snippet': 'return 301 https://b.example.com$uri;' }],
    ['one of two', { 'configuration-snippet': 'more_set_headers "X-A: a";', 'server-snippet': 'gzip on;' }],
  ])('%s', (_, annotations) => {
    const translation = translate(ingress(annotations), KNOWN);
    expect(unsaid(translation)).toStrictEqual({});
    expect(optionsOf(translation)).toStrictEqual({
      ...ROOT, annotations: Object.fromEntries(Object.entries(annotations).map(([name, value]) => [PREFIX + name, value])),
    });
    expect(Object.values(translation.said)).toStrictEqual(Object.keys(annotations).map(() => 'annotations'));
  });
});

describe('what no prop says stands in a list', () => {
  test.each<[string, { [name: string]: string }, RegExp]>([
    ['a redirect to a path', { 'permanent-redirect': 'new' }, /anything but a URL/],
    ['redirects that nginx rewrites by itself', { 'proxy-redirect-from': 'default' }, /no prop/],
    ['what is not', { 'mirror-target': 'http://m.example.com' }, /no prop: a mirrored request/],
    ['a target that is a URL', { 'rewrite-target': 'https://b.example.com/' }, /redirect/],
    ['a target with a group that no path has', { 'rewrite-target': '/$1' }, /500/],
    ['a root with a variable', { 'app-root': '/$host' }, /variables/],
    ['a hash of a text', { 'upstream-hash-by': '$host$request_uri' }, /hashes of other texts/],
    ['a snippet that nginx does not load', { 'configuration-snippet': 'more_set_headers "X-A: a"; gzip on' }, /annotations\.snippet/],
    ['a value that the prop does not take', { 'rewrite-target': '/a b' }, /\[path\.not-plain\]; nor does ingress-nginx take rewrite-target/],
    ['a ConfigMap that is not there', { 'custom-headers': 'ns/other' }, /503/],
    ['an annotation of others', { 'example.com/a': 'b' }, /others/],
    ['no time', { 'proxy-read-timeout': '0' }, /504/],
    ['less than no time', { 'proxy-read-timeout': '-1' }, /no configuration/],
    ['more time than there is', { 'proxy-read-timeout': '99999999999' }, /duration\.out-of-range/],
    ['a variable as the host', { 'upstream-vhost': '$host' }, /variables/],
    ['an address as the host', { 'upstream-vhost': '10.254.18.46' }, /host\./],
    ['a buffer of no size', { 'proxy-buffer-size': '0' }, /nginx\.buffers|buffering\.size/],
    ['a buffer of gibibytes', { 'proxy-buffer-size': '1g' }, /no configuration/],
    ['too few buffers', { 'proxy-buffers-number': '2' }, /nginx\.buffers/],
    ['a failure that no prop has', { 'proxy-next-upstream': 'error http_404' }, /http_404/],
    ['failures that touch', { 'proxy-next-upstream': 'errortimeout' }, /no configuration/],
    ['less than one attempt', { 'proxy-next-upstream-tries': '-1' }, /no configuration/],
    ['FastCGI', { 'backend-protocol': 'FCGI' }, /FCGI/],
    ['an empty list of addresses, which lets nobody in', { 'allowlist-source-range': '' }, /ip-range\.not-a-range/],
    ['a list with what is no address', { 'denylist-source-range': '10.0.0.0/8, office.example.com' }, /ip-range\.not-a-range/],
    ['a range that starts within itself', { 'whitelist-source-range': '10.0.0.1/8' }, /ip-range\.host-bits/],
    ['more connections than nginx counts', { 'limit-connections': '65536' }, /connection-limit\.number/],
    ['a pattern as an alias', { 'server-alias': '~^a' }, /no plain name/],
  ])('%s', (_, annotations, why) => {
    const translation = translate(ingress(annotations), KNOWN);
    expect(unsaid(translation)).toStrictEqual({ [Object.keys(annotations)[0]]: expect.stringMatching(why) });
    expect(optionsOf(translation)).toStrictEqual(ROOT);
  });

  test('it is passed on as an annotation where the caller wants that, and stays in the list', () => {
    const translation = translate(ingress({ satisfy: 'any' }), KNOWN, { keepAnnotations: true });
    expect(unsaid(translation)).toHaveProperty('satisfy');
    expect(optionsOf(translation)).toStrictEqual({ ...ROOT, annotations: { [`${PREFIX}satisfy`]: 'any' } });
  });

  test.each<[string, { [name: string]: string }, RouteOptions, string[]]>([
    ['of a second, and the burst of the controller', { 'limit-rps': '2' }, { rateLimit: RateLimit.perSecond(2, { burst: 10 }) }, []],
    ['of a minute, and a burst', { 'limit-rpm': '6', 'limit-burst-multiplier': '1' }, { rateLimit: RateLimit.perMinute(6) }, []],
    ['of both', { 'limit-rps': '2', 'limit-rpm': '60', 'limit-burst-multiplier': '2' }, { rateLimit: RateLimit.perSecond(2, { burst: 4 }) }, ['limit-rpm']],
    ['of what is under way, but for some', { 'limit-connections': '8', 'limit-allowlist': '10.0.0.0/8' }, { connectionLimit: 8 }, ['limit-allowlist']],
    ['of a second, and no burst', { 'limit-rps': '2', 'limit-burst-multiplier': '0' }, {}, ['limit-rps', 'limit-burst-multiplier']],
  ])('limits of clients: %s', (_, annotations, options, left) => {
    const translation = translate(ingress(annotations), KNOWN);
    expect([optionsOf(translation), Object.keys(unsaid(translation))]).toStrictEqual([{ ...ROOT, ...options }, left]);
  });

  test('a canary has no load balancer of its own', () => {
    const translation = translate(ingress({ 'canary': 'true', 'canary-weight': '10' }), KNOWN);
    expect(unsaid(translation)).toStrictEqual({});
    expect(translation.loadBalancers).toStrictEqual([]);
  });

  test.each([
    [{ 'canary-weight': '1', 'canary-weight-total': '1000' }, 'canary-weight'],
    [{ 'canary-by-header': 'X', 'canary-by-header-pattern': 'a.*' }, 'canary-by-header-pattern'],
    [{ 'canary-weight': '1', 'affinity': 'cookie', 'affinity-canary-behavior': 'legacy' }, 'affinity-canary-behavior'],
    [{ 'canary-by-header': 'X_Y' }, 'canary-by-header'],
  ])('of a canary: %j', (annotations, name) => {
    expect(Object.keys(unsaid(translate(ingress({ canary: 'true', ...annotations }), KNOWN)))).toContain(name);
  });

  test('a Service that nobody knows', () => {
    expect(unsaid(translate(ingress({}, [['/', 'Prefix', 'unknown']]), KNOWN))).toStrictEqual({ backend: expect.any(String) });
  });

  test('a path that no prop takes', () => {
    expect(unsaid(translate(ingress({}, [['/a{b;}', 'Prefix']]), KNOWN))).toStrictEqual({ 'spec.rules[0].http.paths': expect.stringContaining('[path.stray-character]') });
  });
});

describe('paths are said as ingress-nginx reads them', () => {
  test.each<[string, { [name: string]: string }, Path, RoutePath]>([
    ['a prefix', {}, ['/a', 'Prefix'], RoutePath.prefix('/a')],
    ['an exact path', {}, ['/a', 'Exact'], RoutePath.exact('/a')],
    ['its own type compares the start of the text', {}, ['/a.b'], RoutePath.regex('/(?-i)a\\.b')],
    ['a pattern', { 'use-regex': 'true' }, ['/a/[0-9]+', 'ImplementationSpecific'], RoutePath.regex('/a/[0-9]+')],
    ['a prefix on a host of patterns', { 'use-regex': 'true' }, ['/a', 'Prefix'], RoutePath.regex('/a')],
    ['an exact path on a host of patterns', { 'rewrite-target': '/b' }, ['/a', 'Exact'], RoutePath.regex('/a')],
    ['every path', { 'use-regex': 'true' }, ['/', 'Prefix'], RoutePath.prefix('/')],
  ])('%s', (_, annotations, path, expected) => {
    expect(optionsOf(translate(ingress(annotations, [path]), KNOWN)).paths).toStrictEqual([expected]);
  });

  test('a pattern on one Ingress turns the paths of the others', () => {
    const [plain] = translateAll([ingress({}, [['/a', 'Prefix']]), ingress({ 'use-regex': 'true' }, [['/b.+']])], KNOWN);
    expect(optionsOf(plain).paths).toStrictEqual([RoutePath.regex('/a')]);
    const [other] = translateAll([ingress({}, [['/a', 'Prefix']]), ingress({ 'use-regex': 'true' }, [['/b.+']], { host: 'b.example.com' })], KNOWN);
    expect(optionsOf(other).paths).toStrictEqual([RoutePath.prefix('/a')]);
  });

  test.each<[string, string, RouteOptions]>([
    ['/app(/|$)(.*)', '/$2', { paths: [RoutePath.prefix('/app')], rewrite: Rewrite.stripPrefix() }],
    ['/app(/|$)(.*)', '/new/$2', { paths: [RoutePath.prefix('/app')], rewrite: Rewrite.replacePrefix('/new') }],
    ['/(.*)', '/$1', ROOT],
  ])('%s with the target %s is a prefix, but for the case', (path, target, expected) => {
    const translation = translate(ingress({ 'use-regex': 'true', 'rewrite-target': target }, [[path]]), KNOWN);
    expect(optionsOf(translation)).toStrictEqual(expected);
    expect(translation.changed.map(({ of }) => of)).toContain(`${PREFIX}rewrite-target`);
  });

  test.each<[string, string, Rewrite]>([
    ['/a', '/b', Rewrite.fullPath('/b')],
    ['/a/(.*)', '/$1', Rewrite.regexTarget('/$1')],
  ])('%s with the target %s', (path, target, rewrite) => {
    expect(optionsOf(translate(ingress({ 'rewrite-target': target }, [[path]]), KNOWN))).toStrictEqual({ paths: [RoutePath.regex(path)], rewrite });
  });
});

describe('hosts, Services and certificates', () => {
  const TLS = [{ hosts: ['a.example.com'], secretName: 'cert' }];

  test.each<[string, any[], { [name: string]: string }, Tls]>([
    ['a Secret', TLS, {}, Tls.fromSecret('cert')],
    ['no Secret', [{ hosts: ['a.example.com'] }], {}, Tls.controllerDefault()],
    ['a wildcard', [{ hosts: ['*.example.com'], secretName: 'cert' }], {}, Tls.fromSecret('cert')],
    ['another host', [{ hosts: ['b.example.com'], secretName: 'cert' }], {}, Tls.controllerDefault()],
    ['cert-manager', TLS, { 'cert-manager.io/cluster-issuer': 'ca' }, Tls.certManager({ clusterIssuer: 'ca', secretName: 'cert' })],
    ['an issuer of the namespace', TLS, { 'cert-manager.io/issuer': 'ca' }, Tls.certManager({ issuer: 'ca', secretName: 'cert' })],
    ['a redirect that there is anyway', TLS, { 'ssl-redirect': 'false', 'force-ssl-redirect': 'true' }, Tls.fromSecret('cert')],
  ])('a certificate: %s', (_, tls, annotations, expected) => {
    const translation = translate(ingress(annotations, undefined, { tls }), KNOWN);
    expect(translation.unsaid).toStrictEqual([]);
    expect(optionsOf(translation)).toStrictEqual({ ...ROOT, tls: expected });
  });

  test('no redirect beside a certificate', () => {
    const translation = translate(ingress({ 'ssl-redirect': 'false' }, undefined, { tls: TLS }), KNOWN);
    expect(optionsOf(translation)).toStrictEqual({ ...ROOT, tls: Tls.fromSecret('cert'), httpsRedirect: HttpsRedirect.NEVER });
  });

  test('where a proxy before the controller is believed, its requests are not redirected', () => {
    const known = { ...KNOWN, forwardedHeaders: true };
    expect(optionsOf(translate(ingress({}, undefined, { tls: TLS }), known))).toStrictEqual({ ...ROOT, tls: Tls.fromSecret('cert'), httpsRedirect: HttpsRedirect.ALWAYS });
    expect(optionsOf(translate(ingress({ 'ssl-redirect': 'false' }, undefined, { tls: TLS }), known)).httpsRedirect).toBe(HttpsRedirect.NEVER);
    expect(optionsOf(translate(ingress({}), known))).toStrictEqual(ROOT);
  });

  test('where clients use https without a tls section, the certificate is that of the controller', () => {
    const known = { ...KNOWN, defaultCertificate: true };
    expect(optionsOf(translate(ingress({}), known))).toStrictEqual({ ...ROOT, tls: Tls.controllerDefault(), httpsRedirect: HttpsRedirect.NEVER });
    expect(optionsOf(translate(ingress({ 'force-ssl-redirect': 'true' }), known))).toStrictEqual({ ...ROOT, tls: Tls.controllerDefault(), httpsRedirect: HttpsRedirect.ALWAYS });
    const [, plain] = translateAll([ingress({}, undefined, { tls: TLS }), ingress({}, [['/a', 'Prefix']])], known);
    expect(optionsOf(plain)).toStrictEqual({ paths: [RoutePath.prefix('/a')] });
  });

  test('TLS passes unread for the path "/" and plain hosts alone, and leaves nothing to other annotations', () => {
    const annotations = { 'ssl-passthrough': 'true', 'backend-protocol': 'HTTPS', 'affinity': 'cookie' };
    const translation = translate(ingress(annotations, undefined, { tls: TLS }), KNOWN);
    expect(optionsOf(translation)).toStrictEqual({ ...ROOT, tls: Tls.passthrough() });
    expect(idle(translation)).toStrictEqual(['backend-protocol', 'affinity']);
    expect(optionsOf(translate(ingress(annotations, [['/a', 'Prefix', 'other'], ['/', 'Exact']]), KNOWN))).toStrictEqual({ ...ROOT, tls: Tls.passthrough() });
    expect(unsaid(translate(ingress({ 'ssl-passthrough': 'true' }, [['/a', 'Prefix']]), KNOWN))).toStrictEqual({ 'ssl-passthrough': expect.stringContaining('https does not work') });
    expect(unsaid(translate(ingress({ 'ssl-passthrough': 'true' }, undefined, { host: '*.example.com' }), KNOWN))).toStrictEqual({ 'ssl-passthrough': expect.stringContaining('wildcards') });
  });

  const verified = (secret: string) => ({ 'backend-protocol': 'HTTPS', 'proxy-ssl-secret': secret, 'proxy-ssl-verify': 'on', 'proxy-ssl-name': 'b.example.com' });

  test.each<[string, { [name: string]: string }, Partial<Known>, RegExp]>([
    ['a Secret that is not there', verified('ns/other'), {}, /503/],
    ['a Secret of another namespace', verified('other/all'), {}, /503/],
    ['a Secret that nobody can look into', verified('ns/all'), { secret: undefined }, /nobody knows/],
    ['no name', { 'backend-protocol': 'HTTPS', 'proxy-ssl-secret': 'ns/all', 'proxy-ssl-verify': 'on' }, {}, /502/],
  ])('backends that cannot be verified as ingress-nginx does: %s', (_, annotations, known, why) => {
    const { loadBalancers: [{ props }], ...translation } = translate(ingress(annotations), { ...KNOWN, ...known });
    expect(Object.keys(unsaid({ ...translation, loadBalancers: [] }))).toStrictEqual(Object.keys(annotations));
    expect(Object.values(unsaid({ ...translation, loadBalancers: [] })).every(each => why.test(each))).toBe(true);
    expect(props.backendProtocol).toBeUndefined();
  });

  test('without a ca.crt, nothing is verified, and no setting is read', () => {
    const translation = translate(ingress(verified('ns/certificate')), KNOWN);
    expect(optionsOf(translation)).toStrictEqual({ ...ROOT, backendProtocol: BackendProtocol.https(BackendTls.unverified()) });
    expect(idle(translation)).toStrictEqual(['proxy-ssl-secret', 'proxy-ssl-verify', 'proxy-ssl-name']);
  });

  test('what nothing else says of TLS to the backends', () => {
    const translation = translate(ingress({ ...verified('ns/all'), 'proxy-ssl-ciphers': 'HIGH', 'proxy-ssl-protocols': 'TLSv1.3', 'proxy-ssl-verify-depth': '3' }), KNOWN);
    expect(Object.keys(unsaid(translation))).toStrictEqual(['proxy-ssl-ciphers', 'proxy-ssl-protocols']);
    expect(translation.changed.map(({ of }) => of)).toContain(`${PREFIX}proxy-ssl-verify-depth`);
  });

  test.each<[string, any, { [name: string]: string }, BackendProtocol | undefined]>([
    ['redirected', TLS, {}, BackendProtocol.https(BackendTls.unverified())],
    ['served by both', TLS, { 'ssl-redirect': 'false' }, undefined],
  ])('backends get what the client speaks: %s', (_, tls, annotations, protocol) => {
    const { loadBalancers: [{ props }] } = translate(ingress({ 'backend-protocol': 'AUTO_HTTP', ...annotations }, undefined, { tls }), KNOWN);
    expect(props.backendProtocol).toStrictEqual(protocol);
  });

  test.each<[{ [name: string]: string }, Path[], object[]]>([
    [{ 'canary-weight': '10' }, [['/', 'Prefix', 'next']], [{ weight: 10 }]],
    [{ 'canary-weight': '20', 'canary-weight-total': '200' }, [['/', 'Prefix', 'next']], [{ weight: 10 }]],
    [{ 'canary-by-header': 'X', 'canary-by-header-value': 'v', 'canary-by-cookie': 'c' }, [['/', 'Prefix', 'unknown'], ['/', 'Prefix', 'next']], [{ header: 'X', headerValue: 'v', cookie: 'c' }]],
    [{ 'canary-weight': '10' }, [['/', 'Exact', 'next'], ['/a', 'Prefix', 'next'], ['/', 'Prefix', 'svc']], []],
    [{ 'canary': 'false', 'canary-weight': '10' }, [['/', 'Prefix', 'next']], []],
  ])('a canary with %j belongs to the load balancer of the main Ingress, whose path it has', (annotations, paths, expected) => {
    const [{ loadBalancers: [{ canaries }] }] = translateAll([ingress({}), ingress({ canary: 'true', ...annotations }, paths)], KNOWN);
    expect(canaries.map(({ options }) => options)).toEqual(expected.map(options => ({ backends: BACKENDS, ...options })));
  });

  test('an alias is a host of all Ingresses that share one', () => {
    const [first, second] = translateAll([ingress({}, [['/a', 'Prefix']]), ingress({ 'server-alias': 'b.example.com, a.example.com' }, [['/b', 'Prefix']])], KNOWN);
    expect(first.loadBalancers[0].props.hosts).toStrictEqual(['a.example.com', 'b.example.com']);
    expect(second.loadBalancers[0].props.hosts).toStrictEqual(['a.example.com', 'b.example.com']);
    expect(idle(second)).toStrictEqual(['server-alias']);
  });

  test('each Service has a load balancer, and hosts with the same paths share a route', () => {
    const rule = (host: string, ...paths: Path[]) => ingress({}, paths, { host }).spec!.rules![0];
    const { loadBalancers } = translate(ingress({}, [], {
      spec: { rules: [rule('a.test', ['/', 'Prefix'], ['/x', 'Prefix', 'other']), rule('b.test', ['/', 'Prefix']), rule('c.test', ['/c', 'Prefix'])] },
    }), KNOWN);
    expect(loadBalancers.map(({ service, props: { hosts }, routes }) => [service, hosts, routes])).toStrictEqual([
      ['svc', ['a.test', 'b.test'], [{ id: 'route-2', options: { hosts: ['c.test'], paths: [RoutePath.prefix('/c')] } }]],
      ['other', ['a.test'], []],
    ]);
  });

  test('the default backend takes what no path does', () => {
    const defaultBackend = { service: { name: 'rest', port: { number: 80 } } };
    const { loadBalancers } = translate(ingress({}, [['/a', 'Prefix']], { spec: { ...ingress({}, [['/a', 'Prefix']]).spec, defaultBackend } }), KNOWN);
    expect(loadBalancers.map(({ service, props: { hosts, paths } }) => [service, hosts, paths])).toStrictEqual([
      ['svc', ['a.example.com'], [RoutePath.prefix('/a')]], ['rest', ['a.example.com'], [RoutePath.prefix('/')]],
    ]);
    const whole = translate(ingress({}, [['/', 'Prefix']], { spec: { ...ingress({}).spec, defaultBackend } }), KNOWN);
    expect(idle(whole)).toStrictEqual(['spec.defaultBackend']);
    const alone = translate({ metadata: { name: 'ing' }, spec: { defaultBackend } }, KNOWN);
    expect(alone.loadBalancers[0].props).toStrictEqual({ name: 'rest', ingressName: 'ing', backends: BACKENDS, paths: [RoutePath.prefix('/')] });
  });

  test('a redirect needs no servers', () => {
    const { unsaid: left, loadBalancers } = translate(ingress({ 'permanent-redirect': 'https://b.example.com' }), { service: () => undefined });
    expect(left).toStrictEqual([]);
    expect(loadBalancers.map(({ props }) => 'backends' in props)).toStrictEqual([false]);
  });

  test('the class, labels and the address of external-dns', () => {
    const translation = translate(ingress({ 'external-dns.alpha.kubernetes.io/target': '192.0.2.1', 'kubernetes.io/ingress.class': 'inner' }, undefined, { metadata: { labels: { a: 'b' } } }), KNOWN);
    expect(translation).toMatchObject({ className: 'inner', unsaid: [], loadBalancers: [{ props: { labels: { a: 'b' }, externalAddress: '192.0.2.1' } }] });
  });
});

/** Values that work, and any others. */
const value = fc.oneof(
  fc.constantFrom('true', 'false', '0', '1', '10', '1s', 'on', 'off', 'cookie', '/', '/$1', '/a', '8k', 'HTTP', 'HTTPS', '$request_uri', '*', '', ' ', 'a b', 'ns/name'),
  fc.string(), fc.string({ unit: 'binary' }),
);
const name = fc.oneof(fc.constantFrom(...ANNOTATION_NAMES.map(each => PREFIX + each)), fc.constantFrom('example.com/a', 'kubernetes.io/ingress.class'), fc.string().map(text => PREFIX + text));
const path = fc.record({
  path: fc.oneof(fc.constantFrom('/', '/a', '/a(/|$)(.*)', '/(.*)'), fc.string()),
  pathType: fc.constantFrom('Prefix', 'Exact', 'ImplementationSpecific', 'other'),
  backend: fc.constantFrom({ service: { name: 'svc', port: { number: 80 } } }, { service: { name: 'unknown' } }, { resource: {} }, {}),
});
const anyIngress: fc.Arbitrary<IngressObject> = fc.record({
  metadata: fc.record({ name: fc.constant('ing'), annotations: fc.dictionary(name, value, { maxKeys: 8 }) }, { requiredKeys: [] }),
  spec: fc.record({
    rules: fc.array(fc.record({ host: fc.oneof(fc.constant('a.example.com'), fc.string()), http: fc.record({ paths: fc.array(path, { maxLength: 3 }) }) }, { requiredKeys: [] }), { maxLength: 3 }),
    tls: fc.array(fc.record({ hosts: fc.array(fc.string(), { maxLength: 2 }), secretName: fc.string() }, { requiredKeys: [] }), { maxLength: 2 }),
    defaultBackend: fc.constant({ service: { name: 'svc' } }),
  }, { requiredKeys: [] }),
}, { requiredKeys: [] });

test('whatever an Ingress holds, each of its annotations is said or stands in a list', () => {
  fc.assert(fc.property(anyIngress, fc.array(anyIngress, { maxLength: 2 }), (given, others) => {
    const { said, unsaid: no, idle: nothing, changed } = translate(given, { ...KNOWN, others });
    const answered = new Set([...Object.keys(said), ...[...no, ...nothing, ...changed].map(({ of }) => of)]);
    expect(Object.keys(given.metadata?.annotations ?? {}).filter(key => !answered.has(key))).toStrictEqual([]);
    expect([...no, ...nothing].every(({ why }) => why !== '')).toBe(true);
  }), { numRuns: 2000 });
});

test('an annotation alone, with a value that works, is said or stands in a list, and what is said makes a load balancer', () => {
  fc.assert(fc.property(fc.constantFrom(...ANNOTATION_NAMES), value, (annotation, text) => {
    fc.pre(ruleOf(annotation)!.accepts(text));
    const { loadBalancers, said } = translate(ingress({ [annotation]: text }), KNOWN);
    if (PREFIX + annotation in said) {
      const chart = new Chart(new App(), 'chart');
      expect(() => loadBalancers.map(({ props }) => new ExternalLoadBalancer(chart, 'Lb', props))).not.toThrow();
    }
  }), { numRuns: 500 });
});

describe('certificates of clients', () => {
  const certified = (annotations: { [name: string]: string }, tls: any[] | undefined = [{ hosts: ['a.example.com'], secretName: 'certificate' }]) => (
    translate(ingress({ 'auth-tls-secret': 'ns/authority', ...annotations }, [['/', 'Prefix']], { tls }), KNOWN)
  );

  test.each([
    ['required', {}, { caSecret: 'authority' }],
    ['optional', { 'auth-tls-verify-client': 'optional', 'auth-tls-pass-certificate-to-upstream': 'true' }, { caSecret: 'authority', optional: true, forwardCertificate: true }],
    ['of any depth', { 'auth-tls-verify-depth': '2' }, { caSecret: 'authority' }],
  ])('%s', (_, annotations, clientCertificates) => {
    const translation = certified(annotations);
    expect(translation.unsaid).toStrictEqual([]);
    expect(optionsOf(translation)).toMatchObject({ clientCertificates });
  });

  test.each<[string, { [name: string]: string }]>([
    ['of any authority', { 'auth-tls-verify-client': 'optional_no_ca' }],
    ['with a name', { 'auth-tls-match-cn': 'CN=alice' }],
    ['of another namespace', { 'auth-tls-secret': 'other/authority' }],
    ['of a Secret that is missing', { 'auth-tls-secret': 'ns/missing' }],
    ['of a Secret without ca.crt', { 'auth-tls-secret': 'ns/certificate' }],
    ['over http', { 'ssl-redirect': 'false' }],
  ])('%s are not said, so that nobody thinks that they protect', (_, annotations) => {
    expect(Object.keys(unsaid(certified(annotations)))).toContain('auth-tls-secret');
  });

  test('without TLS are not said either', () => {
    expect(Object.keys(unsaid(certified({}, [])))).toStrictEqual(['auth-tls-secret']);
  });

  test('that nobody is asked for do nothing', () => {
    expect(idle(certified({ 'auth-tls-verify-client': 'off' }))).toStrictEqual(['auth-tls-secret', 'auth-tls-verify-client']);
  });
});
