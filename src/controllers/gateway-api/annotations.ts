import { Contribution, GatewayRow, Options } from './contribution';
import { Context, Rendered } from '../rows';
import { ENVOY_GATEWAY, GKE, HAPROXY, HIGRESS, KONG } from '../shared/annotations/controllers';
import { Place } from '../shared/annotations/known';
import { adviceOf, Declared } from '../shared/annotations/on-demand';
import { native } from '../shared/declarations';
import { passOn } from '../shared/unread-annotations';

/** Controllers that serve Gateways, too, and of which their documents say that they read annotations of routes, or leave it open. */
const IMPLEMENTATIONS = [ENVOY_GATEWAY, KONG, HAPROXY, GKE, HIGRESS];

/* eslint-disable @typescript-eslint/no-require-imports -- few apps have annotations that nobody reads */
const own = () => (require('./annotation-advice') as typeof import('./annotation-advice')).ADVICE;

/**
 * The user's own annotations, as they are, save those that nobody would read.
 *
 * @param declared What is declared of the other policies.
 */
export function annotations(declared: Declared): { readonly annotations: GatewayRow<'annotations'> } {
  return { annotations: annotationsRow(adviceOf(own, declared)) };
}

/**
 * The row of an implementation.
 *
 * @param insteadOf What does the same there as an annotation of ingress-nginx.
 * @param implementation Its name among controllers; any of them, where it is not known.
 */
export function annotationsRow(insteadOf: Place['insteadOf'], implementation?: string): GatewayRow<'annotations'> {
  const readers = implementation === undefined ? { perhapsServedBy: IMPLEMENTATIONS } : { servedBy: implementation };
  return {
    declares: { annotations: native() },
    render: (given, { route, options }): Rendered<Contribution> => passOn(given, route, {
      kind: 'HTTPRoute',
      name: 'an HTTPRoute',
      ...readers,
      insteadOf,
      targets: value => onGateway(value, options),
    }, 'name the Gateway by the options of IngressController.gatewayApi()'),
  };
}

/** Where external-dns takes targets from. */
function onGateway(target: string, { gateway }: Context<Options>['options']): string {
  return gateway ? `set it on the Gateway ${gateway.name}` : `set it on the Gateway${target.includes(',') ? '' : ', or set the prop externalAddress, which becomes its address'}`;
}
