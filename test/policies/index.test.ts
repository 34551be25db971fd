import { FEATURES, POLICIES, POLICY_NAMES } from '../../src/policies';

test.each(POLICY_NAMES)('%s has features', name => {
  expect(Object.keys(POLICIES[name].features)).not.toHaveLength(0);
});

test('every feature belongs to one policy', () => {
  const all = POLICY_NAMES.flatMap(name => Object.keys(POLICIES[name].features).map(feature => [feature, name]));
  const names = all.map(([feature]) => feature);
  expect(names.filter((feature, i) => names.indexOf(feature) !== i)).toStrictEqual([]);
  expect(Object.entries(FEATURES).map(([feature, { policy }]) => [feature, policy])).toStrictEqual(all);
});

test('no two features are written alike', () => {
  const codes = Object.values(FEATURES).map(({ code }) => code);
  expect(codes.filter((code, i) => codes.indexOf(code) !== i)).toStrictEqual([]);
  expect(codes).not.toContain('');
});

test.each(Object.entries(FEATURES))('%s is written as a value, or as its policy where any value asks for it', (feature, { policy, code }) => {
  const { features }: { features: { readonly [name: string]: string } } = POLICIES[policy];
  expect(code).toBe(features[feature] === '' ? policy : features[feature]);
});
