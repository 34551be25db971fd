import { ACCESS } from './access';
import { ANNOTATIONS } from './annotations';
import { BACKEND_CONNECTION } from './backend-connection';
import { NginxRows } from './contribution';
import { EXPOSURE } from './exposure';
import { HEADERS } from './headers';
import { LIMITS } from './limits';
import { MATCHING } from './matching';
import { REWRITING } from './rewriting';

/** How ingress-nginx treats every policy. */
export const INGRESS_NGINX: NginxRows = {
  ...MATCHING,
  ...REWRITING,
  ...LIMITS,
  ...ACCESS,
  ...BACKEND_CONNECTION,
  ...HEADERS,
  ...EXPOSURE,
  ...ANNOTATIONS,
};
