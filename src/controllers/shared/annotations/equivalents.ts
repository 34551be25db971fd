/** What others have and ingress-nginx has not, by names of our own. */
export const OTHERS = [
  '@middlewares', '@entry-points', '@tls', '@cert-resolver', '@tls-options', '@priority', '@path-matcher', '@strip-prefix', '@replace-prefix', '@allow-http',
  '@websockets',
] as const;

type Equivalents = { readonly [name: string]: string };

const F5: Equivalents = {
  'client-max-body-size': 'proxy-body-size',
  'proxy-buffers': 'proxy-buffers-number',
  'lb-method': 'load-balance',
  'rewrites': 'rewrite-target',
  'path-regex': 'use-regex',
  'redirect-to-https': 'force-ssl-redirect',
  'http-redirect-code': 'permanent-redirect-code',
  'ssl-services': 'backend-protocol',
  'grpc-services': 'backend-protocol',
  'sticky-cookie-services': 'affinity',
  'server-snippets': 'server-snippet',
  'location-snippets': 'configuration-snippet',
  'basic-auth-secret': 'auth-secret',
  'basic-auth-realm': 'auth-realm',
  'use-cluster-ip': 'service-upstream',
  'limit-req-rate': 'limit-rps',
  'limit-req-burst': 'limit-burst-multiplier',
  'hsts-include-subdomains': 'hsts',
  'hsts-max-age': 'hsts',
  'hsts-behind-proxy': 'hsts',
  'websocket-services': '@websockets',
};

const TRAEFIK: Equivalents = {
  'router.middlewares': '@middlewares',
  'router.entrypoints': '@entry-points',
  'router.tls': '@tls',
  'router.tls.certresolver': '@cert-resolver',
  'router.tls.options': '@tls-options',
  'router.priority': '@priority',
  'router.pathmatcher': '@path-matcher',
  'router.rulesyntax': '@path-matcher',
  'router.observability.accesslogs': 'enable-access-log',
  'router.observability.tracing': 'enable-opentelemetry',
  'service.serversscheme': 'backend-protocol',
  'service.serverstransport': 'proxy-ssl-secret',
  'service.passhostheader': 'upstream-vhost',
  'service.nativelb': 'service-upstream',
  'service.nodeportlb': 'service-upstream',
  'service.middlewares': '@middlewares',
  'service.sticky.cookie': 'affinity',
  'service.sticky.cookie.name': 'session-cookie-name',
  'service.sticky.cookie.secure': 'session-cookie-secure',
  'service.sticky.cookie.samesite': 'session-cookie-samesite',
  'service.sticky.cookie.maxage': 'session-cookie-max-age',
  'service.sticky.cookie.path': 'session-cookie-path',
  'service.sticky.cookie.domain': 'session-cookie-domain',
  // Those of Traefik 1.
  'rule-type': '@path-matcher',
  'frontend-entry-points': '@entry-points',
  'priority': '@priority',
  'redirect-entry-point': 'force-ssl-redirect',
  'redirect-regex': 'permanent-redirect',
  'redirect-replacement': 'permanent-redirect',
  'redirect-permanent': 'permanent-redirect',
  'request-modifier': 'rewrite-target',
  'auth-type': 'auth-type',
  'auth-secret': 'auth-secret',
  'app-root': 'app-root',
  'whitelist-source-range': 'whitelist-source-range',
  'preserve-host': 'upstream-vhost',
  'rate-limit': 'limit-rps',
  'max-conn-amount': 'limit-connections',
  'buffering': 'proxy-request-buffering',
  'error-pages': 'custom-http-errors',
  'load-balancer-method': 'load-balance',
  'service-weights': 'canary-weight',
  'affinity': 'affinity',
  'session-cookie-name': 'session-cookie-name',
  'protocol': 'backend-protocol',
  'pass-client-tls-cert': 'auth-tls-pass-certificate-to-upstream',
};

const HAPROXY: Equivalents = {
  'path-rewrite': 'rewrite-target',
  'load-balance': 'load-balance',
  'balance-algorithm': 'load-balance',
  'cookie-persistence': 'affinity',
  'request-redirect': 'permanent-redirect',
  'redirect-to': 'permanent-redirect',
  'allow-list': 'whitelist-source-range',
  'whitelist': 'whitelist-source-range',
  'deny-list': 'denylist-source-range',
  'blacklist': 'denylist-source-range',
  'rate-limit-requests': 'limit-rps',
  'timeout-connect': 'proxy-connect-timeout',
  'timeout-server': 'proxy-read-timeout',
  'server-ssl': 'backend-protocol',
  'server-proto': 'backend-protocol',
  'request-set-header': 'proxy-set-headers',
  'response-set-header': 'add-headers',
  'backend-config-snippet': 'configuration-snippet',
  'set-host': 'upstream-vhost',
  'secure-backends': 'backend-protocol',
  'pod-maxconn': 'limit-connections',
};

const KONG: Equivalents = {
  'strip-path': '@strip-prefix',
  'rewrite': 'rewrite-target',
  'path': '@replace-prefix',
  'protocol': 'backend-protocol',
  'preserve-host': 'upstream-vhost',
  'host-header': 'upstream-vhost',
  'host-aliases': 'server-alias',
  'request-buffering': 'proxy-request-buffering',
  'response-buffering': 'proxy-buffering',
  'connect-timeout': 'proxy-connect-timeout',
  'read-timeout': 'proxy-read-timeout',
  'write-timeout': 'proxy-send-timeout',
  'retries': 'proxy-next-upstream-tries',
  'tls-verify': 'proxy-ssl-verify',
  'client-cert': 'proxy-ssl-secret',
  'regex-priority': '@priority',
};

const ALB: Equivalents = {
  'certificate-arn': '@tls',
  'ssl-redirect': 'force-ssl-redirect',
  'backend-protocol': 'backend-protocol',
  'inbound-cidrs': 'whitelist-source-range',
  'wafv2-acl-arn': 'enable-modsecurity',
  'listen-ports': '@entry-points',
  'ssl-policy': 'ssl-ciphers',
  'group.order': '@priority',
};

const APPGW: Equivalents = {
  'backend-path-prefix': '@replace-prefix',
  'ssl-redirect': 'force-ssl-redirect',
  'backend-protocol': 'backend-protocol',
  'backend-hostname': 'upstream-vhost',
  'cookie-based-affinity': 'affinity',
  'request-timeout': 'proxy-read-timeout',
  'appgw-ssl-certificate': '@tls',
  'waf-policy-for-path': 'enable-modsecurity',
};

const GKE: Equivalents = { 'ingress.allow-http': '@allow-http', 'managed-certificates': '@tls', 'pre-shared-cert': '@tls' };

const CONTOUR: Equivalents = {
  'websocket-routes': '@websockets',
  'response-timeout': 'proxy-read-timeout',
  'num-retries': 'proxy-next-upstream-tries',
  'tls-minimum-protocol-version': 'ssl-protocols',
};

/** Names of ingress-nginx for what others call otherwise, by those who call it so. */
export const EQUIVALENTS = {
  nginx: {},
  old: {},
  f5: F5,
  traefik: TRAEFIK,
  traefikLabel: TRAEFIK,
  haproxy: HAPROXY,
  kong: KONG,
  alb: ALB,
  appgw: APPGW,
  gke: GKE,
  contour: CONTOUR,
} as const;

/** Those whose other names mean the same as on ingress-nginx, where it has them. */
const ALIKE = new Set<keyof typeof EQUIVALENTS>(['nginx', 'old', 'f5', 'haproxy']);

/** The name that ingress-nginx has for an annotation of another controller. */
export function equivalentOf(whose: keyof typeof EQUIVALENTS, name: string): string | undefined {
  const known: Equivalents = EQUIVALENTS[whose];
  const bare = whose === 'traefikLabel' ? bareLabel(name) : name;
  return Object.hasOwn(known, bare) ? known[bare] : ALIKE.has(whose) ? bare : undefined;
}

/** Labels say which router or service they are of, such as `traefik.http.routers.app.middlewares`. */
function bareLabel(label: string): string {
  return label === 'traefik.frontend.rule.type' ? 'rule-type'
    : label.replace(/^traefik\.(?:http|tcp|udp)\.(router|service)s\.[^.]+\.(?:loadbalancer\.)?/, '$1.');
}
