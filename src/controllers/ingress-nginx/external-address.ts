import { Piece, Setting } from './piece';
import { RouteIntent } from '../../intent';
import { native, verdictOn } from '../features';

/** What becomes of the external address. */
export const EXTERNAL_ADDRESS = { externalAddress: native() };

const TARGET = 'external-dns.alpha.kubernetes.io/target';

/**
 * The address that DNS names for the hosts, by external-dns. Never the status of the Ingress: it is the controller's, and
 * the API server drops what a manifest says there.
 *
 * @see https://kubernetes-sigs.github.io/external-dns/latest/docs/annotations/annotations/
 */
export function externalAddressPiece(route: RouteIntent, { declared }: Setting): Piece {
  return route.externalAddress === undefined ? {} : {
    annotations: { [TARGET]: route.externalAddress },
    verdict: () => verdictOn(route, 'externalAddress', `${TARGET}: ${route.externalAddress}`, [declared.externalAddress],
      route.hosts.length === 0 ? native('a route without hosts gives DNS no name to set') : undefined),
    requirements: () => [{
      id: 'external-dns',
      where: 'external-dns',
      what: 'it runs with the source "ingress" and manages the zones of the hosts',
      why: `otherwise nobody reads the annotation, and DNS has to name ${route.externalAddress} by hand`,
    }],
  };
}
