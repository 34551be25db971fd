import { Support } from '../../../../src';
import { specsOf, THERE_ON_ENVOY, verdictOf } from '../support';

test('a password by a SecurityPolicy of the HTTPRoute', () => {
  expect(specsOf('SecurityPolicy', { basicAuth: { secret: 'users' } }, THERE_ON_ENVOY)).toStrictEqual({
    'zl-lb': {
      targetRefs: [{ group: 'gateway.networking.k8s.io', kind: 'HTTPRoute', name: 'zl-lb' }],
      mergeType: 'StrategicMerge',
      basicAuth: { users: { name: 'users' } },
    },
  });
});

test('without a realm', () => {
  expect(verdictOf('basicAuth', { basicAuth: { secret: 'users' } }, THERE_ON_ENVOY)!.support).toBe(Support.APPROXIMATED);
  expect(verdictOf('basicAuth', { basicAuth: { secret: 'users', realm: 'ops' } }, THERE_ON_ENVOY)!.support).toBe(Support.OMITTED);
});
