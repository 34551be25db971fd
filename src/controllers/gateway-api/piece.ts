import { GatewayReference } from './gateway-reference';
import { GatewayImplementationType } from './implementation';
import { RouteIntent } from '../../intent';
import { checkDnsSubdomain } from '../../kubernetes/names';
import { Requirement, Verdict } from '../../report';
import { RoutePath } from '../../routing/route-path';
import { RenderedObject } from '../controller';
import { Declarations } from '../features';

/** The API of Gateway API's resources. */
export const GROUP = 'gateway.networking.k8s.io';
export const API = `${GROUP}/v1`;

/** The API of Envoy Gateway's resources. */
export const ENVOY_GROUP = 'gateway.envoyproxy.io';
export const ENVOY_API = `${ENVOY_GROUP}/v1alpha1`;

/** What the cluster's Gateway is known to be. */
export interface Setting {
  readonly implementation: GatewayImplementationType;
  /** What it makes of each feature. */
  readonly declared: Declarations;
  /** The Gateway that is there. */
  readonly gateway?: GatewayReference;
  /** The class of the Gateway that is made. */
  readonly gatewayClassName?: string;
}

/** One of the filters of a rule. */
export interface Filter {
  readonly type: string;
  readonly [field: string]: any;
}

/** One of the conditions of a rule. */
export interface Match {
  readonly path: { readonly type: string; readonly value: string };
  readonly headers?: object[];
}

/** One of the rules of an HTTPRoute. */
export interface Rule {
  readonly matches: readonly Match[];
  readonly filters?: readonly Filter[];
  readonly backendRefs?: readonly object[];
}

/** What one policy adds to a route. Explanations are made when they are asked for: most syntheses never do. */
export interface Piece {
  /** The filter that the requests of a path go through. */
  readonly filter?: (path: RoutePath) => Filter | undefined;
  /** Rules beside those of the paths. */
  readonly rules?: readonly Rule[];
  /** What the BackendTrafficPolicy of the route holds. */
  readonly traffic?: { readonly [field: string]: any };
  /** Objects beside the HTTPRoutes. */
  readonly objects?: readonly RenderedObject[];
  readonly verdict?: () => Verdict;
  readonly requirements?: () => Requirement[];
}

/** An HTTPRouteFilter of Envoy Gateway. */
export function routeFilter(route: RouteIntent, id: string, suffix: string, spec: object): RenderedObject {
  return { id, apiVersion: ENVOY_API, kind: 'HTTPRouteFilter', name: checkDnsSubdomain('name of an HTTPRouteFilter', `${route.name}-${suffix}`), fields: { spec } };
}

/** A filter that stands in an object. */
export function extensionRef({ kind, name }: RenderedObject): Filter {
  return { type: 'ExtensionRef', extensionRef: { group: ENVOY_GROUP, kind, name } };
}
