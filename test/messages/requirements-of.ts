import { ExternalLoadBalancer } from '../../src';

/** The requirements of a load balancer in words. */
export function requirementsOf(lb: ExternalLoadBalancer): string[] {
  return lb.report.requirements.map(({ id, where, what, why }) => `[${id}] ${where}: ${what}; ${why}`);
}
