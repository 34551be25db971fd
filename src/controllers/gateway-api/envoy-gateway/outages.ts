import { errorsBefore } from './health-checks';
import { connectTimeoutOf } from './retries';
import { goesToClusterIp } from '../../../intent/cluster-ip';
import { retriesOf } from '../../../intent/failover';
import { RouteIntent } from '../../../intent/route-intent';
import { triesUnsent } from '../../../policies/retries';
import { OUTAGES_BEHIND_CLUSTER_IP } from '../../shared/cluster-ip';

/** By itself, in seconds. */
const CONNECT_TIMEOUT = 10;

/** What servers that are down cost, in words. */
export function costOfOutages(route: RouteIntent): string {
  if (goesToClusterIp(route)) {
    return OUTAGES_BEHIND_CLUSTER_IP;
  }
  const asked = retriesOf(route);
  const connect = route.timeouts?.connect;
  const timeout = connect ? connect.toMilliseconds() / 1000 : connectTimeoutOf(route) ?? CONNECT_TIMEOUT;
  const errors = errorsBefore(route);
  const long = `the connect timeout of ${timeout} s, ${errors === undefined ? 'for as long as it is silent' : `${errors} or a few more of them each time before it is ejected`}`;
  return asked && triesUnsent(asked)
    ? `a server that refuses connections costs next to nothing, since requests are tried again, and one that is silent costs requests ${long}`
    : `requests that meet a server that refuses connections get 503, and those that meet one that is silent get 503 after ${long}`;
}
