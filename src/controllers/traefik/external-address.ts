import { Piece } from './piece';
import { RouteIntent } from '../../intent';
import { isWildcard } from '../../kubernetes/hosts';
import { externalDnsRequirement, noteOnDns, TARGET } from '../external-dns';
import { native, verdictOn } from '../features';

/** What becomes of the external address. */
export const EXTERNAL_ADDRESS = { externalAddress: native() };

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
  const wildcards = route.hosts.filter(isWildcard);
  return {
    annotations: { [TARGET]: route.externalAddress, ...wildcards.length > 0 && { [HOSTNAME]: wildcards.join(',') } },
    verdict: () => verdictOn(route, 'externalAddress', `${TARGET}: ${route.externalAddress}`, [EXTERNAL_ADDRESS.externalAddress], noteOnDns(route)),
    requirements: () => [externalDnsRequirement('traefik-proxy', 'the annotation', route.externalAddress!)],
  };
}
