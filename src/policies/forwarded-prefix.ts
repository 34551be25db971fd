import { policy } from './policy';
import { checkPlainPath } from '../kubernetes/paths';

/** The path that a backend is told to be reached below. */
export const FORWARDED_PREFIX = policy({
  features: { forwardedPrefix: '' },
  used: (_: string) => ['forwardedPrefix'],
  check: (prop, path) => checkPlainPath(prop, path),
});
