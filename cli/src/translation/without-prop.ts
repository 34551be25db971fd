import { SAYINGS } from '../../../src/controllers/shared/annotations/props';

/** Why annotations of ingress-nginx have no prop, by their names with spaces between them. */
const REASONS: { readonly [names: string]: string } = {
  'affinity-canary-behavior': 'a client stays with the canary or with the main backends as each controller does it by itself',
  'canary-by-header-pattern': 'no other controller sends requests to a canary by a part of a header: name the values',
  'auth-always-set-cookie': 'no other controller tells answers with an error from those without',
  'auth-keepalive auth-keepalive-requests auth-keepalive-share-vars auth-keepalive-timeout': 'controllers keep connections by themselves',
  'auth-proxy-set-headers': 'the server for authentication gets the headers of the client anyway',
  'auth-signin-redirect-param': 'each controller has its own way to tell the server for sign-in where the client wanted to go',
  'auth-tls-error-page': 'a client without a certificate gets the answer of the controller',
  'auth-tls-match-cn': 'let the backends check the subject, which they get with the certificate',
  'disable-proxy-intercept-errors': 'without the prop customErrors the errors of the backends pass as they are',
  'enable-global-auth': 'it turns off the setting global-auth-url of ingress-nginx, which no other controller has',
  'enable-modsecurity enable-owasp-core-rules modsecurity-transaction-id': 'a web application firewall is a program of its own: put it in front of the controller or of the backends',
  'enable-opentelemetry opentelemetry-operation-name opentelemetry-trust-incoming-span': 'traces are set up for the controller as a whole',
  'fastcgi-index fastcgi-params-configmap': 'no other controller speaks FastCGI: put a web server in front of the FastCGI server',
  'http2-push-preload': 'browsers and servers have given up HTTP/2 push',
  'limit-allowlist limit-whitelist': 'no other controller leaves addresses out of a limit: give them a route of their own',
  'limit-rate limit-rate-after': 'few controllers limit bandwidth',
  'mirror-target mirror-request-body mirror-host': 'a mirrored request goes to the same servers or to a Service: each controller has an object of its own for it',
  'preserve-trailing-slash': 'the redirects that this library renders keep the path as it is',
  'proxy-ssl-ciphers proxy-ssl-protocols proxy-ssl-verify-depth': 'what controllers offer the backends is a setting of each controller',
  'relative-redirects use-port-in-redirects': 'the redirects that this library renders name the host and need no port',
  'satisfy': 'on every other controller a request has to pass all checks',
  'ssl-ciphers ssl-prefer-server-ciphers': 'what clients may negotiate is a setting of the controller or of the host',
  'upstream-hash-by-subset upstream-hash-by-subset-size': 'no other controller gives a key several servers',
};

/** The reasons by single names, but for those that a prop has come to say. */
export const WITHOUT_PROP: ReadonlyMap<string, string> = new Map(
  Object.entries(REASONS).flatMap(([names, reason]) => names.split(' ').map(name => [name, reason] as const)).filter(([name]) => !SAYINGS.has(name)),
);
