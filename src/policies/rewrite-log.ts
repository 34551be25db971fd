import { policy } from './policy';
import { invalid } from '../basics/errors';

/** Whether what becomes of paths is written to the controller's error log. */
export const REWRITE_LOG = policy({
  features: { rewriteLog: '' },
  used: (_: boolean) => ['rewriteLog'],
  check: (prop, isOn) => {
    if (typeof isOn !== 'boolean') {
      throw invalid('rewrite-log.not-a-boolean', prop, isOn, 'true or false', 'leave it out for no such log');
    }
    return isOn || undefined;
  },
});
