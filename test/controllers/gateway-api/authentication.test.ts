import { onGatewayApi } from './support';
import { fault } from '../../support';

test('no password', () => {
  expect(fault(() => onGatewayApi({ basicAuth: { secret: 'users' } }))).toMatchObject({ code: 'refused.basicAuth' });
});
