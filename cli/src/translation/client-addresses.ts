import { Asked, Said } from './concern';
import { Reasons } from './translation';
import { RateLimit } from '../../../src';

/** An empty list lets nobody in: ingress-nginx answers 503 to everybody. */
export function sourceRanges({ own }: Asked): Said {
  const { 'allowlist-source-range': allowed = own['whitelist-source-range'], 'denylist-source-range': denied } = own;
  return {
    options: {
      ...allowed !== undefined && { allowedSourceRanges: rangesIn(allowed) },
      ...denied !== undefined && { deniedSourceRanges: rangesIn(denied) },
    },
  };
}

function rangesIn(list: string): string[] {
  return [...new Set(list.split(',').map(range => range.trim()))];
}

/** What the burst is, where nothing is said. */
const MULTIPLIER = 5;

/** What ingress-nginx answers otherwise than all others. */
const STATUS = 'requests above the limit get 429 where another controller than ingress-nginx counts';

/** A client has several limits on ingress-nginx, and one here. */
export function clientLimits({ own }: Asked): Said {
  const { 'limit-rps': second, 'limit-rpm': minute, 'limit-burst-multiplier': multiplier = MULTIPLIER, 'limit-connections': connections } = own;
  const unsaid: Reasons = {
    ...own['limit-allowlist'] !== undefined && { 'limit-allowlist': 'no prop: clients without a limit' },
    ...own['limit-whitelist'] !== undefined && { 'limit-whitelist': 'no prop: clients without a limit' },
    ...second !== undefined && minute !== undefined && { 'limit-rpm': 'no prop: a second rate beside that of a second' },
  };
  const requests = Number(second ?? minute);
  const options = { burst: requests * Number(multiplier) };
  return {
    options: {
      ...second !== undefined && { rateLimit: RateLimit.perSecond(requests, options) },
      ...second === undefined && minute !== undefined && { rateLimit: RateLimit.perMinute(requests, options) },
      ...connections !== undefined && { connectionLimit: Number(connections) },
    },
    unsaid,
    changed: Object.fromEntries(['limit-rps', 'limit-rpm', 'limit-connections'].filter(name => name in own && !(name in unsaid)).map(name => [name, STATUS])),
  };
}
