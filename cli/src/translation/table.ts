import { authType, basicAuth, externalAuth } from './authentication';
import { backendProtocol } from './backend-protocol';
import { affinity, algorithm, hash } from './balancing';
import { buffering } from './buffering';
import { canary } from './canaries';
import { clientLimits, sourceRanges } from './client-addresses';
import { clientCertificates } from './client-certificates';
import { Concern, forAll, leftOut, noProp } from './concern';
import { hostHeader, timeouts } from './connection';
import { cors } from './cors';
import { derived } from './derived';
import { customErrors } from './errors';
import { httpsRedirect, passthrough } from './exposure';
import { appRoot, bodySize, customHeaders } from './policies';
import { always, beside, besideOn, oneOf, oneOfInAnyCase, size, unlessBeside, unlessDefault, whenOn, wholeNumber } from './readings';
import { redirect, url, wwwRedirect } from './redirects';
import { responseRewrite } from './response-rewrite';
import { listOfFailures, retries } from './retries';
import { rewriting } from './rewriting';
import { snippets } from './snippets';
import { WITHOUT_PROP } from './without-prop';
import { ANNOTATION_NAMES, ruleOf } from '../../../src/controllers/ingress-nginx/annotation-table';
import { BOOLEAN } from '../../../src/controllers/ingress-nginx/annotation-values';

const COOKIE = (reading = always) => beside(['affinity'], reading);
const BASIC = (reading = always) => beside(['auth-type', 'auth-secret'], reading);
const EXTERNAL = (reading = always) => beside(['auth-url'], reading);
const CLIENT_CERTIFICATE = (reading = always) => beside(['auth-tls-secret'], reading);
const BACKEND_TLS = (reading = always) => beside(['proxy-ssl-secret'], reading);
const CORS = (reading = always) => besideOn('enable-cors', reading);
const CANARY = (reading = always) => besideOn('canary', reading);
const LIMIT = beside(['limit-rps', 'limit-rpm', 'limit-connections']);
const ERRORS = beside(['custom-http-errors'], whenOn);

/** What several annotations say together, or one with regard to the rest of an Ingress: how they are read there, and how they are said here. */
const SEVERAL: readonly Concern[] = [
  { prop: 'paths, rewrite', annotations: { 'rewrite-target': always, 'use-regex': whenOn }, say: rewriting },
  { prop: 'appRoot', annotations: { 'app-root': always }, say: appRoot },
  { prop: 'maxBodySize', annotations: { 'proxy-body-size': size('kmg') }, say: bodySize },
  {
    prop: 'loadBalancing (cookie)',
    annotations: {
      'affinity': oneOf('cookie'),
      'affinity-mode': COOKIE(oneOf('balanced', 'persistent')),
      'session-cookie-change-on-failure': COOKIE(),
      'session-cookie-conditional-samesite-none': COOKIE(whenOn),
      'session-cookie-domain': COOKIE(),
      'session-cookie-expires': COOKIE(wholeNumber(1)),
      'session-cookie-max-age': COOKIE(wholeNumber(1)),
      'session-cookie-name': COOKIE(),
      'session-cookie-path': COOKIE(),
      'session-cookie-samesite': COOKIE(oneOf('None', 'Lax', 'Strict')),
      // Measured: over https it is secure all the same.
      'session-cookie-secure': COOKIE(whenOn),
    },
    say: affinity,
  },
  {
    prop: 'loadBalancing (hash)',
    annotations: {
      'upstream-hash-by': unlessBeside('affinity'),
      'upstream-hash-by-subset': beside(['upstream-hash-by'], whenOn),
      'upstream-hash-by-subset-size': beside(['upstream-hash-by'], besideOn('upstream-hash-by-subset')),
    },
    say: hash,
  },
  { prop: 'loadBalancing', annotations: { 'load-balance': unlessBeside('affinity', unlessBeside('upstream-hash-by')) }, say: algorithm },
  { prop: 'responseHeaders', annotations: { 'custom-headers': always }, say: customHeaders },
  { prop: 'responseHeaders, requestHeaders, removeResponseHeaders, removeRequestHeaders, blockedUserAgents', annotations: { 'configuration-snippet': always, 'server-snippet': always }, say: snippets },
  {
    prop: 'httpsRedirect',
    annotations: { 'ssl-redirect': always, 'force-ssl-redirect': whenOn, 'preserve-trailing-slash': whenOn },
    say: httpsRedirect,
  },
  {
    prop: 'redirect',
    annotations: {
      'permanent-redirect': unlessBeside('temporal-redirect'),
      'permanent-redirect-code': beside(['permanent-redirect'], unlessBeside('temporal-redirect', wholeNumber())),
      'temporal-redirect': url,
      'temporal-redirect-code': beside(['temporal-redirect'], wholeNumber()),
    },
    say: redirect,
  },
  { prop: 'wwwRedirect', annotations: { 'from-to-www-redirect': whenOn }, say: wwwRedirect },
  // It adds names to the hosts of the Ingress, and of all others that share them.
  { prop: 'hosts', annotations: { 'server-alias': always }, say: () => ({}) },
  {
    prop: 'backendProtocol',
    annotations: {
      'backend-protocol': unlessDefault('http', oneOfInAnyCase('HTTP', 'HTTPS', 'AUTO_HTTP', 'GRPC', 'GRPCS', 'FCGI')),
      'proxy-ssl-secret': always,
      'proxy-ssl-verify': BACKEND_TLS(unlessDefault('off', oneOf('on', 'off'))),
      'proxy-ssl-verify-depth': BACKEND_TLS(unlessDefault('1', wholeNumber())),
      'proxy-ssl-name': BACKEND_TLS(),
      'proxy-ssl-server-name': BACKEND_TLS(unlessDefault('off', oneOf('on', 'off'))),
      'proxy-ssl-protocols': BACKEND_TLS(unlessDefault('tlsv1.2')),
      'proxy-ssl-ciphers': BACKEND_TLS(unlessDefault('default')),
    },
    say: backendProtocol,
  },
  { prop: 'tls', annotations: { 'ssl-passthrough': whenOn }, say: passthrough },
  { prop: 'hostHeader', annotations: { 'upstream-vhost': always }, say: hostHeader },
  { prop: 'timeouts', annotations: { 'proxy-connect-timeout': wholeNumber(), 'proxy-send-timeout': wholeNumber(), 'proxy-read-timeout': wholeNumber() }, say: timeouts },
  {
    prop: 'buffering',
    annotations: {
      'proxy-request-buffering': unlessDefault('on', oneOf('on', 'off')),
      'proxy-buffering': unlessDefault('off', oneOf('on', 'off')),
      'proxy-buffer-size': unlessDefault('4k', size('bkmg')),
      'proxy-buffers-number': unlessDefault('4', wholeNumber()),
      'proxy-busy-buffers-size': size('bkmg'),
      'proxy-max-temp-file-size': size('bkmg'),
      'client-body-buffer-size': size('km'),
    },
    say: buffering,
  },
  {
    prop: 'retries',
    annotations: {
      'proxy-next-upstream': unlessDefault('error timeout', listOfFailures),
      'proxy-next-upstream-tries': unlessDefault('3', wholeNumber()),
      'proxy-next-upstream-timeout': unlessDefault('0', wholeNumber()),
    },
    say: retries,
  },
  {
    prop: 'clientCertificates',
    annotations: {
      'auth-tls-secret': always,
      'auth-tls-verify-client': CLIENT_CERTIFICATE(),
      'auth-tls-verify-depth': CLIENT_CERTIFICATE(wholeNumber()),
      'auth-tls-error-page': CLIENT_CERTIFICATE(),
      'auth-tls-match-cn': CLIENT_CERTIFICATE(),
      'auth-tls-pass-certificate-to-upstream': CLIENT_CERTIFICATE(whenOn),
    },
    closes: true,
    say: clientCertificates,
  },
  { prop: 'customErrors', annotations: { 'custom-http-errors': always, 'default-backend': always, 'disable-proxy-intercept-errors': ERRORS }, say: customErrors },
  {
    prop: 'allowedSourceRanges, deniedSourceRanges',
    annotations: {
      'allowlist-source-range': always,
      'whitelist-source-range': unlessBeside('allowlist-source-range'),
      'denylist-source-range': always,
    },
    closes: true,
    say: sourceRanges,
  },
  {
    prop: 'rateLimit, connectionLimit',
    annotations: {
      'limit-rps': wholeNumber(1),
      'limit-rpm': wholeNumber(1),
      'limit-burst-multiplier': beside(['limit-rps', 'limit-rpm'], wholeNumber()),
      'limit-connections': wholeNumber(1),
      'limit-allowlist': LIMIT,
      'limit-whitelist': LIMIT,
    },
    say: clientLimits,
  },
  {
    prop: 'responseRewrite',
    annotations: {
      'proxy-redirect-from': unlessDefault('off'),
      'proxy-redirect-to': beside(['proxy-redirect-from'], unlessDefault('off')),
      'proxy-cookie-path': unlessDefault('off'),
      'proxy-cookie-domain': unlessDefault('off'),
    },
    say: responseRewrite,
  },
  {
    prop: 'disableKeepAlive',
    annotations: { 'connection-proxy-header': oneOf('close', 'keep-alive') },
    say: ({ own }) => own['connection-proxy-header'] === 'close' ? { options: { disableKeepAlive: true } }
      : { left: forAll(own, 'connections to the backends are kept without a header that says so; WebSockets, which do not pass that header on ingress-nginx, reach them') },
  },
  // Servers outside the cluster are balanced by the controller in any case.
  leftOut('loadBalancing', 'the controller chooses the server, and not what stands behind the address of the Service', { 'service-upstream': whenOn }),
  leftOut('backendProtocol', 'the backends get HTTP/1.1, which those of HTTP/1.0 answer as well, unless a body comes in chunks', { 'proxy-http-version': unlessDefault('1.1', oneOf('1.0')) }),
  {
    prop: 'basicAuth',
    annotations: { 'auth-type': authType, 'auth-secret': beside(['auth-type']), 'auth-secret-type': BASIC(), 'auth-realm': BASIC() },
    say: basicAuth,
  },
  {
    prop: 'externalAuth',
    annotations: {
      'auth-url': always,
      'auth-method': EXTERNAL(),
      'auth-signin': EXTERNAL(),
      'auth-signin-redirect-param': EXTERNAL(),
      'auth-response-headers': EXTERNAL(),
      'auth-request-redirect': EXTERNAL(),
      'auth-always-set-cookie': EXTERNAL(whenOn),
      'auth-cache-key': EXTERNAL(),
      'auth-cache-duration': EXTERNAL(),
      'auth-keepalive': EXTERNAL(wholeNumber(1)),
      'auth-keepalive-requests': EXTERNAL(wholeNumber()),
      'auth-keepalive-timeout': EXTERNAL(wholeNumber()),
      'auth-keepalive-share-vars': EXTERNAL(whenOn),
      'auth-proxy-set-headers': EXTERNAL(),
      'auth-snippet': EXTERNAL(),
    },
    say: externalAuth,
  },
  {
    prop: 'cors',
    annotations: {
      'enable-cors': whenOn,
      'cors-allow-origin': CORS(),
      'cors-allow-methods': CORS(),
      'cors-allow-headers': CORS(),
      'cors-allow-credentials': CORS(),
      'cors-expose-headers': CORS(),
      'cors-max-age': CORS(wholeNumber()),
    },
    say: cors,
  },
  {
    prop: 'addCanary()',
    annotations: {
      'canary': whenOn,
      'canary-weight': CANARY(wholeNumber()),
      'canary-weight-total': CANARY(wholeNumber()),
      'canary-by-header': CANARY(),
      'canary-by-header-value': CANARY(),
      'canary-by-header-pattern': CANARY(),
      'canary-by-cookie': CANARY(),
      'affinity-canary-behavior': CANARY(oneOf('sticky', 'legacy')),
    },
    say: canary,
  },
  {
    prop: 'nothing',
    annotations: { 'http2-push-preload': () => 'without effect: nginx has no HTTP/2 push any more' },
    say: () => ({}),
  },
  noProp('rules of a web application firewall', { 'modsecurity-snippet': always }),
  noProp('configuration of nginx beside HTTP', { 'stream-snippet': always }),
];

/** How ingress-nginx reads those that stand in no concern of several, where it does not follow from their values. */
const READINGS: Concern['annotations'] = {
  'x-forwarded-prefix': beside(['rewrite-target']),
  'satisfy': unlessDefault('all'),
  'enable-global-auth': unlessDefault('true'),
  'limit-rate': wholeNumber(1),
  'limit-rate-after': beside(['limit-rate'], wholeNumber(1)),
  'mirror-host': beside(['mirror-target']),
  'mirror-request-body': beside(['mirror-target']),
  'opentelemetry-trust-incoming-span': always,
  'ssl-prefer-server-ciphers': always,
};

const inSeveral = new Set(SEVERAL.flatMap(({ annotations }) => Object.keys(annotations)));
const alone = ANNOTATION_NAMES.filter(name => !inSeveral.has(name));

/** Every annotation of ingress-nginx, in one entry a concern. Those whose prop follows from one annotation come from the table of the props. */
export const CONCERNS: readonly Concern[] = [
  ...SEVERAL,
  ...alone.flatMap(name => derived(name, READINGS[name]) ?? []),
  ...alone.filter(name => WITHOUT_PROP.has(name)).map(name => (
    noProp(WITHOUT_PROP.get(name)!, { [name]: READINGS[name] ?? (ruleOf(name) === BOOLEAN ? whenOn : always) })
  )),
];

/** The concern of an annotation. */
export function concernOf(name: string): Concern | undefined {
  return BY_NAME.get(name);
}

const BY_NAME = new Map(CONCERNS.flatMap(concern => Object.keys(concern.annotations).map(name => [name, concern] as const)));
