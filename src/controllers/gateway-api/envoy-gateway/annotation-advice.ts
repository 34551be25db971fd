import { AdviceTable, adviceTable, ifOn, none } from '../../shared/annotations/advice';
import { ADVICE } from '../annotation-advice';

const NO_PROP = 'there is no prop for it:';
const extension = (fields: string) => `${NO_PROP} write an EnvoyExtensionPolicy for the HTTPRoute with ${fields}`;
const security = (fields: string) => `${NO_PROP} write a SecurityPolicy for the HTTPRoute with ${fields}`;
/** The library renders a policy of this kind, and of two for a route Envoy Gateway takes the older one. */
const traffic = (fields: string) => `${NO_PROP} set ${fields} in the spec of the BackendTrafficPolicy that is rendered, by a JSON patch`;
const client = (fields: string) => `${NO_PROP} set ${fields} in the ClientTrafficPolicy of the Gateway`;
const proxy = (fields: string) => `${NO_PROP} set ${fields} in the EnvoyProxy of the Gateway`;

/**
 * What does on Envoy Gateway what the annotations of ingress-nginx do there, where no prop does and Gateway API has less.
 *
 * @see https://gateway.envoyproxy.io/docs/api/extension_types/
 */
export const ADVICE_ON_ENVOY: AdviceTable = {
  ...ADVICE,
  ...adviceTable(
    ['session-cookie-hash', none('cookies of Envoy have nothing of the kind')],
    ['upstream-hash-by-subset upstream-hash-by-subset-size', none('Envoy selects one backend for a key')],
    ['proxy-buffering', none('Envoy passes on responses as they come')],
    ['proxy-ssl-ciphers proxy-ssl-protocols', proxy('backendTLS')],
    ['proxy-ssl-verify-depth', none('Envoy Gateway has no limit for the length of a chain of certificates')],
    ['auth-type', none('Envoy Gateway knows no digests')],
    ['auth-proxy-set-headers', security('extAuth.headersToExtAuth, which are headers of the client')],
    ['auth-signin auth-signin-redirect-param auth-request-redirect', security('oidc')],
    ['auth-method auth-always-set-cookie auth-keepalive auth-keepalive-requests auth-keepalive-share-vars auth-keepalive-timeout auth-snippet',
      none('extAuth of a SecurityPolicy has nothing of the kind')],
    ['auth-tls-secret', client('tls.clientValidation')],
    ['auth-tls-verify-client', value => value === 'off' ? none('Envoy Gateway asks for no certificates of clients by itself') : client('tls.clientValidation')],
    ['auth-tls-match-cn', client('tls.clientValidation.subjectAltNames')],
    ['auth-tls-pass-certificate-to-upstream', ifOn(client('headers.xForwardedClientCert'))],
    ['auth-tls-verify-depth auth-tls-error-page', none('tls.clientValidation of a ClientTrafficPolicy has nothing of the kind')],
    ['satisfy', none('on Envoy Gateway a request has to pass every policy')],
    ['limit-burst-multiplier limit-allowlist limit-whitelist', traffic('rateLimit')],
    ['limit-req-status-code', none('rateLimit of a BackendTrafficPolicy answers 429')],
    ['limit-connections', client('connection.connectionLimit (it counts all clients together)')],
    ['limit-rate limit-rate-after', traffic('bandwidthLimit')],
    ['enable-modsecurity enable-owasp-core-rules modsecurity-snippet modsecurity-transaction-id lua-resty-waf',
      ifOn(extension('a firewall as wasm or extProc'))],
    ['use-forwarded-headers compute-full-forwarded-for proxy-real-ip-cidr', client('clientIPDetection')],
    ['use-proxy-protocol', client('proxyProtocol')],
    ['custom-http-errors default-backend', traffic('responseOverride')],
    ['disable-proxy-intercept-errors', none('Envoy passes on the errors of backends as they are')],
    ['use-gzip enable-brotli', traffic('compressor')],
    ['enable-access-log', proxy('telemetry.accessLog')],
    ['enable-opentelemetry enable-opentracing opentelemetry-operation-name opentelemetry-trust-incoming-span', proxy('telemetry.tracing')],
    ['ssl-ciphers', client('tls.ciphers')],
    ['ssl-protocols', client('tls.minVersion and tls.maxVersion')],
    ['ssl-prefer-server-ciphers', none('Envoy selects the cipher by itself')],
    ['configuration-snippet server-snippet stream-snippet', 'take it out: Envoy reads no configuration of nginx; what the snippet does may be a prop, such as responseHeaders or blockedUserAgents, or a policy'],
    ['@middlewares', none('Envoy Gateway has policies instead, such as extAuth and basicAuth in a SecurityPolicy for the HTTPRoute')],
    ['@tls-options', client('tls')],
  ),
};
