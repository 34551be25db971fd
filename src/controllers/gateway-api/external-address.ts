import { gatewayName } from './gateway';
import { Piece, Setting } from './piece';
import { RouteIntent } from '../../intent';
import { externalDnsRequirement, noteOnDns } from '../external-dns';
import { approximated, native, verdictOn } from '../features';

/** What becomes of the external address on a Gateway that is there; one that is made asks for it. */
export const EXTERNAL_ADDRESS = { externalAddress: approximated('external-dns takes the address of the Gateway, which no route can change') };

/**
 * The address of the Gateway, which external-dns then sets in DNS.
 *
 * @see https://gateway-api.sigs.k8s.io/reference/spec/#gatewayspecaddress
 * @see https://kubernetes-sigs.github.io/external-dns/latest/docs/sources/gateway-api/
 */
export function externalAddressPiece(route: RouteIntent, setting: Setting): Piece {
  const { externalAddress } = route;
  if (externalAddress === undefined) {
    return {};
  }
  const { gateway, declared } = setting;
  const of = `the Gateway ${gatewayName(route, setting)}`;
  return {
    verdict: () => verdictOn(route, 'externalAddress', gateway ? `the address of ${of}` : `addresses of ${of}: ${externalAddress}`,
      [gateway ? declared.externalAddress : native()], noteOnDns(route)),
    requirements: () => [externalDnsRequirement('gateway-httproute', 'the address of the Gateway', externalAddress), {
      id: 'gateway-address',
      where: of,
      what: `its address is ${externalAddress}`,
      why: gateway ? 'external-dns sets the address that stands in the status of the Gateway, unless the Gateway has an annotation with another target'
        : 'the implementation has to be able to give that address to a Gateway: otherwise its status says AddressNotUsable, and it serves nothing',
    }],
  };
}
