import { ENVOY_API } from './resources';
import { RouteIntent } from '../../../intent/route-intent';
import { Requirement } from '../../../report';
import { CheckType, RequirementCheck } from '../../../requirement-check';
import { RenderedObject } from '../../controller';
import { Addition, Context, Unasked } from '../../rows';
import { native } from '../../shared/declarations';
import { ofGatewayPolicies } from '../checks';
import { Contribution, GROUP, Options } from '../contribution';
import { bringsGateway } from '../gateway';

/**
 * What the policies ask of Envoy Gateway for all requests of a route. Without `mergeType`, a policy of the Gateway would end for the route
 * with all that it limits; where there is none, it makes no difference.
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
        mergeType: 'StrategicMerge',
        ...traffic,
        // Otherwise Envoy sends requests to all, where fewer than half are left.
        ...traffic.healthCheck && { healthCheck: { panicThreshold: 0, ...traffic.healthCheck } },
      },
    },
  }];
}

/**
 * Who gets in, for all requests of a route. It is merged with a policy of the Gateway, which without `mergeType` would end for the route.
 *
 * @see https://gateway.envoyproxy.io/docs/concepts/gateway_api_extensions/security-policy/
 */
export function securityPolicy(route: RouteIntent, routes: readonly RenderedObject[], { security }: Contribution): RenderedObject[] {
  return security === undefined ? [] : [{
    id: 'SecurityPolicy',
    apiVersion: ENVOY_API,
    kind: 'SecurityPolicy',
    name: route.name,
    fields: { spec: { targetRefs: routes.map(({ kind, name }) => ({ group: GROUP, kind, name })), mergeType: 'StrategicMerge', ...security } },
  }];
}

/**
 * Lets paths with an encoded slash through a generated Gateway; by itself Envoy Gateway redirects them to other paths.
 *
 * @see https://gateway.envoyproxy.io/docs/tasks/traffic/client-traffic-policy/
 */
export const escapedSlashes: Addition<Options, Contribution> = Object.assign(keepSlashes, { ofGateway: true });

function keepSlashes({ route, options }: Context<Options>): Unasked<Contribution> | undefined {
  const { name } = route.group;
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
}

/**
 * What must hold of other policies, where the Gateway has such.
 *
 * @param qualified The name of the Gateway, with its namespace.
 */
export function policyRequirements({ traffic, security, clientTraffic }: Contribution, qualified: string): Requirement[] {
  const gateway = `the Gateway ${qualified}`;
  const others = (kind: string): RequirementCheck => ({ ...ofGatewayPolicies(kind, qualified), type: CheckType.OTHERS });
  return [
    ...traffic === undefined ? [] : [{
      id: 'traffic-policies',
      where: `BackendTrafficPolicies of ${gateway}`,
      what: `what they say of ${Object.keys(traffic).sort().join(', ')} may give way to what this route says of it`,
      why: 'the policy of the route is merged with that of the listener or of the Gateway: its own fields win, and all others hold for the route as well, '
        + 'such as a rate limit; of two policies for the HTTPRoute itself, Envoy Gateway ignores the younger one',
      checks: [others('BackendTrafficPolicy')],
    }],
    ...security === undefined ? [] : [{
      id: 'security-policies',
      where: `SecurityPolicies of ${gateway} and of the HTTPRoute`,
      what: `what they say of ${Object.keys(security).sort().join(', ')} may give way to what this route says of it, and none is for the HTTPRoute itself`,
      why: 'the policy of the route is merged with that of the listener or of the Gateway, and its own fields win; of two policies for the HTTPRoute itself, Envoy Gateway ignores the younger one',
      checks: [others('SecurityPolicy')],
    }],
    ...clientTraffic === undefined ? [] : [{
      id: 'client-traffic-policies',
      where: `other ClientTrafficPolicies of ${gateway}`,
      what: 'each is for one listener (sectionName), and lets paths with %2F through, if the backends are to see them',
      why: 'of two for the Gateway as a whole, Envoy Gateway ignores the younger one, and one for a listener takes the place of that of the Gateway',
      settings: { 'spec.path.escapedSlashesAction': 'KeepUnchanged' },
      checks: [others('ClientTrafficPolicy')],
    }],
  ];
}
