import { App, Chart } from 'cdk8s';
import { ASKING, CONTROLLERS } from './asking';
import { Controller, ExternalLoadBalancer, ExternalLoadBalancerProps, Report, RoutePath, Support } from '../../src';
import { controllersThatCan, MATRIX } from '../../src/controllers';
import { Feature, FEATURES } from '../../src/controllers/features';
import { BACKENDS, failure } from '../support';

function reportOn(controller: Controller, props: Partial<ExternalLoadBalancerProps>): Report {
  return new ExternalLoadBalancer(new Chart(new App(), 'zl'), 'Lb', { name: 'zl-lb', hosts: ['a.example.com'], backends: BACKENDS, controller, ...props }).report;
}

const policyOf = (feature: Feature) => FEATURES[feature].split(':')[0];

test('every controller of the matrix is known here', () => {
  expect(MATRIX.map(({ name }) => name)).toStrictEqual(Object.keys(CONTROLLERS));
});

describe.each(MATRIX.map(column => [column.name, column] as const))('what is declared of %s', (name, { declarations }) => {
  const features = Object.keys(FEATURES) as Feature[];
  const taken = features.filter(feature => declarations[feature].support !== Support.REFUSED);
  const refused = features.filter(feature => declarations[feature].support === Support.REFUSED);

  test.each(taken)('is what the report says: %s', feature => {
    const verdict = reportOn(CONTROLLERS[name], ASKING[feature]).verdicts.find(({ policy }) => policy === policyOf(feature))!;
    expect(verdict.support).toBe(declarations[feature].support);
    expect(verdict.note ?? '').toContain(declarations[feature].note ?? '');
  });

  test.each(taken.filter(feature => declarations[feature].support === Support.APPROXIMATED))('is an error where approximations are none: %s', feature => {
    const { note } = declarations[feature];
    expect(failure(() => reportOn(CONTROLLERS[name], { ...ASKING[feature], acceptApproximations: false })))
      .toMatch(new RegExp(`^zl/Lb: ${policyOf(feature)}: got .*, allowed is what .* does just as it is asked, and here ${note!.slice(0, 30)}.*; leave it out, or set acceptApproximations to true$`));
  });

  if (refused.length > 0) {
    test.each(refused)('is refused, with what can do it: %s', feature => {
      const { note, instead } = declarations[feature];
      const others = controllersThatCan(feature);
      expect(others).not.toStrictEqual([]);
      expect(failure(() => reportOn(CONTROLLERS[name], ASKING[feature])))
        .toBe(`zl/Lb: ${policyOf(feature)}: got ${FEATURES[feature].replace(/^.*?: /, '')}, allowed is what this controller can do, and ${note}; ${instead}, or another controller: ${others.join(', ')}`);
    });
  }
});

test('a route that is refused for an approximation leaves nothing behind', () => {
  const lb = new ExternalLoadBalancer(new Chart(new App(), 'zl'), 'Lb', { name: 'zl-lb', backends: BACKENDS, acceptApproximations: false });
  const children = lb.node.children.length;
  const add = (path: RoutePath) => lb.addRoute('x', { hosts: ['a.example.com'], paths: [path] });
  expect(failure(() => add(RoutePath.regex('/a/.*')))).toContain('leave it out, or set acceptApproximations to true');
  expect(lb.node.children).toHaveLength(children);
  expect(add(RoutePath.prefix('/a')).kind).toBe('Ingress');
});
