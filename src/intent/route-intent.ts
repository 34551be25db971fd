import { ServiceIntent } from './service-intent';
import { PolicyName, ValueOf } from '../policies';
import { RoutePolicies } from '../policies/route-policies';
import { RoutePath } from '../routing/route-path';

/** The routes of a load balancer that one controller serves, as one of them sees them. */
export interface RouteGroup {
  /** The construct path of the first of them, which brings what they share. */
  readonly first: string;
  /** The name of what they share, such as a generated Gateway. */
  readonly name: string;
}

/**
 * A validated, controller-neutral description of one route: where it stands, and its policies. A policy that is not set asks
 * for nothing.
 */
export interface RouteIntent extends RoutePolicies {
  /** The construct path of the route, for messages and the report. */
  readonly path: string;
  /** The name of the routing object. */
  readonly name: string;
  /**
   * The namespace of the routing object.
   *
   * @default - the one it is applied to
   */
  readonly namespace?: string;
  /** The Service that requests go to. */
  readonly service: ServiceIntent;
  /** The routes of the load balancer on the same controller. */
  readonly group: RouteGroup;
  /** The hosts; none for every host. */
  readonly hosts: string[];
  /** The paths, at least one. */
  readonly paths: RoutePath[];
  /**
   * The address that clients reach the controller at.
   *
   * @default - the controller's own
   */
  readonly externalAddress?: string;
}

/** The value of a policy that a route asks for; undefined where it asks for nothing. */
export function valueOf<P extends PolicyName>(route: RouteIntent, policy: P): ValueOf<P> | undefined;
export function valueOf(route: RouteIntent, policy: PolicyName): unknown {
  switch (policy) {
    case 'backends':
      return route.service.externalNames ?? (route.service.severalPorts ? [] : undefined);
    case 'canaries':
      return route.service.canaries;
    case 'healthChecks':
      return route.service.healthChecks;
    case 'backendProtocol':
      return route.service.backendProtocol;
    default:
      return route[policy];
  }
}
