import { Piece, Setting } from './piece';
import { RouteIntent } from '../../intent';
import { externalDnsRequirement, noteOnDns, TARGET } from '../external-dns';
import { native, verdictOn } from '../features';

/** What becomes of the external address. */
export const EXTERNAL_ADDRESS = { externalAddress: native() };

/**
 * The address that DNS names for the hosts, by external-dns. Never the status of the Ingress: it is the controller's, and
 * the API server drops what a manifest says there.
 *
 * @see https://kubernetes-sigs.github.io/external-dns/latest/docs/annotations/annotations/
 */
export function externalAddressPiece(route: RouteIntent, { declared }: Setting): Piece {
  return route.externalAddress === undefined ? {} : {
    annotations: { [TARGET]: route.externalAddress },
    verdict: () => verdictOn(route, 'externalAddress', `${TARGET}: ${route.externalAddress}`, [declared.externalAddress], noteOnDns(route)),
    requirements: () => [externalDnsRequirement('ingress', 'the annotation', route.externalAddress!)],
  };
}
