import { policy } from './policy';
import { invalid } from '../basics/errors';

/** A redirect to the hosts, from the same names with or without `www.`. */
export const WWW_REDIRECT = policy({
  features: { wwwRedirect: '' },
  used: (_: boolean) => ['wwwRedirect'],
  check: (prop, isOn): boolean | undefined => {
    if (typeof isOn !== 'boolean') {
      throw invalid('input.wrong-type', prop, isOn, 'true or false', 'leave it out where nothing is redirected');
    }
    return isOn || undefined;
  },
});
