import { Piece } from './piece';
import { RouteIntent } from '../../intent';
import { native, verdictOn } from '../features';

/** What becomes of the external address. */
export const EXTERNAL_ADDRESS = { externalAddress: native() };

const TARGET = 'external-dns.alpha.kubernetes.io/target';
const HOSTNAME = 'external-dns.alpha.kubernetes.io/hostname';

/**
 * The address that DNS names for the hosts, by external-dns. It reads exact hosts from the conditions; wildcards it has to
 * be told.
 *
 * @see https://kubernetes-sigs.github.io/external-dns/latest/docs/sources/traefik-proxy/
 */
export function externalAddressPiece(route: RouteIntent): Piece {
  if (route.externalAddress === undefined) {
    return {};
  }
  const wildcards = route.hosts.filter(host => host.startsWith('*'));
  return {
    annotations: { [TARGET]: route.externalAddress, ...wildcards.length > 0 && { [HOSTNAME]: wildcards.join(',') } },
    verdict: () => verdictOn(route, 'externalAddress', `${TARGET}: ${route.externalAddress}`, [EXTERNAL_ADDRESS.externalAddress],
      route.hosts.length === 0 ? native('a route without hosts gives DNS no name to set') : undefined),
    requirements: () => [{
      id: 'external-dns',
      where: 'external-dns',
      what: 'it runs with the source "traefik-proxy" and manages the zones of the hosts',
      why: `otherwise nobody reads the annotation, and DNS has to name ${route.externalAddress} by hand`,
    }],
  };
}
