import { MADE, objectsOf, reportOn, THERE } from './support';
import { GatewayImplementation, GatewayImplementationType } from '../../../src';

test.each([
  [GatewayImplementation.any(), GatewayImplementationType.ANY],
  [GatewayImplementation.envoyGateway(), GatewayImplementationType.ENVOY_GATEWAY],
])('%j', (implementation, type) => {
  expect(implementation.type).toBe(type);
});

test.each([['a Gateway that is there', THERE], ['a Gateway that is made', MADE]])('without one it is any: %s', (_, options) => {
  const any = { ...options, implementation: GatewayImplementation.any() };
  expect(objectsOf({}, any)).toStrictEqual(objectsOf({}, options));
  expect(reportOn({}, any)).toStrictEqual(reportOn({}, options));
});
