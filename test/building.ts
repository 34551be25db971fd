import { Construct } from 'constructs';
import { CanaryOptions, ExternalLoadBalancer, ExternalLoadBalancerProps } from '../src';

/** A canary as data, beside the props of its load balancer. */
export interface CanaryCase extends CanaryOptions {
  readonly id: string;
}

/** The props of a load balancer, and what is added to it. */
export type Building = ExternalLoadBalancerProps & { readonly canaries?: readonly CanaryCase[] };

/** A load balancer with all that is added to it. */
export function build(scope: Construct, id: string, { canaries = [], ...props }: Building): ExternalLoadBalancer {
  const lb = new ExternalLoadBalancer(scope, id, props);
  canaries.forEach(({ id: own, ...options }) => lb.addCanary(own, options));
  return lb;
}
