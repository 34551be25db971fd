import { ACCESS } from './access';
import { annotations } from './annotations';
import { AUTHENTICATION } from './authentication';
import { BACKEND_CONNECTION } from './backend-connection';
import { BACKEND_PROTOCOL } from './backend-protocol';
import { BUFFERING } from './buffering';
import { CANARIES } from './canaries';
import { CLIENT_CERTIFICATES } from './client-certificates';
import { CLIENT_LIMITS } from './client-limits';
import { NginxRows } from './contribution';
import { CORS } from './cors';
import { CUSTOM_ERRORS } from './custom-errors';
import { EXPOSURE } from './exposure';
import { HEADERS } from './headers';
import { HOST_HEADER } from './host-header';
import { HTTPS_REDIRECT } from './https-redirect';
import { LIMITS } from './limits';
import { MATCHING } from './matching';
import { REDIRECTS } from './redirects';
import { REQUEST_HEADERS } from './request-headers';
import { RESPONSE_REWRITE } from './response-rewrite';
import { RETRIES } from './retries';
import { REWRITING } from './rewriting';
import { SOURCE_RANGES } from './source-ranges';
import { TIMEOUTS } from './timeouts';

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
  ...REQUEST_HEADERS,
  ...HEADERS,
  ...RESPONSE_REWRITE,
  ...CUSTOM_ERRORS,
  ...CORS,
  ...REDIRECTS,
  ...EXPOSURE,
  ...HTTPS_REDIRECT,
  ...CLIENT_CERTIFICATES,
};

/** How ingress-nginx treats every policy. */
export const INGRESS_NGINX: NginxRows = { ...ROWS, ...annotations(ROWS) };
