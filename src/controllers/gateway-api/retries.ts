import { GatewayRows } from './contribution';
import { refused } from '../shared/declarations';

const NO_RETRIES = refused('the retries of Gateway API are experimental, and few implementations have them', 'name the implementation of the Gateway, where this library knows it, or leave it out');

/** Further attempts at requests. */
export const RETRIES = {
  retries: {
    declares: {
      retriesOff: refused('the retries of Gateway API are experimental: nothing turns off those that an implementation makes', 'leave it out: implementations make none by default'),
      retriesForExternalServers: NO_RETRIES,
      retryOnConnectFailure: NO_RETRIES,
      retryOnTimeout: NO_RETRIES,
      retryOnStatus: NO_RETRIES,
      retryNonIdempotent: NO_RETRIES,
    },
  },
} satisfies Pick<GatewayRows, 'retries'>;
