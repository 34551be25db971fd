import { approximated, native } from './declarations';
import { RouteIntent } from '../../intent/route-intent';
import { Requirement } from '../../report';

export const HEADER_ENDS = native('the Authorization header ends here: the backends do not get it');

export const HEADER_PASSES = approximated('the backends get the Authorization header, with the password');

/** The form in which a controller reads users. */
export interface UsersForm {
  /** What the Secret holds. */
  readonly holds: string;
  /** What happens where it does not. */
  readonly otherwise: string;
}

/** What has to hold of the Secret with the users. */
export function usersSecret(secret: string, { namespace }: RouteIntent, { holds, otherwise }: UsersForm): Requirement {
  return {
    id: 'users-secret',
    where: namespace === undefined ? `the Secret ${secret}, in the namespace of the route` : `the Secret ${namespace}/${secret}`,
    what: `it exists, and ${holds}`,
    why: otherwise,
  };
}
