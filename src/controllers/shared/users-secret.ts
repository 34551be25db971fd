import { approximated, native } from './declarations';
import { ofCore } from '../../checks';
import { RouteIntent } from '../../intent/route-intent';
import { Requirement } from '../../report';
import { CheckType } from '../../requirement-check';

export const HEADER_ENDS = native('the Authorization header ends here: the backends do not get it');

export const HEADER_PASSES = approximated('the backends get the Authorization header, with the password');

/** bcrypt, MD5 and SHA. */
export const TRAEFIK_HASHES = ['$2', '$apr1$', '{SHA}'];

/** The form in which a controller reads users. */
export interface UsersForm {
  /** What the Secret holds. */
  readonly holds: string;
  /** What happens where it does not. */
  readonly otherwise: string;
  /** The key that it reads; the only one, where it is not named. */
  readonly key?: string;
  /** How the hashes start that it knows. */
  readonly hashes: readonly string[];
}

/** What has to hold of the Secret with the users. */
export function usersSecret(secret: string, { namespace }: RouteIntent, { holds, otherwise, key, hashes }: UsersForm): Requirement {
  return {
    id: 'users-secret',
    where: namespace === undefined ? `the Secret ${secret}, in the namespace of the route` : `the Secret ${namespace}/${secret}`,
    what: `it exists, and ${holds}`,
    why: otherwise,
    checks: [{ type: CheckType.USERS, ...ofCore('Secret', secret, namespace), ...key !== undefined && { path: key }, values: [...hashes] }],
  };
}
