import { Controller, Explanation, RenderedObject, Rendering, RouteIntent, Scope, Support } from '../../src';

/** What a test wants otherwise. */
export interface Overrides {
  readonly name?: string;
  readonly render?: (route: RouteIntent, neighbours: RouteIntent[]) => unknown;
  readonly explain?: (route: RouteIntent, neighbours: RouteIntent[]) => unknown;
  readonly scopes?: (route: RouteIntent) => Scope[];
}

/** A controller of a user's own: a route is one object, and every policy has a verdict. */
export class OwnController extends Controller {
  /** The routes that it was asked to render. */
  public readonly seen: RouteIntent[] = [];

  constructor(private readonly overrides: Overrides = {}) {
    super(overrides.name ?? 'own');
  }

  public render(route: RouteIntent, neighbours: RouteIntent[]): Rendering {
    this.seen.push(route);
    return (this.overrides.render?.(route, neighbours) ?? { objects: [objectOf(route)], warnings: [] }) as Rendering;
  }

  public explain(route: RouteIntent, neighbours: RouteIntent[]): Explanation {
    return (this.overrides.explain?.(route, neighbours) ?? { verdicts: verdictsOf(this, route), requirements: [] }) as Explanation;
  }

  public scopes(route: RouteIntent): Scope[] {
    return this.overrides.scopes?.(route) ?? super.scopes(route);
  }
}

/** The object of a route. */
export function objectOf({ name }: RouteIntent): RenderedObject {
  return { id: 'A', apiVersion: 'example.com/v1', kind: 'A', name, fields: { spec: {} } };
}

/** Verdicts on all policies of a route. */
export function verdictsOf(controller: Controller, route: RouteIntent, support: Support = Support.NATIVE): Explanation['verdicts'] {
  return controller.policiesOf(route).map(policy => ({ route: route.path, policy, support, rendered: 'A', note: 'b' }));
}
