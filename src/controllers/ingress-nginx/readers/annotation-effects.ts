import { PolicyName } from '../../../policies';

/** What annotations of the user's do in a program, where programs differ. */
export interface AnnotationEffects {
  /** The policies that do something for requests that a redirect answers, for a canary, and for TLS that is passed on unread; all others are idle. */
  readonly holds: { readonly [by in 'redirect' | 'canary' | 'passthrough']: readonly PolicyName[] };
  /** The annotations that are read on a canary. */
  readonly readOnCanary: RegExp;
  /** Where the main Ingress of a canary is looked for. */
  readonly mainOfCanary: string;
  /** Whether requests over http are redirected to https before another redirect. */
  readonly redirectsToHttpsFirst: boolean;
  /** Whether a body that is too large by its Content-Length is refused before a redirect. */
  readonly limitsBodiesFirst: boolean;
  /** Whether all requests to a Service are balanced in one way, whatever its Ingresses say. */
  readonly balancesByService: boolean;
  /** Whether TLS that is passed on goes to the cluster IP, and not to the servers. */
  readonly passesToClusterIp: boolean;
  /** The flag that passing TLS on needs. */
  readonly passthroughFlag?: string;
  /** What happens to requests of custom-http-errors where nothing answers them. */
  readonly withoutErrorBackend: string;
  /** The same where the Service is named that would. */
  readonly withoutNamedErrorBackend: string;
  /** The annotations whose own answers have no header of `responseHeaders`. */
  readonly answersWithoutHeaders: RegExp;
  /** Those whose own answers have none that a snippet adds. */
  readonly answersWithoutSnippet?: RegExp;
  /** Whether `app-root` holds for the host, and not for the paths of its route alone. */
  readonly appRootOfHost: boolean;
  /** Whether a cookie that is sent over https is always secure. */
  readonly securesCookies: boolean;
  /** Whether another attempt at a request with a key or a cookie goes to another server. */
  readonly changesServer: boolean;
  /** Whether it speaks FastCGI to backends. */
  readonly speaksFastCgi: boolean;
}

/** What no annotation takes away: which requests a route gets, and by which address. */
const OF_EVERY_ROUTE = ['backends', 'hosts', 'paths', 'healthChecks', 'externalAddress', 'annotations'] as const;

/** Requests over http are not passed on, and redirected. */
const PASSED_UNREAD: readonly PolicyName[] = [...OF_EVERY_ROUTE, 'tls', 'httpsRedirect'];

/** Those of ingress-nginx, by its source and as measured. */
export const EFFECTS_IN_INGRESS_NGINX: AnnotationEffects = {
  holds: {
    // Agents are blocked and headers are added before the redirect, which is the last of a location; what becomes of bodies, `limitsBodiesFirst` tells.
    redirect: [...OF_EVERY_ROUTE, 'appRoot', 'blockedUserAgents', 'responseHeaders', 'accessLog', 'tls'],
    canary: [...OF_EVERY_ROUTE, 'loadBalancing'],
    passthrough: PASSED_UNREAD,
  },
  readOnCanary: /^(canary|load-balance$|upstream-hash-by|service-upstream$|affinity-canary-behavior$|stream-snippet$)/,
  mainOfCanary: 'the cluster',
  redirectsToHttpsFirst: false,
  limitsBodiesFirst: true,
  balancesByService: true,
  passesToClusterIp: true,
  passthroughFlag: '--enable-ssl-passthrough',
  withoutErrorBackend: 'without it the answers of custom-http-errors become 404',
  withoutNamedErrorBackend: 'without it the answers of custom-http-errors become 404',
  // These answers come from places of their own, or before there is any.
  answersWithoutHeaders: /^(app-root|auth-signin|auth-tls-secret|custom-http-errors)$/,
  appRootOfHost: true,
  securesCookies: true,
  changesServer: true,
  speaksFastCgi: true,
};

/** Those of Traefik, by the source of its provider in 3.7: a redirect comes before all but `appRoot` and the access log. */
export const EFFECTS_IN_TRAEFIK: AnnotationEffects = {
  holds: {
    redirect: [...OF_EVERY_ROUTE, 'appRoot', 'accessLog', 'tls', 'httpsRedirect'],
    canary: OF_EVERY_ROUTE,
    passthrough: PASSED_UNREAD,
  },
  readOnCanary: /^canary/,
  mainOfCanary: 'the namespace of the Ingress',
  redirectsToHttpsFirst: true,
  limitsBodiesFirst: false,
  balancesByService: false,
  passesToClusterIp: false,
  withoutErrorBackend: 'without it the errors of the servers reach the clients as they are',
  withoutNamedErrorBackend: 'without it Traefik leaves the route out, and every request gets 404; while it has no server, these errors become 503',
  answersWithoutHeaders: /^(app-root|auth-type|custom-http-errors|enable-cors|(allow|white)list-source-range|limit-(rps|rpm|connections))$/,
  answersWithoutSnippet: /^auth-url$/,
  appRootOfHost: false,
  securesCookies: false,
  changesServer: false,
  speaksFastCgi: false,
};
