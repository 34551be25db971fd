import { Size } from 'cdk8s';
import { BodySize, BodySizeCheck, ExternalLoadBalancerProps, Support } from '../../../../src';
import { fault } from '../../../support';
import { onGatewayApi, rulesOf, THERE_ON_ENVOY, trafficOf, verdictOf } from '../support';

const LIMIT = { maxBodySize: Size.mebibytes(1) };

test('nothing is held by itself', () => {
  const buffering = { request: false, response: false };
  expect(trafficOf({ buffering })).not.toHaveProperty('requestBuffer');
  expect(verdictOf('buffering', { buffering }, THERE_ON_ENVOY)).toMatchObject({ support: Support.NATIVE, rendered: 'nothing' });
});

test('requests are held up to their limit', () => {
  const props = { ...LIMIT, buffering: { request: true } };
  expect(trafficOf(props).requestBuffer).toStrictEqual({ limit: '1048576' });
  expect(rulesOf(props, THERE_ON_ENVOY)).toHaveLength(1);
  expect(verdictOf('buffering', props, THERE_ON_ENVOY)).toMatchObject({ support: Support.APPROXIMATED, rendered: 'the requestBuffer of maxBodySize' });
  expect(verdictOf('maxBodySize', props, THERE_ON_ENVOY)).toMatchObject({ support: Support.NATIVE });
});

test.each<[Partial<ExternalLoadBalancerProps>, string, string]>([
  [{ buffering: { request: true } }, 'envoy-gateway.buffer-needs-limit', 'buffering.request'],
  [{ maxBodySize: BodySize.UNLIMITED, buffering: { request: true } }, 'envoy-gateway.buffer-needs-limit', 'buffering.request'],
  [{ ...LIMIT, bodySizeCheck: BodySizeCheck.EVERY_BODY, buffering: { request: false } }, 'buffering.limit-holds', 'buffering.request'],
  [{ maxBodySize: Size.gibibytes(4), buffering: { request: true } }, 'envoy-gateway.body-size', 'maxBodySize'],
  [{ buffering: { response: true } }, 'refused.responseBufferingOn', 'buffering'],
])('%j is refused', (props, code, prop) => {
  expect(fault(() => onGatewayApi(props, THERE_ON_ENVOY))).toMatchObject({ code, prop, place: 'zl/Lb' });
});

test('sizes are left out', () => {
  const buffering = { responseBufferSize: Size.kibibytes(16), responseBuffers: 8 };
  expect(trafficOf({ buffering })).not.toHaveProperty('requestBuffer');
  expect(verdictOf('buffering', { buffering }, THERE_ON_ENVOY)).toMatchObject({ support: Support.OMITTED, rendered: 'nothing' });
});
