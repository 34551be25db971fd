import { GatewayRows } from './contribution';
import { omitted, refused } from '../shared/declarations';

const NO_LOG = refused('Gateway API has no field for access logs', 'leave it out, and filter the log of the implementation');

/** Who gets in, and whether that is logged. */
export const ACCESS = {
  blockedUserAgents: {
    declares: {
      blockedUserAgents: refused('Gateway API compares headers as a whole only and has no answer of its own', 'leave it out, and block them before the Gateway or in the backends'),
    },
  },
  accessLog: { declares: { accessLogOn: NO_LOG, accessLogOff: NO_LOG } },
  rewriteLog: { declares: { rewriteLog: omitted('nothing is written of how paths are rewritten: only nginx has such a log') }, render: () => ({ words: () => 'nothing' }) },
} satisfies Pick<GatewayRows, 'blockedUserAgents' | 'accessLog' | 'rewriteLog'>;
