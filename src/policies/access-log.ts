import { policy } from './policy';
import { invalid } from '../basics/errors';

/** Whether requests are written to the controller's access log. */
export const ACCESS_LOG = policy({
  features: { accessLogOn: 'true', accessLogOff: 'false' },
  used: (isOn: boolean) => [isOn ? 'accessLogOn' : 'accessLogOff'],
  check: (prop, isOn) => {
    if (typeof isOn !== 'boolean') {
      throw invalid('access-log.not-a-boolean', prop, isOn, 'true or false', 'leave it out for the controller\'s default');
    }
    return isOn;
  },
});
