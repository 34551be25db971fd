import { Options } from './contribution';
import { ENVOY_API } from './envoy-gateway/resources';
import { gatewayName } from './gateway';
import { named, ofGatewayApi, value } from '../../checks';
import { RouteIntent } from '../../intent/route-intent';
import { answeredHosts } from '../../intent/www-redirect';
import { CheckType, RequirementCheck } from '../../requirement-check';

/** The version of Gateway API that the cluster has. */
export function bundleVersion(): RequirementCheck {
  return {
    type: CheckType.AT_LEAST,
    apiVersion: 'apiextensions.k8s.io/v1',
    kind: 'CustomResourceDefinition',
    name: 'httproutes.gateway.networking.k8s.io',
    path: "metadata.annotations['gateway.networking.k8s.io/bundle-version']",
    values: ['v1.5.0'],
  };
}

/** A class that a controller has accepted. */
export function classChecks(name: string, isEnvoyGateway: boolean): RequirementCheck[] {
  const object = ofGatewayApi('GatewayClass', name);
  return [
    ...isEnvoyGateway ? [value(object, 'spec.controllerName', 'gateway.envoyproxy.io/gatewayclass-controller')] : [],
    value(object, "status.conditions[?(@.type=='Accepted')].status", 'True'),
  ];
}

/** A listener that takes a route: the one of a name, or any. */
export function listenerCheck(route: RouteIntent, options: Options, fromKind: string, listener?: string): RequirementCheck {
  return {
    type: CheckType.LISTENER,
    ...ofGatewayApi('Gateway', gatewayName(route, options)),
    ...listener !== undefined && { path: listener },
    values: answeredHosts(route),
    fromKind,
    ...route.namespace !== undefined && { fromNamespace: route.namespace },
  };
}

/** A feature of the implementation behind the Gateway. */
export function featureCheck(route: RouteIntent, options: Options, ...features: string[]): RequirementCheck {
  const { gateway, gatewayClassName } = options;
  const object = gateway ? ofGatewayApi('Gateway', gatewayName(route, options)) : ofGatewayApi('GatewayClass', gatewayClassName!);
  return { type: CheckType.FEATURE, ...object, values: features };
}

/** The policies of Envoy Gateway that are for a Gateway. */
export function ofGatewayPolicies(kind: string, gateway: string): Omit<RequirementCheck, 'type'> {
  const { name, namespace } = named(gateway);
  return { apiVersion: ENVOY_API, kind, ...namespace !== undefined && { namespace }, selectorPath: 'spec.targetRefs[*].name', selectorValues: [name] };
}
