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
import { CONNECTION_LIMIT, RATE_LIMIT } from './client-limits';
import { CORS } from './cors';
import { CUSTOM_ERRORS } from './custom-errors';
import { Dossier, FeatureDossier } from './dossier';
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
import { REDIRECT } from './redirect';
import { REMOVED_REQUEST_HEADERS, REMOVED_RESPONSE_HEADERS } from './removed-headers';
import { REQUEST_HEADERS } from './request-headers';
import { RESPONSE_HEADERS } from './response-headers';
import { RESPONSE_REWRITE } from './response-rewrite';
import { RETRIES } from './retries';
import { REWRITE } from './rewrite';
import { REWRITE_LOG } from './rewrite-log';
import { ALLOWED_SOURCE_RANGES, DENIED_SOURCE_RANGES } from './source-ranges';
import { TIMEOUTS } from './timeouts';
import { TLS } from './tls';
import { BLOCKED_USER_AGENTS } from './user-agents';
import { WWW_REDIRECT } from './www-redirect';
import { Feature, PolicyName, POLICY_NAMES } from '../../src/policies';

/** The dossier of every policy. */
export const DOSSIERS: { readonly [P in PolicyName]: Dossier<P> } = {
  backends: BACKENDS,
  canaries: CANARIES,
  hosts: HOSTS,
  paths: PATHS,
  rewrite: REWRITE,
  appRoot: APP_ROOT,
  maxBodySize: MAX_BODY_SIZE,
  bodySizeCheck: BODY_SIZE_CHECK,
  buffering: BUFFERING,
  blockedUserAgents: BLOCKED_USER_AGENTS,
  basicAuth: BASIC_AUTH,
  externalAuth: EXTERNAL_AUTH,
  deniedSourceRanges: DENIED_SOURCE_RANGES,
  allowedSourceRanges: ALLOWED_SOURCE_RANGES,
  rateLimit: RATE_LIMIT,
  connectionLimit: CONNECTION_LIMIT,
  accessLog: ACCESS_LOG,
  rewriteLog: REWRITE_LOG,
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
  tls: TLS,
  httpsRedirect: HTTPS_REDIRECT,
  clientCertificates: CLIENT_CERTIFICATES,
  externalAddress: EXTERNAL_ADDRESS,
  annotations: ANNOTATIONS,
};

/** What is known of every feature, whatever its policy. */
export const FEATURE_DOSSIERS: { readonly [feature in Feature]: FeatureDossier } = Object.assign(
  {}, ...POLICY_NAMES.map(policy => DOSSIERS[policy].features),
);
