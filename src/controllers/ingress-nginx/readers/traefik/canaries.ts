import { isSticky } from '../../../shared/canaries';
import { approximated, native } from '../../../shared/declarations';
import { renderCanary } from '../../canaries';
import { NginxRow } from '../../contribution';

/** By the source of the provider: without addresses of the canary it makes no route to it. */
const DECIDED = native('while every server of the canary is down, these requests fail, and while it has no addresses, the others get them');

/** Measured: the session cookie is that of a server. */
const SECOND_COOKIE = approximated('a second cookie keeps a client with its set of servers; one that a header or cookie for the canary leads gets none');

/** Traefik selects the set of servers anew for each attempt, and a header or cookie leads past that. */
export const canaries: NginxRow<'canaries'> = {
  declares: {
    canaryByWeight: native('a request that is tried again may go to the other set of servers, and while the canary has no addresses, the others get all'),
    canaryByHeader: DECIDED,
    canaryByHeaderValue: DECIDED,
    canaryByCookie: DECIDED,
  },
  render: (_, context) => ({ ...renderCanary(context), remarks: () => [isSticky(context.route) ? SECOND_COOKIE : undefined] }),
};
