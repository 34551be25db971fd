import { ACCESS } from './access';
import { annotations } from './annotations';
import { AUTHENTICATION } from './authentication';
import { BACKEND_CONNECTION } from './backend-connection';
import { BACKEND_PROTOCOL } from './backend-protocol';
import { BUFFERING } from './buffering';
import { CANARIES } from './canaries';
import { CLIENT_CERTIFICATES } from './client-certificates';
import { CLIENT_LIMITS } from './client-limits';
import { GatewayRows } from './contribution';
import { CORS } from './cors';
import { CUSTOM_ERRORS } from './custom-errors';
import { EXPOSURE } from './exposure';
import { HEADERS } from './headers';
import { HOST_HEADER } from './host-header';
import { HTTPS_REDIRECT } from './https-redirect';
import { LIMITS } from './limits';
import { MATCHING } from './matching';
import { REDIRECTS } from './redirects';
import { RETRIES } from './retries';
import { REWRITING } from './rewriting';
import { SOURCE_RANGES } from './source-ranges';
import { TIMEOUTS } from './timeouts';
import { NO_RESPONSE_REWRITE } from '../shared/response-rewrite';

const ROWS = {
  ...MATCHING,
  ...CANARIES,
  ...REWRITING,
  ...LIMITS,
  ...BUFFERING,
  ...ACCESS,
  ...AUTHENTICATION,
  ...SOURCE_RANGES,
  ...CLIENT_LIMITS,
  ...BACKEND_CONNECTION,
  ...RETRIES,
  ...TIMEOUTS,
  ...HOST_HEADER,
  ...BACKEND_PROTOCOL,
  ...HEADERS,
  ...NO_RESPONSE_REWRITE,
  ...CUSTOM_ERRORS,
  ...CORS,
  ...REDIRECTS,
  ...EXPOSURE,
  ...HTTPS_REDIRECT,
  ...CLIENT_CERTIFICATES,
};

/** How any conformant implementation treats every policy, on an existing Gateway. */
export const GATEWAY_API: GatewayRows = { ...ROWS, ...annotations(ROWS) };
