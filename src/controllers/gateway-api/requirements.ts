import { bundleVersion, classChecks, listenerCheck, ofGatewayPolicies } from './checks';
import { GROUP, Options } from './contribution';
import { costOfOutages } from './envoy-gateway/outages';
import { ENVOY_GROUP } from './envoy-gateway/resources';
import { gatewayName, httpListener, httpsListeners } from './gateway';
import { GatewayImplementationType } from './implementation';
import { served } from '../../checks';
import { Certificate } from '../../intent/certificate';
import { RouteIntent } from '../../intent/route-intent';
import { answeredHosts } from '../../intent/www-redirect';
import { activeOf } from '../../policies/health-check';
import { HttpsRedirect } from '../../policies/https-redirect';
import { Requirement } from '../../report';
import { CheckType, RequirementCheck } from '../../requirement-check';

const OF_IMPLEMENTATION = 'what the implementation of the Gateway does by itself';

/**
 * The requirements of any route of this controller.
 *
 * @param certificate With which it is served by https, if it is.
 */
export function standingRequirements(route: RouteIntent, options: Options, certificate: Certificate | undefined): Requirement[] {
  const { gateway, gatewayClassName, implementation } = options;
  const isEnvoyGateway = implementation === GatewayImplementationType.ENVOY_GATEWAY;
  const where = `the Gateway ${gatewayName(route, options)}`;
  const requirements: Requirement[] = [{
    id: 'gateway-api-crds',
    where: 'the cluster',
    what: `it has the CustomResourceDefinitions of Gateway API 1.5 or later${isEnvoyGateway ? ', and those of Envoy Gateway 1.9 or later (group gateway.envoyproxy.io)' : ''}`,
    why: 'the API server refuses resources that it does not know, and drops fields that it does not know',
    checks: [bundleVersion(), served(GROUP), ...isEnvoyGateway ? [served(ENVOY_GROUP)] : []],
  }];
  if (gateway) {
    const isDefault = certificate !== undefined && certificate.secretName === undefined;
    const isAlways = route.httpsRedirect === HttpsRedirect.ALWAYS;
    const listeners = certificate ? `the listeners ${[httpListener(options), ...httpsListeners(route.hosts, options)].join(' and ')}` : isAlways ? `the listener ${httpListener(options)}` : 'a listener';
    requirements.push({
      id: 'gateway',
      where,
      what: `it has ${listeners} for ${answeredHosts(route).join(', ') || 'all hosts'}, with allowedRoutes that accept HTTPRoutes of ${route.namespace === undefined ? 'the namespace of the route' : `the namespace ${route.namespace}`}`,
      why: `a route that no listener accepts is not served, and its status says why${isDefault ? `; the listener ${httpListener(options)} may refuse the redirect to https where the Gateway leads all of http there by itself` : ''}`,
      checks: listenersOf(route, options, certificate !== undefined, isAlways),
    });
    if (!certificate && !isAlways) {
      requirements.push({
        id: 'plain-http',
        where: `the http listeners of ${where}`,
        what: `they may serve ${answeredHosts(route).join(', ') || 'all hosts'} without a redirect to https`,
        why: 'a route without tls is attached to every listener, and comes before a redirect that the Gateway has for more hosts: '
          + 'Tls.controllerDefault() serves it by the https listener alone, with the certificate that stands there',
        unchecked: 'what the other routes of the Gateway are to do',
      });
    }
  } else {
    requirements.push({
      id: 'gateway-class',
      where: `the GatewayClass ${gatewayClassName}`,
      what: `it exists, and ${isEnvoyGateway ? 'its spec.controllerName is that of a running Envoy Gateway (gateway.envoyproxy.io/gatewayclass-controller)' : 'its controller runs'}`,
      why: 'no controller serves a Gateway of an unknown class',
      checks: classChecks(gatewayClassName!, isEnvoyGateway),
    });
  }
  if (isEnvoyGateway && gateway) {
    requirements.push({
      id: 'escaped-slashes',
      where: `the ClientTrafficPolicy of ${where}`,
      what: 'it lets paths with %2F through, if the backends are to see them',
      why: 'by itself Envoy Gateway answers them with a redirect to the path with "/"',
      settings: { 'spec.path.escapedSlashesAction': 'KeepUnchanged' },
      checks: [{ ...ofGatewayPolicies('ClientTrafficPolicy', gatewayName(route, options)), type: CheckType.VALUE, path: 'spec.path.escapedSlashesAction', values: ['KeepUnchanged'] }],
      unless: 'the backends need no paths with %2F',
    });
  }
  if (!isEnvoyGateway && route.service.backends > 0) {
    requirements.push({
      id: 'selectorless-services',
      where: `the implementation of ${where}`,
      what: 'it finds the servers of a Service without selector by its EndpointSlices',
      why: 'Gateway API leaves that open: an implementation that looks for the Pods of a selector finds none, and answers every request with 500 or 503',
      unchecked: OF_IMPLEMENTATION,
    }, {
      id: 'answer-times',
      where: `the implementation of ${where}`,
      what: 'it waits for answers as long as the backends may take',
      why: 'Gateway API leaves that open, and some implementations end every response after a time (Envoy Gateway after 15 s)',
      unchecked: OF_IMPLEMENTATION,
    });
  }
  if (route.service.backends > 1 && activeOf(route.service.healthChecks) === undefined) {
    requirements.push({
      id: 'no-health-checks',
      where: 'the backends',
      what: 'the address of a server is removed before it goes down',
      why: isEnvoyGateway
        ? `Envoy probes no server unless HealthCheck.active() says so: ${costOfOutages(route)}`
        : 'Gateway API has no retries, and implementations make none by default: a server that is down fails its share of the requests with 502 or 503 '
          + '(name the implementation of the Gateway to have retries rendered, where this library knows it)',
      unchecked: 'what is done before a server goes down',
    });
  }
  return requirements;
}

/** The listeners that a route needs of a Gateway that exists already. */
function listenersOf(route: RouteIntent, options: Options, isSecured: boolean, isAlways: boolean): RequirementCheck[] {
  const names = isSecured ? [httpListener(options), ...httpsListeners(route.hosts, options)] : isAlways ? [httpListener(options)] : [undefined];
  return names.map(name => listenerCheck(route, options, 'HTTPRoute', name));
}
