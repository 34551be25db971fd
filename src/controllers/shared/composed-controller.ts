import { compose, Composed } from './compose';
import { RouteIntent } from '../../intent/route-intent';
import { Requirement } from '../../report';
import { Controller, Explanation, Rendering } from '../controller';
import { Addition, Context, Rows } from '../rows';

/**
 * A controller that is a table of rows and the assembly of its objects from what they contribute.
 */
export abstract class ComposedController<O, C extends object> extends Controller {
  /** What was composed last: it is often explained at once. */
  private last?: { readonly context: Context<O>; readonly composed: Composed<C> };

  constructor(name: string, private readonly rows: Rows<O, C>, private readonly additions: readonly Addition<O, C>[], protected readonly options: O) {
    super(name);
  }

  public render(route: RouteIntent, neighbours: RouteIntent[]): Rendering {
    const { context, composed } = this.compose(route, neighbours);
    return this.assemble(composed.contribution, context);
  }

  public explain(route: RouteIntent, neighbours: RouteIntent[]): Explanation {
    const { context, composed } = this.compose(route, neighbours);
    return {
      verdicts: composed.verdicts(),
      requirements: [...this.standingRequirements(composed.contribution, context), ...composed.requirements()],
    };
  }

  /** The objects and warnings that the contributions of all policies add up to. */
  protected abstract assemble(contribution: C, context: Context<O>): Rendering;

  /** The requirements of any route of this controller. */
  protected abstract standingRequirements(contribution: C, context: Context<O>): Requirement[];

  private compose(route: RouteIntent, neighbours: RouteIntent[]) {
    const { context } = this.last ?? {};
    const isLone = neighbours.length === 1 && context?.neighbours.length === 1;
    if (context?.route !== route || !(context.neighbours === neighbours || isLone)) {
      const next = { route, neighbours, options: this.options };
      this.last = { context: next, composed: compose(this.rows, this.additions, next) };
    }
    return this.last!;
  }
}
