import { BASIC_AUTH_BROKEN } from './basic-auth';
import { CLIENT_CERTIFICATES_BROKEN } from './client-certificates';
import { EXTERNAL_AUTH_BROKEN } from './external-auth';
import { Protection } from './protection';
import { ALLOWED_RANGES_BROKEN, DENIED_RANGES_BROKEN } from './source-ranges';

/** Every policy that protects. */
export const PROTECTIONS: readonly Protection[] = [
  BASIC_AUTH_BROKEN,
  EXTERNAL_AUTH_BROKEN,
  ALLOWED_RANGES_BROKEN,
  DENIED_RANGES_BROKEN,
  CLIENT_CERTIFICATES_BROKEN,
];
