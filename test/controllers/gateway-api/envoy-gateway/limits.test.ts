import { Size } from 'cdk8s';
import { BodySize, Support } from '../../../../src';
import { LIMITS_ON_ENVOY } from '../../../../src/controllers/gateway-api/envoy-gateway/limits';
import { fault } from '../../../support';
import { onGatewayApi, THERE_ON_ENVOY, trafficOf, verdictOf } from '../support';

const { declares } = LIMITS_ON_ENVOY.maxBodySize;

test.each<[Size, string]>([
  [Size.mebibytes(500), '524288000'],
  [Size.kibibytes(1), '1024'],
  [Size.kibibytes(4 * 1024 * 1024 - 1), '4294966272'],
])('%j', (maxBodySize, limit) => {
  expect(trafficOf({ maxBodySize }).requestBuffer).toStrictEqual({ limit });
  expect(verdictOf('maxBodySize', { maxBodySize }, THERE_ON_ENVOY))
    .toStrictEqual({ route: 'zl/Lb', policy: 'maxBodySize', support: Support.NATIVE, rendered: `requestBuffer: limit ${limit}`, note: declares.maxBodySize.note });
});

test('without a limit', () => {
  expect(trafficOf({ maxBodySize: BodySize.UNLIMITED })).not.toHaveProperty('requestBuffer');
  expect(verdictOf('maxBodySize', { maxBodySize: BodySize.UNLIMITED }, THERE_ON_ENVOY)).toMatchObject({ support: Support.NATIVE, note: declares.unlimitedBody.note });
});

test('a limit of 4 GiB is refused, which 32 bits cannot hold', () => {
  expect(fault(() => onGatewayApi({ maxBodySize: Size.gibibytes(4) }, THERE_ON_ENVOY)))
    .toStrictEqual({ code: 'envoy-gateway.body-size', prop: 'maxBodySize', got: '"4Gi"', place: 'zl/Lb' });
});
