import { AnnotationReader } from './annotation-reader';
import { PREFIX } from './annotations';
import { Piece, Setting } from './piece';
import { RouteIntent } from '../../intent';
import { invalid } from '../../invalid';
import { balancingDifference } from '../../policies/balancing-differences';
import { HashKey, HashKeyType } from '../../policies/hash-key';
import { LoadBalancingAlgorithm } from '../../policies/load-balancing';
import { StickyCookieOptions } from '../../policies/sticky-cookie';
import { HASH_FEATURE } from '../feature-of';
import { Declaration, native, refused, supported, verdictOn } from '../features';

/** What becomes of the ways to spread requests. */
export const LOAD_BALANCING = {
  roundRobin: native('each of nginx\' processes goes round by itself, so that turns are not strict'),
  peakEwma: native(),
  hashOfClientIp: native(),
  hashOfUri: native(),
  hashOfHeader: native(),
  hashOfCookie: native(),
  stickyCookie: native(),
};

/** What becomes of them where Traefik reads the annotations. */
export const LOAD_BALANCING_ON_TRAEFIK = {
  roundRobin: native(),
  peakEwma: refused('Traefik passes load-balance over and goes round', 'use LoadBalancing.roundRobin()'),
};

const COOKIE_PATH = 'nginx.ingress.kubernetes.io/session-cookie-path';

/**
 * How requests are spread over the backends.
 *
 * @see https://kubernetes.github.io/ingress-nginx/user-guide/nginx-configuration/annotations/#custom-nginx-load-balancing
 */
export function loadBalancingPiece(route: RouteIntent, regex: boolean, { declared, reader }: Setting): Piece {
  const balancing = route.loadBalancing;
  const difference = balancing === route.service.loadBalancing ? undefined : balancingDifference(balancing, route.service.loadBalancing);
  if (difference) {
    throw invalid('loadBalancing', difference.one, `that of the load balancer (${difference.other}): ingress-nginx spreads all requests to a Service in one way`,
      'set it on the load balancer, or make another one for this route');
  }
  switch (balancing?.algorithm) {
    case undefined:
      return {};
    case LoadBalancingAlgorithm.ROUND_ROBIN:
      return reader === AnnotationReader.TRAEFIK
        ? { verdict: () => verdictOn(route, 'loadBalancing', 'what Traefik does by itself', [declared.roundRobin]) }
        : piece(route, { 'nginx.ingress.kubernetes.io/load-balance': 'round_robin' }, declared.roundRobin);
    case LoadBalancingAlgorithm.PEAK_EWMA:
      return piece(route, { 'nginx.ingress.kubernetes.io/load-balance': 'ewma' }, supported(declared, 'peakEwma'));
    case LoadBalancingAlgorithm.CONSISTENT_HASH:
      return piece(route, { 'nginx.ingress.kubernetes.io/upstream-hash-by': variable(balancing.hashKey!) }, declared[HASH_FEATURE[balancing.hashKey!.type]], noteOn(balancing.hashKey!));
    case LoadBalancingAlgorithm.STICKY_COOKIE:
      return piece(route, cookie(balancing.cookie!, regex && route.annotations[COOKIE_PATH] === undefined), declared.stickyCookie);
  }
}

function piece(route: RouteIntent, annotations: { [name: string]: string }, declaration: Declaration, own?: Declaration): Piece {
  const rendered = () => Object.entries(annotations).map(([key, value]) => `${key.slice(PREFIX.length)}: ${value}`).join(', ');
  return { annotations, verdict: () => verdictOn(route, 'loadBalancing', rendered(), [declaration], own) };
}

/** Of the variables that nginx has for a part of a request, those that Traefik's reading of these annotations has, too. */
function variable(key: HashKey): string {
  switch (key.type) {
    case HashKeyType.CLIENT_IP:
      return '$remote_addr';
    case HashKeyType.URI:
      return '$request_uri';
    case HashKeyType.HEADER:
      return `$http_${key.name!.toLowerCase().replace(/-/g, '_')}`;
    case HashKeyType.COOKIE:
      return `$cookie_${key.name}`;
  }
}

function noteOn(key: HashKey): Declaration | undefined {
  return key.name === undefined ? undefined : native(`requests without the ${key.type.toLowerCase()} ${key.name} all go to the same backend`);
}

/** The cookie; on a host of regular expressions (unless the user names a path) the pattern would become the cookie's path, which no browser sends. */
function cookie(options: StickyCookieOptions, regex: boolean): { [name: string]: string } {
  const seconds = options.maxAge && String(options.maxAge.toSeconds());
  const path = options.path ?? (regex ? '/' : undefined);
  return {
    'nginx.ingress.kubernetes.io/affinity': 'cookie',
    'nginx.ingress.kubernetes.io/affinity-mode': options.persistent ? 'persistent' : 'balanced',
    ...options.name && { 'nginx.ingress.kubernetes.io/session-cookie-name': options.name },
    ...seconds && { 'nginx.ingress.kubernetes.io/session-cookie-max-age': seconds, 'nginx.ingress.kubernetes.io/session-cookie-expires': seconds },
    ...path && { [COOKIE_PATH]: path },
    ...options.secure !== undefined && { 'nginx.ingress.kubernetes.io/session-cookie-secure': String(options.secure) },
    ...options.sameSite && { 'nginx.ingress.kubernetes.io/session-cookie-samesite': options.sameSite },
  };
}
