import { Backends } from './backends/backends';
import { EndpointsApi } from './backends/endpoints-api';
import { Controller } from './controllers/controller';
import { RouteOptions } from './intent/route-options';
import { BackendProtocol } from './policies/backend-protocol';
import { HealthCheck } from './policies/health-check';

/** Properties of an `ExternalLoadBalancer`. The props of a route make its first one. */
export interface ExternalLoadBalancerProps extends RouteOptions {
  /**
   * The servers outside the cluster. None are needed where every route has `redirect`: a Service without addresses stands for them.
   *
   * @default - none, beside `redirect`
   */
  readonly backends?: Backends;

  /**
   * The name of the Service, and of the Endpoints; a DNS-1035 label.
   *
   * @default - the name that the chart generates
   */
  readonly name?: string;

  /**
   * The namespace of all objects.
   *
   * @default - the namespace of the chart
   */
  readonly namespace?: string;

  /**
   * Labels of all objects, beside those of the chart.
   *
   * @default - none
   */
  readonly labels?: { [key: string]: string };

  /**
   * The port of the Service. With `Backends.fromHostname()` on Traefik it is that of the server.
   *
   * @default - the port of the backends, or 80 where they have several
   */
  readonly servicePort?: number;

  /**
   * The API that stores the addresses of the backends.
   *
   * @default EndpointsApi.ENDPOINTS
   */
  readonly endpointsApi?: EndpointsApi;

  /**
   * How backend health is determined: at most one check of each kind.
   *
   * @default - the controller's default
   */
  readonly healthChecks?: HealthCheck[];

  /**
   * What the backends speak. Servers that answer "400 The plain HTTP request was sent to HTTPS port", or nothing, speak HTTPS.
   *
   * @default BackendProtocol.http()
   */
  readonly backendProtocol?: BackendProtocol;

  /**
   * The program in the cluster that serves the routes.
   *
   * @default - ingress-nginx with the class "nginx"
   */
  readonly controller?: Controller;

  /**
   * Whether policies are taken that the controller does only nearly, or leaves out; the report says what differs. `false`
   * refuses them.
   *
   * @default true
   */
  readonly acceptApproximations?: boolean;

  /**
   * The address that clients reach the controller at, which external-dns then sets in DNS: an IP address, or the DNS name of
   * a load balancer. A generated Gateway requests it.
   *
   * @default - DNS is left alone
   */
  readonly externalAddress?: string;

  /**
   * The name of the first route's routing object, such as its Ingress.
   *
   * @default - the name of the Service
   */
  readonly ingressName?: string;
}

/** Options of `addRoute()`. */
export interface AddedRouteOptions extends RouteOptions {
  /**
   * The program in the cluster that serves this route. With another one than that of the load balancer, the same servers are behind two
   * controllers at once, such as during a migration. `externalAddress` does not hold for it: DNS leads to the controller of the load balancer.
   *
   * @default - that of the load balancer
   */
  readonly controller?: Controller;
}
