import { Contribution, Options, TraefikRow, TraefikRows } from './contribution';
import { healthChecks } from './health-checks';
import { reachesAnother } from './retries';
import { invalid } from '../../basics/errors';
import { isHttpsOnly } from '../../intent/certificate';
import { goesToClusterIp } from '../../intent/cluster-ip';
import { RouteIntent } from '../../intent/route-intent';
import { LoadBalancing, LoadBalancingAlgorithm } from '../../policies/load-balancing';
import { StickyCookieOptions } from '../../policies/sticky-cookie';
import { PathType, RoutePath } from '../../routing/route-path';
import { Addition, Context, Unasked } from '../rows';
import { BY_CLUSTER_IP, clusterIpRequirements } from '../shared/cluster-ip';
import { approximated, native, refused } from '../shared/declarations';
import { OLD_BROWSERS } from '../shared/old-browsers';

const HASHED = 'Traefik hashes the client\'s address and nothing else';

const EJECTED = approximated('a client gets another backend once a health check has ejected its own: until then its requests fail');

const loadBalancing: TraefikRow<'loadBalancing'> = {
  declares: {
    roundRobin: native(),
    peakEwma: approximated('Traefik compares all backends rather than two: it takes the lowest mean of the last 100 response times, multiplied by the requests under way'),
    hashOfClientIp: native('the address is that of the connection: behind another proxy all clients have the same'),
    hashOfUri: refused(HASHED, 'use HashKey.clientIp()'),
    hashOfHeader: refused(HASHED, 'use HashKey.clientIp() or LoadBalancing.stickyCookie()'),
    hashOfCookie: refused(HASHED, 'use LoadBalancing.stickyCookie()'),
    stickyCookie: native('a client stays on its backend even when others are added'),
    stickyCookieDomain: native(),
    stickyCookieChanges: native('the further attempts at a request eject a backend that cannot be reached, and the last of them goes to another one'),
    stickyCookieStays: EJECTED,
    conditionalSameSiteNone: OLD_BROWSERS,
    clusterIp: BY_CLUSTER_IP,
  },
  render: (balancing, context) => ({
    contribution: { service: serviceFor(context, balancing) },
    words: () => WORDS[balancing.algorithm],
    requirements: () => goesToClusterIp(context.route) ? clusterIpRequirements(context.route) : [],
    remarks: () => [balancing.cookie?.changeOnFailure && context.route.service.backends > 1 && !reachesAnother(context.route) ? EJECTED : undefined],
  }),
};

/**
 * How requests reach the backends. It stands in each IngressRoute, so that routes to one Service may differ.
 *
 * @see https://doc.traefik.io/traefik/reference/routing-configuration/kubernetes/crd/http/service/
 * @see https://doc.traefik.io/traefik/reference/routing-configuration/http/load-balancing/service/#passive-health-check
 */
export const BACKEND_CONNECTION = {
  loadBalancing,
  healthChecks,
  disableKeepAlive: {
    declares: { disableKeepAlive: native() },
    render: () => ({ contribution: { transport: { maxIdleConnsPerHost: -1 } }, words: () => 'maxIdleConnsPerHost: -1' }),
  },
} satisfies Pick<TraefikRows, 'loadBalancing' | 'healthChecks' | 'disableKeepAlive'>;

const WORDS = {
  [LoadBalancingAlgorithm.ROUND_ROBIN]: 'the default of Traefik',
  [LoadBalancingAlgorithm.PEAK_EWMA]: 'strategy: leasttime',
  [LoadBalancingAlgorithm.CONSISTENT_HASH]: 'strategy: hrw',
  [LoadBalancingAlgorithm.STICKY_COOKIE]: 'sticky.cookie',
  [LoadBalancingAlgorithm.CLUSTER_IP]: 'nativeLB: true',
};

function serviceFor(context: Context<Options>, { algorithm, cookie }: LoadBalancing): Contribution['service'] {
  switch (algorithm) {
    case LoadBalancingAlgorithm.ROUND_ROBIN:
      return undefined;
    case LoadBalancingAlgorithm.PEAK_EWMA:
      return { strategy: 'leasttime' };
    case LoadBalancingAlgorithm.CONSISTENT_HASH:
      return { strategy: 'hrw' };
    case LoadBalancingAlgorithm.STICKY_COOKIE:
      return { sticky: path => ({ cookie: cookieFor(context, path, cookie!) }) };
    case LoadBalancingAlgorithm.CLUSTER_IP:
      checkNamed(context.route);
      return { nativeLB: true };
  }
}

/** @throws if the servers would have to present a certificate for the cluster IP */
function checkNamed({ service: { backendProtocol } }: RouteIntent): void {
  if (backendProtocol?.tls?.verifies && backendProtocol.tls.serverName === undefined) {
    throw invalid('traefik.cluster-ip-certificate', 'backendProtocol', 'BackendTls.verified()',
      'a serverName beside LoadBalancing.clusterIp(): without it, a certificate would have to name the cluster IP of the Service', 'set serverName');
  }
}

function cookieFor({ route, neighbours }: Context<Options>, path: RoutePath, options: StickyCookieOptions) {
  return {
    ...options.name && { name: options.name },
    path: options.path ?? (path.type === PathType.REGEX ? '/' : path.value),
    httpOnly: true,
    secure: options.secure ?? isHttpsOnly(route, neighbours),
    ...options.domain && { domain: options.domain },
    ...options.sameSite && { sameSite: options.sameSite.toLowerCase() },
    ...options.maxAge && { maxAge: options.maxAge.toSeconds() },
  };
}

/** By itself, Traefik would speak TLS to port 443, and no other controller does. */
export const plainHttp: Addition<Options, Contribution> = ({ route: { redirect, service } }) => (
  redirect || service.backendProtocol || ![service, ...service.canaries ?? []].some(({ port }) => port === 443) ? undefined : PLAIN
);

const PLAIN: Unasked<Contribution> = {
  policy: 'backendProtocol',
  contribution: { service: { scheme: 'http' } },
  words: () => 'scheme: http',
  remarks: () => [native('the backends are spoken to in plain HTTP, as on other controllers: by itself Traefik would speak TLS to port 443')],
};
