import { onGatewayApi } from './support';
import { RateLimit } from '../../../src';
import { fault } from '../../support';

test.each([
  ['refused.rateLimitPerSecond', { rateLimit: RateLimit.perSecond(1) }],
  ['refused.rateLimitPerMinute', { rateLimit: RateLimit.perMinute(1) }],
  ['refused.rateLimitBurst', { rateLimit: RateLimit.perMinute(1, { burst: 2 }) }],
  ['refused.connectionLimit', { connectionLimit: 1 }],
])('no program can be asked: %s', (code, props) => {
  expect(fault(() => onGatewayApi(props))).toMatchObject({ code });
});
