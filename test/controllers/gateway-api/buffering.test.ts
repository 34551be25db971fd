import { onGatewayApi } from './support';
import { fault } from '../../support';

test('Gateway API has no word on what is held', () => {
  expect(fault(() => onGatewayApi({ buffering: { request: false } })))
    .toStrictEqual({ code: 'refused.requestBufferingOff', prop: 'buffering', got: '{ request: false }', place: 'zl/Lb' });
});
