import { retriesOf } from '../../intent/failover';
import { RouteIntent } from '../../intent/route-intent';
import { connectsSoon } from '../../policies/retries';

/** How long a connection may take: short enough for the attempts until a silent backend is ejected. */
const CONNECT_TIMEOUT = 700;

/** The connect timeout that is rendered where no other one is asked for, in milliseconds. */
export function connectTimeoutOf(route: RouteIntent): number | undefined {
  const asked = retriesOf(route);
  return asked && connectsSoon(asked) && route.timeouts?.connect === undefined ? CONNECT_TIMEOUT : undefined;
}
