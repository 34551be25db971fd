import * as fc from 'fast-check';
import { Case, policiesOf } from './case';
import { CONTROLLERS } from './controllers';
import { Support } from '../../src';
import { Feature, PolicyName } from '../../src/policies';
import { SUPPORT_MATRIX } from '../../src/support-matrix';
import { DOSSIERS } from '../../test/dossiers';
import { domain, label, oddPort, oddText, oddValue, port } from '../../test/dossiers/arbitraries';
import { RandomRoute } from '../../test/dossiers/random';

/** More policies together are seldom all taken, and then nothing is learnt of any of them. */
const MOST_TOGETHER = 4;

/** Where a route stands: routes without these are soon in each other's place. */
const PLACE: readonly PolicyName[] = ['hosts', 'paths'];

/** Values of some policies on a controller that has them. */
function randomOf(policies: readonly PolicyName[], factory: string): fc.Arbitrary<RandomRoute> {
  const on = { factory, can: (feature: Feature) => can(factory, feature) };
  const known = policies.filter(policy => (Object.keys(DOSSIERS[policy].features) as Feature[]).some(on.can));
  const all = fc.record(Object.fromEntries(known.map(policy => [policy, DOSSIERS[policy].random.plausible(on)])));
  const place = known.filter(policy => PLACE.includes(policy));
  const others = known.filter(policy => !PLACE.includes(policy));
  const there = fc.tuple(
    fc.oneof({ weight: 3, arbitrary: fc.constant(place) }, { weight: 1, arbitrary: fc.subarray(place) }),
    fc.subarray(others, { maxLength: Math.min(MOST_TOGETHER, others.length) }),
  );
  return fc.tuple(all, there).map(([values, names]) => fitting(Object.fromEntries(names.flat().map(policy => [policy, values[policy]]))));
}

/** Whether one of the controllers that a factory makes can do something. */
function can(factory: string, feature: Feature): boolean {
  const own = SUPPORT_MATRIX.filter(({ code }) => code.startsWith(`IngressController.${factory}(`));
  return own.some(({ declarations }) => declarations[feature].support !== Support.REFUSED);
}

/** With what its policies need of each other. */
function fitting(route: RandomRoute): RandomRoute {
  const needed = (Object.keys(route) as PolicyName[]).reduce((given, policy) => (
    { ...given, ...DOSSIERS[policy].random.needs?.(given[policy], given) }
  ), route);
  return Object.fromEntries(Object.entries(needed).filter(([, value]) => value !== undefined));
}

/** Such as a user means it. */
function plausibleOn(factory: string, more: fc.Arbitrary<RandomRoute>): fc.Arbitrary<Case> {
  return fc.record({
    name: label,
    namespace: label,
    labels: fc.dictionary(fc.constantFrom('app', 'team', 'example.com/part'), label, { maxKeys: 2 }),
    servicePort: port,
    ingressName: domain,
    controller: CONTROLLERS[factory].options.map(options => ({ factory, options })),
    acceptApproximations: fc.oneof({ weight: 9, arbitrary: fc.constantFrom(undefined, true) }, { weight: 1, arbitrary: fc.constant(false) }),
    common: fc.tuple(DOSSIERS.backends.random.plausible({ factory, can: feature => can(factory, feature) }), randomOf(policiesOf('load balancer').filter(policy => policy !== 'backends'), factory))
      .map(([backends, others]) => ({ ...others, backends })),
    route: randomOf(policiesOf('route', 'first route'), factory),
    more: fc.dictionary(label, more, { maxKeys: 2 }),
  }, { requiredKeys: ['namespace', 'controller', 'common', 'route', 'more'] });
}

type Change = (given: Case) => Case;

/** Changes that may make a case invalid, with texts on the border of what is valid: at least one for each prop. */
const CHANGES: readonly fc.Arbitrary<Change>[] = [
  oddText.map((name): Change => given => ({ ...given, name })),
  oddText.map((namespace): Change => given => ({ ...given, namespace })),
  oddText.map((ingressName): Change => given => ({ ...given, ingressName })),
  fc.tuple(oddText, oddValue).map(([key, value]): Change => given => ({ ...given, labels: { ...given.labels, [key]: value } })),
  oddText.map((value): Change => given => ({ ...given, labels: { ...given.labels, app: value } })),
  oddPort.map((servicePort): Change => given => ({ ...given, servicePort })),
  ...policiesOf('load balancer').flatMap(policy => DOSSIERS[policy].random.odd.map(each => each.map((change): Change => (
    given => ({ ...given, common: { ...given.common, [policy]: change(given.common[policy]) } })
  )))),
  ...policiesOf('route', 'first route').flatMap(policy => DOSSIERS[policy].random.odd.map(each => each.map((change): Change => (
    given => ({ ...given, route: { ...given.route, [policy]: change(given.route[policy]) } })
  )))),
];

/** Changes that know the controller. */
const changesOn = (factory: string, route: fc.Arbitrary<RandomRoute>): fc.Arbitrary<Change>[] => [
  ...CHANGES,
  CONTROLLERS[factory].oddOptions
    .map((odd): Change => given => ({ ...given, controller: { factory, options: { ...given.controller.options, ...odd } } })),
  fc.tuple(oddText, route).map(([id, another]): Change => given => ({ ...given, more: { ...given.more, [id]: another } })),
  // As other objects of a route end.
  fc.tuple(fc.constantFrom('https-redirect', 'headers', 'tls'), route)
    .map(([id, another]): Change => given => ({ ...given, ingressName: undefined, more: { ...given.more, [id]: another } })),
];

/** Cases for the controllers that a factory makes. */
export function casesOn(factory: string): fc.Arbitrary<Case> {
  const more = randomOf(policiesOf('route'), factory);
  return fc.tuple(plausibleOn(factory, more), fc.array(fc.oneof(...changesOn(factory, more)), { maxLength: 2 }))
    .map(([given, changes]) => changes.reduce((current, next) => next(current), given));
}

/** Cases over all of the library's props and controllers: some as they are meant, some with one change, some with two. */
export const cases: fc.Arbitrary<Case> = fc.oneof(
  ...Object.entries(CONTROLLERS).map(([factory, { shares }]) => ({ weight: shares, arbitrary: casesOn(factory) })),
);
