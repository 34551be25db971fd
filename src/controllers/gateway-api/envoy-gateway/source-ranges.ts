import { RouteIntent } from '../../../intent/route-intent';
import { Requirement } from '../../../report';
import { seesClientAddresses } from '../../shared/client-addresses';
import { native } from '../../shared/declarations';
import { GatewayRows, Options } from '../contribution';
import { gatewayName } from '../gateway';

/**
 * Which addresses get in; others get 403. The first rule that holds decides, and those of what is denied come first.
 *
 * @see https://gateway.envoyproxy.io/docs/tasks/security/restrict-ip-access/
 */
export const SOURCE_RANGES_ON_ENVOY = {
  deniedSourceRanges: {
    declares: { deniedSourceRanges: native() },
    render: (ranges, { route, options }) => ({
      contribution: { security: { authorization: { ...!route.allowedSourceRanges && { defaultAction: 'Allow' }, rules: [rule('Deny', ranges)] } } },
      words: () => `authorization: Deny ${ranges.join(', ')}`,
      requirements: () => [addressesSeen(route, options)],
    }),
  },
  allowedSourceRanges: {
    declares: { allowedSourceRanges: native() },
    render: (ranges, { route, options }) => ({
      contribution: { security: { authorization: { defaultAction: 'Deny', rules: [rule('Allow', ranges)] } } },
      words: () => `authorization: Allow ${ranges.join(', ')}, Deny all others`,
      requirements: () => [addressesSeen(route, options)],
    }),
  },
} satisfies Pick<GatewayRows, 'deniedSourceRanges' | 'allowedSourceRanges'>;

/** The requirement of what tells clients apart by their addresses. */
export function addressesSeen(route: RouteIntent, options: Options): Requirement {
  return seesClientAddresses(`the ClientTrafficPolicy of the Gateway ${gatewayName(route, options)}`,
    'the Service of Envoy has externalTrafficPolicy: Local (the default of Envoy Gateway), or the load balancer before it speaks the PROXY protocol and proxyProtocol is set; '
    + 'X-Forwarded-For is not read unless clientIPDetection says so, which has to list or count the proxies to believe');
}

function rule(action: 'Allow' | 'Deny', ranges: readonly string[]) {
  return { action, principal: { clientCIDRs: ranges.map(withPrefix) } };
}

/** A single address has no prefix in the form of the intent. */
function withPrefix(range: string): string {
  return range.includes('/') ? range : `${range}/${range.includes(':') ? 128 : 32}`;
}
