import { RoutePolicies } from '../policies/route-policies';
import { RoutePath } from '../routing/route-path';

/** Hosts, paths and the policies that apply to their requests. */
export interface RouteOptions extends RoutePolicies {
  /**
   * The hosts: DNS names, or names with `*.` in place of their first label.
   *
   * @default - every host
   * @see https://kubernetes.io/docs/concepts/services-networking/ingress/#hostname-wildcards
   */
  readonly hosts?: string[];

  /**
   * The paths.
   *
   * @default - everything: the prefix "/"
   */
  readonly paths?: RoutePath[];
}
