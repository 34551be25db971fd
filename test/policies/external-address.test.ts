import { EXTERNAL_ADDRESS } from '../../src/policies/external-address';

test('uses one feature', () => {
  expect(EXTERNAL_ADDRESS.used('10.254.18.55')).toStrictEqual(['externalAddress']);
});
