import { GatewayApiOptions, HashKey, LoadBalancing } from '../../../../src';
import { ENVOY_GATEWAY } from '../../../../src/controllers/gateway-api/envoy-gateway/rows';
import { POLICIES, POLICY_NAMES } from '../../../../src/policies';
import { MADE_ON_ENVOY, reportOn, THERE_ON_ENVOY } from '../support';

test('every feature of every policy is declared', () => {
  expect(Object.fromEntries(POLICY_NAMES.map(policy => [policy, Object.keys(ENVOY_GATEWAY[policy].declares).sort()])))
    .toStrictEqual(Object.fromEntries(POLICY_NAMES.map(policy => [policy, Object.keys(POLICIES[policy].features).sort()])));
});

test('what nobody asks for comes last in the report', () => {
  const loadBalancing = LoadBalancing.consistentHash(HashKey.uri());
  const policiesOf = (options: GatewayApiOptions) => {
    const { verdicts } = reportOn({ loadBalancing }, options);
    return verdicts.map(({ policy, unasked = false }) => [policy, unasked]);
  };
  const common = [['paths', false], ['loadBalancing', false], ['healthChecks', true], ['retries', true], ['timeouts', true]];
  expect(policiesOf(THERE_ON_ENVOY)).toStrictEqual(common);
  expect(policiesOf(MADE_ON_ENVOY)).toStrictEqual([...common, ['escapedSlashes', true]]);
});
