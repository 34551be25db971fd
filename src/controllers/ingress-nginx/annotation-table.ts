import { isIP } from 'node:net';

/** What a value of an annotation must be, and whether a text is that. */
interface ValueRule {
  readonly allowed: string;
  readonly accepts: (value: string) => boolean;
}

const matches = (pattern: RegExp, allowed: string): ValueRule => ({ allowed, accepts: value => pattern.test(value) });
const oneOf = (...values: string[]): ValueRule => ({ allowed: values.map(v => `"${v}"`).join(', '), accepts: value => values.includes(value) });
const integer = (least: number, most = 2147483647): ValueRule => ({
  allowed: `a whole number from ${least} to ${most}, without a unit`,
  accepts: value => /^-?\d{1,10}$/.test(value) && Number(value) >= least && Number(value) <= most,
});
const listOf = (item: (text: string) => boolean, allowed: string): ValueRule => ({
  allowed: `${allowed}, separated by commas`,
  accepts: value => value.split(',').every(text => item(text.replace(/^ +| +$/g, ''))),
});
/** A text that may hold variables: an unknown one stops nginx from loading any configuration. */
const withVariables = (rule: ValueRule): ValueRule => ({
  allowed: `${rule.allowed}; variables only if nginx knows them`,
  accepts: value => rule.accepts(value) && !/[${}]/.test(value.replace(/\$(?:\{(\w+)\}|(\w+))/g, (reference, braced, bare) => isKnownVariable(braced ?? bare) ? '' : reference)),
});

const BOOLEAN = oneOf('true', 'false');
const ON_OFF = oneOf('on', 'off');
const WORD = matches(/^[-./_~a-zA-Z0-9:]+$/, 'letters, digits and / - . _ ~ :');
const WORDS = matches(/^[-./_~a-zA-Z0-9: ]+$/, 'letters, digits, spaces and / - . _ ~ :');
const OBJECT = matches(/^([-a-z0-9]+\/)?[-.a-z0-9]+$/, 'a name, or namespace/name');
const NAMESPACED_OBJECT = matches(/^[-a-z0-9]+\/[-.a-z0-9]+$/, 'namespace/name');
const HEADERS = matches(/^[-A-Za-z0-9_]+(, ?[-A-Za-z0-9_]+)*$/, 'header names, separated by commas');
/** A size as nginx reads it, below the 64 bits that it holds it in. */
const size = (units: string, allowed: string): ValueRule => ({
  allowed,
  accepts: value => new RegExp(`^\\d{1,19}[${units}]?$`, 'i').test(value) && bytesIn(value) < 2 ** 63,
});
const SIZE = size('km', 'a size like 16k or 8m');
const LARGE_SIZE = size('kmg', 'a size like 500m, or 0 for no limit');
const NON_ZERO_SIZE: ValueRule = { allowed: SIZE.allowed, accepts: value => SIZE.accepts(value) && bytesIn(value) > 0 };
const URL_TEXT = matches(/^[-._~a-zA-Z0-9/:,?&=]+$/, 'a URL or path of letters, digits and / : , ? & = - . _ ~');
const URL_VARIABLES = withVariables(matches(/^[-._~a-zA-Z0-9/:, ?&=$]+$/, 'a URL of letters, digits and / : , ? & = - . _ ~'));
const HTTP_URL = matches(/^https?:\/\/[-._~a-zA-Z0-9/:,?&=]+$/, 'a URL that starts with http:// or https://');
const TARGET = matches(/^\/(?:[-._~a-zA-Z0-9/:]|\$[1-9](?!\d))*$/, 'an absolute path, which may hold $1 to $9');
const PATH = matches(/^\/[-._~a-zA-Z0-9/:]*$/, 'an absolute path');
const HOST = matches(/^[-.a-zA-Z0-9]+$/, 'a host name');
const HOSTS = listOf(text => /^(\*\.)?[a-zA-Z0-9]([-a-zA-Z0-9]*[a-zA-Z0-9])?(\.[a-zA-Z0-9]([-a-zA-Z0-9]*[a-zA-Z0-9])?)*$/.test(text), 'host names');
const CIDRS = listOf(isCidr, 'IP addresses or ranges like 10.0.0.0/8');
/** What names of ciphers and of their groups hold; a list without any stops nginx. */
const CIPHERS = /^[^!-].*(AES|CHACHA20|CAMELLIA|ARIA|RSA|ECDSA|DHE|ECDH|DSS|PSK|SHA|GCM|CCM)|^(HIGH|MEDIUM|ALL|DEFAULT|SUITEB|TLSv1)/;
const SNIPPET: ValueRule = { allowed: 'any text', accepts: () => true };

/**
 * The annotations of ingress-nginx v1.15.1 and the values that work.
 *
 * Stricter than the controller's own validators where these let a value through that nginx then refuses (which stops
 * every change of the configuration, for all) or silently ignores.
 *
 * @see https://github.com/kubernetes/ingress-nginx/blob/controller-v1.15.1/docs/user-guide/nginx-configuration/annotations.md
 */
const ANNOTATIONS: { [name: string]: ValueRule } = {
  'affinity': oneOf('cookie'),
  'affinity-canary-behavior': oneOf('sticky', 'legacy'),
  'affinity-mode': oneOf('balanced', 'persistent'),
  'allowlist-source-range': CIDRS,
  'app-root': PATH,
  'auth-always-set-cookie': BOOLEAN,
  'auth-cache-duration': listOf(text => /^([1-5]\d\d ){0,20}[1-5]\d\d \d+[smhdwMy]$|^any \d+[smhdwMy]$/.test(text), 'durations like 200 202 401 5m'),
  'auth-cache-key': withVariables(matches(/^[-A-Za-z0-9_${}]+$/, 'letters, digits, - and _')),
  'auth-keepalive': integer(0),
  'auth-keepalive-requests': integer(1),
  'auth-keepalive-share-vars': BOOLEAN,
  'auth-keepalive-timeout': integer(1),
  'auth-method': oneOf('GET', 'HEAD', 'POST', 'PUT', 'PATCH', 'DELETE', 'CONNECT', 'OPTIONS', 'TRACE'),
  'auth-proxy-set-headers': OBJECT,
  'auth-realm': WORDS,
  'auth-request-redirect': URL_TEXT,
  'auth-response-headers': HEADERS,
  'auth-secret': OBJECT,
  'auth-secret-type': oneOf('auth-file', 'auth-map'),
  'auth-signin': URL_VARIABLES,
  'auth-signin-redirect-param': WORD,
  'auth-snippet': SNIPPET,
  'auth-tls-error-page': matches(/^(@[A-Za-z0-9_-]+|((https?:\/\/)?[A-Za-z0-9\-.]+(:\d+)?)?(\/[A-Za-z0-9\-_.]+)*\/?)$/, '@name, a URL or a path'),
  'auth-tls-match-cn': matches(/^CN=[-./_~a-zA-Z0-9:^$[\](){}*+?|&=\\ ]+$/, 'CN= and a regular expression'),
  'auth-tls-pass-certificate-to-upstream': BOOLEAN,
  'auth-tls-secret': NAMESPACED_OBJECT,
  'auth-tls-verify-client': oneOf('on', 'off', 'optional', 'optional_no_ca'),
  'auth-tls-verify-depth': integer(0),
  'auth-type': oneOf('basic', 'digest'),
  'auth-url': URL_VARIABLES,
  'backend-protocol': matches(/^(HTTP|HTTPS|AUTO_HTTP|GRPC|GRPCS|FCGI)$/i, 'HTTP, HTTPS, AUTO_HTTP, GRPC, GRPCS or FCGI'),
  'canary': BOOLEAN,
  'canary-by-cookie': WORD,
  'canary-by-header': WORD,
  'canary-by-header-pattern': matches(/^[-/._~a-zA-Z0-9:^$[\](){}*+?|&=\\]+$/, 'a regular expression'),
  'canary-by-header-value': WORD,
  'canary-weight': integer(0),
  'canary-weight-total': integer(1),
  'client-body-buffer-size': NON_ZERO_SIZE,
  'configuration-snippet': SNIPPET,
  'connection-proxy-header': oneOf('close', 'keep-alive'),
  'cors-allow-credentials': BOOLEAN,
  'cors-allow-headers': HEADERS,
  'cors-allow-methods': matches(/^[A-Za-z]+(, ?[A-Za-z]+)*$/, 'HTTP methods, separated by commas'),
  'cors-allow-origin': listOf(text => /^(\*|null|[a-z]+:\/\/(\*\.)?[A-Za-z0-9\-.]+(:\d+)?)$/.test(text), 'origins like https://app.example.com, or *'),
  'cors-expose-headers': matches(/^(\*|[-A-Za-z0-9_]+)(, ?(\*|[-A-Za-z0-9_]+))*$/, 'header names or *, separated by commas'),
  'cors-max-age': integer(0),
  'custom-headers': NAMESPACED_OBJECT,
  'custom-http-errors': listOf(text => /^[45]\d\d$/.test(text), 'codes from 400 to 599'),
  'default-backend': matches(/^[a-z]([-a-z0-9]{0,61}[a-z0-9])?$/, 'the name of a Service'),
  'denylist-source-range': CIDRS,
  'disable-proxy-intercept-errors': BOOLEAN,
  'enable-access-log': BOOLEAN,
  'enable-cors': BOOLEAN,
  'enable-global-auth': BOOLEAN,
  'enable-modsecurity': BOOLEAN,
  'enable-opentelemetry': BOOLEAN,
  'enable-owasp-core-rules': BOOLEAN,
  'enable-rewrite-log': BOOLEAN,
  'fastcgi-index': matches(/^[A-Za-z0-9.\-_]+$/, 'a file name'),
  'fastcgi-params-configmap': OBJECT,
  'force-ssl-redirect': BOOLEAN,
  'from-to-www-redirect': BOOLEAN,
  'http2-push-preload': BOOLEAN,
  'limit-allowlist': CIDRS,
  'limit-burst-multiplier': integer(1),
  'limit-connections': integer(0, 65535),
  'limit-rate': integer(0),
  'limit-rate-after': integer(0),
  'limit-rpm': integer(0),
  'limit-rps': integer(0),
  'limit-whitelist': CIDRS,
  'load-balance': oneOf('round_robin', 'chash', 'chashsubset', 'sticky_balanced', 'sticky_persistent', 'ewma'),
  'mirror-host': HOST,
  'mirror-request-body': ON_OFF,
  'mirror-target': withVariables(matches(/^[-._~a-zA-Z0-9/:$]+$/, 'a URL')),
  'modsecurity-snippet': SNIPPET,
  'modsecurity-transaction-id': withVariables(matches(/^[-A-Za-z0-9_${}]+$/, 'letters, digits, - and _')),
  'opentelemetry-operation-name': matches(/^[-A-Za-z0-9_]+$/, 'letters, digits, - and _'),
  'opentelemetry-trust-incoming-span': BOOLEAN,
  'permanent-redirect': URL_TEXT,
  'permanent-redirect-code': integer(300, 308),
  'preserve-trailing-slash': BOOLEAN,
  'proxy-body-size': LARGE_SIZE,
  'proxy-buffer-size': NON_ZERO_SIZE,
  'proxy-buffering': ON_OFF,
  'proxy-buffers-number': integer(2),
  'proxy-busy-buffers-size': NON_ZERO_SIZE,
  'proxy-connect-timeout': integer(1),
  'proxy-cookie-domain': matches(/^(off|[-._~a-zA-Z0-9]+ +[-._~a-zA-Z0-9]+)$/, '"off" or two domains'),
  'proxy-cookie-path': matches(/^(off|[-._~a-zA-Z0-9/:]+ +[-._~a-zA-Z0-9/:]+)$/, '"off" or two paths'),
  'proxy-http-version': oneOf('1.0', '1.1'),
  'proxy-max-temp-file-size': SIZE,
  'proxy-next-upstream': matches(/^(error|timeout|invalid_header|http_500|http_502|http_503|http_504|http_403|http_404|http_429|non_idempotent|off)( (error|timeout|invalid_header|http_500|http_502|http_503|http_504|http_403|http_404|http_429|non_idempotent|off))*$/,
    'words like "error timeout http_503", separated by one space'),
  'proxy-next-upstream-timeout': integer(0),
  'proxy-next-upstream-tries': integer(0),
  'proxy-read-timeout': integer(1),
  'proxy-redirect-from': URL_TEXT,
  'proxy-redirect-to': URL_TEXT,
  'proxy-request-buffering': ON_OFF,
  'proxy-send-timeout': integer(1),
  'proxy-ssl-ciphers': matches(/^[A-Za-z0-9+:_\-!]+$/, 'an OpenSSL list of ciphers'),
  'proxy-ssl-name': HOST,
  'proxy-ssl-protocols': matches(/^TLSv1\.[23]( TLSv1\.[23])?$/, 'TLSv1.2, TLSv1.3 or both, separated by a space'),
  'proxy-ssl-secret': NAMESPACED_OBJECT,
  'proxy-ssl-server-name': ON_OFF,
  'proxy-ssl-verify': ON_OFF,
  'proxy-ssl-verify-depth': integer(0),
  'relative-redirects': BOOLEAN,
  'rewrite-target': TARGET,
  'satisfy': oneOf('any', 'all'),
  'server-alias': HOSTS,
  'server-snippet': SNIPPET,
  'service-upstream': BOOLEAN,
  'session-cookie-change-on-failure': BOOLEAN,
  'session-cookie-conditional-samesite-none': BOOLEAN,
  'session-cookie-domain': HOST,
  'session-cookie-expires': integer(0),
  'session-cookie-max-age': integer(0),
  'session-cookie-name': matches(/^[-._A-Za-z0-9]+$/, 'letters, digits, - . and _'),
  'session-cookie-path': PATH,
  'session-cookie-samesite': oneOf('None', 'Lax', 'Strict'),
  'session-cookie-secure': BOOLEAN,
  'ssl-ciphers': {
    allowed: 'an OpenSSL list of ciphers',
    accepts: value => /^[A-Za-z0-9!:+\-_]+(:?@(STRENGTH|SECLEVEL=[0-5]))*$/.test(value) && value.split(':').some(word => CIPHERS.test(word)),
  },
  'ssl-passthrough': BOOLEAN,
  'ssl-prefer-server-ciphers': BOOLEAN,
  'ssl-redirect': BOOLEAN,
  'stream-snippet': SNIPPET,
  'temporal-redirect': HTTP_URL,
  'temporal-redirect-code': integer(300, 307),
  'upstream-hash-by': withVariables(matches(/^[-A-Za-z0-9_${}]+$/, 'letters, digits, - and _')),
  'upstream-hash-by-subset': BOOLEAN,
  'upstream-hash-by-subset-size': integer(1),
  'upstream-vhost': withVariables(matches(/^[-.a-zA-Z0-9_:${}]+$/, 'a host')),
  'use-port-in-redirects': BOOLEAN,
  'use-regex': BOOLEAN,
  'whitelist-source-range': CIDRS,
  'x-forwarded-prefix': TARGET,
};

/** The names of all annotations, without their prefix. */
export const ANNOTATION_NAMES: readonly string[] = Object.keys(ANNOTATIONS);

/** What a value must be, by the annotation's name without its prefix; nothing where the controller has no such annotation. */
export function ruleOf(name: string): ValueRule | undefined {
  return Object.hasOwn(ANNOTATIONS, name) ? ANNOTATIONS[name] : undefined;
}

/** Whether the annotation holds raw configuration, which a stock controller ignores together with its whole Ingress. */
export function isSnippet(name: string): boolean {
  return ANNOTATIONS[name] === SNIPPET;
}

/** The bytes of a size as nginx writes it. */
export function bytesIn(text: string): number {
  return parseInt(text, 10) * 2 ** ({ k: 10, m: 20, g: 30 }[text.slice(-1).toLowerCase()] ?? 0);
}

function isCidr(text: string): boolean {
  const [address, bits, more] = text.split('/');
  const version = isIP(address);
  return version !== 0 && more === undefined && !address.includes('%')
    && (bits === undefined || (/^\d{1,3}$/.test(bits) && Number(bits) <= (version === 4 ? 32 : 128)));
}

/** Variables of nginx and of the controller's own template that hold in every location. */
const VARIABLES = new Set(('args binary_remote_addr body_bytes_sent bytes_sent connection content_length content_type document_uri '
  + 'host hostname http2 https is_args msec nginx_version pid proxy_host proxy_port query_string remote_addr remote_port remote_user '
  + 'request request_body request_id request_length request_method request_time request_uri scheme server_addr server_name server_port '
  + 'server_protocol status time_iso8601 time_local uri upstream_addr upstream_status upstream_response_time '
  + 'namespace ingress_name service_name service_port location_path proxy_upstream_name proxy_alternative_upstream_name '
  + 'balancer_ewma_score loggable best_http_host pass_access_scheme pass_server_port pass_port req_id literal_dollar connection_upgrade escaped_request_uri').split(' '));

function isKnownVariable(variable: string): boolean {
  return VARIABLES.has(variable) || /^(arg|cookie|http|sent_http|upstream_http|upstream_cookie)_[a-z0-9_]+$/.test(variable);
}
