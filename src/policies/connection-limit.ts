import { policy } from './policy';
import { invalid } from '../basics/errors';

/** What nginx counts up to. */
const MAX_CONNECTIONS = 65_535;

/** How many requests of a client may be under way. */
export const CONNECTION_LIMIT = policy({
  protects: true,
  features: { connectionLimit: '' },
  used: (_: number) => ['connectionLimit'],
  check: (prop, limit) => {
    if (!Number.isInteger(limit) || limit < 1 || limit > MAX_CONNECTIONS) {
      throw invalid('connection-limit.number', prop, limit, `a whole number from 1 to ${MAX_CONNECTIONS}`, 'choose a number in this range, or leave it out for no limit');
    }
    return limit;
  },
});
