import { addressesSeen } from './source-ranges';
import { RateLimitUnit } from '../../../policies/rate-limit';
import { countsApart } from '../../shared/client-limits';
import { native, refused } from '../../shared/declarations';
import { GatewayRows } from '../contribution';

const COUNTS = native('each replica of Envoy counts for itself, up to 10,000 clients at once, and anew whenever routes of its Gateway change');

/** A counter for every address. */
const EACH_CLIENT = ['0.0.0.0/0', '::/0'];

/**
 * How much a client may send. It gets 429 for more.
 *
 * @see https://gateway.envoyproxy.io/docs/tasks/traffic/local-rate-limit/
 */
export const CLIENT_LIMITS_ON_ENVOY = {
  rateLimit: {
    declares: {
      rateLimitPerSecond: COUNTS,
      rateLimitPerMinute: COUNTS,
      rateLimitBurst: refused('Envoy Gateway lets through at once what the rate allows in its second or minute', 'leave burst out'),
    },
    render: ({ unit, requests }, { route, options }) => {
      const limit = { requests, unit: unit === RateLimitUnit.SECOND ? 'Second' : 'Minute' };
      const rules = EACH_CLIENT.map(value => ({ clientSelectors: [{ sourceCIDR: { type: 'Distinct', value } }], limit }));
      return {
        contribution: { traffic: { rateLimit: { local: { rules } } } },
        words: () => `rateLimit.local: ${requests} a ${limit.unit.toLowerCase()}`,
        remarks: () => [countsApart(route, route.hosts)],
        requirements: () => [addressesSeen(route, options)],
      };
    },
  },
  connectionLimit: {
    declares: {
      connectionLimit: refused('Envoy Gateway counts the connections of all clients together', 'leave it out, or limit what a client sends with rateLimit'),
    },
  },
} satisfies Pick<GatewayRows, 'rateLimit' | 'connectionLimit'>;
