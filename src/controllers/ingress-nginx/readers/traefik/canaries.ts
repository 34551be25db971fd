import { native } from '../../../shared/declarations';
import { renderCanary } from '../../canaries';
import { NginxRow } from '../../contribution';

/** By the source of the provider: without addresses of the canary it makes no route to it. */
const DECIDED = native('while every server of the canary is down, these requests fail, and while it has no addresses, the others get them');

/** Traefik selects the set of servers anew for each attempt, and a header or cookie leads past that. */
export const canaries: NginxRow<'canaries'> = {
  declares: {
    canaryByWeight: native('a request that is tried again may go to the other set of servers, and while the canary has no addresses, the others get all'),
    canaryByHeader: DECIDED,
    canaryByHeaderValue: DECIDED,
    canaryByCookie: DECIDED,
  },
  render: (_, context) => renderCanary(context),
};
