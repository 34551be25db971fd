import { policy } from './policy';
import { checkMadeBy } from '../basics/errors';
import { Rewrite, RewriteType } from '../routing/rewrite';

const FEATURE = {
  [RewriteType.STRIP_PREFIX]: 'stripPrefix',
  [RewriteType.REPLACE_PREFIX]: 'replacePrefix',
  [RewriteType.FULL_PATH]: 'fullPath',
  [RewriteType.REGEX_TARGET]: 'regexTarget',
} as const;

/** How the path is changed before the backend sees it. */
export const REWRITE = policy({
  features: {
    stripPrefix: 'Rewrite.stripPrefix()',
    replacePrefix: 'Rewrite.replacePrefix()',
    fullPath: 'Rewrite.fullPath()',
    regexTarget: 'Rewrite.regexTarget()',
  },
  used: (rewrite: Rewrite) => [FEATURE[rewrite.type]],
  check: (prop, rewrite) => {
    checkMadeBy(prop, rewrite, Rewrite, 'Rewrite.stripPrefix()');
    return rewrite;
  },
});
