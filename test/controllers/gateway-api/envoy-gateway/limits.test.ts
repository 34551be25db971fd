import { Size } from 'cdk8s';
import { BodySize, BodySizeCheck, RoutePath, Support } from '../../../../src';
import { LIMITS_ON_ENVOY } from '../../../../src/controllers/gateway-api/envoy-gateway/limits';
import { fault } from '../../../support';
import { objectsOf, onGatewayApi, rulesOf, THERE_ON_ENVOY, trafficOf, verdictOf } from '../support';

const { maxBodySize: { declares }, bodySizeCheck: { declares: ofChecks } } = LIMITS_ON_ENVOY;
const EVERY_BODY = { bodySizeCheck: BodySizeCheck.EVERY_BODY };
const BY_LENGTH = { bodySizeCheck: BodySizeCheck.DECLARED_LENGTH };

test('lengths that are too large are answered by a rule of their own, and no body is held', () => {
  const props = { maxBodySize: Size.kibibytes(1), paths: [RoutePath.prefix('/a'), RoutePath.exact('/b')], blockedUserAgents: ['curl'] };
  const value = '0*(?:[1-9][0-9]{4}[0-9]*|[2-9][0-9]{3}|1[1-9][0-9]{2}|10[3-9][0-9]|102[5-9])';
  const headers = [{ type: 'RegularExpression', name: 'Content-Length', value }];
  const filter = (name: string) => ({ type: 'ExtensionRef', extensionRef: { group: 'gateway.envoyproxy.io', kind: 'HTTPRouteFilter', name } });
  const [tooLarge, forbidden] = rulesOf(props, THERE_ON_ENVOY);
  expect(tooLarge).toStrictEqual({
    matches: [{ path: { type: 'PathPrefix', value: '/a' }, headers }, { path: { type: 'Exact', value: '/b' }, headers }],
    filters: [filter('zl-lb-body-too-large')],
  });
  expect(forbidden.filters).toStrictEqual([filter('zl-lb-forbidden')]);
  expect(objectsOf(props, THERE_ON_ENVOY)).toContainEqual({
    apiVersion: 'gateway.envoyproxy.io/v1alpha1', kind: 'HTTPRouteFilter', metadata: { name: 'zl-lb-body-too-large' }, spec: { directResponse: { statusCode: 413 } },
  });
  expect(trafficOf(props)).not.toHaveProperty('requestBuffer');
});

test.each<[Size, string]>([
  [Size.mebibytes(500), '524288000'],
  [Size.kibibytes(1), '1024'],
  [Size.kibibytes(4 * 1024 * 1024 - 1), '4294966272'],
])('every body up to %j', (maxBodySize, limit) => {
  expect(trafficOf({ maxBodySize, ...EVERY_BODY }).requestBuffer).toStrictEqual({ limit });
  expect(rulesOf({ maxBodySize, ...EVERY_BODY }, THERE_ON_ENVOY)).toHaveLength(1);
});

test.each([
  ['by default', {}, Support.APPROXIMATED, 'directResponse: 413 for a Content-Length above 1024', declares.maxBodySize.note],
  ['where lengths are asked for', BY_LENGTH, Support.NATIVE, 'directResponse: 413 for a Content-Length above 1024',
    'a body without a Content-Length passes, as bodySizeCheck asks for'],
  ['where every body is asked for', EVERY_BODY, Support.NATIVE, 'requestBuffer: limit 1024', undefined],
])('the report tells of the limit %s', (_, check, support, rendered, note) => {
  expect(verdictOf('maxBodySize', { maxBodySize: Size.kibibytes(1), ...check }, THERE_ON_ENVOY))
    .toStrictEqual({ route: 'zl/Lb', policy: 'maxBodySize', support, rendered, note });
});

test.each([
  [BY_LENGTH, Support.NATIVE, 'directResponse', ofChecks.declaredLength.note],
  [EVERY_BODY, Support.APPROXIMATED, 'requestBuffer', ofChecks.everyBody.note],
])('the report tells of what is checked: %j', (check, support, rendered, note) => {
  expect(verdictOf('bodySizeCheck', { maxBodySize: Size.kibibytes(1), ...check }, THERE_ON_ENVOY))
    .toStrictEqual({ route: 'zl/Lb', policy: 'bodySizeCheck', support, rendered, note });
});

test('without a limit', () => {
  expect(trafficOf({ maxBodySize: BodySize.UNLIMITED })).not.toHaveProperty('requestBuffer');
  expect(verdictOf('maxBodySize', { maxBodySize: BodySize.UNLIMITED }, THERE_ON_ENVOY)).toMatchObject({ support: Support.NATIVE, note: declares.unlimitedBody.note });
});

test('a limit of 4 GiB is refused for every body, which 32 bits cannot hold', () => {
  expect(fault(() => onGatewayApi({ maxBodySize: Size.gibibytes(4), ...EVERY_BODY }, THERE_ON_ENVOY)))
    .toStrictEqual({ code: 'envoy-gateway.body-size', prop: 'maxBodySize', got: '"4Gi"', place: 'zl/Lb' });
  expect(() => onGatewayApi({ maxBodySize: Size.gibibytes(4) }, THERE_ON_ENVOY)).not.toThrow();
});
