import { Options } from './contribution';
import { gatewayName, httpListener, httpsListeners } from './gateway';
import { GatewayImplementationType } from './implementation';
import { RouteIntent } from '../../intent/route-intent';
import { activeOf } from '../../policies/health-check';
import { Requirement } from '../../report';

/**
 * What must hold in the cluster for any route of this controller, or is worth knowing about it.
 *
 * @param secured Whether it is served by https.
 */
export function standingRequirements(route: RouteIntent, options: Options, secured: boolean): Requirement[] {
  const { gateway, gatewayClassName, implementation } = options;
  const isEnvoyGateway = implementation === GatewayImplementationType.ENVOY_GATEWAY;
  const where = `the Gateway ${gatewayName(route, options)}`;
  const requirements: Requirement[] = [{
    id: 'gateway-api-crds',
    where: 'the cluster',
    what: `it has the CustomResourceDefinitions of Gateway API 1.5 or later${isEnvoyGateway ? ', and those of Envoy Gateway 1.9 or later (group gateway.envoyproxy.io)' : ''}`,
    why: 'the API server refuses resources that it does not know, and drops fields that it does not know',
  }];
  if (gateway) {
    const listeners = secured ? `the listeners ${[httpListener(options), ...httpsListeners(route.hosts, options)].join(' and ')}` : 'a listener';
    requirements.push({
      id: 'gateway',
      where,
      what: `it has ${listeners} for ${route.hosts.join(', ') || 'all hosts'}, with allowedRoutes that take HTTPRoutes of ${route.namespace === undefined ? 'the namespace of the route' : `the namespace ${route.namespace}`}`,
      why: 'a route that no listener takes is served by nobody, and its status says why',
    });
  } else {
    requirements.push({
      id: 'gateway-class',
      where: `the GatewayClass ${gatewayClassName}`,
      what: `it exists, and ${isEnvoyGateway ? 'its spec.controllerName is that of a running Envoy Gateway (gateway.envoyproxy.io/gatewayclass-controller)' : 'its controller runs'}`,
      why: 'a Gateway of an unknown class is nobody\'s',
    });
  }
  if (isEnvoyGateway && gateway) {
    requirements.push({
      id: 'escaped-slashes',
      where: `the ClientTrafficPolicy of ${where}`,
      what: 'it lets paths with %2F through, if the backends are to see them',
      why: 'by itself Envoy Gateway answers them with a redirect to the path with "/"',
      settings: { 'spec.path.escapedSlashesAction': 'KeepUnchanged' },
    });
  }
  if (!isEnvoyGateway) {
    requirements.push({
      id: 'answer-times',
      where: `the implementation of ${where}`,
      what: 'it waits for answers as long as the backends may take',
      why: 'Gateway API leaves that open, and some cut every answer that takes longer (Envoy Gateway after 15 s)',
    });
  }
  if (route.service.backends > 1 && activeOf(route.service.healthChecks) === undefined) {
    requirements.push({
      id: 'no-health-checks',
      where: 'the backends',
      what: 'whoever takes a server down also takes its address out',
      why: isEnvoyGateway
        ? 'Envoy probes no server unless HealthCheck.active() says so: one that refuses connections costs next to nothing, since other attempts are made, but one that is silent '
          + 'costs its share of the requests the connect timeout of 10 s'
        : 'Gateway API has no word for another attempt, and implementations make none by themselves: a server that is down fails its share of the requests with 502 or 503 '
          + '(name the implementation of the Gateway to have attempts rendered, where this library knows it)',
    });
  }
  return requirements;
}
