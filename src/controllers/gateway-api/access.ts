import { GatewayRows } from './contribution';
import { refused } from '../shared/declarations';

/** Who gets in. */
export const ACCESS = {
  blockedUserAgents: {
    declares: {
      blockedUserAgents: refused('Gateway API compares headers as a whole only and has no answer of its own', 'leave it out, and block them before the Gateway or in the backends'),
    },
  },
} satisfies Pick<GatewayRows, 'blockedUserAgents'>;
