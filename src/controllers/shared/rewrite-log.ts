import { omitted } from './declarations';

/** Of controllers that are not nginx. */
export const NO_REWRITE_LOG = omitted('nothing is written of how paths are rewritten: only nginx has such a log');
