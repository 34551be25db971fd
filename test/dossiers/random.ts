import * as fc from 'fast-check';
import type { Props } from './dossier';
import { Feature, PolicyName } from '../../src/policies';

/** A policy in random cases, which the library and an API server have to judge alike. `C` is plain data: neither props nor manifests, so that both can be made of it. */
export interface RandomPolicy<P extends PolicyName, C> {
  /** Who asks for it: what the first route asks for may hold for the others as well. */
  readonly by: 'route' | 'first route' | 'load balancer';
  /** Values such as a user means them, on a controller. */
  readonly plausible: (on: KnownController) => fc.Arbitrary<C>;
  /** Changes that may make a value invalid, with texts on the border of what is valid. */
  readonly odd: readonly fc.Arbitrary<(value: C | undefined) => C>[];
  /** What else a plausible route needs that asks for it. */
  readonly needs?: (value: C, route: RandomRoute) => RandomRoute;
  /** The value of the prop. */
  readonly make: (value: C) => Props[P];
  /** What somebody writes for it who checks nothing: each text goes where the API has a place for it. */
  readonly byHand?: ByHand<C>;
  /** Why the library refuses what an API server would take, by the codes of its errors. */
  readonly refusals: { readonly [code: string]: string };
}

/** The policies of a random route, by their names. */
export type RandomRoute = { readonly [policy in PolicyName]?: any };

/** What is known of a controller of the random cases. */
export interface KnownController {
  /** Its factory in `IngressController`. */
  readonly factory: string;
  /** Whether it can do something, with the right options. */
  readonly can: (feature: Feature) => boolean;
}

/** What stands around a policy in manifests by hand. */
export interface Surroundings {
  /** The name of the routing object. */
  readonly name: string;
  /** The first path of the route. */
  readonly path: string;
  readonly service: { readonly name: string; readonly port: number };
}

export interface ByHand<C> {
  /** Annotations of the routing object, whatever the controller. */
  readonly anywhere?: (value: C) => { [annotation: string]: string };
  /** Annotations of the Ingress. */
  readonly ingressNginx?: (value: C, around: Surroundings) => { [annotation: string]: string };
  readonly traefik?: (value: C, around: Surroundings) => TraefikByHand;
  readonly gatewayApi?: (value: C, around: Surroundings) => GatewayApiByHand;
}

export interface TraefikByHand {
  /** Middlewares by the ends of their names. */
  readonly middlewares?: { readonly [end: string]: object };
  /** Fields of the Service of each rule. */
  readonly service?: object;
  /** Fields of each rule. */
  readonly rule?: object;
  /** A condition of each rule, beside host and path. */
  readonly condition?: string;
}

export interface GatewayApiByHand {
  /** Filters of each rule. */
  readonly filters?: readonly object[];
  /** Rules before those of the paths. */
  readonly rules?: readonly object[];
  /** Filters of Envoy Gateway by the ends of their names. */
  readonly envoyFilters?: { readonly [end: string]: object };
  /** Fields of the BackendTrafficPolicy of Envoy Gateway. */
  readonly traffic?: object;
}

/** A number of milliseconds in the units of Gateway API, before each of which at most five digits may stand. */
export function gatewayDuration(milliseconds: number | undefined): string | undefined {
  if (milliseconds === undefined) {
    return undefined;
  }
  const seconds = Math.floor(milliseconds / 1000);
  return `${Math.floor(seconds / 3600)}h${Math.floor(seconds / 60) % 60}m${seconds % 60}s${milliseconds % 1000}ms`;
}
