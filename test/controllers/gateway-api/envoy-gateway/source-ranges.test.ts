import type { RouteOptions } from '../../../../src';
import { specsOf, THERE_ON_ENVOY } from '../support';

const authorizationOf = (props: RouteOptions) => specsOf('SecurityPolicy', props, THERE_ON_ENVOY)['zl-lb'].authorization;

test('who is not allowed is denied', () => {
  expect(authorizationOf({ allowedSourceRanges: ['10.0.0.0/8', '10.1.2.3', 'fd00::1'] })).toStrictEqual({
    defaultAction: 'Deny',
    rules: [{ action: 'Allow', principal: { clientCIDRs: ['10.0.0.0/8', '10.1.2.3/32', 'fd00::1/128'] } }],
  });
});

test('who is not denied is allowed', () => {
  expect(authorizationOf({ deniedSourceRanges: ['10.0.0.0/8'] })).toStrictEqual({
    defaultAction: 'Allow',
    rules: [{ action: 'Deny', principal: { clientCIDRs: ['10.0.0.0/8'] } }],
  });
});

test('of both, what is denied comes first', () => {
  expect(authorizationOf({ allowedSourceRanges: ['10.0.0.0/8'], deniedSourceRanges: ['10.1.0.0/16'] })).toStrictEqual({
    defaultAction: 'Deny',
    rules: [{ action: 'Deny', principal: { clientCIDRs: ['10.1.0.0/16'] } }, { action: 'Allow', principal: { clientCIDRs: ['10.0.0.0/8'] } }],
  });
});
