import { ACCESS_LOG } from './access-log';
import { ANNOTATIONS } from './annotations';
import { APP_ROOT } from './app-root';
import { BACKEND_PROTOCOL } from './backend-protocol';
import { BACKENDS } from './backends';
import { BASIC_AUTH } from './basic-auth';
import { MAX_BODY_SIZE } from './body-size';
import { BODY_SIZE_CHECK } from './body-size-check';
import { BUFFERING } from './buffering';
import { CANARIES } from './canaries';
import { CLIENT_CERTIFICATES } from './client-certificates';
import { CONNECTION_LIMIT } from './connection-limit';
import { CORS } from './cors';
import { CUSTOM_ERRORS } from './custom-errors';
import { EXTERNAL_ADDRESS } from './external-address';
import { EXTERNAL_AUTH } from './external-auth';
import { FORWARDED_PREFIX } from './forwarded-prefix';
import { HEALTH_CHECKS } from './health-check';
import { HOST_HEADER } from './host-header';
import { HOSTS } from './hosts';
import { HTTPS_REDIRECT } from './https-redirect';
import { DISABLE_KEEP_ALIVE } from './keep-alive';
import { LOAD_BALANCING } from './load-balancing';
import { PATHS } from './paths';
import { Policy } from './policy';
import { RATE_LIMIT } from './rate-limit';
import { REDIRECT } from './redirect';
import { REMOVED_REQUEST_HEADERS, REMOVED_RESPONSE_HEADERS } from './removed-headers';
import { REQUEST_HEADERS } from './request-headers';
import { RESPONSE_HEADERS } from './response-headers';
import { RESPONSE_REWRITE } from './response-rewrite';
import { RETRIES } from './retries';
import { REWRITE } from './rewrite';
import { REWRITE_LOG } from './rewrite-log';
import { RoutePolicies } from './route-policies';
import { ALLOWED_SOURCE_RANGES, DENIED_SOURCE_RANGES } from './source-ranges';
import { TIMEOUTS } from './timeouts';
import { TLS } from './tls';
import { BLOCKED_USER_AGENTS } from './user-agents';
import { WWW_REDIRECT } from './www-redirect';

/** What every route has, and what the load balancer asks for on behalf of all its routes. */
const EVERYWHERE = ['backends', 'canaries', 'hosts', 'paths', 'healthChecks', 'backendProtocol', 'externalAddress'] as const;
type Everywhere = typeof EVERYWHERE[number];

/**
 * The list of policies, by their props, in the order of the report. Features, the rows that each controller needs, the matrix
 * of what is supported and the tables of the documents follow from it.
 */
export const POLICIES = {
  backends: BACKENDS,
  hosts: HOSTS,
  paths: PATHS,
  canaries: CANARIES,
  rewrite: REWRITE,
  appRoot: APP_ROOT,
  buffering: BUFFERING,
  bodySizeCheck: BODY_SIZE_CHECK,
  maxBodySize: MAX_BODY_SIZE,
  blockedUserAgents: BLOCKED_USER_AGENTS,
  basicAuth: BASIC_AUTH,
  externalAuth: EXTERNAL_AUTH,
  deniedSourceRanges: DENIED_SOURCE_RANGES,
  allowedSourceRanges: ALLOWED_SOURCE_RANGES,
  rateLimit: RATE_LIMIT,
  connectionLimit: CONNECTION_LIMIT,
  loadBalancing: LOAD_BALANCING,
  healthChecks: HEALTH_CHECKS,
  retries: RETRIES,
  timeouts: TIMEOUTS,
  disableKeepAlive: DISABLE_KEEP_ALIVE,
  hostHeader: HOST_HEADER,
  backendProtocol: BACKEND_PROTOCOL,
  requestHeaders: REQUEST_HEADERS,
  removeRequestHeaders: REMOVED_REQUEST_HEADERS,
  forwardedPrefix: FORWARDED_PREFIX,
  responseHeaders: RESPONSE_HEADERS,
  customErrors: CUSTOM_ERRORS,
  removeResponseHeaders: REMOVED_RESPONSE_HEADERS,
  responseRewrite: RESPONSE_REWRITE,
  cors: CORS,
  redirect: REDIRECT,
  wwwRedirect: WWW_REDIRECT,
  accessLog: ACCESS_LOG,
  rewriteLog: REWRITE_LOG,
  tls: TLS,
  httpsRedirect: HTTPS_REDIRECT,
  clientCertificates: CLIENT_CERTIFICATES,
  externalAddress: EXTERNAL_ADDRESS,
  annotations: ANNOTATIONS,
} satisfies { readonly [P in keyof Required<RoutePolicies> | Everywhere]: Policy<any, string> };

export type PolicyName = keyof typeof POLICIES;
export type ValueOf<P extends PolicyName> = typeof POLICIES[P] extends Policy<infer V, any> ? V : never;
export type FeatureOf<P extends PolicyName> = typeof POLICIES[P] extends Policy<any, infer F> ? F : never;
export type Feature = { [P in PolicyName]: FeatureOf<P> }[PolicyName];

export const POLICY_NAMES = Object.keys(POLICIES) as PolicyName[];

function isOfRoute(name: PolicyName): name is Exclude<PolicyName, Everywhere> {
  return !(EVERYWHERE as readonly string[]).includes(name);
}

/** The policies that a route asks for by options of its own. */
export const ROUTE_POLICY_NAMES = POLICY_NAMES.filter(isOfRoute);

/** Those that keep requests out. */
export const PROTECTING = ROUTE_POLICY_NAMES.filter(name => (POLICIES[name] as Policy<any, string>).protects);

/** A feature: its policy, and how it is written. */
export interface FeatureDescription {
  readonly policy: PolicyName;
  /** How the value is written; the policy's name where any value asks for it. */
  readonly code: string;
}

/** All features of all policies. */
export const FEATURES = Object.fromEntries(POLICY_NAMES.flatMap(policy => Object.entries(POLICIES[policy].features).map(([feature, code]) => (
  [feature, { policy, code: code || policy }]
)))) as { readonly [feature in Feature]: FeatureDescription };
