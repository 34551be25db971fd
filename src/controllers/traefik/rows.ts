import { ACCESS } from './access';
import { annotations } from './annotations';
import { AUTHENTICATION } from './authentication';
import { BACKEND_CONNECTION, plainHttp } from './backend-connection';
import { BACKEND_PROTOCOL } from './backend-protocol';
import { BUFFERING } from './buffering';
import { CANARIES } from './canaries';
import { CLIENT_CERTIFICATES } from './client-certificates';
import { CLIENT_LIMITS } from './client-limits';
import { Contribution, Options, TraefikRows } from './contribution';
import { CORS } from './cors';
import { CUSTOM_ERRORS } from './custom-errors';
import { existingMiddlewares } from './existing-middlewares';
import { EXPOSURE, inheritedTls } from './exposure';
import { HEADERS } from './headers';
import { HOST_HEADER } from './host-header';
import { HTTPS_REDIRECT } from './https-redirect';
import { LIMITS } from './limits';
import { MATCHING } from './matching';
import { unaskedHealthCheck } from './outages';
import { REDIRECTS } from './redirects';
import { RETRIES, unaskedRetries } from './retries';
import { REWRITING } from './rewriting';
import { SOURCE_RANGES } from './source-ranges';
import { TIMEOUTS } from './timeouts';
import { Addition } from '../rows';
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

/** How Traefik treats every policy by its own resources. */
export const TRAEFIK: TraefikRows = { ...ROWS, ...annotations(ROWS) };

/** What is rendered although no prop asks for it. */
export const ADDITIONS: readonly Addition<Options, Contribution>[] = [
  plainHttp, unaskedHealthCheck, unaskedRetries, inheritedTls, existingMiddlewares,
];
