import { App, Chart } from 'cdk8s';
import { ASKING, CONTROLLERS } from './asking';
import { Controller, ExternalLoadBalancer, Report, RoutePath, Support, Verdict } from '../../src';
import { InvalidInput } from '../../src/basics/errors';
import { Feature, FEATURES } from '../../src/policies';
import { controllersThatCan, SUPPORT_MATRIX } from '../../src/support-matrix';
import { build, Building } from '../building';
import { BACKENDS, failure, fault } from '../support';

const ALL = Object.keys(FEATURES) as Feature[];

function reportOn(controller: Controller, props: Partial<Building>): Report {
  return build(new Chart(new App(), 'zl'), 'Lb', { name: 'zl-lb', hosts: ['a.example.com'], backends: BACKENDS, controller, ...props }).report;
}

/** The verdicts of props that are not exact. */
function inexactOn(controller: Controller, props: Partial<Building>): Verdict[] {
  return reportOn(controller, props).verdicts.filter(({ support, unasked }) => support !== Support.NATIVE && !unasked);
}

/** The prop that is refused, if one is. */
function refusedIn(call: () => unknown): string | undefined {
  try {
    call();
    return undefined;
  } catch (e) {
    return e instanceof InvalidInput ? e.prop : String(e);
  }
}

/** Where props ask for something. */
function placeOf({ canaries }: Partial<Building>): string {
  return canaries ? `zl/Lb.addCanary("${canaries[0].id}")` : 'zl/Lb';
}

test('every controller of the matrix is known here', () => {
  expect(SUPPORT_MATRIX.map(({ name }) => name)).toStrictEqual(Object.keys(CONTROLLERS));
});

test('every feature is declared of every controller', () => {
  for (const { declarations } of SUPPORT_MATRIX) {
    expect(Object.keys(declarations)).toStrictEqual(ALL);
  }
});

describe.each(SUPPORT_MATRIX.map(column => [column.name, column] as const))('what is declared of %s', (name, { declarations }) => {
  const having = (...supports: Support[]) => ALL.filter(feature => supports.includes(declarations[feature].support));
  const inexact = having(Support.APPROXIMATED, Support.OMITTED);
  const exact = having(Support.NATIVE);
  const refused = having(Support.REFUSED);

  test.each([...exact, ...inexact])('is what the report says: %s', feature => {
    const { verdicts } = reportOn(CONTROLLERS[name], ASKING[feature]);
    const verdict = verdicts.find(({ policy, unasked }) => policy === FEATURES[feature].policy && !unasked)!;
    expect(verdict.support).toBe(declarations[feature].support);
    expect(verdict.note ?? '').toContain(declarations[feature].note ?? '');
  });

  if (inexact.length > 0) {
    test.each(inexact)('says what differs, and is an error where the controller has to be exact: %s', feature => {
      expect(declarations[feature].note).toBeDefined();
      const differing = inexactOn(CONTROLLERS[name], ASKING[feature]);
      const [{ policy, rendered }] = differing;
      expect(differing.map(verdict => verdict.policy)).toContain(FEATURES[feature].policy);
      expect(fault(() => reportOn(CONTROLLERS[name], { ...ASKING[feature], acceptApproximations: false })))
        .toStrictEqual({ code: 'controller.not-exact', prop: policy, got: JSON.stringify(rendered), place: placeOf(ASKING[feature]) });
    });
  }

  test.each(exact)('is taken where the controller has to be exact: %s', feature => {
    const [other] = inexactOn(CONTROLLERS[name], ASKING[feature]);
    expect(other?.policy).not.toBe(FEATURES[feature].policy);
    // What it needs of others may differ.
    expect(refusedIn(() => reportOn(CONTROLLERS[name], { ...ASKING[feature], acceptApproximations: false }))).toBe(other?.policy);
  });

  if (refused.length > 0) {
    test.each(refused)('is refused, with what can do it: %s', feature => {
      const { policy, code } = FEATURES[feature];
      const others = controllersThatCan(feature);
      expect(others).not.toStrictEqual([]);
      const refuse = () => reportOn(CONTROLLERS[name], ASKING[feature]);
      expect(fault(refuse)).toStrictEqual({ code: `refused.${feature}`, prop: policy, got: code, place: placeOf(ASKING[feature]) });
      others.forEach(other => expect(failure(refuse)).toContain(other));
    });
  }
});

test('who can do a feature is everybody who does not refuse it', () => {
  expect(controllersThatCan('prefix')).toStrictEqual(SUPPORT_MATRIX.map(({ code }) => code));
  expect(controllersThatCan('activeHealthCheck')).toStrictEqual(['IngressController.gatewayApi() with the implementation GatewayImplementation.envoyGateway()']);
  // What is left out is not refused.
  expect(controllersThatCan('clientIpHeader')).toHaveLength(SUPPORT_MATRIX.length);
});

test('a route that is refused for an approximation leaves nothing behind', () => {
  const lb = new ExternalLoadBalancer(new Chart(new App(), 'zl'), 'Lb', { name: 'zl-lb', backends: BACKENDS, acceptApproximations: false });
  const children = lb.node.children.length;
  const add = (path: RoutePath) => lb.addRoute('x', { hosts: ['a.example.com'], paths: [path] });
  expect(fault(() => add(RoutePath.regex('/a/.*')))).toMatchObject({ code: 'controller.not-exact', prop: 'paths', place: 'zl/Lb.addRoute("x")' });
  expect(lb.node.children).toHaveLength(children);
  expect(add(RoutePath.prefix('/a')).kind).toBe('Ingress');
});
