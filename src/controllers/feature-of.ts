import { Feature } from './features';
import { HashKeyType } from '../policies/hash-key';
import { HealthCheckType } from '../policies/health-check';
import { HeaderSource } from '../policies/response-headers';
import { RewriteType } from '../routing/rewrite';
import { PathType } from '../routing/route-path';

/** The feature that a path uses. */
export const PATH_FEATURE: { [type in PathType]: Feature } = { [PathType.PREFIX]: 'prefix', [PathType.EXACT]: 'exact', [PathType.REGEX]: 'regex' };

/** The feature that a rewrite uses. */
export const REWRITE_FEATURE: { [type in RewriteType]: Feature } = {
  [RewriteType.STRIP_PREFIX]: 'stripPrefix',
  [RewriteType.REPLACE_PREFIX]: 'replacePrefix',
  [RewriteType.FULL_PATH]: 'fullPath',
  [RewriteType.REGEX_TARGET]: 'regexTarget',
};

/** The feature that a hash uses. */
export const HASH_FEATURE: { [type in HashKeyType]: Feature } = {
  [HashKeyType.CLIENT_IP]: 'hashOfClientIp',
  [HashKeyType.URI]: 'hashOfUri',
  [HashKeyType.HEADER]: 'hashOfHeader',
  [HashKeyType.COOKIE]: 'hashOfCookie',
};

/** The feature that a header uses. */
export const HEADER_FEATURE: { [source in HeaderSource]: Feature } = {
  [HeaderSource.LITERAL]: 'literalHeader',
  [HeaderSource.SERVICE_NAME]: 'serviceNameHeader',
  [HeaderSource.CLIENT_IP]: 'clientIpHeader',
  [HeaderSource.BACKEND_ADDRESS]: 'backendAddressHeader',
};

/** The feature that a health check uses. */
export const HEALTH_FEATURE: { [type in HealthCheckType]: Feature } = {
  [HealthCheckType.ACTIVE]: 'activeHealthCheck',
  [HealthCheckType.PASSIVE]: 'passiveHealthCheck',
};
