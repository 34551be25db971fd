import { none, OFF } from './advice';
import { FeatureOf, POLICY_NAMES, PolicyName } from '../../../policies';
import { HeaderValue } from '../../../policies/header-value';
import { LoadBalancing } from '../../../policies/load-balancing';

/** How a prop says what an annotation says. */
export interface ByProp<F extends string = string> {
  /** The features that it asks of a controller; none where one of those of the prop is enough. */
  readonly needs: readonly F[];
  /** What stands behind the name of the prop, such as ` to Rewrite.stripPrefix()`. */
  readonly how: string;
  /** What is said in place of "set the prop ...". */
  readonly words?: string;
  /** The value of the prop, where the annotation tells all of it. */
  readonly is?: unknown;
}

/** By a prop, by the first of several ways that a controller has, with nothing at all and why, or by no prop. */
type Said<F extends string> = ByProp<F> | readonly ByProp<F>[] | string | undefined;

/** How the values of annotations are said, by their names with spaces between them. */
type Sayings<F extends string> = { readonly [names: string]: Said<F> | ((value: string) => Said<F>) };

const SET: ByProp<never> = { needs: [], how: '' };

/** A switch of the same meaning as the prop. */
const SWITCH: ByProp<never> = { ...SET, is: true };

function to<F extends string = never>(code: string, ...needs: readonly F[]): ByProp<F> {
  return { needs, how: ` to ${code}` };
}

function option<F extends string = never>(name: string, ...needs: readonly F[]): ByProp<F> {
  return { needs, how: ` with its option ${name}` };
}

function words<F extends string = never>(text: string, ...needs: readonly F[]): ByProp<F> {
  return { needs, how: '', words: text };
}

/** A switch, of which nothing is said where it is off. */
const ifOn = <F extends string>(said: ByProp<F>) => (value: string): Said<F> => value === 'false' ? OFF : said;

/** The path that a backend sees, where it may have groups. */
function rewriting(target: string): Said<FeatureOf<'rewrite'>> {
  if (/^https?:/.test(target)) {
    return 'set the prop redirect: a target with a host is no rewrite';
  }
  if (/\$\d/.test(target)) {
    const call = /^\/(?:[-._~a-zA-Z0-9/:]|\$[1-9](?!\d))*$/.test(target) ? `Rewrite.regexTarget(${JSON.stringify(target)})` : 'Rewrite.regexTarget()';
    return [
      to(`${call} and paths with RoutePath.regex(), or Rewrite.stripPrefix() with RoutePath.prefix()`, 'regexTarget'),
      to('Rewrite.stripPrefix() or Rewrite.replacePrefix()', 'stripPrefix', 'replacePrefix'),
    ];
  }
  return /^\/[-._~a-zA-Z0-9/:]*$/.test(target) ? to(`Rewrite.fullPath(${JSON.stringify(target)}), or Rewrite.stripPrefix() where the rest of the path is to stay`, 'fullPath') : SET;
}

/** Redirects from http to https. */
function httpsRedirect(value: string): Said<FeatureOf<'httpsRedirect'>> {
  return value === 'false'
    ? words('take it out, and set the prop httpsRedirect to HttpsRedirect.NEVER to serve a route with tls over http as well: others are not redirected', 'redirectNever')
    : words('take it out: the prop tls redirects requests over http, and httpsRedirect: HttpsRedirect.ALWAYS those of a route without tls', 'redirectAlways');
}

/** A way of balancing. */
function balancing(algorithm: string): Said<FeatureOf<'loadBalancing'>> {
  return /^(ewma|leastconn)$|least_(conn|time)/.test(algorithm) ? to('LoadBalancing.peakEwma()', 'peakEwma')
    : /^(ip_hash|source|chash|chashsubset)$/.test(algorithm) ? to('LoadBalancing.consistentHash(HashKey.clientIp())', 'hashOfClientIp')
      : /^sticky/.test(algorithm) ? STICKY
        : /^(w?rr|round-?_?robin)$/.test(algorithm) ? { ...to('LoadBalancing.roundRobin()', 'roundRobin'), is: LoadBalancing.roundRobin() } : { needs: ['roundRobin'], how: ', such as LoadBalancing.roundRobin()' };
}

const STICKY = to('LoadBalancing.stickyCookie()', 'stickyCookie');
const cookie = <F extends string = 'stickyCookie'>(name: string, ...needs: readonly F[]) => (
  to<F | 'stickyCookie'>(`LoadBalancing.stickyCookie() with its option ${name}`, 'stickyCookie', ...needs)
);

/** A key of nginx's, as one of ours. */
function hash(key: string): Said<FeatureOf<'loadBalancing'>> {
  const [, of, name] = /^\$(http|cookie)_(\w+)$/.exec(key) ?? [];
  const by = <F extends string>(call: string, feature: F) => to(`LoadBalancing.consistentHash(${call})`, feature);
  return /^\$(binary_)?remote_addr$/.test(key) ? by('HashKey.clientIp()', 'hashOfClientIp')
    : key === '$request_uri' ? by('HashKey.uri()', 'hashOfUri')
      : of === 'http' ? by(`HashKey.header(${JSON.stringify(name.replace(/_/g, '-'))})`, 'hashOfHeader')
        : of === 'cookie' ? by(`HashKey.cookie(${JSON.stringify(name)})`, 'hashOfCookie')
          : to('LoadBalancing.consistentHash() with the HashKey that comes near', 'hashOfClientIp');
}

/** What backends speak. */
function protocol(value: string): Said<FeatureOf<'backendProtocol'>> {
  switch (value.toLowerCase()) {
    case 'http':
    case 'auto_http':
    case 'false':
      return none('the backends are spoken to in plain HTTP');
    case 'fcgi':
      return none('no prop is for FastCGI; put a web server in front of the FastCGI server');
    case 'grpc':
      return to('BackendProtocol.grpc()', 'grpcBackends');
    case 'grpcs':
      return [to('BackendProtocol.grpcs()', 'grpcsVerified'), to('BackendProtocol.grpcs(BackendTls.unverified())', 'grpcsUnverified')];
    default:
      return [
        to('BackendProtocol.https(), or to BackendProtocol.https(BackendTls.unverified()) to verify nothing, as ingress-nginx does', 'httpsBySystemRoots', 'httpsUnverified'),
        to('BackendProtocol.https()', 'httpsBySystemRoots'),
        to('BackendProtocol.https(BackendTls.unverified())', 'httpsUnverified'),
      ];
  }
}

const VERIFIED = 'BackendProtocol.https(BackendTls.verified())';

/** Whether clients need a certificate. */
function clientCertificate(verified: string): Said<FeatureOf<'clientCertificates'>> {
  return verified === 'off' ? none('no controller asks for certificates of clients by itself')
    : verified === 'optional_no_ca' ? none('a certificate that nobody verifies says nothing of the client')
      : verified === 'optional' ? option('optional', 'clientCertificateOptional') : SET;
}

/** What is held of requests or responses. */
const held = (direction: 'request' | 'response') => (value: string): Said<FeatureOf<'buffering'>> => value === 'on'
  ? to(`{ ${direction}: true }`, `${direction}BufferingOn`) : value === 'off' ? to(`{ ${direction}: false }`, `${direction}BufferingOff`) : option(direction);

/**
 * How the props say what annotations of ingress-nginx say, those that it has and those that people write, and what others have under names of
 * our own: in one entry a policy. All advice on annotations follows from it, and what is known of them in the documents.
 */
const PROPS: { readonly [P in PolicyName]?: Sayings<FeatureOf<P>> } = {
  canaries: {
    'canary': ifOn(words('call addCanary()')),
    'canary-weight': words('call addCanary() with its option weight', 'canaryByWeight'),
    'canary-weight-total': words('call addCanary() with its option weight, which is of 100', 'canaryByWeight'),
    'canary-by-header': words('call addCanary() with its option header', 'canaryByHeader'),
    'canary-by-header-value': words('call addCanary() with its option headerValue', 'canaryByHeaderValue'),
    'canary-by-cookie': words('call addCanary() with its option cookie', 'canaryByCookie'),
  },
  hosts: { 'server-alias': words('add the names to the prop hosts') },
  paths: {
    'use-regex': value => value === 'false' ? none('RoutePath.prefix() and RoutePath.exact() are no regular expressions') : words('write the paths with RoutePath.regex()', 'regex'),
    '@path-matcher': words('set the props paths and rewrite'),
  },
  rewrite: {
    'rewrite-target': rewriting,
    '@strip-prefix': value => value === 'false' ? none('paths stay as they are') : to('Rewrite.stripPrefix()', 'stripPrefix'),
    '@replace-prefix': to('Rewrite.replacePrefix()', 'replacePrefix'),
  },
  appRoot: { 'app-root': SET },
  buffering: {
    'proxy-request-buffering': held('request'),
    'proxy-buffering': held('response'),
    'proxy-buffer-size proxy-busy-buffers-size': option('responseBufferSize', 'responseBufferSize'),
    'proxy-buffers-number': option('responseBuffers', 'responseBuffers'),
    'client-body-buffer-size': option('requestBufferSize', 'requestBufferSize'),
    'proxy-max-temp-file-size': option('responseFileSize', 'responseFileSize'),
  },
  maxBodySize: { 'proxy-body-size client-max-body-size': size => /^0+[a-z]?$/i.test(size) ? to('BodySize.UNLIMITED', 'unlimitedBody') : SET },
  blockedUserAgents: { 'block-user-agents': SET },
  basicAuth: {
    'auth-type': value => value === 'digest' ? undefined : SET,
    'auth-secret': option('secret'),
    'auth-realm': option('realm', 'basicAuthRealm'),
    'auth-secret-type': value => value === 'auth-map' ? none('the Secret has one key for all users') : words('take it out: the Secret of the prop basicAuth holds a file of users', 'basicAuth'),
  },
  externalAuth: {
    'auth-url': option('url'),
    'auth-signin': option('signInUrl', 'externalAuthSignIn'),
    'auth-response-headers': option('responseHeaders', 'externalAuthHeaders'),
    'auth-method': option('method', 'externalAuthMethod'),
    'auth-request-redirect': option('redirectAfterSignIn', 'externalAuthRedirect'),
    'auth-cache-duration': option('cacheDuration', 'externalAuthCache'),
    'auth-cache-key': option('cacheHeaders', 'externalAuthCache'),
  },
  loadBalancing: {
    'affinity sticky-sessions': STICKY,
    'affinity-mode': mode => mode === 'persistent' ? cookie('persistent') : STICKY,
    'session-cookie-name': cookie('name'),
    'session-cookie-path': cookie('path'),
    'session-cookie-max-age session-cookie-expires': cookie('maxAge'),
    'session-cookie-samesite': cookie('sameSite'),
    'session-cookie-secure': cookie('secure'),
    'session-cookie-domain': cookie('domain', 'stickyCookieDomain'),
    'session-cookie-conditional-samesite-none': value => value === 'false' ? OFF : cookie('conditionalSameSiteNone', 'conditionalSameSiteNone'),
    'session-cookie-change-on-failure': value => cookie('changeOnFailure', value === 'false' ? 'stickyCookieStays' : 'stickyCookieChanges'),
    'load-balance load-balancing-scheme': balancing,
    'upstream-hash-by': hash,
    'service-upstream': ifOn(to('LoadBalancing.clusterIp()', 'clusterIp')),
  },
  retries: {
    'proxy-next-upstream': failures => failures === 'off' ? to('Retries.none()', 'retriesOff') : to('Retries.on()', 'retryOnConnectFailure'),
    'proxy-next-upstream-tries': to('Retries.on() with its option attempts', 'retryOnConnectFailure'),
    'proxy-next-upstream-timeout': to('Retries.on() with its option within', 'retryOnConnectFailure'),
  },
  timeouts: {
    'proxy-connect-timeout': option('connect', 'connectTimeout'),
    'proxy-send-timeout': option('send', 'sendTimeout'),
    'proxy-read-timeout': option('read', 'readTimeout'),
  },
  disableKeepAlive: {
    'connection-proxy-header': value => value === 'close' ? SWITCH : none('controllers keep connections to the backends anyway, and with this annotation no WebSocket reaches them'),
  },
  hostHeader: { 'upstream-vhost': host => host === 'true' ? none('the backends get the host that the client named, unless the prop hostHeader names another') : SET },
  backendProtocol: {
    'backend-protocol': protocol,
    'secure-backends': value => value === 'false' ? OFF : protocol('HTTPS'),
    'grpc-backend': value => value === 'false' ? OFF : protocol('GRPC'),
    '@websockets': none('WebSockets are passed on anyway'),
    'proxy-http-version': version => version === '1.0' ? none('a server of HTTP/1.0 answers HTTP/1.1 as well')
      : words('take it out: BackendProtocol.http(), the default, speaks HTTP/1.1', 'httpBackends'),
    'proxy-ssl-secret': to(`${VERIFIED} with caSecret and clientCertificateSecret`, 'httpsByCaSecret'),
    'proxy-ssl-verify': value => value === 'off' ? to('BackendProtocol.https(BackendTls.unverified())', 'httpsUnverified') : to(VERIFIED),
    'proxy-ssl-name proxy-ssl-server-name': to(`${VERIFIED} with serverName`),
  },
  responseHeaders: {
    'custom-headers add-headers': SET,
    'hsts hsts-max-age hsts-include-subdomains hsts-preload': { needs: ['literalHeader'], how: ' with Strict-Transport-Security' },
    'real-ip-header': header => ({ needs: ['clientIpHeader'], how: ' with HeaderValue.clientIp()', is: { [header]: HeaderValue.clientIp() } }),
    'service-name-header': header => [
      { needs: ['serviceNameHeader', 'backendAddressHeader'], how: ' with HeaderValue.serviceName() or HeaderValue.backendAddress()', is: { [header]: HeaderValue.backendAddress() } },
      { needs: ['serviceNameHeader'], how: ' with HeaderValue.serviceName()' },
    ],
  },
  requestHeaders: { 'proxy-set-headers': SET },
  forwardedPrefix: { 'x-forwarded-prefix': prefix => ({ ...SET, is: prefix }) },
  customErrors: { 'custom-http-errors': option('codes'), 'default-backend': option('serviceName') },
  removeResponseHeaders: { 'hide-headers proxy-hide-headers': SET },
  responseRewrite: {
    'proxy-redirect-from': value => value === 'off' ? none('redirects stay as they are') : value === 'default' ? undefined : option('locationFrom', 'locationRewrite'),
    'proxy-redirect-to': value => value === 'off' ? none('redirects stay as they are') : option('locationTo', 'locationRewrite'),
    'proxy-cookie-path': value => value === 'off' ? none('cookies stay as they are') : option('cookiePathFrom and cookiePathTo', 'cookiePathRewrite'),
    'proxy-cookie-domain': value => value === 'off' ? none('cookies stay as they are') : option('cookieDomainFrom and cookieDomainTo', 'cookieDomainRewrite'),
  },
  cors: {
    'enable-cors': ifOn(SET),
    'cors-allow-origin': option('allowOrigins'),
    'cors-allow-methods': option('allowMethods'),
    'cors-allow-headers': option('allowHeaders'),
    'cors-expose-headers': option('exposeHeaders'),
    'cors-allow-credentials': option('allowCredentials', 'corsCredentials'),
    'cors-max-age': option('maxAge'),
  },
  allowedSourceRanges: { 'whitelist-source-range allowlist-source-range': SET },
  deniedSourceRanges: { 'denylist-source-range': SET },
  rateLimit: {
    'limit-rps rate-limit global-rate-limit': to('RateLimit.perSecond()', 'rateLimitPerSecond'),
    'limit-rpm rate-limit-window': to('RateLimit.perMinute()', 'rateLimitPerMinute'),
    'limit-burst-multiplier': to('RateLimit.perSecond() with its option burst', 'rateLimitBurst'),
  },
  connectionLimit: { 'limit-connections': SET },
  clientCertificates: {
    'auth-tls-secret': option('caSecret', 'clientCertificateRequired'),
    'auth-tls-verify-client': clientCertificate,
    'auth-tls-verify-depth': option('verifyDepth', 'clientCertificateDepth'),
    'auth-tls-pass-certificate-to-upstream': ifOn(option('forwardCertificate', 'clientCertificateForwarded')),
  },
  redirect: {
    'permanent-redirect': to('Redirect.permanent()', 'redirect301'),
    'permanent-redirect-code': to('Redirect.permanent() with its option code', 'redirect308'),
    'temporal-redirect': to('Redirect.temporary()', 'redirect302'),
    'temporal-redirect-code': to('Redirect.temporary() with its option code', 'redirect302'),
  },
  wwwRedirect: { 'from-to-www-redirect': ifOn(SET) },
  accessLog: { 'enable-access-log': value => value === 'false' ? { ...to(value, 'accessLogOff'), is: false } : value === 'true' ? to(value, 'accessLogOn') : SET },
  rewriteLog: { 'enable-rewrite-log': ifOn(SWITCH) },
  tls: {
    'ssl-passthrough': ifOn(to('Tls.passthrough()', 'tlsPassthrough')),
    '@tls': to('Tls.fromSecret() or Tls.certManager()'),
    '@allow-http': value => value === 'true' ? none('requests over http are answered anyway') : words('set the prop tls, which redirects requests over http'),
  },
  httpsRedirect: { 'ssl-redirect force-ssl-redirect': httpsRedirect },
};

/** A way to say an annotation by a prop. */
export interface Saying {
  readonly policy: PolicyName;
  readonly said: (value: string) => Said<string>;
}

/** The ways of a policy, by single names. */
function sayingsOf(policy: PolicyName, sayings: Sayings<string>): (readonly [name: string, saying: Saying])[] {
  return Object.entries(sayings).flatMap(([names, said]) => names.split(' ').map(name => (
    [name, { policy, said: typeof said === 'function' ? said : () => said }] as const
  )));
}

/** How each annotation is said, by its name. */
export const SAYINGS: ReadonlyMap<string, Saying> = new Map(POLICY_NAMES.flatMap(policy => (
  sayingsOf(policy, (PROPS as { readonly [policy: string]: Sayings<string> })[policy] ?? {})
)));
