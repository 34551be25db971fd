import { RouteIntent } from './route-intent';
import { invalid } from '../basics/errors';
import { LoadBalancingAlgorithm } from '../policies/load-balancing';

/** Whether requests of a route go to the cluster IP of the Service, from where the cluster's network leads them to a server. */
export function goesToClusterIp({ loadBalancing }: RouteIntent): boolean {
  return loadBalancing?.algorithm === LoadBalancingAlgorithm.CLUSTER_IP;
}

/**
 * Checks that a Service has the cluster IP that requests are to go to, and that nothing is asked for that needs to know the servers behind it.
 *
 * @throws if it has none, or something does
 */
export function checkClusterIp(route: RouteIntent): void {
  const { externalNames, headless, healthChecks, canaries = [] } = route.service;
  if (!goesToClusterIp(route)) {
    return;
  }
  if (externalNames !== undefined || headless) {
    throw invalid('load-balancing.no-cluster-ip', 'loadBalancing', 'LoadBalancing.clusterIp()',
      `another way of balancing for ${headless ? 'servers with IPv6 addresses' : 'servers under a DNS name'}, whose Service has no cluster IP`, 'use LoadBalancing.roundRobin()');
  }
  if (healthChecks.length > 0) {
    throw invalid('load-balancing.cluster-ip-health-checks', 'loadBalancing', 'LoadBalancing.clusterIp()',
      'another way of balancing beside healthChecks: behind one address, no controller tells a server that fails from the others', 'use LoadBalancing.roundRobin(), or take healthChecks out');
  }
  if (canaries.length > 0) {
    throw invalid('load-balancing.cluster-ip-canaries', 'loadBalancing', 'LoadBalancing.clusterIp()',
      `another way of balancing beside canaries (${canaries.map(({ id }) => id).join(', ')}), whose Services may have no cluster IP`, 'use LoadBalancing.roundRobin(), or take the canaries out');
  }
}
