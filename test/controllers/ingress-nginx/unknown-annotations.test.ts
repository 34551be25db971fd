import { ANNOTATION_NAMES } from '../../../src/controllers/ingress-nginx/annotation-table';
import { PREFIX } from '../../../src/controllers/ingress-nginx/contribution';
import { adviceOn } from '../../../src/controllers/ingress-nginx/unknown-annotations';

test.each([
  ['secure-backends', `${PREFIX}backend-protocol: "HTTPS"`],
  ['grpc-backend', `${PREFIX}backend-protocol: "GRPC"`],
  ['enable-opentracing', `${PREFIX}enable-opentelemetry`],
  ['rate-limit', `${PREFIX}limit-rps`],
  ['sticky-sessions', 'LoadBalancing.stickyCookie()'],
  ['client-max-body-size', 'maxBodySize'],
  ['load-balancing-scheme', 'LoadBalancing.roundRobin()'],
])('a name that it once had, or never: %s', (name, instead) => {
  expect(adviceOn(name)).toContain(instead);
});

test.each(['hsts', 'ssl-protocols', 'use-forwarded-headers', 'large-client-header-buffers'])('a key of its ConfigMap: %s', name => {
  expect(adviceOn(name)).toContain('ConfigMap');
});

test('annotations that are proposed are real ones', () => {
  const proposed = ['secure-backends', 'grpc-backend', 'enable-opentracing', 'rate-limit', 'rate-limit-window', 'global-rate-limit', 'lua-resty-waf']
    .flatMap(name => [...adviceOn(name).matchAll(/kubernetes\.io\/([a-z-]+)/g)].map(([, found]) => found));
  expect(proposed).toHaveLength(8);
  expect(proposed.filter(name => !ANNOTATION_NAMES.includes(name))).toStrictEqual([]);
});

test.each([
  ['proxy-bodysize', 'proxy-body-size'],
  ['canary-weigth', 'canary-weight'],
])('a slip of up to two letters is put right: %s', (slip, name) => {
  expect(adviceOn(slip)).toContain(`${PREFIX}${name}`);
});

test.each(['default-certificate', 'proxy-tcp-timeout', 'x'])('with more, the nearest name is another thing, and is not proposed: %s', name => {
  expect(adviceOn(name)).not.toContain(PREFIX);
});
