import { BackendProtocol } from '../policies/backend-protocol';
import { CanaryRouting } from '../policies/canaries';
import { HealthCheck } from '../policies/health-check';
import { LoadBalancing } from '../policies/load-balancing';

/** Where the addresses of the backends are stored. */
export enum AddressSource {
  /** In one Endpoints object, which the cluster mirrors into EndpointSlices. */
  ENDPOINTS = 'ENDPOINTS',
  /** In EndpointSlices. */
  ENDPOINT_SLICES = 'ENDPOINT_SLICES',
  /** In DNS, under the name that a Service of type ExternalName holds, and perhaps under others. */
  EXTERNAL_NAME = 'EXTERNAL_NAME',
}

/** A backend with a static IP, as a route sees it. */
export interface ServiceEndpoint {
  /** Its IP address. */
  readonly ip: string;
  /** The port that it listens on. */
  readonly port: number;
  /**
   * Whether it takes requests.
   *
   * @default true
   */
  readonly ready?: boolean;
  /**
   * Its zone.
   *
   * @default - none
   */
  readonly zone?: string;
}

/** A Service beside that of the load balancer that gets a part of the requests of its routes, as a route sees it. */
export interface ServiceCanary extends CanaryRouting {
  /** The construct path of the canary, for messages and the report. */
  readonly path: string;
  /** Its id. */
  readonly id: string;
  /** The name of its Service. */
  readonly name: string;
  /** The port of its Service. */
  readonly port: number;
  /**
   * Its backends with static IPs.
   *
   * @default - none: the Service is one of the cluster's own
   */
  readonly endpoints?: ServiceEndpoint[];
}

/** The Service that represents the backends, as a route sees it. */
export interface ServiceIntent {
  /** The construct path of the load balancer, which is that of its first route, too. */
  readonly path: string;
  /** Its name. */
  readonly name: string;
  /** Its port. */
  readonly port: number;
  /** Where the addresses of its backends are stored. */
  readonly addressSource: AddressSource;
  /**
   * The DNS names of its backends.
   *
   * @default - none: their addresses are known
   */
  readonly externalNames?: string[];
  /**
   * Whether one of its backends listens on several ports.
   *
   * @default false
   */
  readonly severalPorts?: boolean;
  /**
   * Whether it has no cluster IP, although the addresses of its backends are known: with IPv6 among them.
   *
   * @default false
   */
  readonly headless?: boolean;
  /** The port that its backends listen on, unless each has its own. */
  readonly targetPort: number;
  /** The number of backends: each DNS name counts as one. A route that redirects all requests has none. */
  readonly backends: number;
  /**
   * How the load balancer as a whole spreads requests over the backends.
   *
   * @default - the controller's default
   */
  readonly loadBalancing?: LoadBalancing;
  /** How backend health is determined: no check, one kind, or both. */
  readonly healthChecks: HealthCheck[];
  /**
   * What the backends speak.
   *
   * @default - HTTP
   */
  readonly backendProtocol?: BackendProtocol;
  /**
   * The backends with static IPs.
   *
   * @default - none: they have a DNS name
   */
  readonly endpoints?: ServiceEndpoint[];
  /**
   * The canaries: they get a part of the requests of every route.
   *
   * @default - none
   */
  readonly canaries?: ServiceCanary[];
}
