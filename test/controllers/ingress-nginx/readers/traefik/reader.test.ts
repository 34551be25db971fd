import { Backends } from '../../../../../src';
import { ANNOTATION_NAMES } from '../../../../../src/controllers/ingress-nginx/annotation-table';
import { TRAEFIK_READER } from '../../../../../src/controllers/ingress-nginx/readers/traefik/reader';
import { fault, loadBalancer } from '../../../../support';
import { onTraefik, PREFIX } from '../../support';

test.each([
  ['load-balance', 'ewma'], ['denylist-source-range', '10.0.0.0/8'], ['limit-rate', '100'], ['proxy-cookie-path', '/a /b'], ['satisfy', 'any'],
  ['enable-modsecurity', 'true'], ['limit-rate', '10'], ['use-port-in-redirects', 'true'], ['enable-opentelemetry', 'true'],
])('an annotation that Traefik ignores is refused: %s', (name, value) => {
  expect(fault(() => loadBalancer({ controller: onTraefik(), annotations: { [PREFIX + name]: value } })))
    .toStrictEqual({ code: 'annotations.ignored', prop: `annotations["${PREFIX}${name}"]`, got: JSON.stringify(value), place: 'zl/Lb' });
  expect(() => loadBalancer({ annotations: { [PREFIX + name]: value } })).not.toThrow();
});

test('those that it ignores', () => {
  expect(ANNOTATION_NAMES.filter(name => TRAEFIK_READER.unread(name) !== undefined)).toStrictEqual([
    'affinity-canary-behavior', 'affinity-mode', 'auth-always-set-cookie', 'auth-cache-duration', 'auth-cache-key', 'auth-keepalive', 'auth-keepalive-requests',
    'auth-keepalive-share-vars', 'auth-keepalive-timeout', 'auth-proxy-set-headers', 'auth-request-redirect', 'auth-signin-redirect-param', 'auth-tls-error-page',
    'auth-tls-match-cn', 'auth-tls-verify-depth', 'connection-proxy-header', 'denylist-source-range', 'disable-proxy-intercept-errors', 'enable-modsecurity',
    'enable-opentelemetry', 'enable-owasp-core-rules', 'enable-rewrite-log', 'fastcgi-index', 'fastcgi-params-configmap', 'http2-push-preload', 'limit-allowlist',
    'limit-rate', 'limit-rate-after', 'limit-whitelist', 'load-balance', 'mirror-host', 'mirror-request-body', 'mirror-target', 'modsecurity-snippet',
    'modsecurity-transaction-id', 'opentelemetry-operation-name', 'opentelemetry-trust-incoming-span', 'preserve-trailing-slash', 'proxy-busy-buffers-size',
    'proxy-cookie-domain', 'proxy-cookie-path', 'proxy-redirect-from', 'proxy-redirect-to', 'proxy-ssl-ciphers', 'proxy-ssl-protocols', 'proxy-ssl-verify-depth',
    'relative-redirects', 'satisfy', 'session-cookie-change-on-failure', 'session-cookie-conditional-samesite-none', 'ssl-ciphers', 'ssl-prefer-server-ciphers',
    'stream-snippet', 'upstream-hash-by-subset', 'upstream-hash-by-subset-size', 'use-port-in-redirects',
  ]);
});

test.each([
  ['auth-tls-match-cn', 'auth-tls-pass-certificate-to-upstream'],
  ['auth-request-redirect', 'auth-snippet'],
  ['denylist-source-range', 'allowlist-source-range'],
])('where something does the same, the error names it: %s', (name, instead) => {
  expect(TRAEFIK_READER.unread(name)).toContain(instead);
});

test('it is the controller that the report names, with its class', () => {
  expect(loadBalancer({ controller: onTraefik({ className: 'edge' }) }).report.controller).toBe(`${TRAEFIK_READER.controller} (class edge)`);
  expect(TRAEFIK_READER.controller).toMatch(/^Traefik\b/);
});

test('it redirects no host as a whole', () => {
  expect(TRAEFIK_READER.certificateHoldsForHost).toBe(false);
});

test('it has a setting of its own against Services of type ExternalName', () => {
  const { requirements } = loadBalancer({ controller: onTraefik(), backends: Backends.fromHostname('db.example.com', { port: 80 }) }).report;
  const { where, what } = requirements.find(({ id }) => id === 'external-name')!;
  expect([where, what.split(' ')[0]]).toStrictEqual(['the static configuration of Traefik', 'providers.kubernetesIngressNGINX.disableSvcExternalName']);
});
