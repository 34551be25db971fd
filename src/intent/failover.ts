import { goesToClusterIp } from './cluster-ip';
import { RouteIntent } from './route-intent';
import { LoadBalancingAlgorithm } from '../policies/load-balancing';
import { Retries, RetriesType, triesUnsent } from '../policies/retries';

/** Where nobody asks, and there is another backend to try. */
const UNASKED = Retries.forExternalServers();

/** How requests of a route are tried again; undefined where nothing is said of it. */
export function retriesOf(route: RouteIntent): Retries | undefined {
  return route.retries ?? unaskedRetriesOf(route);
}

/** How they are tried again where nobody asks for that or otherwise. */
export function unaskedRetriesOf({ retries, service: { backends } }: RouteIntent): Retries | undefined {
  return retries === undefined && backends > 1 ? UNASKED : undefined;
}

/** Whether a request that has not reached its backend is sent again, asked or unasked. */
export function triesAgainUnsent(route: RouteIntent): boolean {
  const retries = retriesOf(route);
  return retries !== undefined && triesUnsent(retries);
}

/** Whether a backend is to be left out for a while, unasked, when it fails again and again. */
export function leavesOutFailing(route: RouteIntent): boolean {
  return route.service.backends > 1 && route.retries?.type !== RetriesType.NONE && !goesToClusterIp(route);
}

/** Whether a key or a cookie leads all attempts at a request to the same backend. */
export function meetsSameBackend({ loadBalancing }: RouteIntent): boolean {
  return loadBalancing?.algorithm === LoadBalancingAlgorithm.CONSISTENT_HASH || loadBalancing?.algorithm === LoadBalancingAlgorithm.STICKY_COOKIE;
}
