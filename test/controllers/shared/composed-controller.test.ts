import { Explanation, Rendering, RouteIntent, Support } from '../../../src';
import { Context, Rows } from '../../../src/controllers/rows';
import { ComposedController } from '../../../src/controllers/shared/composed-controller';
import { native } from '../../../src/controllers/shared/declarations';
import { TRAEFIK } from '../../../src/controllers/traefik/rows';
import { routeOf } from '../intent';

interface Contribution {
  readonly root?: string;
}

/** Renders the app root alone, and counts how often. */
class Counting extends ComposedController<string, Contribution> {
  public composed = 0;

  constructor() {
    const appRoot: Rows<string, Contribution>['appRoot'] = {
      declares: { appRoot: native() },
      render: (root, { neighbours, options }) => {
        this.composed++;
        return {
          contribution: { root },
          words: () => `${options} among ${neighbours.length}`,
          requirements: () => [{ id: 'own', where: 'a', what: 'b', why: 'c' }],
        };
      },
    };
    const paths: Rows<string, Contribution>['paths'] = { declares: TRAEFIK.paths.declares, render: () => ({ words: () => 'paths' }) };
    super('Counting', { ...TRAEFIK as unknown as Rows<string, Contribution>, paths, appRoot }, [], 'rendered');
  }

  protected assemble({ root }: Contribution, { route, neighbours, options }: Context<string>): Rendering {
    return {
      objects: [{ id: 'Route', apiVersion: 'example.com/v1', kind: 'Route', name: route.name, fields: { spec: { root, neighbours: neighbours.length, options } } }],
      warnings: [],
    };
  }

  protected standingRequirements({ root }: Contribution, { neighbours }: Context<string>) {
    return [{ id: 'standing', where: `${root} among ${neighbours.length}`, what: 'b', why: 'c' }];
  }
}

const specOf = ({ objects }: Rendering) => objects[0].fields.spec;
const wordsOf = ({ verdicts }: Explanation) => verdicts.map(({ rendered }) => rendered);

const ROUTE = routeOf({ appRoot: '/a' });
const OTHER = routeOf({}, { path: 'zl/Other', name: 'other' });

test('a controller renders what its rows contribute, and explains what they say', () => {
  const controller = new Counting();
  expect(specOf(controller.render(ROUTE, [ROUTE]))).toStrictEqual({ root: '/a', neighbours: 1, options: 'rendered' });
  expect(controller.explain(ROUTE, [ROUTE])).toStrictEqual({
    verdicts: [
      { route: 'zl/Lb', policy: 'paths', support: Support.NATIVE, rendered: 'paths', note: undefined },
      { route: 'zl/Lb', policy: 'appRoot', support: Support.NATIVE, rendered: 'rendered among 1', note: undefined },
    ],
    requirements: [{ id: 'standing', where: '/a among 1', what: 'b', why: 'c' }, { id: 'own', where: 'a', what: 'b', why: 'c' }],
  });
});

describe('a route is composed once', () => {
  const twice = (controller: Counting, one: RouteIntent[], other: RouteIntent[]) => {
    controller.render(ROUTE, one);
    controller.explain(ROUTE, other);
    return controller.composed;
  };

  test('for the same neighbours', () => {
    const neighbours = [ROUTE, OTHER];
    expect(twice(new Counting(), neighbours, neighbours)).toBe(1);
  });

  test('for itself alone, whatever list that stands in', () => {
    expect(twice(new Counting(), [ROUTE], [ROUTE])).toBe(1);
  });

  test('and again for other neighbours', () => {
    const controller = new Counting();
    expect(twice(controller, [ROUTE], [ROUTE, OTHER])).toBe(2);
    expect(specOf(controller.render(ROUTE, [ROUTE, OTHER]))).toMatchObject({ neighbours: 2 });
    expect(wordsOf(controller.explain(ROUTE, [ROUTE]))).toContain('rendered among 1');
  });

  test('each route by itself', () => {
    const controller = new Counting();
    const another = routeOf({ appRoot: '/b' });
    controller.render(ROUTE, [ROUTE]);
    expect(specOf(controller.render(another, [another]))).toMatchObject({ root: '/b' });
    expect(controller.composed).toBe(2);
    // What is kept is the last one, so that an app of many routes keeps none of the others.
    expect(specOf(controller.render(ROUTE, [ROUTE]))).toMatchObject({ root: '/a' });
    expect(controller.composed).toBe(3);
  });
});
