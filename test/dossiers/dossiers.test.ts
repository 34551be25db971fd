import { DOSSIERS, FEATURE_DOSSIERS } from '.';
import { Case } from './corpus';
import { Backends } from '../../src';
import { Feature, FEATURES, POLICIES, POLICY_NAMES } from '../../src/policies';
import { Policy } from '../../src/policies/policy';

/** What others build on. */
const BASES: readonly string[] = ['stickyCookie', 'clientCertificateRequired'];

test.each(Object.keys(FEATURES) as Feature[])('a dossier asks for just what it says: %s', feature => {
  const { policy } = FEATURES[feature];
  const { used, check = (_, value) => value }: Policy<any, string> = POLICIES[policy];
  const value = FEATURE_DOSSIERS[feature].asking[policy];
  // The intent holds of backends their names.
  const asked = used(check(policy, value instanceof Backends ? value.dnsNames : value));
  expect(asked.filter(each => each === feature || !BASES.includes(each))).toStrictEqual([feature]);
});

test('no case of the corpus stands twice', () => {
  const named = (part: 'renders' | 'refused') => Object.values(DOSSIERS).flatMap(({ corpus }) => corpus[part]).map(({ name }) => name);
  for (const names of [named('renders'), named('refused')]) {
    expect(names).toStrictEqual([...new Set(names)]);
  }
});

test.each(POLICY_NAMES)('the cases of the corpus in the dossier of a policy ask for it: %s', policy => {
  const { renders, refused }: { renders: readonly Case[]; refused: readonly Case[] } = DOSSIERS[policy].corpus;
  expect([...renders, ...refused].filter(({ loadBalancers }) => loadBalancers.some(lb => !(policy in lb.props || policy in lb)))).toStrictEqual([]);
});
