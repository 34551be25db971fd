import { byAnnotations } from './by-annotations';
import { NginxRow, NginxRows, Options, PREFIX, Contribution } from './contribution';
import { readsPatterns } from './path-patterns';
import { Reader } from './readers/reader';
import { annotationOf, protocolOf } from './user-annotations';
import { invalid } from '../../basics/errors';
import { goesToClusterIp } from '../../intent/cluster-ip';
import { balancingDifference } from '../../policies/balancing-differences';
import { HashKey, HashKeyType } from '../../policies/hash-key';
import { LoadBalancing, LoadBalancingAlgorithm } from '../../policies/load-balancing';
import { StickyCookieOptions } from '../../policies/sticky-cookie';
import { Context, Rendered } from '../rows';
import { BY_CLUSTER_IP, clusterIpRequirements } from '../shared/cluster-ip';
import { approximated, Declaration, native, refused } from '../shared/declarations';

const COOKIE_MODE = 'nginx.ingress.kubernetes.io/affinity-mode';
const COOKIE_CHANGE = 'nginx.ingress.kubernetes.io/session-cookie-change-on-failure';

const CONDITIONAL = 'nginx.ingress.kubernetes.io/session-cookie-conditional-samesite-none';

const NO_CHECKS = refused('the annotations have no health checks: what fails at one backend can be tried again at another, and nothing more',
  'remove the address of a server before it goes down, or mark it as not ready');

/** Measured: `session-cookie-secure: "false"` has no effect there. */
const SECURE_ANYWAY = approximated('over https the cookie is secure all the same');

const loadBalancing: NginxRow<'loadBalancing'> = {
  declares: {
    roundRobin: native('each nginx worker process goes round by itself, so that the order is not strict'),
    peakEwma: native(),
    hashOfClientIp: native(),
    hashOfUri: native(),
    hashOfHeader: native(),
    hashOfCookie: native(),
    stickyCookie: native(),
    stickyCookieDomain: native(),
    stickyCookieChanges: native(),
    stickyCookieStays: native('while the backend of a client is down, the client gets 502 or 504'),
    conditionalSameSiteNone: native(),
    clusterIp: BY_CLUSTER_IP,
  },
  render: renderLoadBalancing,
};

/**
 * How requests reach the backends.
 *
 * @see https://kubernetes.github.io/ingress-nginx/user-guide/nginx-configuration/annotations/#custom-nginx-load-balancing
 */
export const BACKEND_CONNECTION = {
  loadBalancing,
  healthChecks: { declares: { activeHealthCheck: NO_CHECKS, passiveHealthCheck: NO_CHECKS } },
  disableKeepAlive: {
    declares: { disableKeepAlive: approximated('no WebSocket reaches the backends: the header Connection, which asks for one, says "close" instead') },
    render: (isOff, { route }) => {
      const protocol = protocolOf(route);
      if (/^(FCGI|GRPCS?)$/.test(protocol ?? '')) {
        throw invalid('nginx.keep-alive', 'disableKeepAlive', isOff, `backends that speak HTTP/1, and these speak ${protocol}`, 'leave it out');
      }
      return byAnnotations({ [`${PREFIX}connection-proxy-header`]: 'close' });
    },
  },
} satisfies Pick<NginxRows, 'loadBalancing' | 'healthChecks' | 'disableKeepAlive'>;

/** @throws if a route asks for another one than its load balancer */
export function renderLoadBalancing(balancing: LoadBalancing, context: Context<Options>): Rendered<Contribution> {
  checkSame(balancing, context);
  const annotations = annotationsFor(balancing, context);
  return byAnnotations(annotations, {
    remarks: () => [
      noteOn(balancing.hashKey),
      balancing.cookie?.secure === false && context.options.reader.effects.securesCookies ? SECURE_ANYWAY : undefined,
    ],
    requirements: () => goesToClusterIp(context.route) ? clusterIpRequirements(context.route) : [],
  });
}

export function checkSame(balancing: LoadBalancing, { route: { service } }: Context<Options>): void {
  const difference = balancing === service.loadBalancing ? undefined : balancingDifference(balancing, service.loadBalancing);
  if (difference) {
    throw invalid('nginx.balancing-differs', 'loadBalancing', difference.one, `that of the load balancer (${difference.other}): ingress-nginx balances all requests to a Service in one way`,
      'set it on the load balancer, or make another one for this route');
  }
}

function annotationsFor({ algorithm, hashKey, cookie }: LoadBalancing, { route, neighbours, options }: Context<Options>): { [name: string]: string } {
  switch (algorithm) {
    case LoadBalancingAlgorithm.ROUND_ROBIN:
      return { 'nginx.ingress.kubernetes.io/load-balance': 'round_robin' };
    case LoadBalancingAlgorithm.PEAK_EWMA:
      return { 'nginx.ingress.kubernetes.io/load-balance': 'ewma' };
    case LoadBalancingAlgorithm.CONSISTENT_HASH:
      // The variable is empty at the first attempt, and gives the others keys of their own.
      return { 'nginx.ingress.kubernetes.io/upstream-hash-by': `${variableFor(hashKey!)}${options.reader.effects.changesServer ? '$upstream_addr' : ''}` };
    case LoadBalancingAlgorithm.STICKY_COOKIE:
      return {
        ...cookieFor(cookie!, readsPatterns(neighbours) && annotationOf(route, 'session-cookie-path') === undefined, options.reader),
        // Otherwise its clients get 502 for as long as their server is down.
        ...reads(options.reader, COOKIE_CHANGE) && (cookie!.changeOnFailure !== undefined || annotationOf(route, 'session-cookie-change-on-failure') === undefined)
          && { [COOKIE_CHANGE]: String(cookie!.changeOnFailure ?? true) },
      };
    case LoadBalancingAlgorithm.CLUSTER_IP:
      return { 'nginx.ingress.kubernetes.io/service-upstream': 'true' };
  }
}

/** Of the variables that nginx has for a part of a request, those that Traefik's reading of these annotations has, too. */
function variableFor({ type, name }: HashKey): string {
  switch (type) {
    case HashKeyType.CLIENT_IP:
      return '$remote_addr';
    case HashKeyType.URI:
      return '$request_uri';
    case HashKeyType.HEADER:
      // nginx drops headers with underscores, and its variables know no other characters.
      if (!/^[A-Za-z0-9]+(-[A-Za-z0-9]+)*$/.test(name!)) {
        throw invalid('nginx.hashed-header', 'loadBalancing', name, 'a hashed header of letters, digits and hyphens on ingress-nginx', 'use hyphens, which nginx knows as a variable');
      }
      return `$http_${name!.toLowerCase().replace(/-/g, '_')}`;
    case HashKeyType.COOKIE:
      if (!/^\w+$/.test(name!)) {
        throw invalid('nginx.hashed-cookie', 'loadBalancing', name, 'a hashed cookie of letters, digits and underscores on ingress-nginx (nginx knows no others as variables)', 'hash another cookie');
      }
      return `$cookie_${name}`;
  }
}

function noteOn(key: HashKey | undefined): Declaration | undefined {
  return key?.name === undefined ? undefined : native(`requests without the ${key.type.toLowerCase()} ${key.name} all go to the same backend`);
}

/** The cookie; on a host of regular expressions (unless the user names a path) the pattern would become the cookie's path, which no browser sends. */
function cookieFor(options: StickyCookieOptions, regex: boolean, reader: Reader): { [name: string]: string } {
  const { name } = options;
  if (name !== undefined && !/^[-._A-Za-z0-9]+$/.test(name)) {
    throw invalid('nginx.session-cookie', 'loadBalancing', name, 'a session cookie of letters, digits, "-", "_" and "." on ingress-nginx', 'choose another name');
  }
  const seconds = options.maxAge && String(options.maxAge.toSeconds());
  const path = options.path ?? (regex ? '/' : undefined);
  return {
    'nginx.ingress.kubernetes.io/affinity': 'cookie',
    ...reads(reader, COOKIE_MODE) && { [COOKIE_MODE]: options.persistent ? 'persistent' : 'balanced' },
    ...name && { 'nginx.ingress.kubernetes.io/session-cookie-name': name },
    ...seconds && { 'nginx.ingress.kubernetes.io/session-cookie-max-age': seconds, 'nginx.ingress.kubernetes.io/session-cookie-expires': seconds },
    ...path && { 'nginx.ingress.kubernetes.io/session-cookie-path': path },
    ...options.secure !== undefined && { 'nginx.ingress.kubernetes.io/session-cookie-secure': String(options.secure) },
    ...options.sameSite && { 'nginx.ingress.kubernetes.io/session-cookie-samesite': options.sameSite },
    ...options.conditionalSameSiteNone && reads(reader, CONDITIONAL) && { [CONDITIONAL]: 'true' },
    ...options.domain && { 'nginx.ingress.kubernetes.io/session-cookie-domain': options.domain },
  };
}

function reads(reader: Reader, key: string): boolean {
  return reader.unread(key.slice(PREFIX.length)) === undefined;
}
