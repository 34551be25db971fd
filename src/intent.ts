import { Size } from 'cdk8s';
import { HealthCheck } from './policies/health-check';
import { LoadBalancing } from './policies/load-balancing';
import { HeaderValue } from './policies/response-headers';
import { Rewrite } from './routing/rewrite';
import { RoutePath } from './routing/route-path';
import { Tls } from './routing/tls';

/** Where the addresses of the backends stand. */
export enum AddressSource {
  /** In one Endpoints object, which the cluster mirrors into EndpointSlices. */
  ENDPOINTS = 'ENDPOINTS',
  /** In EndpointSlices. */
  ENDPOINT_SLICES = 'ENDPOINT_SLICES',
  /** In DNS, under the name that a Service of type ExternalName holds. */
  EXTERNAL_NAME = 'EXTERNAL_NAME',
}

/** The Service that stands for the backends, as a route sees it. */
export interface ServiceIntent {
  /** The construct path of the load balancer, which is that of its first route, too. */
  readonly path: string;
  /** Its name. */
  readonly name: string;
  /** Its port. */
  readonly port: number;
  /** Where the addresses of its backends stand. */
  readonly addressSource: AddressSource;
  /**
   * The DNS name that its backends stand under.
   *
   * @default - none: their addresses are known
   */
  readonly externalName?: string;
  /** The port that its backends listen on, unless each has its own. */
  readonly targetPort: number;
  /** The number of backends; 1 for a DNS name. */
  readonly backends: number;
  /**
   * How the load balancer as a whole spreads requests over the backends.
   *
   * @default - as the controller does by itself
   */
  readonly loadBalancing?: LoadBalancing;
  /** How the controller finds out which backends can take requests; none, one kind, or both. */
  readonly healthChecks: HealthCheck[];
}

/**
 * What is asked of a controller for one route: checked, and free of any controller's words.
 */
export interface RouteIntent {
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
  /** The hosts; none for every host. */
  readonly hosts: string[];
  /** The paths, at least one. */
  readonly paths: RoutePath[];
  /**
   * What becomes of the path.
   *
   * @default - it stays
   */
  readonly rewrite?: Rewrite;
  /**
   * Where requests for `/` are redirected to.
   *
   * @default - nowhere
   */
  readonly appRoot?: string;
  /**
   * The largest request body; zero for no limit.
   *
   * @default - the controller's own limit
   */
  readonly maxBodySize?: Size;
  /** Parts of the `User-Agent` header that are answered with 403. */
  readonly blockedUserAgents: string[];
  /**
   * How requests of this route are spread over the backends.
   *
   * @default - as the controller does by itself
   */
  readonly loadBalancing?: LoadBalancing;
  /** Headers that every response gets. */
  readonly responseHeaders: { [name: string]: HeaderValue };
  /**
   * The certificate.
   *
   * @default - http only
   */
  readonly tls?: Tls;
  /**
   * The address that clients reach the controller at.
   *
   * @default - the controller's own
   */
  readonly externalAddress?: string;
  /** Annotations beyond what the intent renders to. */
  readonly annotations: { [key: string]: string };
}
