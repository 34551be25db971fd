import { noteOnOutages, passiveHealthCheck } from './health-check';
import { Middleware, Piece, Service } from './piece';
import { plainService } from './service';
import { RouteIntent } from '../../intent';
import { LoadBalancingAlgorithm } from '../../policies/load-balancing';
import { StickyCookieOptions } from '../../policies/sticky-cookie';
import { PathType, RoutePath } from '../../routing/route-path';
import { HASH_FEATURE } from '../feature-of';
import { approximated, Declaration, native, refused, supported, verdictOn } from '../features';

const HASHED = 'Traefik hashes the client\'s address and nothing else';

/** What becomes of the ways to spread requests. */
export const LOAD_BALANCING = {
  roundRobin: native(),
  peakEwma: approximated('Traefik takes the backend with the least mean of its last 100 answer times, multiplied by its requests under way, of all backends rather than of two'),
  hashOfClientIp: native('the address is that of the connection: behind another proxy all clients have the same'),
  hashOfUri: refused(HASHED, 'use HashKey.clientIp()'),
  hashOfHeader: refused(HASHED, 'use HashKey.clientIp() or LoadBalancing.stickyCookie()'),
  hashOfCookie: refused(HASHED, 'use LoadBalancing.stickyCookie()'),
  stickyCookie: native('a client stays on its backend also when others are added'),
};

/** Under load the turns of other requests come between attempts, so that several may meet the same backend. */
const MIN_ATTEMPTS = 8;

/**
 * How requests are spread over the backends. It stands in each IngressRoute, so that routes to one Service may differ.
 *
 * @see https://doc.traefik.io/traefik/reference/routing-configuration/kubernetes/crd/http/service/
 */
export function loadBalancingPiece(route: RouteIntent): Piece {
  const balancing = route.loadBalancing;
  const retry = retryOf(route);
  const middleware = retry && (() => retry);
  const says = (rendered: string, declaration: Declaration): Piece => ({
    middleware, verdict: () => verdictOn(route, 'loadBalancing', rendered, [declaration], noteOnOutages(route)),
  });
  switch (balancing?.algorithm) {
    case undefined:
      return { middleware };
    case LoadBalancingAlgorithm.ROUND_ROBIN:
      return says('what Traefik does by itself', LOAD_BALANCING.roundRobin);
    case LoadBalancingAlgorithm.PEAK_EWMA:
      return says('strategy: leasttime', LOAD_BALANCING.peakEwma);
    case LoadBalancingAlgorithm.CONSISTENT_HASH: {
      const declaration = supported(LOAD_BALANCING, HASH_FEATURE[balancing.hashKey!.type] as keyof typeof LOAD_BALANCING);
      return says('strategy: hrw', declaration);
    }
    case LoadBalancingAlgorithm.STICKY_COOKIE:
      return says('sticky.cookie', LOAD_BALANCING.stickyCookie);
  }
}

/** The Service as the requests of a path reach it. */
export function serviceFor(route: RouteIntent, path: RoutePath): Service {
  const balancing = route.loadBalancing;
  const passive = passiveHealthCheck(route);
  return {
    ...plainService(route),
    ...balancing?.algorithm === LoadBalancingAlgorithm.PEAK_EWMA && { strategy: 'leasttime' },
    ...balancing?.algorithm === LoadBalancingAlgorithm.CONSISTENT_HASH && { strategy: 'hrw' },
    ...balancing?.algorithm === LoadBalancingAlgorithm.STICKY_COOKIE && { sticky: { cookie: cookie(route, path, balancing.cookie!) } },
    ...passive && { passiveHealthCheck: passive },
  };
}

/**
 * Further attempts for requests of which no backend has seen anything: at least once around, and more than a backend may
 * fail before it is left out.
 *
 * @see https://doc.traefik.io/traefik/reference/routing-configuration/http/middlewares/retry/
 */
function retryOf(route: RouteIntent): Middleware | undefined {
  const { backends } = route.service;
  const attempts = Math.max(backends, MIN_ATTEMPTS, (passiveHealthCheck(route)?.maxFailedAttempts ?? 0) + 1);
  return backends > 1 ? { id: 'Retry', suffix: 'retry', spec: { retry: { attempts } } } : undefined;
}

function cookie(route: RouteIntent, path: RoutePath, options: StickyCookieOptions) {
  return {
    ...options.name && { name: options.name },
    path: options.path ?? (path.type === PathType.REGEX ? '/' : path.value),
    httpOnly: true,
    secure: options.secure ?? route.tls !== undefined,
    ...options.sameSite && { sameSite: options.sameSite.toLowerCase() },
    ...options.maxAge && { maxAge: options.maxAge.toSeconds() },
  };
}
