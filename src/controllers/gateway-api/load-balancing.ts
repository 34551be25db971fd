import { durationOf } from './duration';
import { noteOnOutages } from './health-check';
import { Piece, Setting } from './piece';
import { RouteIntent } from '../../intent';
import { HashKey, HashKeyType } from '../../policies/hash-key';
import { LoadBalancing, LoadBalancingAlgorithm } from '../../policies/load-balancing';
import { StickyCookieOptions } from '../../policies/sticky-cookie';
import { PathType } from '../../routing/route-path';
import { HASH_FEATURE } from '../feature-of';
import { approximated, Declaration, Feature, native, refused, supported, verdictOn } from '../features';

const NO_WORD = refused('Gateway API has no word for how requests are spread over the addresses of a Service', 'leave it out: implementations spread them about evenly by themselves');

/** What becomes of the ways to spread requests. */
export const LOAD_BALANCING = {
  roundRobin: NO_WORD,
  peakEwma: NO_WORD,
  hashOfClientIp: NO_WORD,
  hashOfUri: NO_WORD,
  hashOfHeader: NO_WORD,
  hashOfCookie: NO_WORD,
  stickyCookie: NO_WORD,
};

/** What becomes of them on Envoy Gateway. */
export const LOAD_BALANCING_ON_ENVOY_GATEWAY = {
  roundRobin: native('each of Envoy\'s threads goes round by itself, so that turns are not strict'),
  peakEwma: approximated('Envoy takes the one of two backends that has fewer requests under way, however fast it has answered of late'),
  hashOfClientIp: native('the address is that of the connection: behind another proxy all clients have the same'),
  hashOfUri: native(),
  hashOfHeader: native(),
  hashOfCookie: native(),
  stickyCookie: native('the backend follows from a hash of the cookie: when backends come or go, some clients change theirs'),
};

/** The name of a sticky cookie that nobody has named. */
const COOKIE = 'BACKEND';

/**
 * How requests are spread over the backends.
 *
 * @see https://gateway.envoyproxy.io/docs/tasks/traffic/load-balancing/
 */
export function loadBalancingPiece(route: RouteIntent, { declared }: Setting): Piece {
  const balancing = route.loadBalancing;
  if (balancing === undefined) {
    return {};
  }
  const declaration = supported(declared, featureOf(balancing));
  const loadBalancer = loadBalancerFor(route, balancing);
  return {
    traffic: { loadBalancer },
    verdict: () => verdictOn(route, 'loadBalancing', `loadBalancer: ${loadBalancer.consistentHash?.type ?? loadBalancer.type}`, [declaration],
      noteOnOutages(route), noteOn(balancing)),
  };
}

function featureOf({ algorithm, hashKey }: LoadBalancing): Feature {
  switch (algorithm) {
    case LoadBalancingAlgorithm.ROUND_ROBIN:
      return 'roundRobin';
    case LoadBalancingAlgorithm.PEAK_EWMA:
      return 'peakEwma';
    case LoadBalancingAlgorithm.CONSISTENT_HASH:
      return HASH_FEATURE[hashKey!.type];
    case LoadBalancingAlgorithm.STICKY_COOKIE:
      return 'stickyCookie';
  }
}

interface LoadBalancer {
  readonly type: string;
  readonly consistentHash?: { readonly type: string; readonly [field: string]: any };
}

function loadBalancerFor(route: RouteIntent, { algorithm, hashKey, cookie }: LoadBalancing): LoadBalancer {
  switch (algorithm) {
    case LoadBalancingAlgorithm.ROUND_ROBIN:
      return { type: 'RoundRobin' };
    case LoadBalancingAlgorithm.PEAK_EWMA:
      return { type: 'LeastRequest' };
    case LoadBalancingAlgorithm.CONSISTENT_HASH:
      return { type: 'ConsistentHash', consistentHash: hashOf(hashKey!) };
    case LoadBalancingAlgorithm.STICKY_COOKIE:
      return { type: 'ConsistentHash', consistentHash: { type: 'Cookie', cookie: cookieOf(route, cookie!) } };
  }
}

function hashOf({ type, name }: HashKey) {
  switch (type) {
    case HashKeyType.CLIENT_IP:
      return { type: 'SourceIP' };
    case HashKeyType.URI:
      return { type: 'Headers', headers: [{ name: ':path' }] };
    case HashKeyType.HEADER:
      return { type: 'Headers', headers: [{ name }] };
    case HashKeyType.COOKIE:
      return { type: 'Cookie', cookie: { name } };
  }
}

/** Envoy makes the cookie where a request has none; without a ttl it would not. */
function cookieOf(route: RouteIntent, options: StickyCookieOptions) {
  const [path] = route.paths;
  const secure = options.secure ?? route.tls !== undefined;
  return {
    name: options.name ?? COOKIE,
    ttl: options.maxAge ? durationOf('maxAge of LoadBalancing.stickyCookie()', options.maxAge.toMilliseconds()) : '0s',
    attributes: {
      Path: options.path ?? (route.paths.length > 1 || path.type === PathType.REGEX ? '/' : path.value),
      HttpOnly: '',
      ...secure && { Secure: '' },
      ...options.sameSite && { SameSite: options.sameSite },
    },
  };
}

function noteOn({ hashKey, cookie }: LoadBalancing): Declaration | undefined {
  return cookie?.persistent ? approximated('a client may change its backend when others are added')
    : hashKey?.name !== undefined ? native(`requests without the ${hashKey.type.toLowerCase()} ${hashKey.name} go to any backend`)
      : undefined;
}
