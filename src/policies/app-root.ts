import { policy } from './policy';
import { checkPlainPath } from '../kubernetes/paths';

/** A redirect from `/`. */
export const APP_ROOT = policy({
  features: { appRoot: '' },
  used: (_path: string) => ['appRoot'],
  check: checkPlainPath,
});
