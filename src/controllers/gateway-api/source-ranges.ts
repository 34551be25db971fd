import { GatewayRows } from './contribution';
import { refused } from '../shared/declarations';

const NO_LIST = refused('Gateway API has no lists of addresses', 'leave it out, and let nobody else reach the Gateway, such as by a firewall');

/** Which addresses get in. */
export const SOURCE_RANGES = {
  deniedSourceRanges: { declares: { deniedSourceRanges: NO_LIST } },
  allowedSourceRanges: { declares: { allowedSourceRanges: NO_LIST } },
} satisfies Pick<GatewayRows, 'deniedSourceRanges' | 'allowedSourceRanges'>;
