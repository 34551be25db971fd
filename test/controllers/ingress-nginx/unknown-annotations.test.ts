import { refusalOf } from './support';
import { ANNOTATION_NAMES } from '../../../src/controllers/ingress-nginx/annotation-table';
import { PREFIX } from '../../../src/controllers/ingress-nginx/contribution';
import { TRAEFIK_READER } from '../../../src/controllers/ingress-nginx/readers/traefik/reader';
import { TRAEFIK_READS } from '../../../src/controllers/ingress-nginx/readers/traefik/rows';
import { adviceOn, UNKNOWN_NAMES } from '../../../src/controllers/ingress-nginx/unknown-annotations';

const on = (name: string, value = 'x') => refusalOf({ [PREFIX + name]: value }).fix;
const onTraefik = (name: string, value = 'x') => adviceOn(name, value, TRAEFIK_READER, TRAEFIK_READS);

test.each([
  ['secure-backends', 'BackendTls.unverified()'],
  ['grpc-backend', 'BackendProtocol.grpc()'],
  ['enable-opentracing', `${PREFIX}enable-opentelemetry`],
  ['opentracing-trust-incoming-span', `${PREFIX}opentelemetry-trust-incoming-span`],
  ['rate-limit', 'RateLimit.perSecond()'],
  ['global-rate-limit-window', `${PREFIX}limit-rps`],
  ['lua-resty-waf-debug', `${PREFIX}enable-modsecurity`],
  ['secure-verify-ca-secret', `${PREFIX}proxy-ssl-secret`],
  ['influxdb-host', 'take it out'],
  ['upstream-max-fails', 'take it out'],
  ['sticky-sessions', 'LoadBalancing.stickyCookie()'],
  ['client-max-body-size', 'maxBodySize'],
  ['load-balancing-scheme', 'loadBalancing'],
])('a name that it once had, or never: %s', (name, instead) => {
  expect(on(name)).toContain(instead);
});

test.each([
  'hsts', 'ssl-protocols', 'use-forwarded-headers', 'large-client-header-buffers', 'gzip-types', 'client-header-timeout', 'http-redirect-code',
])('a key of its ConfigMap: %s', name => {
  expect(on(name)).toContain('set it there');
  expect(onTraefik(name)).toContain('take it out');
});

test('annotations that are proposed are real ones, which the reader reads', () => {
  const proposed = (advice: (name: string) => string) => UNKNOWN_NAMES.flatMap(name => [...advice(name).matchAll(/kubernetes\.io\/([a-z-]+)/g)].map(([, found]) => found));
  expect(proposed(on).length).toBeGreaterThan(1);
  expect(proposed(on).filter(name => !ANNOTATION_NAMES.includes(name))).toStrictEqual([]);
  expect(proposed(onTraefik).filter(name => TRAEFIK_READER.unread(name) !== undefined)).toStrictEqual([]);
});

test.each([
  ['proxy-bodysize', 'proxy-body-size'],
  ['canary-weigth', 'canary-weight'],
])('a slip of up to two letters is put right: %s', (slip, name) => {
  expect(on(slip)).toContain(`${PREFIX}${name}`);
});

test.each([
  ['rewrite-taget', 'set the prop rewrite'],
  ['use-regexp', 'RoutePath.regex()'],
])('a slip of what a prop renders leads to the prop: %s', (slip, prop) => {
  expect(on(slip)).toContain(prop);
});

test('a slip of what the reader ignores is not put right', () => {
  expect(onTraefik('satisfie')).toContain('take it out');
});

test.each(['default-certificate', 'proxy-tcp-timeout', 'x'])('with more, the nearest name is another thing, and is not proposed: %s', name => {
  expect(on(name)).not.toContain(PREFIX);
});

test.each([
  ['lb-method', 'round_robin', 'LoadBalancing.roundRobin()'],
  ['ssl-services', 'a', 'BackendTls.unverified()'],
  ['websocket-services', 'a', 'WebSockets'],
  ['redirect-to-https', 'true', 'HttpsRedirect.ALWAYS'],
  ['strip-path', 'true', 'Rewrite.stripPrefix()'],
  ['whitelist', '10.0.0.0/8', 'allowedSourceRanges'],
  ['router.middlewares', 'a@kubernetescrd', 'externalAuth'],
])('a name that others have, with its prefix: %s', (name, value, instead) => {
  expect(refusalOf({ [PREFIX + name]: value })).toMatchObject({ code: 'annotations.unknown', fix: expect.stringContaining(instead) });
});
