import { Size } from 'cdk8s';
import { LoadBalancing } from './policies/load-balancing';
import { HeaderValue } from './policies/response-headers';
import { Rewrite } from './routing/rewrite';
import { RoutePath } from './routing/route-path';
import { Tls } from './routing/tls';

/** Hosts, paths and the policy that is applied to their requests. */
export interface RouteOptions {
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

  /**
   * What becomes of the path before the backend sees it.
   *
   * @default - it stays
   */
  readonly rewrite?: Rewrite;

  /**
   * The path that requests for `/` are redirected to.
   *
   * @default - nowhere
   */
  readonly appRoot?: string;

  /**
   * The largest request body, to the byte; larger ones are answered with 413. A size of zero (`BodySize.UNLIMITED`) is no
   * limit.
   *
   * @default - the controller's own limit, often 1 MiB
   */
  readonly maxBodySize?: Size;

  /**
   * Parts of the `User-Agent` header whose requests are answered with 403: printable ASCII, compared literally and in any
   * case. `UserAgents.CRAWLERS` is a list to start with.
   *
   * @default - none
   */
  readonly blockedUserAgents?: string[];

  /**
   * How requests are spread over the backends.
   *
   * @default - as on the load balancer's own route; there, as the controller does by itself
   */
  readonly loadBalancing?: LoadBalancing;

  /**
   * Headers that every response gets, by their names; they are rendered in the order of these.
   *
   * @default - none
   */
  readonly responseHeaders?: { [name: string]: HeaderValue };

  /**
   * The certificate of the hosts.
   *
   * @default - http only
   */
  readonly tls?: Tls;

  /**
   * More annotations of the routing object. Those of the controller are checked: unknown names, values that do not work and
   * those that a prop renders are refused.
   *
   * @default - none
   */
  readonly annotations?: { [key: string]: string };
}
