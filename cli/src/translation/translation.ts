import { CanaryOptions, ExternalLoadBalancerProps, RouteOptions } from '../../../src';

/** Something of an Ingress, and what there is to say about it. */
export interface Remark {
  /** An annotation by its whole name, or a field. */
  readonly of: string;
  readonly value: string;
  readonly why: string;
}

/** What a concern makes of its annotations, by their names without the prefix. */
export type Reasons = { readonly [name: string]: string };

/** A canary, and where it comes from. */
export interface TranslatedCanary {
  readonly id: string;
  readonly options: CanaryOptions;
  /** The name of its Ingress. */
  readonly from?: string;
  readonly service: string;
}

/** A load balancer that does what an Ingress asks for, in front of one port of a Service. */
export interface TranslatedLoadBalancer {
  readonly service: string;
  /** The port of the Service, by its number or name. */
  readonly port?: number | string;
  /** All but the controller, which the caller chooses. */
  readonly props: ExternalLoadBalancerProps;
  /** For `addCanary()`. */
  readonly canaries: readonly TranslatedCanary[];
  /** For `addRoute()`. */
  readonly routes: readonly { readonly id: string; readonly options: RouteOptions }[];
}

/** What an Ingress for ingress-nginx means, as intent. Every annotation and field is said, or stands in one of the lists. */
export interface Translation {
  readonly loadBalancers: readonly TranslatedLoadBalancer[];
  /** The class that it names. */
  readonly className?: string;
  /** What no prop says, and why. */
  readonly unsaid: readonly Remark[];
  /** What does nothing on ingress-nginx, and why. */
  readonly idle: readonly Remark[];
  /** What is said, but not to the letter, or left out because it changes little. */
  readonly changed: readonly Remark[];
  /** The props by the annotations that ask for them. */
  readonly said: { readonly [annotation: string]: string };
}
