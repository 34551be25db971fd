import { reportOn } from './support';
import { Backends, HashKey, LoadBalancing } from '../../../src';
import { ADDITIONS, TRAEFIK } from '../../../src/controllers/traefik/rows';
import { POLICIES, POLICY_NAMES } from '../../../src/policies';

test('every feature of every policy is declared', () => {
  expect(Object.fromEntries(POLICY_NAMES.map(policy => [policy, Object.keys(TRAEFIK[policy].declares).sort()])))
    .toStrictEqual(Object.fromEntries(POLICY_NAMES.map(policy => [policy, Object.keys(POLICIES[policy].features).sort()])));
  expect(Object.keys(TRAEFIK).sort()).toStrictEqual([...POLICY_NAMES].sort());
});

test('what nobody asks for comes last in the report', () => {
  const backends = Backends.fromIps(['10.254.18.46', '10.254.18.47'], { port: 443 });
  const { verdicts } = reportOn({ backends, loadBalancing: LoadBalancing.consistentHash(HashKey.clientIp()) });
  expect(verdicts.map(({ policy, unasked = false }) => [policy, unasked])).toStrictEqual([
    ['paths', false], ['loadBalancing', false], ['backendProtocol', true], ['healthChecks', true], ['retries', true],
  ]);
  // The certificate of another route and existing Middlewares are not there.
  expect(ADDITIONS).toHaveLength(5);
});
