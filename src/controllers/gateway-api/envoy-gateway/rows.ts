import { ACCESS_ON_ENVOY } from './access';
import { annotationsOnEnvoy } from './annotations';
import { AUTHENTICATION_ON_ENVOY } from './authentication';
import { BACKEND_CONNECTION_ON_ENVOY } from './backend-connection';
import { BACKEND_PROTOCOL_ON_ENVOY } from './backend-protocol';
import { BUFFERING_ON_ENVOY } from './buffering';
import { CANARIES_ON_ENVOY } from './canaries';
import { CLIENT_CERTIFICATES_ON_ENVOY } from './client-certificates';
import { CLIENT_LIMITS_ON_ENVOY } from './client-limits';
import { CORS_ON_ENVOY } from './cors';
import { CUSTOM_ERRORS_ON_ENVOY } from './custom-errors';
import { HEADERS_ON_ENVOY } from './headers';
import { unaskedHealthCheck } from './health-checks';
import { LIMITS_ON_ENVOY } from './limits';
import { MATCHING_ON_ENVOY } from './matching';
import { escapedSlashes } from './policies';
import { RETRIES_ON_ENVOY, unaskedRetries } from './retries';
import { REWRITING_ON_ENVOY } from './rewriting';
import { SOURCE_RANGES_ON_ENVOY } from './source-ranges';
import { TIMEOUTS_ON_ENVOY, unaskedTimeouts } from './timeouts';
import { Addition } from '../../rows';
import { Contribution, GatewayRows, Options } from '../contribution';
import { GATEWAY_API } from '../rows';

const ROWS: GatewayRows = {
  ...GATEWAY_API,
  ...MATCHING_ON_ENVOY,
  ...CANARIES_ON_ENVOY,
  ...REWRITING_ON_ENVOY,
  ...LIMITS_ON_ENVOY,
  ...BUFFERING_ON_ENVOY,
  ...ACCESS_ON_ENVOY,
  ...AUTHENTICATION_ON_ENVOY,
  ...SOURCE_RANGES_ON_ENVOY,
  ...CLIENT_LIMITS_ON_ENVOY,
  ...BACKEND_CONNECTION_ON_ENVOY,
  ...RETRIES_ON_ENVOY,
  ...TIMEOUTS_ON_ENVOY,
  ...BACKEND_PROTOCOL_ON_ENVOY,
  ...HEADERS_ON_ENVOY,
  ...CUSTOM_ERRORS_ON_ENVOY,
  ...CORS_ON_ENVOY,
  ...CLIENT_CERTIFICATES_ON_ENVOY,
};

/** How Envoy Gateway treats every policy, on an existing Gateway. */
export const ENVOY_GATEWAY: GatewayRows = { ...ROWS, ...annotationsOnEnvoy(ROWS) };

/** What is rendered although nobody asks for it. */
export const ENVOY_ADDITIONS: readonly Addition<Options, Contribution>[] = [unaskedHealthCheck, unaskedRetries, unaskedTimeouts, escapedSlashes];
