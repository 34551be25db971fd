import { RouteIntent } from '../../intent';
import { Requirement, Support, Verdict } from '../../report';
import { RenderedObject } from '../controller';

/** What the cluster's controller is known to be and to allow. */
export interface Setting {
  readonly className: string;
  readonly snippetAnnotations?: boolean;
  readonly allowedResponseHeaders: readonly string[];
}

/** What one policy adds to a route. Explanations are made when they are asked for: most syntheses never do. */
export interface Piece {
  readonly annotations?: { [name: string]: string };
  /** Lines for the configuration of the route's locations. */
  readonly snippet?: string[];
  /** Objects beside the Ingress. */
  readonly objects?: RenderedObject[];
  readonly verdict?: () => Verdict;
  readonly requirements?: () => Requirement[];
}

export function native(route: RouteIntent, policy: string, rendered: string, note?: string): Verdict {
  return { route: route.path, policy, support: Support.NATIVE, rendered, note };
}

export function approximated(route: RouteIntent, policy: string, rendered: string, note: string): Verdict {
  return { route: route.path, policy, support: Support.APPROXIMATED, rendered, note };
}
