import { GatewayApiOptions, HashKey, LoadBalancing, Support } from '../../../../src';
import { ENVOY_GATEWAY } from '../../../../src/controllers/gateway-api/envoy-gateway/rows';
import { GATEWAY_API } from '../../../../src/controllers/gateway-api/rows';
import { POLICIES, POLICY_NAMES } from '../../../../src/policies';
import { MADE_ON_ENVOY, reportOn, THERE_ON_ENVOY } from '../support';

test('every feature of every policy is declared, and none is refused', () => {
  expect(Object.fromEntries(POLICY_NAMES.map(policy => [policy, Object.keys(ENVOY_GATEWAY[policy].declares).sort()])))
    .toStrictEqual(Object.fromEntries(POLICY_NAMES.map(policy => [policy, Object.keys(POLICIES[policy].features).sort()])));
  const supports = POLICY_NAMES.flatMap(policy => Object.values(ENVOY_GATEWAY[policy].declares)).map(({ support }) => support);
  expect(supports).not.toContain(Support.REFUSED);
});

test('what it has nothing of its own for is that of Gateway API', () => {
  expect(POLICY_NAMES.filter(policy => ENVOY_GATEWAY[policy] === GATEWAY_API[policy])).toStrictEqual(['hosts', 'appRoot', 'tls', 'externalAddress', 'annotations']);
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
