import { AdviceTable, adviceTable, ifOn, none, OF_NGINX } from '../shared/annotations/advice';

const inRule = (fields: string) => `there is no prop for it: set ${fields} in spec.rules of the HTTPRoute by a JSON patch`;
const filter = (what: string) => inRule(`a filter ${what}`);
const experimental = (fields: string) => `${inRule(fields)}, where the cluster has the experimental channel of Gateway API and the implementation supports it`;
const notIn = (what: string) => `take it out: Gateway API has no ${what}; see what the implementation has`;

const NO_BALANCING = none('Gateway API has no field for how requests are spread; implementations balance about evenly by default');

/**
 * What does with Gateway API what the annotations of ingress-nginx do there, where no prop does.
 *
 * @see https://gateway-api.sigs.k8s.io/reference/spec/#httprouterule
 * @see https://gateway-api.sigs.k8s.io/api-types/backendtlspolicy/
 */
export const ADVICE: AdviceTable = adviceTable(
  // Where a request goes.
  ['add-base-url', none('Gateways change no bodies')],
  ['preserve-trailing-slash use-port-in-redirects relative-redirects', none('the redirects that this library renders keep the path and need no port')],
  ['mirror-target mirror-request-body mirror-host', ifOn(filter('RequestMirror to a Service'))],
  ['affinity-canary-behavior', ifOn(inRule('further backendRefs with weights'))],
  ['canary-by-header-pattern', inRule('a further rule whose match has headers')],
  // How it reaches the backends.
  ['affinity sticky-sessions affinity-mode session-cookie-name session-cookie-max-age session-cookie-expires', experimental('sessionPersistence')],
  ['session-cookie-path session-cookie-samesite session-cookie-secure session-cookie-domain session-cookie-hash session-cookie-conditional-samesite-none session-cookie-change-on-failure',
    notIn('such option of a cookie')],
  ['upstream-hash-by-subset upstream-hash-by-subset-size', NO_BALANCING],
  ['service-upstream', none('Gateway API leaves it to the implementation whether requests go to the address of the Service')],
  ['proxy-ssl-ciphers proxy-ssl-protocols proxy-ssl-verify-depth', notIn('such option of TLS to backends')],
  ['proxy-read-timeout', 'set timeouts.request in spec.rules of the HTTPRoute by a JSON patch, where the implementation supports it, or name the implementation: Envoy Gateway has a timeout between two reads'],
  ['proxy-next-upstream proxy-next-upstream-tries proxy-next-upstream-timeout', experimental('retry')],
  ['keep-alive', none('Gateways select the version of HTTP and keep connections by themselves')],
  ['fastcgi-index fastcgi-params-configmap', notIn('FastCGI')],
  // Sizes.
  ['large-client-header-buffers client-header-buffer-size', notIn('limit for headers')],
  // Who gets in.
  ['auth-type', notIn('passwords')],
  ['auth-proxy-set-headers', experimental('a filter ExternalAuth')],
  ['auth-signin-redirect-param auth-request-redirect auth-always-set-cookie auth-cache-key auth-cache-duration auth-keepalive auth-keepalive-requests auth-keepalive-share-vars auth-keepalive-timeout auth-snippet',
    notIn('such option of external authentication')],
  ['enable-global-auth', none('it concerns the setting global-auth-url of ingress-nginx')],
  ['auth-tls-error-page auth-tls-match-cn', notIn('such option of client certificates')],
  ['satisfy', none('with Gateway API a request has to pass every filter')],
  ['limit-req-status-code limit-allowlist limit-whitelist', notIn('limit of rates')],
  ['limit-rate limit-rate-after', notIn('limit of connections and bandwidth')],
  ['enable-modsecurity enable-owasp-core-rules modsecurity-snippet modsecurity-transaction-id lua-resty-waf', ifOn(notIn('firewall'))],
  // Headers and answers.
  ['server-tokens', filter('ResponseHeaderModifier with remove')],
  ['use-forwarded-headers compute-full-forwarded-for proxy-real-ip-cidr use-proxy-protocol', notIn('field for proxies in front of it')],
  ['disable-proxy-intercept-errors', notIn('error pages')],
  ['use-gzip enable-brotli', notIn('compression')],
  ['http2-push-preload', none('browsers and servers have given up HTTP/2 push')],
  // Logs and traces.
  ['log-format-upstream', OF_NGINX],
  ['enable-opentelemetry enable-opentracing opentelemetry-operation-name opentelemetry-trust-incoming-span', notIn('field for traces')],
  // TLS.
  ['ssl-ciphers ssl-prefer-server-ciphers ssl-protocols', 'there is no prop for it: set tls.options of the Gateway\'s listener, whose keys are the implementation\'s'],
  // Raw configuration.
  ['configuration-snippet server-snippet stream-snippet', 'take it out: a Gateway reads no configuration of nginx; what the snippet does may be a prop, such as responseHeaders, or a filter'],
  // What Traefik has for its own annotations on an Ingress.
  ['@middlewares', 'take it out: a rule of an HTTPRoute has filters; with Traefik as the implementation, a filter ExtensionRef can name a Middleware, by a JSON patch'],
  ['@entry-points', none('requests come in by the listeners of the Gateway; those of an existing one are named by httpListener and httpsListener')],
  ['@cert-resolver', 'set the prop tls to Tls.certManager() or Tls.fromSecret()'],
  ['@tls-options', 'there is no prop for it: set tls.options of the Gateway\'s listener, whose keys are the implementation\'s'],
  ['@priority', none('with Gateway API exact paths come first, then the longest prefix')],
);
