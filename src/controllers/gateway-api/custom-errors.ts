import { GatewayRows } from './contribution';
import { refused } from '../shared/declarations';

/** Errors that a Service in the cluster answers. */
export const CUSTOM_ERRORS = {
  customErrors: {
    declares: { customErrors: refused('Gateway API has no error pages', 'leave it out, and have the backends answer with pages of their own') },
  },
} satisfies Pick<GatewayRows, 'customErrors'>;
