import * as fc from 'fast-check';
import { DOSSIERS, FEATURE_DOSSIERS } from '.';
import { Case } from './corpus';
import { KnownController, RandomPolicy } from './random';
import { IN_NO_CASE, reasonFor, REFUSED_ALIKE } from './reasons';
import { Backends } from '../../src';
import { InvalidInput } from '../../src/basics/errors';
import { Feature, FEATURES, POLICIES, POLICY_NAMES } from '../../src/policies';
import { Policy } from '../../src/policies/policy';
import { codesOfSources } from '../messages/sources';

/** What others build on. */
const BASES: readonly string[] = ['stickyCookie', 'clientCertificateRequired'];

test.each(Object.keys(FEATURES) as Feature[])('a dossier asks for just what it says: %s', feature => {
  const { policy } = FEATURES[feature];
  const { used, check = (_, value) => value }: Policy<any, string> = POLICIES[policy];
  const value = FEATURE_DOSSIERS[feature].asking[policy];
  // The intent holds of backends their names, and none of those with addresses.
  const asked = used(check(policy, value instanceof Backends ? value.dnsNames ?? [] : value));
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

test('whatever the library refuses in a random case has a written reason, unless the API server refuses it, too', () => {
  const unexplained = [...codesOfSources()].filter(code => reasonFor(code) === undefined);
  expect(unexplained.sort()).toStrictEqual([...REFUSED_ALIKE, ...IN_NO_CASE].sort());
});

const KNOWN: readonly KnownController[] = ['ingressNginx', 'traefik', 'gatewayApi'].map(factory => ({ factory, can: () => true }));
const AROUND = { name: 'a', path: '/', service: { name: 'a', port: 80 } };

test.each(POLICY_NAMES)('random values are made for the library, and written by hand, however odd: %s', policy => {
  const { by, plausible, odd, make, byHand = {} } = DOSSIERS[policy].random as RandomPolicy<any, any>;
  for (const controller of KNOWN) {
    const given = by === 'load balancer' ? plausible(controller) : fc.option(plausible(controller), { nil: undefined });
    const values = [plausible(controller), ...odd.map(changes => fc.tuple(given, changes).map(([value, change]) => change(value)))];
    fc.assert(fc.property(fc.oneof(...values), value => {
      const written = Object.values(byHand).map(write => write(value, AROUND));
      expect([made(() => make(value)), written]).toBeDefined();
    }), { numRuns: 300 });
  }
});

/** A factory may refuse a value; whatever else goes wrong is no answer. */
function made(make: () => unknown): unknown {
  try {
    return make();
  } catch (e) {
    if (e instanceof InvalidInput) {
      return e.code;
    }
    throw e;
  }
}
