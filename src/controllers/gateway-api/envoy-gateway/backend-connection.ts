import { needsBackend } from './backend-protocol';
import { durationOf } from './duration';
import { healthChecks } from './health-checks';
import { invalid } from '../../../basics/errors';
import { isHttpsOnly } from '../../../intent/certificate';
import { goesToClusterIp } from '../../../intent/cluster-ip';
import { RouteIntent } from '../../../intent/route-intent';
import { HashKey, HashKeyType } from '../../../policies/hash-key';
import { LoadBalancing, LoadBalancingAlgorithm } from '../../../policies/load-balancing';
import { StickyCookieOptions } from '../../../policies/sticky-cookie';
import { PathType } from '../../../routing/route-path';
import { Context, Rendered } from '../../rows';
import { BY_CLUSTER_IP, clusterIpRequirements } from '../../shared/cluster-ip';
import { approximated, Declaration, native } from '../../shared/declarations';
import { OLD_BROWSERS } from '../../shared/old-browsers';
import { Contribution, GatewayRow, GatewayRows, Options } from '../contribution';

/** The name of a sticky cookie that nobody has named. */
const COOKIE = 'BACKEND';

/** The cookie stays the same: the backend follows from a hash of it, and of those that are left. */
const EJECTED = approximated('a client gets another backend once a health check has ejected its own: until then some of its requests may fail');

const loadBalancing: GatewayRow<'loadBalancing'> = {
  declares: {
    roundRobin: native('each Envoy worker thread goes round by itself, so that the order is not strict'),
    peakEwma: approximated('Envoy takes the one of two backends that has fewer requests under way; response times do not count'),
    hashOfClientIp: native('the address is that of the connection: behind another proxy all clients have the same'),
    hashOfUri: native(),
    hashOfHeader: native(),
    hashOfCookie: native(),
    stickyCookie: native('the backend follows from a hash of the cookie: when backends come or go, some clients move to another one'),
    stickyCookieDomain: native(),
    stickyCookieChanges: EJECTED,
    stickyCookieStays: EJECTED,
    conditionalSameSiteNone: OLD_BROWSERS,
    clusterIp: BY_CLUSTER_IP,
  },
  render: (balancing, context) => {
    if (goesToClusterIp(context.route)) {
      return byClusterIp(context.route);
    }
    const loadBalancer = loadBalancerFor(balancing, context);
    return {
      contribution: { traffic: { loadBalancer } },
      words: () => `loadBalancer: ${loadBalancer.consistentHash?.type ?? loadBalancer.type}`,
      remarks: () => [noteOn(balancing)],
    };
  },
};

/**
 * How requests reach the backends.
 *
 * @see https://gateway.envoyproxy.io/docs/tasks/traffic/load-balancing/
 */
export const BACKEND_CONNECTION_ON_ENVOY = {
  loadBalancing,
  healthChecks,
  disableKeepAlive: {
    declares: { disableKeepAlive: native() },
    render: () => ({
      contribution: { traffic: { circuitBreaker: { maxRequestsPerConnection: 1 } } },
      words: () => 'circuitBreaker: maxRequestsPerConnection 1',
    }),
  },
} satisfies Pick<GatewayRows, 'loadBalancing' | 'healthChecks' | 'disableKeepAlive'>;

/** @throws if the servers need a Backend, which has no cluster IP */
function byClusterIp(route: RouteIntent): Rendered<Contribution> {
  const { backendProtocol } = route.service;
  if (backendProtocol && needsBackend(backendProtocol)) {
    throw invalid('envoy-gateway.cluster-ip-backend', 'loadBalancing', 'LoadBalancing.clusterIp()',
      'another way of balancing beside BackendTls.unverified() and clientCertificateSecret on Envoy Gateway, which takes these in a Backend only, and that has no cluster IP',
      'use LoadBalancing.roundRobin(), or verify certificates without a client certificate');
  }
  return { contribution: { traffic: { routingType: 'Service' } }, words: () => 'routingType: Service', requirements: () => clusterIpRequirements(route) };
}

interface LoadBalancer {
  readonly type: string;
  readonly consistentHash?: { readonly type: string; readonly [field: string]: any };
}

function loadBalancerFor({ algorithm, hashKey, cookie }: LoadBalancing, context: Context<Options>): LoadBalancer {
  switch (algorithm) {
    case LoadBalancingAlgorithm.ROUND_ROBIN:
    // Of one address; for the compiler, since it is rendered elsewhere.
    case LoadBalancingAlgorithm.CLUSTER_IP:
      return { type: 'RoundRobin' };
    case LoadBalancingAlgorithm.PEAK_EWMA:
      return { type: 'LeastRequest' };
    case LoadBalancingAlgorithm.CONSISTENT_HASH:
      return { type: 'ConsistentHash', consistentHash: hashOf(hashKey!) };
    case LoadBalancingAlgorithm.STICKY_COOKIE:
      return { type: 'ConsistentHash', consistentHash: { type: 'Cookie', cookie: cookieOf(cookie!, context) } };
  }
}

function hashOf({ type, name }: HashKey) {
  switch (type) {
    case HashKeyType.CLIENT_IP:
      return { type: 'SourceIP' };
    case HashKeyType.URI:
      return { type: 'Headers', headers: [{ name: ':path' }] };
    case HashKeyType.HEADER:
      if (name!.includes('_')) {
        throw invalid('envoy-gateway.hashed-header', 'loadBalancing', name, 'a hashed header without underscores on Envoy Gateway (it refuses requests with such headers)', 'use hyphens');
      }
      return { type: 'Headers', headers: [{ name }] };
    case HashKeyType.COOKIE:
      return { type: 'Cookie', cookie: { name } };
  }
}

/** Envoy makes the cookie where a request has none; without a ttl it would not. */
function cookieOf(options: StickyCookieOptions, { route, neighbours }: Context<Options>) {
  const [path] = route.paths;
  const secure = options.secure ?? isHttpsOnly(route, neighbours);
  return {
    name: options.name ?? COOKIE,
    ttl: options.maxAge ? durationOf('maxAge of LoadBalancing.stickyCookie()', options.maxAge.toMilliseconds()) : '0s',
    attributes: {
      Path: options.path ?? (route.paths.length > 1 || path.type === PathType.REGEX ? '/' : path.value),
      HttpOnly: '',
      ...secure && { Secure: '' },
      ...options.domain && { Domain: options.domain },
      ...options.sameSite && { SameSite: options.sameSite },
    },
  };
}

function noteOn({ hashKey, cookie }: LoadBalancing): Declaration | undefined {
  return cookie?.persistent ? approximated('a client may change its backend when others are added')
    : hashKey?.name !== undefined ? native(`requests without the ${hashKey.type.toLowerCase()} ${hashKey.name} go to any backend`)
      : undefined;
}
