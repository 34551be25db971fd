import { onGatewayApi } from './support';
import { fault } from '../../support';

test('agents cannot be blocked by any program', () => {
  expect(fault(() => onGatewayApi({ blockedUserAgents: ['curl'] })))
    .toStrictEqual({ code: 'refused.blockedUserAgents', prop: 'blockedUserAgents', got: 'blockedUserAgents', place: 'zl/Lb' });
});
