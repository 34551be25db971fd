import { GATEWAY_API } from '../../../src/controllers/gateway-api/rows';
import { POLICIES, POLICY_NAMES } from '../../../src/policies';

test('every feature of every policy is declared', () => {
  expect(Object.fromEntries(POLICY_NAMES.map(policy => [policy, Object.keys(GATEWAY_API[policy].declares).sort()])))
    .toStrictEqual(Object.fromEntries(POLICY_NAMES.map(policy => [policy, Object.keys(POLICIES[policy].features).sort()])));
  expect(Object.keys(GATEWAY_API).sort()).toStrictEqual([...POLICY_NAMES].sort());
});
