import { BASIC_AUTH_BROKEN } from './basic-auth';
import { EXTERNAL_AUTH_BROKEN } from './external-auth';
import { Protection } from './protection';

/** Every policy that protects. */
export const PROTECTIONS: readonly Protection[] = [
  BASIC_AUTH_BROKEN,
  EXTERNAL_AUTH_BROKEN,
];
