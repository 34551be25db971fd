import { RouteIntent } from '../../../intent/route-intent';
import { checkDnsSubdomain, OF_DERIVED } from '../../../kubernetes/names';
import { RenderedObject } from '../../controller';
import { Filter } from '../contribution';

/** The API of Envoy Gateway's resources. */
export const ENVOY_GROUP = 'gateway.envoyproxy.io';
export const ENVOY_API = `${ENVOY_GROUP}/v1alpha1`;

/** An HTTPRouteFilter. */
export function routeFilter(route: RouteIntent, id: string, suffix: string, spec: object): RenderedObject {
  return { id, apiVersion: ENVOY_API, kind: 'HTTPRouteFilter', name: checkDnsSubdomain('name of an HTTPRouteFilter', `${route.name}-${suffix}`, OF_DERIVED), fields: { spec } };
}

/** A filter that stands in an object. */
export function extensionRef({ kind, name }: RenderedObject): Filter {
  return { type: 'ExtensionRef', extensionRef: { group: ENVOY_GROUP, kind, name } };
}
