import { CanaryOptions, Controller, ExternalLoadBalancerProps, RouteOptions } from '../../../../src';
import { Remark } from '../../translation/translation';
import { Manifest } from '../input';
import { Servers } from './servers';

/** A route of an Ingress. */
export interface PlannedRoute {
  /** Undefined for the load balancer's own. */
  readonly id?: string;
  readonly ingress: Manifest;
  options: RouteOptions & { readonly controller?: Controller };
}

/** A canary, which an Ingress of its own and a Service of its own make up. */
export interface PlannedCanary {
  readonly id: string;
  readonly ingress: Manifest;
  readonly servers: Servers;
  readonly options: CanaryOptions;
  /** Its annotations that no prop says. */
  readonly unsaid: readonly Remark[];
}

/** A field of an object that no prop says, put into it by a JSON patch. */
export interface Patch {
  readonly on: 'service';
  readonly at: string;
  readonly value: any;
}

/** A load balancer, and the manifests that it stands for. */
export interface PlannedBalancer {
  readonly id: string;
  readonly servers?: Servers;
  /** All but those of routes. */
  props: Omit<ExternalLoadBalancerProps, keyof RouteOptions>;
  readonly routes: readonly PlannedRoute[];
  readonly canaries: readonly PlannedCanary[];
  readonly patches: readonly Patch[];
  /** Ingresses of the same canaries for further routes. */
  readonly others: Manifest[];
  /** Whether the controller is the one whose annotations the input has: an Ingress that stays as it is does there what it did. */
  readonly isOfNginx: boolean;
  /** What is not carried over, as comments. */
  readonly remarks: string[];
}

/** What becomes of the input. */
export interface Plan {
  balancers: PlannedBalancer[];
  /** Objects that stay as they are. */
  objects: Manifest[];
}

/** All manifests that a load balancer stands for. */
export function manifestsOf({ servers, routes, canaries, others }: PlannedBalancer): Manifest[] {
  const all = [servers, ...canaries.map(canary => canary.servers)].flatMap(each => each === undefined ? [] : [each.service, ...each.addresses]);
  return [...new Set([...all, ...routes.map(({ ingress }) => ingress), ...canaries.map(({ ingress }) => ingress), ...others])];
}
