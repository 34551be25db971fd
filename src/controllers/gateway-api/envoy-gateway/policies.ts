import { ENVOY_API } from './resources';
import { RouteIntent } from '../../../intent/route-intent';
import { RenderedObject } from '../../controller';
import { Addition } from '../../rows';
import { native } from '../../shared/declarations';
import { Contribution, GROUP, Options } from '../contribution';
import { bringsGateway } from '../gateway';

/**
 * What the policies ask of Envoy Gateway for all requests of a route.
 *
 * @see https://gateway.envoyproxy.io/docs/concepts/gateway_api_extensions/backend-traffic-policy/
 */
export function trafficPolicy(route: RouteIntent, routes: readonly RenderedObject[], { traffic }: Contribution): RenderedObject[] {
  return traffic === undefined ? [] : [{
    id: 'BackendTrafficPolicy',
    apiVersion: ENVOY_API,
    kind: 'BackendTrafficPolicy',
    name: route.name,
    fields: {
      spec: {
        targetRefs: routes.map(({ kind, name }) => ({ group: GROUP, kind, name })),
        ...traffic,
        // Otherwise Envoy sends requests to all, where fewer than half are left.
        ...traffic.healthCheck && { healthCheck: { ...traffic.healthCheck, panicThreshold: 0 } },
      },
    },
  }];
}

/**
 * Lets paths with an encoded slash through a generated Gateway; by itself Envoy Gateway redirects them to other paths.
 *
 * @see https://gateway.envoyproxy.io/docs/tasks/traffic/client-traffic-policy/
 */
export const escapedSlashes: Addition<Options, Contribution> = ({ route, options }) => {
  const { name } = route.service;
  return !bringsGateway(route, options) ? undefined : {
    policy: 'escapedSlashes',
    contribution: {
      clientTraffic: [{
        id: 'ClientTrafficPolicy',
        apiVersion: ENVOY_API,
        kind: 'ClientTrafficPolicy',
        name,
        fields: { spec: { targetRefs: [{ group: GROUP, kind: 'Gateway', name }], path: { escapedSlashesAction: 'KeepUnchanged' } } },
      }],
    },
    words: () => 'escapedSlashesAction: KeepUnchanged',
    remarks: () => [native('paths with %2F reach the backends as they are: by itself Envoy Gateway redirects them to the path with "/"')],
  };
};
