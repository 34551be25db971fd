import { GatewayRows } from './contribution';
import { refused } from '../shared/declarations';

const NO_WORD = 'Gateway API has no limit of body sizes';

/** Limits of requests. */
export const LIMITS = {
  maxBodySize: {
    declares: {
      maxBodySize: refused(NO_WORD, 'leave it out, and set the limit of the implementation, or of the backends'),
      unlimitedBody: refused(NO_WORD, 'leave it out, and see that the implementation has no limit by itself'),
    },
  },
  bodySizeCheck: {
    declares: {
      declaredLength: refused(NO_WORD, 'leave it out, and maxBodySize as well'),
      everyBody: refused(NO_WORD, 'leave it out, and maxBodySize as well'),
    },
  },
} satisfies Pick<GatewayRows, 'maxBodySize' | 'bodySizeCheck'>;
