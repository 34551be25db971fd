import { RouteIntent } from '../../intent/route-intent';
import { ServiceCanary } from '../../intent/service-intent';
import { decisionsOf, ownWeight, routingWords } from '../../policies/canaries';
import { LoadBalancingAlgorithm } from '../../policies/load-balancing';
import { Rendered } from '../rows';

/** A part of the requests of a path, and where it goes. */
export interface Share {
  /** The part of the request that leads here; undefined for all that no other share gets. */
  readonly by?: { readonly kind: 'header' | 'cookie'; readonly name: string; readonly value: string };
  /** Where it goes, by weight: undefined stands for the load balancer's own Service. */
  readonly targets: readonly { readonly canary?: ServiceCanary; readonly weight: number }[];
}

/** The shares of requests, in the order of precedence: the last one is the rest. Without canaries, it is the only one. */
export function sharesOf({ service: { canaries = [] } }: RouteIntent): Share[] {
  const rest = [{ weight: ownWeight(canaries) }, ...canaries.map(canary => ({ canary, weight: canary.weight ?? 0 }))];
  return [
    ...decisionsOf(canaries).map(({ by: kind, name, value, to: canary }) => ({ by: { kind, name, value }, targets: [{ canary, weight: 1 }] })),
    { targets: rest.filter(({ weight }) => weight > 0) },
  ];
}

/** A verdict on each canary, in place of one on the route. */
export function onCanaries<C>({ service: { canaries = [] } }: RouteIntent, rendered: Omit<Rendered<C>, 'words' | 'verdictsOn'>): Rendered<C> {
  const wordsOf = (canary: ServiceCanary) => `Service ${canary.name}: ${routingWords(canary)}`;
  return {
    ...rendered,
    words: () => canaries.map(wordsOf).join('; '),
    verdictsOn: () => canaries.map(canary => ({ path: canary.path, words: wordsOf(canary) })),
  };
}

/** Whether a cookie leads a client to the same backend. */
export function isSticky({ loadBalancing }: RouteIntent): boolean {
  return loadBalancing?.algorithm === LoadBalancingAlgorithm.STICKY_COOKIE;
}
