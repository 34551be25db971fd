import { Piece, Setting } from './piece';
import { RouteIntent } from '../../intent';
import { isWildcard } from '../../kubernetes/hosts';
import { approximated, native, verdictOn } from '../features';

/** What becomes of hosts. */
export const HOSTS = { wildcardHost: approximated('names with more labels in place of the "*" match, too') };

/** What becomes of them where Traefik reads the Ingress. */
export const HOSTS_ON_TRAEFIK = { wildcardHost: native() };

/**
 * The hosts, as they are.
 *
 * @see https://nginx.org/en/docs/http/server_names.html
 */
export function hostsPiece(route: RouteIntent, { declared }: Setting): Piece {
  const wildcards = route.hosts.filter(isWildcard);
  return wildcards.length === 0 ? {} : { verdict: () => verdictOn(route, 'hosts', `host: ${wildcards.join(', ')}`, [declared.wildcardHost]) };
}
