import { Options } from './contribution';
import { Attempts } from './readers/reader';
import { effectiveRetries } from './retries';
import { annotationOf, protocolOf } from './user-annotations';
import { goesToClusterIp } from '../../intent/cluster-ip';
import { LoadBalancingAlgorithm } from '../../policies/load-balancing';
import { Context } from '../rows';
import { OUTAGES_BEHIND_CLUSTER_IP } from '../shared/cluster-ip';

/** What selects the server: the prop, or the annotations in the order of their precedence. */
function selection({ route, options: { reader } }: Context<Options>): Attempts['by'] {
  if (route.loadBalancing?.hashKey && reader.effects.changesServer) {
    // Its key changes with every attempt.
    return LoadBalancingAlgorithm.PEAK_EWMA;
  }
  if (annotationOf(route, 'upstream-hash-by-subset') === 'true') {
    return 'SUBSET';
  }
  const hashed = annotationOf(route, 'upstream-hash-by');
  return route.loadBalancing?.algorithm
    ?? (annotationOf(route, 'affinity') !== undefined ? LoadBalancingAlgorithm.STICKY_COOKIE
      // The variable is empty at the first attempt, and gives the others keys of their own.
      : hashed !== undefined ? hashed.includes('upstream_addr') ? LoadBalancingAlgorithm.PEAK_EWMA : LoadBalancingAlgorithm.CONSISTENT_HASH
        : annotationOf(route, 'load-balance') === 'ewma' ? LoadBalancingAlgorithm.PEAK_EWMA : LoadBalancingAlgorithm.ROUND_ROBIN);
}

/** When another server is tried, unless an annotation says otherwise. */
const DEFAULT = 'error timeout';

/**
 * What servers that are down cost, in words.
 *
 * @see https://kubernetes.github.io/ingress-nginx/user-guide/nginx-configuration/annotations/#custom-timeouts
 */
export function costOfOutages(context: Context<Options>): string {
  const { route, options: { reader } } = context;
  const of = effectiveRetries(context);
  if (of('canary') === 'true') {
    return 'what servers of a canary cost that are down, the annotations of the main Ingress decide';
  }
  // It does nothing where the Service has no cluster IP.
  const toClusterIp = goesToClusterIp(route) || (of('service-upstream') === 'true' && !route.service.headless);
  if (of('ssl-passthrough') === 'true' || toClusterIp) {
    return reader.effects.passesToClusterIp || toClusterIp
      ? OUTAGES_BEHIND_CLUSTER_IP
      : 'every server gets its share of the connections, those that are down included';
  }
  const protocol = reader.effects.speaksFastCgi ? protocolOf(route) : undefined;
  const isProxied = protocol === undefined || !/^(FCGI|GRPCS?)$/.test(protocol);
  // The directives of FastCGI and gRPC are others, and keep the defaults of nginx.
  const conditions = (isProxied ? of('proxy-next-upstream') ?? DEFAULT : DEFAULT).split(' ');
  const tries = isProxied ? Number(of('proxy-next-upstream-tries') ?? 3) : 0;
  const seconds = isProxied ? Number(of('proxy-next-upstream-timeout') ?? 0) : 0;
  const timeout = protocol === 'FCGI' ? '60' : of('proxy-connect-timeout');
  const wait = timeout === undefined ? reader.connectTimeout : `${timeout} s`;
  const most = conditions.includes('off') || !reader.triesAgain(conditions, 'error') ? 1 : tries === 0 ? Infinity : tries;
  const attempts = { by: selection(context), most, changesCookie: of('session-cookie-change-on-failure') !== 'false' && route.loadBalancing?.cookie?.changeOnFailure !== false };
  const refusing = most === 1 ? 'every request that meets a server that refuses connections gets 502' : reader.refusingServer(attempts);
  const isTriedAgain = most > 1 && reader.triesAgain(conditions, 'timeout') && (seconds === 0 || seconds > parseInt(wait, 10));
  const silent = !isTriedAgain ? `every request that meets one that is silent gets 504 after the connect timeout of ${wait}`
    : reader.staysWithServer(attempts) ? `where one is silent, they get 504 after the attempts, each with the connect timeout of ${wait}`
      : `one that is silent costs nearly every request the connect timeout of ${wait}, for as long as it is silent`;
  return `${refusing}, and ${silent}${timeout === undefined ? ' (timeouts.connect shortens it)' : ''}`;
}
