import { policy } from './policy';
import { invalid } from '../basics/errors';
import { checkPlainPath } from '../kubernetes/paths';

/** A redirect from `/`. */
export const APP_ROOT = policy({
  features: { appRoot: '' },
  used: (_path: string) => ['appRoot'],
  check: (prop, path) => {
    if (checkPlainPath(prop, path) === '/') {
      throw invalid('app-root.endless', prop, path, 'another path than "/", from which requests are redirected: that would never end', 'name the path of the application, or leave it out');
    }
    return path;
  },
});
