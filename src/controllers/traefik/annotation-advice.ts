import { AdviceTable, adviceTable, ifOn, none, OF_NGINX } from '../shared/annotations/advice';

const NO_PROP = 'there is no prop for it:';
const ROUTES = 'in spec.routes of the IngressRoute by a JSON patch';
const patch = (middleware: string, note?: string) => `${NO_PROP} make a Middleware ${middleware}${note === undefined ? '' : ` (${note})`}, and name it in middlewares of IngressController.traefik(), or ${ROUTES}`;
const inRoute = (what: string) => `${NO_PROP} set ${what} ${ROUTES}`;
const transport = (fields: string) => `${NO_PROP} make a ServersTransport with ${fields}, and name it as serversTransport of the services ${ROUTES}`;
const tlsOption = (fields: string) => `${NO_PROP} make a TLSOption with ${fields}, and name it in spec.tls.options of the IngressRoute by a JSON patch`;
const fixed = (setting: string) => `${NO_PROP} set ${setting} of the entry point in the static configuration of Traefik, where it holds for all routes`;

/**
 * What does on Traefik what the annotations of ingress-nginx do there, where no prop does.
 *
 * @see https://doc.traefik.io/traefik/reference/routing-configuration/http/middlewares/overview/
 * @see https://doc.traefik.io/traefik/reference/routing-configuration/kubernetes/crd/http/ingressroute/
 */
export const ADVICE: AdviceTable = adviceTable(
  // Where a request goes.
  ['add-base-url', none('Traefik changes no bodies')],
  ['preserve-trailing-slash use-port-in-redirects relative-redirects', none('the redirects that this library renders keep the path and need no port')],
  ['mirror-target mirror-request-body mirror-host', ifOn(inRoute('a TraefikService with mirroring in place of the Service'))],
  ['canary-by-header-pattern affinity-canary-behavior',
    ifOn(inRoute('a further service with weights, or a further route with Header() or HeaderRegexp() in its match and a higher priority'))],
  // How it reaches the backends.
  ['session-cookie-hash', none('cookies of Traefik have nothing of the kind')],
  ['upstream-hash-by-subset upstream-hash-by-subset-size', none('Traefik selects one backend for a key')],
  ['proxy-ssl-ciphers', transport('cipherSuites')],
  ['proxy-ssl-protocols', transport('minVersion and maxVersion')],
  ['proxy-ssl-verify-depth', none('Traefik has no limit for the length of a chain of certificates')],
  ['keep-alive', none('Traefik selects the version of HTTP and keeps connections by itself, WebSockets included')],
  ['fastcgi-index fastcgi-params-configmap', none('Traefik speaks no FastCGI')],
  // Sizes.
  ['large-client-header-buffers client-header-buffer-size', fixed('http.maxHeaderBytes')],
  // Who gets in.
  ['auth-type', patch('digestAuth')],
  ['auth-method', patch('forwardAuth', 'it asks with GET, or with preserveRequestMethod as the client does')],
  ['auth-proxy-set-headers', patch('forwardAuth with authRequestHeaders', 'they are headers of the client')],
  ['auth-always-set-cookie', patch('forwardAuth with addAuthCookiesToResponse')],
  ['auth-signin-redirect-param auth-request-redirect', none('the Middleware forwardAuth tells the server for sign-in by X-Forwarded-Host and X-Forwarded-Uri where the client wanted to go')],
  ['auth-keepalive auth-keepalive-requests auth-keepalive-share-vars auth-keepalive-timeout auth-snippet', none('the Middleware forwardAuth asks for every request, and has nothing of the kind')],
  ['enable-global-auth', none('it concerns the setting global-auth-url of ingress-nginx; on Traefik, Middlewares of an entry point hold for all routes')],
  ['auth-tls-verify-depth auth-tls-error-page auth-tls-match-cn', 'take it out, and let the backends check it: TLSOptions of Traefik accept every certificate of the CA, and have nothing of the kind'],
  ['satisfy', none('on Traefik a request has to pass every Middleware')],
  ['limit-req-status-code', none('the Middleware rateLimit answers 429')],
  ['limit-allowlist limit-whitelist', none('the Middleware rateLimit has no exceptions; a further route whose match has ClientIP() and a higher priority can do without it')],
  ['limit-rate limit-rate-after', none('Traefik has no limit of bandwidth')],
  ['enable-modsecurity enable-owasp-core-rules modsecurity-snippet modsecurity-transaction-id lua-resty-waf', ifOn(patch('plugin', 'a firewall as a plugin of Traefik'))],
  // Headers and answers.
  ['server-tokens', patch('headers with customResponseHeaders', 'an empty text removes a header')],
  ['use-forwarded-headers compute-full-forwarded-for proxy-real-ip-cidr', fixed('forwardedHeaders.trustedIPs')],
  ['use-proxy-protocol', fixed('proxyProtocol.trustedIPs')],
  ['disable-proxy-intercept-errors', none('Traefik passes on the errors of backends as they are')],
  ['use-gzip enable-brotli', patch('compress')],
  ['http2-push-preload', none('browsers and servers have given up HTTP/2 push')],
  // Logs and traces.
  ['log-format-upstream', OF_NGINX],
  ['enable-opentelemetry enable-opentracing opentelemetry-operation-name opentelemetry-trust-incoming-span', inRoute('observability.tracing')],
  // TLS.
  ['ssl-ciphers', tlsOption('cipherSuites')],
  ['ssl-prefer-server-ciphers', tlsOption('preferServerCipherSuites')],
  ['ssl-protocols', tlsOption('minVersion and maxVersion')],
  // Raw configuration.
  ['configuration-snippet server-snippet stream-snippet', 'take it out: Traefik reads no configuration of nginx; what the snippet does may be a prop, such as responseHeaders or blockedUserAgents, or a Middleware'],
  // What Traefik has for its own annotations on an Ingress.
  ['@middlewares', 'name them in middlewares of IngressController.traefik()'],
  ['@entry-points', 'set entryPoints and tlsEntryPoints of IngressController.traefik()'],
  ['@cert-resolver', 'set certResolver of IngressController.traefik(), and the prop tls to Tls.controllerDefault()'],
  ['@tls-options', `${NO_PROP} name it in spec.tls.options of the IngressRoute by a JSON patch`],
  ['@priority', none('this library gives the routes priorities, in the order of an Ingress')],
);
