import { GatewayRows } from './contribution';
import { refused } from '../shared/declarations';

const NO_RATE = refused('Gateway API has no limit of rates', 'leave it out, and limit clients in the backends');

/** How much a client may send. */
export const CLIENT_LIMITS = {
  rateLimit: { declares: { rateLimitPerSecond: NO_RATE, rateLimitPerMinute: NO_RATE, rateLimitBurst: NO_RATE } },
  connectionLimit: { declares: { connectionLimit: refused('Gateway API has no limit of connections', 'leave it out, and limit clients in the backends') } },
} satisfies Pick<GatewayRows, 'rateLimit' | 'connectionLimit'>;
