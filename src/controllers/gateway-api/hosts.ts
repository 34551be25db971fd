import { Piece, Setting } from './piece';
import { RouteIntent } from '../../intent';
import { isWildcard } from '../../kubernetes/hosts';
import { approximated, verdictOn } from '../features';

/** What becomes of hosts. */
export const HOSTS = { wildcardHost: approximated('names with more labels in place of the "*" match, too') };

/**
 * The hosts, as they are.
 *
 * @see https://gateway-api.sigs.k8s.io/reference/spec/#hostname
 */
export function hostsPiece(route: RouteIntent, { declared }: Setting): Piece {
  const wildcards = route.hosts.filter(isWildcard);
  return wildcards.length === 0 ? {} : { verdict: () => verdictOn(route, 'hosts', `hostnames: ${wildcards.join(', ')}`, [declared.wildcardHost]) };
}
