import { ADVICE } from './annotation-advice';
import { Contribution, GatewayRow, GatewayRows, Options } from './contribution';
import { Context, Rendered } from '../rows';
import { adviceFrom, AdviceTable } from '../shared/annotations/advice';
import { ENVOY_GATEWAY, GKE, HAPROXY, HIGRESS, KONG } from '../shared/annotations/controllers';
import { native } from '../shared/declarations';
import { passOn } from '../shared/unread-annotations';

/** Controllers that serve Gateways, too, and of which their documents say that they read annotations of routes, or leave it open. */
const IMPLEMENTATIONS = [ENVOY_GATEWAY, KONG, HAPROXY, GKE, HIGRESS];

/** The user's own annotations, as they are, save those that nobody would read. */
export const ANNOTATIONS = { annotations: annotationsRow(ADVICE) } satisfies Pick<GatewayRows, 'annotations'>;

/**
 * The row of an implementation.
 *
 * @param advice What does the same there as annotations of ingress-nginx.
 * @param implementation Its name among controllers; any of them, where it is not known.
 */
export function annotationsRow(advice: AdviceTable, implementation?: string): GatewayRow<'annotations'> {
  const readers = implementation === undefined ? { perhapsServedBy: IMPLEMENTATIONS } : { servedBy: implementation };
  return {
    declares: { annotations: native() },
    render: (annotations, { route, options }): Rendered<Contribution> => passOn(annotations, route, {
      kind: 'HTTPRoute',
      name: 'an HTTPRoute',
      ...readers,
      insteadOf: (name, value) => adviceFrom(advice, name, value),
      targets: value => onGateway(value, options),
    }, 'name the Gateway by the options of IngressController.gatewayApi()'),
  };
}

/** Where external-dns takes targets from. */
function onGateway(target: string, { gateway }: Context<Options>['options']): string {
  return gateway ? `set it on the Gateway ${gateway.name}` : `set it on the Gateway${target.includes(',') ? '' : ', or set the prop externalAddress, which becomes its address'}`;
}
