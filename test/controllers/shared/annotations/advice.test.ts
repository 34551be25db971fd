import { ADVICE as GATEWAY_API } from '../../../../src/controllers/gateway-api/annotation-advice';
import { ADVICE_ON_ENVOY } from '../../../../src/controllers/gateway-api/envoy-gateway/annotation-advice';
import { ENVOY_GATEWAY } from '../../../../src/controllers/gateway-api/envoy-gateway/rows';
import { GATEWAY_API as GATEWAY_ROWS } from '../../../../src/controllers/gateway-api/rows';
import { ANNOTATION_NAMES } from '../../../../src/controllers/ingress-nginx/annotation-table';
import { UNKNOWN_NAMES } from '../../../../src/controllers/ingress-nginx/unknown-annotations';
import { OTHERS } from '../../../../src/controllers/shared/annotations/equivalents';
import { adviceFrom, byProp } from '../../../../src/controllers/shared/annotations/find-advice';
import { SAYINGS } from '../../../../src/controllers/shared/annotations/props';
import { isRefused } from '../../../../src/controllers/shared/declarations';
import { ADVICE as TRAEFIK } from '../../../../src/controllers/traefik/annotation-advice';
import { TRAEFIK as TRAEFIK_ROWS } from '../../../../src/controllers/traefik/rows';
import { FEATURES, POLICY_NAMES } from '../../../../src/policies';

const CONTROLLERS = {
  'Traefik': { own: TRAEFIK, rows: TRAEFIK_ROWS },
  'Gateway API': { own: GATEWAY_API, rows: GATEWAY_ROWS },
  'Envoy Gateway': { own: ADVICE_ON_ENVOY, rows: ENVOY_GATEWAY },
};
type Name = keyof typeof CONTROLLERS;

/** Values that make advice differ. */
const VALUES = ['true', 'false', 'on', 'off', '0', '8m', '/$2', '/a', 'https://a.example.com', 'HTTP', 'HTTPS', 'GRPC', 'FCGI', 'digest', 'basic', 'persistent',
  'round_robin', 'ewma', 'chash', 'sticky_balanced', '$remote_addr', '$request_uri', '$http_x_tenant', '$cookie_id', '$host', 'x'];

const NAMES = [...ANNOTATION_NAMES, ...UNKNOWN_NAMES, ...OTHERS];
function adviceOn(controller: Name, name: string, value: string): string | undefined {
  const { own, rows } = CONTROLLERS[controller];
  return adviceFrom(own, rows, name, value);
}

const adviceOf = (controller: Name) => NAMES.flatMap(name => VALUES.map(value => [name, value, adviceOn(controller, name, value)] as const));

describe.each(Object.keys(CONTROLLERS) as Name[])('on %s', controller => {
  const { own, rows } = CONTROLLERS[controller];

  test('every annotation that ingress-nginx has or had, and each of others, has advice for every value', () => {
    expect(ANNOTATION_NAMES).toHaveLength(138);
    expect(adviceOf(controller).filter(([, , advice]) => advice === undefined)).toStrictEqual([]);
  });

  test('no other name stands in the table of its own', () => {
    const known = new Set([...NAMES, 'proxy-hide-headers']);
    expect(Object.keys(own).filter(name => !known.has(name))).toStrictEqual([]);
  });

  test('advice of its own never comes before that of a prop', () => {
    const prop = NAMES.flatMap(name => VALUES.map(value => ({ advice: byProp(rows, name, value).advice, found: adviceOn(controller, name, value) })));
    expect(prop.filter(({ advice, found }) => advice !== undefined && advice !== found)).toStrictEqual([]);
  });

  test('a prop that is advised exists, and is none that the controller refuses', () => {
    const declared = rows as { [policy: string]: { declares: { [feature: string]: any } } };
    const wrong = adviceOf(controller).flatMap(([name, value, advice]) => [...advice!.matchAll(/(?:set|to) the props? (\w+)/g)].map(([, prop]) => ({ name, value, prop })))
      .filter(({ prop }) => !POLICY_NAMES.includes(prop as any) || Object.values(declared[prop].declares).every(isRefused));
    expect(wrong).toStrictEqual([]);
  });

  test('a call that is advised is none that the controller refuses', () => {
    const declared = rows as { [policy: string]: { declares: { [feature: string]: any } } };
    const refused = Object.entries(FEATURES).filter(([feature, { policy }]) => isRefused(declared[policy].declares[feature])).map(([, { code }]) => code.replace(/\(.*/, ''))
      .filter(code => code !== '' && !Object.entries(FEATURES).some(([feature, of]) => of.code.startsWith(code) && !isRefused(declared[of.policy].declares[feature])));
    const wrong = adviceOf(controller).filter(([, , advice]) => refused.some(code => advice!.includes(`${code}(`) && !advice!.startsWith('take it out')));
    expect(wrong).toStrictEqual([]);
  });

  test.each([
    ['app-rot', 'app-root'],
    ['proxy-bodysize', 'proxy-body-size'],
    ['canary-weigth', 'canary-weight'],
  ])('a slip of up to two letters gets the advice on the right name: %s', (slip, name) => {
    expect(adviceOn(controller, slip, '8m')).toBe(adviceOn(controller, name, '8m'));
  });

  test.each(['toString', 'nothing-of-the-kind'])('others get none: %s', name => {
    expect(adviceOn(controller, name, 'x')).toBeUndefined();
  });
});

test('features that a way needs are those of its prop', () => {
  const needs = [...SAYINGS].flatMap(([name, { policy, said }]) => VALUES.flatMap(value => [said(value)].flat().flatMap(way => (
    typeof way === 'object' ? way.needs.map(feature => ({ name, policy, feature })) : []))));
  expect(needs.filter(({ policy, feature }) => FEATURES[feature as keyof typeof FEATURES]?.policy !== policy)).toStrictEqual([]);
});

test.each<[Name, string, string, string]>([
  ['Traefik', 'rewrite-target', '/$2', 'Rewrite.regexTarget("/$2")'],
  ['Traefik', 'rewrite-target', '/', 'Rewrite.fullPath("/")'],
  ['Traefik', 'rewrite-target', '/$host', 'set the prop rewrite'],
  ['Gateway API', 'rewrite-target', '/$1', 'Rewrite.stripPrefix()'],
  ['Gateway API', 'rewrite-target', '/a', 'Rewrite.fullPath("/a")'],
  ['Envoy Gateway', 'rewrite-target', '/$1', 'Rewrite.regexTarget("/$1")'],
  ['Traefik', 'rewrite-target', 'https://a.example.com', 'set the prop redirect'],
  ['Traefik', 'use-regex', 'true', 'RoutePath.regex()'],
  ['Traefik', 'use-regex', 'false', 'take it out'],
  ['Gateway API', 'use-regex', 'true', 'RoutePath.prefix()'],
  ['Traefik', 'proxy-body-size', '0', 'BodySize.UNLIMITED'],
  ['Traefik', 'proxy-body-size', '8m', 'set the prop maxBodySize'],
  ['Envoy Gateway', 'proxy-body-size', '0', 'BodySize.UNLIMITED'],
  ['Envoy Gateway', 'proxy-body-size', '8g', 'set the prop maxBodySize'],
  ['Gateway API', 'proxy-body-size', '8m', 'leave it out'],
  ['Traefik', 'load-balance', 'round_robin', 'LoadBalancing.roundRobin()'],
  ['Traefik', 'load-balance', 'ewma', 'LoadBalancing.peakEwma()'],
  ['Traefik', 'load-balance', 'chash', 'HashKey.clientIp()'],
  ['Traefik', 'load-balance', 'sticky_balanced', 'LoadBalancing.stickyCookie()'],
  ['Traefik', 'upstream-hash-by', '$remote_addr', 'set the prop loadBalancing to LoadBalancing.consistentHash(HashKey.clientIp())'],
  ['Traefik', 'upstream-hash-by', '$request_uri', 'use HashKey.clientIp()'],
  ['Envoy Gateway', 'upstream-hash-by', '$binary_remote_addr', 'HashKey.clientIp()'],
  ['Envoy Gateway', 'upstream-hash-by', '$request_uri', 'HashKey.uri()'],
  ['Envoy Gateway', 'upstream-hash-by', '$http_x_tenant', 'HashKey.header("x-tenant")'],
  ['Envoy Gateway', 'upstream-hash-by', '$cookie_id', 'HashKey.cookie("id")'],
  ['Envoy Gateway', 'upstream-hash-by', '$host', 'HashKey that'],
  ['Traefik', 'affinity-mode', 'persistent', 'persistent'],
  ['Traefik', 'enable-access-log', 'false', 'set the prop accessLog to false'],
  ['Gateway API', 'enable-access-log', 'false', 'leave it out'],
  ['Envoy Gateway', 'enable-access-log', 'false', 'telemetry.accessLog'],
  ['Traefik', 'enable-cors', 'false', 'take it out'],
  ['Traefik', 'ssl-redirect', 'false', 'HttpsRedirect.NEVER'],
  ['Traefik', 'auth-type', 'basic', 'set the prop basicAuth'],
  ['Traefik', 'auth-type', 'digest', 'digestAuth'],
  ['Envoy Gateway', 'auth-type', 'basic', 'set the prop basicAuth'],
  ['Envoy Gateway', 'auth-type', 'digest', 'take it out'],
  ['Traefik', 'backend-protocol', 'HTTPS', 'BackendProtocol.https()'],
  ['Traefik', 'backend-protocol', 'GRPCS', 'BackendProtocol.grpcs()'],
  ['Envoy Gateway', 'grpc-backend', 'true', 'BackendProtocol.grpc()'],
  ['Traefik', 'backend-protocol', 'HTTP', 'take it out'],
  ['Traefik', 'backend-protocol', 'FCGI', 'take it out'],
  ['Gateway API', 'backend-protocol', 'HTTPS', 'BackendProtocol.https()'],
  ['Traefik', 'proxy-ssl-verify', 'off', 'BackendTls.unverified()'],
  ['Traefik', 'proxy-ssl-verify', 'on', 'BackendTls.verified()'],
  ['Gateway API', 'proxy-ssl-verify', 'off', 'BackendTls.verified({ caConfigMap, serverName })'],
  ['Envoy Gateway', 'proxy-ssl-verify', 'off', 'BackendTls.unverified()'],
  ['Traefik', 'proxy-buffering', 'on', 'set the prop buffering to { response: true }'],
  ['Traefik', 'proxy-buffering', 'off', 'set the prop buffering to { response: false }'],
  ['Envoy Gateway', 'proxy-request-buffering', 'off', 'set the prop buffering to { request: false }'],
  ['Gateway API', 'proxy-read-timeout', '60', 'timeouts'],
])('on %s, the advice is true for the value: %s "%s"', (controller, name, value, advice) => {
  expect(adviceOn(controller, name, value)).toContain(advice);
});
