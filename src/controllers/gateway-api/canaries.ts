import { Contribution, GatewayRow, GatewayRows } from './contribution';
import { invalid } from '../../basics/errors';
import { RouteIntent } from '../../intent/route-intent';
import { ServiceCanary } from '../../intent/service-intent';
import { BackendProtocolType } from '../../policies/backend-protocol';
import { Rendered } from '../rows';
import { onCanaries, Share, sharesOf } from '../shared/canaries';
import { native, refused } from '../shared/declarations';

const FAILS = native('while every server of the canary is down, these requests fail');

/**
 * Other Services for a part of the requests: references with weights in one rule, and rules of their own for headers.
 *
 * @see https://gateway-api.sigs.k8s.io/guides/traffic-splitting/
 */
const canaries: GatewayRow<'canaries'> = {
  declares: {
    canaryByWeight: FAILS,
    canaryByHeader: FAILS,
    canaryByHeaderValue: FAILS,
    canaryByCookie: refused('Gateway API compares headers as a whole only, and a cookie is a part of one', 'use header, or weight'),
  },
  render: (_, { route }) => renderCanaries(route, ({ name, value }) => ({ type: 'Exact', name, value }), refOf),
};

export const CANARIES = { canaries } satisfies Pick<GatewayRows, 'canaries'>;

/**
 * @param conditionOf A condition on the headers of a request.
 * @param reference A reference to a canary.
 */
export function renderCanaries(
  route: RouteIntent, conditionOf: (by: NonNullable<Share['by']>) => object, reference: (canary: ServiceCanary) => object,
): Rendered<Contribution> {
  const { backendProtocol, canaries: all = [] } = route.service;
  const inCluster = all.find(({ endpoints }) => endpoints === undefined);
  if (inCluster !== undefined && backendProtocol !== undefined && backendProtocol.type !== BackendProtocolType.HTTP) {
    throw invalid('gateway-api.canary-protocol', 'canaries', inCluster.name, 'a canary with backends where backendProtocol is set with Gateway API: what the Pods of a Service of the cluster speak, that Service says itself',
      'pass servers as backends, or leave backendProtocol out');
  }
  return onCanaries<Contribution>(route, {
    contribution: {
      shares: sharesOf(route).map(({ by, targets }) => ({
        headers: by && [conditionOf(by)],
        targets: targets.map(({ canary, weight }) => ({ reference: canary && reference(canary), ...targets.length > 1 && { weight } })),
      })),
    },
  });
}

/** A reference to the Service of a canary. */
export function refOf({ name, port }: ServiceCanary): object {
  return { name, port };
}
