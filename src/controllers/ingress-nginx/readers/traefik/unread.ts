const FIREWALL = 'put a web application firewall in front of Traefik';
const FASTCGI = 'put a web server in front of the FastCGI server';

/** What to do instead of annotations of ingress-nginx that Traefik does not read, where something does the same or nearly so. */
const INSTEAD: { readonly [name: string]: string } = {
  'affinity-canary-behavior': 'take it out: clients stay with the canary or without it, as with "sticky"',
  'affinity-mode': 'take it out: a client stays with its server for as long as that is there, as with "persistent"',
  'auth-proxy-set-headers': 'write the headers into an auth-snippet, with proxy_set_header',
  'auth-request-redirect': 'write it into an auth-snippet, with proxy_set_header X-Auth-Request-Redirect',
  'auth-signin-redirect-param': 'write the parameter into auth-signin, such as ?target=$scheme://$best_http_host$escaped_request_uri (Traefik adds rd beside it)',
  'auth-tls-match-cn': 'let the backend check the subject, which it gets with auth-tls-pass-certificate-to-upstream: "true" (without a check every client of the certificate authority gets in)',
  'denylist-source-range': 'list who may come in allowlist-source-range, or write deny into a configuration-snippet',
  'disable-proxy-intercept-errors': 'leave out custom-http-errors, so that errors pass',
  'enable-modsecurity': FIREWALL,
  'enable-opentelemetry': 'set up tracing in the static configuration of Traefik, where it holds for every route',
  'enable-owasp-core-rules': FIREWALL,
  'fastcgi-index': FASTCGI,
  'fastcgi-params-configmap': FASTCGI,
  'modsecurity-snippet': FIREWALL,
  'modsecurity-transaction-id': FIREWALL,
  'preserve-trailing-slash': 'take it out: Traefik keeps the slash',
  'satisfy': 'take it out: a client has to pass every check, as with "all"',
  'ssl-ciphers': 'set them in a TLSOption named default, where they hold for every route',
  'stream-snippet': 'write an IngressRouteTCP',
};

/** What to do about an annotation that Traefik does not read. */
export function adviceOnUnread(name: string): string {
  return Object.hasOwn(INSTEAD, name) ? INSTEAD[name] : 'take it out: here nothing does the same';
}
