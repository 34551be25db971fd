import { Effect, Effects } from './effect';
import { RetriesType } from '../../../policies/retries';

/** The prop says all of it. */
const BY_PROP: Effect = {
  contradicts: (_value, { route }) => route.retries && {
    allowed: 'no annotation of this kind beside retries, which says when a request is tried again',
    fix: 'take it out, or leave retries out',
  },
};

/** When a request is tried again, by annotations. */
export const TRYING: Effects = {
  'proxy-next-upstream': BY_PROP,
  'proxy-next-upstream-tries': BY_PROP,
  'proxy-next-upstream-timeout': BY_PROP,
  'session-cookie-change-on-failure': {
    contradicts: (value, { route: { retries } }) => value === 'false' && retries && retries.type !== RetriesType.NONE ? {
      allowed: '"true" beside retries, which lead a client to another server where its own fails',
      fix: 'take it out, or ask for Retries.none()',
    } : undefined,
  },
};
