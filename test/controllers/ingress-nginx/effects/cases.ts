import { Size } from 'cdk8s';
import {
  Backends, EndpointsApi, ExternalLoadBalancerProps, HashKey, HeaderValue,
  LoadBalancing, Rewrite, RoutePath, SameSite, Support, Tls,
} from '../../../../src';
import { PolicyName } from '../../../../src/policies';

type Props = Partial<ExternalLoadBalancerProps>;
type Reader = 'ingress-nginx' | 'Traefik';

/** What an annotation does to what is said of a route. */
export interface Case {
  readonly props?: Props;
  /** The annotation's value, or several where it needs others. */
  readonly value: string;
  readonly with?: { readonly [name: string]: string };
  /** Where it holds; on both unless it says more. */
  readonly on?: Reader;
  /** `refused`, or the support of policies, and ids of requirements that change. */
  readonly so: 'refused' | { readonly support?: { readonly [P in PolicyName]?: Support }; readonly notes?: readonly PolicyName[]; readonly requirements?: readonly string[] };
}

const HOSTS = ['a.example.com'];
const TLS: Props = { hosts: HOSTS, tls: Tls.fromSecret('s') };
const STICKY: Props = { loadBalancing: LoadBalancing.stickyCookie() };
const HASH: Props = { loadBalancing: LoadBalancing.consistentHash(HashKey.uri()) };
const ROUND_ROBIN: Props = { loadBalancing: LoadBalancing.roundRobin() };
const AGENTS: Props = { blockedUserAgents: ['curl'] };
const HEADERS: Props = { responseHeaders: { 'X-A': HeaderValue.literal('a') } };
const HEADLESS: Props = { backends: Backends.fromIps(['fd00::46'], { port: 80 }), endpointsApi: EndpointsApi.ENDPOINT_SLICE };
const NAME: Props = { backends: Backends.fromHostname('db.example.com', { port: 80 }) };

/** All that a redirect comes before, on ingress-nginx. */
const IDLE: Props = { rewrite: Rewrite.stripPrefix(), maxBodySize: Size.mebibytes(1), ...HASH, ...AGENTS, ...HEADERS, accessLog: true, appRoot: '/start', ...TLS };

const { NATIVE, APPROXIMATED, OMITTED } = Support;

const redirect = (value: string): Case[] => [
  {
    value,
    on: 'ingress-nginx',
    props: IDLE,
    so: {
      support: {
        rewrite: OMITTED,
        maxBodySize: OMITTED,
        loadBalancing: OMITTED,
        blockedUserAgents: APPROXIMATED,
        responseHeaders: APPROXIMATED,
        accessLog: NATIVE,
        appRoot: NATIVE,
        tls: NATIVE,
      },
      notes: ['tls', 'annotations'],
      requirements: ['no-health-checks'],
    },
  },
  {
    value,
    on: 'Traefik',
    props: IDLE,
    so: {
      support: {
        rewrite: OMITTED,
        maxBodySize: OMITTED,
        loadBalancing: OMITTED,
        blockedUserAgents: OMITTED,
        responseHeaders: OMITTED,
        accessLog: NATIVE,
        tls: NATIVE,
      },
    },
  },
];

const byAddress = (value: string, reader?: Reader): Case[] => [{ value, on: reader, so: { requirements: ['client-addresses'] } }];
const snippet = (on?: Reader, more = {}): Case[] => [{ value: '# x', on, ...more, so: { notes: ['annotations'] } }];
const outage = (value: string, on?: Reader, props: Props = {}, more = {}): Case => ({ value, on, props, with: more, so: { requirements: ['no-health-checks'] } });

/** By name: what annotations that touch something that is said do. */
export const CASES: { readonly [name: string]: readonly Case[] } = {
  'affinity': [
    { value: 'cookie', props: ROUND_ROBIN, so: 'refused' },
    { value: 'cookie', props: HASH, so: 'refused' },
    { value: 'cookie', props: { loadBalancing: LoadBalancing.peakEwma() }, on: 'ingress-nginx', so: 'refused' },
    outage('cookie', 'ingress-nginx'),
  ],
  'allowlist-source-range': [...byAddress('10.0.0.0/8'), { value: '10.0.0.0/8', on: 'Traefik', props: HEADERS, so: { support: { responseHeaders: APPROXIMATED } } }],
  'app-root': [
    { value: '/start', so: { notes: ['paths'], support: { paths: NATIVE } } },
    { value: '/start', props: { ...AGENTS, ...HEADERS }, so: { support: { blockedUserAgents: APPROXIMATED, responseHeaders: APPROXIMATED } } },
    { value: '/start', props: { paths: [RoutePath.prefix('/app')] }, on: 'Traefik', so: 'refused' },
  ],
  'auth-signin': [{ value: 'https://auth.example.com/', with: { 'auth-url': 'https://auth.example.com/verify' }, on: 'ingress-nginx', props: HEADERS, so: { support: { responseHeaders: APPROXIMATED } } }],
  'auth-snippet': snippet(undefined, { with: { 'auth-url': 'https://auth.example.com/verify' } }),
  'auth-tls-secret': [{ value: 'wetwin/ca', on: 'ingress-nginx', props: { ...TLS, ...HEADERS }, so: { support: { responseHeaders: APPROXIMATED } } }, { value: 'wetwin/ca', with: { 'ssl-redirect': 'false' }, props: TLS, so: 'refused' }],
  'auth-type': [{ value: 'basic', with: { 'auth-secret': 'users' }, on: 'Traefik', props: HEADERS, so: { support: { responseHeaders: APPROXIMATED } } }],
  'auth-url': [{ value: 'https://auth.example.com/verify', on: 'Traefik', props: HEADERS, so: { support: { responseHeaders: APPROXIMATED } } }],
  'backend-protocol': [
    { value: 'FCGI', on: 'ingress-nginx', props: { rewrite: Rewrite.stripPrefix(), paths: [RoutePath.prefix('/a')] }, so: { support: { rewrite: APPROXIMATED } } },
    outage('FCGI', 'ingress-nginx'),
    outage('GRPC', 'ingress-nginx'),
  ],
  'canary': [
    {
      value: 'true',
      on: 'ingress-nginx',
      props: { rewrite: Rewrite.stripPrefix(), maxBodySize: Size.mebibytes(1), ...ROUND_ROBIN, ...AGENTS, ...HEADERS, accessLog: true, appRoot: '/start', ...TLS },
      so: {
        support: {
          rewrite: OMITTED,
          maxBodySize: OMITTED,
          loadBalancing: NATIVE,
          blockedUserAgents: OMITTED,
          responseHeaders: OMITTED,
          accessLog: OMITTED,
          appRoot: OMITTED,
          tls: OMITTED,
          annotations: NATIVE,
        },
        requirements: ['main-ingress'],
      },
    },
    { value: 'true', on: 'Traefik', props: { ...IDLE }, so: { support: { rewrite: OMITTED, loadBalancing: OMITTED, blockedUserAgents: OMITTED, tls: OMITTED }, requirements: ['main-ingress'] } },
    { value: 'true', props: STICKY, so: { support: { loadBalancing: OMITTED } } },
    { value: 'true', with: { 'proxy-read-timeout': '5' }, so: { support: { annotations: OMITTED } } },
    { value: 'true', with: { 'configuration-snippet': '# x' }, so: { support: { annotations: OMITTED } } },
    { value: 'true', with: { 'load-balance': 'ewma' }, on: 'ingress-nginx', so: { support: { annotations: NATIVE }, requirements: ['main-ingress', 'no-health-checks'] } },
    { value: 'true', with: { 'canary-weight': '5' }, so: { support: { annotations: NATIVE } } },
  ],
  'configuration-snippet': snippet(),
  'connection-proxy-header': [{ value: 'close', on: 'ingress-nginx', so: { notes: ['annotations'] } }],
  'custom-headers': [{ value: 'wetwin/headers', props: HEADERS, so: { notes: ['responseHeaders'] } }],
  'custom-http-errors': [
    { value: '403,413', props: { ...AGENTS, ...HEADERS, maxBodySize: Size.mebibytes(1) }, so: { support: { blockedUserAgents: APPROXIMATED, maxBodySize: APPROXIMATED, responseHeaders: APPROXIMATED }, requirements: ['error-backend'] } },
    { value: '502', props: { ...AGENTS, maxBodySize: Size.mebibytes(1) }, with: { 'default-backend': 'fallback' }, so: { support: { blockedUserAgents: NATIVE, maxBodySize: NATIVE }, notes: ['annotations'] } },
  ],
  'default-backend': [{ value: 'fallback', so: { notes: ['annotations'], requirements: ['error-backend'] } }],
  'denylist-source-range': byAddress('10.0.0.0/8', 'ingress-nginx'),
  'enable-cors': [
    { value: 'true', props: { responseHeaders: { 'Access-Control-Allow-Origin': HeaderValue.literal('*') } }, so: 'refused' },
    { value: 'true', props: { responseHeaders: { 'access-control-allow-credentials': HeaderValue.literal('true') } }, so: 'refused' },
    { value: 'true', props: { responseHeaders: { 'Access-Control-Expose-Headers': HeaderValue.literal('X') } }, with: { 'cors-expose-headers': 'X-B' }, so: 'refused' },
    { value: 'true', props: { responseHeaders: { 'Access-Control-Expose-Headers': HeaderValue.literal('X') } }, on: 'ingress-nginx', so: { support: { responseHeaders: NATIVE } } },
    { value: 'true', props: AGENTS, so: { support: { blockedUserAgents: APPROXIMATED } } },
  ],
  'enable-modsecurity': [{ value: 'true', on: 'ingress-nginx', props: { maxBodySize: Size.mebibytes(500) }, so: { notes: ['maxBodySize'] } }],
  'force-ssl-redirect': [
    { value: 'true', so: { notes: ['annotations'] } },
    { value: 'true', with: { 'ssl-redirect': 'false' }, props: TLS, so: { support: { tls: NATIVE } } },
  ],
  'from-to-www-redirect': [
    { value: 'true', so: 'refused' },
    { value: 'true', props: { hosts: ['*.example.com'] }, so: 'refused' },
    { value: 'true', props: { hosts: ['a.example.com', 'www.a.example.com'] }, so: 'refused' },
    { value: 'true', props: { ...TLS, externalAddress: '10.254.18.55' }, so: { notes: ['tls', 'externalAddress', 'annotations'] } },
  ],
  'limit-connections': byAddress('5'),
  'limit-rpm': byAddress('5'),
  'limit-rps': byAddress('5'),
  'load-balance': [
    { value: 'ewma', props: STICKY, on: 'ingress-nginx', so: 'refused' },
    { value: 'round_robin', props: HASH, on: 'ingress-nginx', so: 'refused' },
    outage('ewma', 'ingress-nginx'),
  ],
  'mirror-target': [{ value: 'https://192.0.2.10', on: 'ingress-nginx', props: { rewrite: Rewrite.stripPrefix() }, so: { notes: ['rewrite', 'annotations'] } }],
  'modsecurity-snippet': snippet('ingress-nginx', { with: { 'enable-modsecurity': 'true' } }),
  'permanent-redirect': redirect('https://new.example.com'),
  'proxy-connect-timeout': [outage('3'), outage('7', undefined, STICKY)],
  'proxy-next-upstream': [outage('off'), outage('http_503'), outage('error', 'ingress-nginx'), outage('off', undefined, HASH)],
  'proxy-next-upstream-timeout': [outage('1')],
  'proxy-next-upstream-tries': [outage('1'), outage('2', 'ingress-nginx'), outage('4', 'ingress-nginx')],
  'satisfy': [{ value: 'any', on: 'ingress-nginx', so: { notes: ['annotations'] } }],
  'server-alias': [{ value: 'b.example.com, c.example.com', props: { ...TLS, externalAddress: '10.254.18.55' }, so: { notes: ['tls', 'externalAddress', 'annotations'] } }],
  'server-snippet': snippet(),
  'service-upstream': [
    { value: 'true', props: STICKY, so: 'refused' },
    { value: 'true', props: ROUND_ROBIN, so: 'refused' },
    { value: 'true', on: 'ingress-nginx', props: NAME, so: { support: { annotations: APPROXIMATED } } },
    { value: 'true', on: 'ingress-nginx', props: HEADLESS, so: { support: { annotations: APPROXIMATED } } },
    { value: 'true', on: 'ingress-nginx', props: { responseHeaders: { 'X-B': HeaderValue.backendAddress() } }, so: { support: { responseHeaders: APPROXIMATED } } },
    outage('true'),
  ],
  'session-cookie-change-on-failure': [outage('false', 'ingress-nginx', STICKY)],
  'session-cookie-domain': [
    { value: 'example.org', props: { ...STICKY, hosts: HOSTS }, so: 'refused' },
    { value: 'ple.com', props: { ...STICKY, hosts: HOSTS }, so: 'refused' },
  ],
  'session-cookie-expires': [{ value: '0', props: STICKY, on: 'ingress-nginx', so: 'refused' }],
  'session-cookie-max-age': [{ value: '0', props: STICKY, on: 'ingress-nginx', so: 'refused' }],
  'session-cookie-path': [
    { value: '/b', props: { ...STICKY, paths: [RoutePath.prefix('/a')] }, so: 'refused' },
    { value: '/a/b', props: { ...STICKY, paths: [RoutePath.exact('/a')] }, so: 'refused' },
  ],
  'session-cookie-samesite': [{ value: 'None', props: { loadBalancing: LoadBalancing.stickyCookie({ secure: false }) }, so: 'refused' }],
  'session-cookie-secure': [
    { value: 'false', props: { loadBalancing: LoadBalancing.stickyCookie({ sameSite: SameSite.NONE }) }, so: 'refused' },
    { value: 'false', props: STICKY, on: 'ingress-nginx', so: { support: { loadBalancing: APPROXIMATED } } },
  ],
  'ssl-passthrough': [
    { value: 'true', so: 'refused' },
    { value: 'true', props: { hosts: ['*.example.com'] }, so: 'refused' },
    { value: 'true', props: { hosts: HOSTS, paths: [RoutePath.prefix('/a')] }, so: 'refused' },
    { value: 'true', props: { hosts: HOSTS, paths: [RoutePath.exact('/')] }, so: 'refused' },
    { value: 'true', props: { hosts: HOSTS, paths: [RoutePath.regex('/.*')] }, so: 'refused' },
    { value: 'true', props: { hosts: HOSTS, rewrite: Rewrite.stripPrefix() }, so: 'refused' },
    { value: 'true', props: { hosts: HOSTS, ...AGENTS }, so: 'refused' },
    { value: 'true', props: { hosts: HOSTS, ...NAME }, on: 'ingress-nginx', so: 'refused' },
    { value: 'true', props: { hosts: HOSTS, ...HEADLESS }, on: 'ingress-nginx', so: 'refused' },
    { value: 'true', with: { 'auth-url': 'https://auth.example.com/verify' }, props: { hosts: HOSTS }, so: 'refused' },
    { value: 'true', with: { 'allowlist-source-range': '10.0.0.0/8' }, props: { hosts: HOSTS }, so: 'refused' },
    { value: 'true', with: { 'proxy-read-timeout': '5' }, props: { hosts: HOSTS }, so: { support: { annotations: OMITTED } } },
    { value: 'true', with: { 'force-ssl-redirect': 'true' }, props: { hosts: HOSTS }, so: { support: { annotations: NATIVE } } },
    {
      value: 'true',
      on: 'ingress-nginx',
      props: { ...TLS, ...HEADERS, maxBodySize: Size.mebibytes(1), ...ROUND_ROBIN, accessLog: true, appRoot: '/start' },
      so: { support: { tls: OMITTED, responseHeaders: OMITTED, maxBodySize: OMITTED, loadBalancing: OMITTED, accessLog: OMITTED, appRoot: OMITTED }, requirements: ['ssl-passthrough', 'tls-of-backends', 'no-health-checks', 'tls-secret'] },
    },
    {
      value: 'true',
      on: 'Traefik',
      props: { ...TLS, ...ROUND_ROBIN, maxBodySize: Size.mebibytes(1) },
      so: { support: { tls: OMITTED, maxBodySize: OMITTED, loadBalancing: NATIVE }, requirements: ['tls-of-backends', 'no-health-checks'] },
    },
    { value: 'true', on: 'Traefik', props: { hosts: HOSTS, ...STICKY }, so: { support: { loadBalancing: OMITTED } } },
  ],
  'ssl-redirect': [{ value: 'false', props: TLS, so: { notes: ['tls'], support: { tls: NATIVE } } }],
  'stream-snippet': snippet('ingress-nginx'),
  'temporal-redirect': redirect('https://new.example.com'),
  'upstream-hash-by': [
    { value: '$remote_addr', props: ROUND_ROBIN, so: 'refused' },
    { value: '$remote_addr', props: STICKY, so: 'refused' },
    outage('$remote_addr', 'ingress-nginx'),
    outage('$http_x_k$upstream_addr', 'ingress-nginx'),
  ],
  'upstream-hash-by-subset': [
    { value: 'true', props: HASH, on: 'ingress-nginx', so: 'refused' },
    outage('true', 'ingress-nginx', {}, { 'upstream-hash-by': '$remote_addr' }),
  ],
  'whitelist-source-range': byAddress('10.0.0.0/8'),
};

/** By name: a value of those that change nothing but themselves, and what they need beside them. */
export const SILENT: { readonly [name: string]: { readonly value: string; readonly with?: { readonly [name: string]: string } } } = {
  'affinity-canary-behavior': { value: 'legacy', with: { affinity: 'cookie' } },
  'affinity-mode': { value: 'persistent', with: { affinity: 'cookie' } },
  'auth-always-set-cookie': { value: 'true', with: { 'auth-url': 'https://a.example.com/' } },
  'auth-cache-duration': { value: '200 5m', with: { 'auth-url': 'https://a.example.com/', 'auth-cache-key': '$remote_user' } },
  'auth-cache-key': { value: '$remote_user', with: { 'auth-url': 'https://a.example.com/' } },
  'auth-keepalive': { value: '5', with: { 'auth-url': 'https://a.example.com/' } },
  'auth-keepalive-requests': { value: '5', with: { 'auth-url': 'https://a.example.com/', 'auth-keepalive': '5' } },
  'auth-keepalive-share-vars': { value: 'true', with: { 'auth-url': 'https://a.example.com/', 'auth-keepalive': '5' } },
  'auth-keepalive-timeout': { value: '5', with: { 'auth-url': 'https://a.example.com/', 'auth-keepalive': '5' } },
  'auth-method': { value: 'HEAD', with: { 'auth-url': 'https://a.example.com/' } },
  'auth-proxy-set-headers': { value: 'headers', with: { 'auth-url': 'https://a.example.com/' } },
  'auth-realm': { value: 'app', with: { 'auth-type': 'basic', 'auth-secret': 'users' } },
  'auth-request-redirect': { value: '/x', with: { 'auth-url': 'https://a.example.com/' } },
  'auth-response-headers': { value: 'X-User', with: { 'auth-url': 'https://a.example.com/' } },
  'auth-secret': { value: 'users', with: { 'auth-type': 'basic', 'auth-secret': 'others' } },
  'auth-secret-type': { value: 'auth-map', with: { 'auth-type': 'basic', 'auth-secret': 'users' } },
  'auth-signin-redirect-param': { value: 'rd', with: { 'auth-url': 'https://a.example.com/', 'auth-signin': 'https://a.example.com/' } },
  'auth-tls-error-page': { value: '/x', with: { 'auth-tls-secret': 'wetwin/ca' } },
  'auth-tls-match-cn': { value: 'CN=a', with: { 'auth-tls-secret': 'wetwin/ca' } },
  'auth-tls-pass-certificate-to-upstream': { value: 'true', with: { 'auth-tls-secret': 'wetwin/ca' } },
  'auth-tls-verify-client': { value: 'on', with: { 'auth-tls-secret': 'wetwin/ca' } },
  'auth-tls-verify-depth': { value: '2', with: { 'auth-tls-secret': 'wetwin/ca' } },
  'canary-by-cookie': { value: 'c', with: { canary: 'true' } },
  'canary-by-header': { value: 'X-C', with: { canary: 'true' } },
  'canary-by-header-pattern': { value: 'a', with: { 'canary': 'true', 'canary-by-header': 'X-C' } },
  'canary-by-header-value': { value: 'a', with: { 'canary': 'true', 'canary-by-header': 'X-C' } },
  'canary-weight': { value: '5', with: { canary: 'true' } },
  'canary-weight-total': { value: '200', with: { 'canary': 'true', 'canary-weight': '5' } },
  'client-body-buffer-size': { value: '16k' },
  'cors-allow-credentials': { value: 'false', with: { 'enable-cors': 'true' } },
  'cors-allow-headers': { value: 'X-B', with: { 'enable-cors': 'true' } },
  'cors-allow-methods': { value: 'GET', with: { 'enable-cors': 'true' } },
  'cors-allow-origin': { value: 'https://a.example.com', with: { 'enable-cors': 'true' } },
  'cors-expose-headers': { value: 'X-B', with: { 'enable-cors': 'true' } },
  'cors-max-age': { value: '5', with: { 'enable-cors': 'true' } },
  'disable-proxy-intercept-errors': { value: 'true' },
  'enable-access-log': { value: 'false' },
  'enable-global-auth': { value: 'false' },
  'enable-opentelemetry': { value: 'true' },
  'enable-owasp-core-rules': { value: 'true', with: { 'enable-modsecurity': 'true' } },
  'enable-rewrite-log': { value: 'true' },
  'fastcgi-index': { value: 'index.php', with: { 'backend-protocol': 'FCGI' } },
  'fastcgi-params-configmap': { value: 'params', with: { 'backend-protocol': 'FCGI' } },
  'http2-push-preload': { value: 'false' },
  'limit-allowlist': { value: '10.0.0.0/8', with: { 'limit-rps': '5' } },
  'limit-whitelist': { value: '10.0.0.0/8', with: { 'limit-rps': '5' } },
  'limit-burst-multiplier': { value: '2', with: { 'limit-rps': '5' } },
  'limit-rate': { value: '5', with: { 'proxy-buffering': 'on' } },
  'limit-rate-after': { value: '5', with: { 'proxy-buffering': 'on', 'limit-rate': '5' } },
  'mirror-host': { value: 'm.example.com', with: { 'mirror-target': 'https://192.0.2.10' } },
  'mirror-request-body': { value: 'off', with: { 'mirror-target': 'https://192.0.2.10' } },
  'modsecurity-transaction-id': { value: '$req_id', with: { 'enable-modsecurity': 'true' } },
  'opentelemetry-operation-name': { value: 'a', with: { 'enable-opentelemetry': 'true' } },
  'opentelemetry-trust-incoming-span': { value: 'true', with: { 'enable-opentelemetry': 'true' } },
  'permanent-redirect-code': { value: '308', with: { 'permanent-redirect': 'https://n.example.com' } },
  'preserve-trailing-slash': { value: 'true' },
  // A prop renders it, and otherwise its limit is the only one.
  'proxy-body-size': { value: '5m', with: { 'proxy-request-buffering': 'on' } },
  'proxy-buffer-size': { value: '8k' },
  'proxy-buffering': { value: 'on' },
  'proxy-buffers-number': { value: '5' },
  'proxy-busy-buffers-size': { value: '8k' },
  'proxy-cookie-domain': { value: 'a.example.com b.example.com' },
  'proxy-cookie-path': { value: '/a /b' },
  'proxy-http-version': { value: '1.0' },
  'proxy-max-temp-file-size': { value: '0' },
  'proxy-read-timeout': { value: '5' },
  'proxy-redirect-from': { value: 'default' },
  'proxy-redirect-to': { value: 'https://a.example.com/', with: { 'proxy-redirect-from': 'http://a.example.com/', 'proxy-redirect-to': 'https://b.example.com/' } },
  'proxy-request-buffering': { value: 'on' },
  'proxy-send-timeout': { value: '5' },
  'proxy-ssl-ciphers': { value: 'DEFAULT', with: { 'backend-protocol': 'HTTPS', 'proxy-ssl-secret': 'wetwin/ca' } },
  'proxy-ssl-name': { value: 'a.example.com', with: { 'backend-protocol': 'HTTPS', 'proxy-ssl-secret': 'wetwin/ca' } },
  'proxy-ssl-protocols': { value: 'TLSv1.3', with: { 'backend-protocol': 'HTTPS', 'proxy-ssl-secret': 'wetwin/ca' } },
  'proxy-ssl-secret': { value: 'wetwin/ca', with: { 'backend-protocol': 'HTTPS' } },
  'proxy-ssl-server-name': { value: 'on', with: { 'backend-protocol': 'HTTPS', 'proxy-ssl-secret': 'wetwin/ca' } },
  'proxy-ssl-verify': { value: 'on', with: { 'backend-protocol': 'HTTPS', 'proxy-ssl-secret': 'wetwin/ca', 'proxy-ssl-name': 'a.example.com' } },
  'proxy-ssl-verify-depth': { value: '2', with: { 'backend-protocol': 'HTTPS', 'proxy-ssl-secret': 'wetwin/ca' } },
  'relative-redirects': { value: 'true' },
  'session-cookie-conditional-samesite-none': { value: 'true', with: { 'affinity': 'cookie', 'session-cookie-samesite': 'None' } },
  'session-cookie-name': { value: 'route', with: { affinity: 'cookie' } },
  'ssl-ciphers': { value: 'HIGH' },
  'ssl-prefer-server-ciphers': { value: 'true' },
  'temporal-redirect-code': { value: '307', with: { 'temporal-redirect': 'https://n.example.com' } },
  'upstream-hash-by-subset-size': { value: '2', with: { 'upstream-hash-by': '$remote_addr', 'upstream-hash-by-subset': 'true' } },
  'upstream-vhost': { value: 'a.example.com' },
  'use-port-in-redirects': { value: 'true' },
  // Only together with the prop rewrite.
  'x-forwarded-prefix': { value: '/lb' },
};

/** Those that the props render, and that are refused by themselves. */
export const BY_PROP = ['rewrite-target', 'use-regex'];
