import { bundleVersion, classChecks, featureCheck, listenerCheck } from './checks';
import { API, Contribution, GROUP, Options } from './contribution';
import { gatewayName, parentRefs, passthroughListener } from './gateway';
import { GatewayImplementationType } from './implementation';
import { ofGatewayApi, otherRoutes, served } from '../../checks';
import { RouteIntent } from '../../intent/route-intent';
import { Requirement } from '../../report';
import { CheckType } from '../../requirement-check';
import { RenderedObject } from '../controller';
import { backendsEndTls } from '../shared/passthrough';

/**
 * A route whose TLS passes the Gateway unread. An existing Gateway's listeners are found by the protocol, since no other one takes a
 * TLSRoute.
 *
 * @see https://gateway-api.sigs.k8s.io/api-types/tlsroute/
 */
export function tlsRoute(route: RouteIntent, { annotations }: Contribution, options: Options): RenderedObject {
  const { hosts, name, service } = route;
  return {
    id: 'TLSRoute',
    apiVersion: API,
    kind: 'TLSRoute',
    name,
    annotations,
    fields: {
      spec: {
        parentRefs: parentRefs(route, options, options.gateway ? undefined : hosts.map(passthroughListener)),
        hostnames: [...hosts],
        rules: [{ backendRefs: [{ name: service.name, port: service.port }] }],
      },
    },
  };
}

/** What must hold for such a route. */
export function passthroughRequirements(route: RouteIntent, options: Options): Requirement[] {
  const { gateway, gatewayClassName } = options;
  const where = `the Gateway ${gatewayName(route, options)}`;
  const hosts = route.hosts.join(', ');
  return [{
    id: 'gateway-api-crds',
    where: 'the cluster',
    what: 'it has the CustomResourceDefinitions of Gateway API 1.5 or later, with TLSRoute in the version v1',
    why: 'the API server refuses resources that it does not know',
    checks: [bundleVersion(), { type: CheckType.SERVED, apiVersion: API, kind: 'TLSRoute' }, served(GROUP)],
  }, gateway ? {
    id: 'gateway',
    where,
    what: `it has a listener of the protocol TLS, with tls.mode Passthrough, on the port 443 and with a hostname for ${hosts}, whose allowedRoutes accept TLSRoutes of ${route.namespace === undefined ? 'the namespace of the route' : `the namespace ${route.namespace}`}`,
    why: 'no other listener takes a TLSRoute, and one with tls.mode Terminate ends TLS; with a hostname of its own it can have the port of listeners for https',
    checks: [listenerCheck(route, options, 'TLSRoute')],
  } : {
    id: 'gateway-class',
    where: `the GatewayClass ${gatewayClassName}`,
    what: 'it exists, and its controller runs and serves TLSRoutes',
    why: 'no controller serves a Gateway of an unknown class, and TLSRoutes are not part of what every implementation has',
    checks: [...classChecks(gatewayClassName!, false), featureCheck(route, options, 'TLSRoute')],
  }, {
    id: 'passthrough-host',
    where: `the implementation of ${where}`,
    what: `it serves TLSRoutes, and no HTTPRoute of ${hosts} is attached to a listener for https`,
    why: 'which of the two comes first is left open: Traefik ends TLS for a host that an HTTPRoute names, and hands nothing on then',
    checks: [featureCheck(route, options, 'TLSRoute'), otherRoutes(route.hosts)],
  }, ...gateway && options.implementation === GatewayImplementationType.ENVOY_GATEWAY ? [{
    id: 'https-hostnames',
    where: `the listeners for https of ${where} on the port of that for TLS`,
    what: 'each has a hostname',
    why: 'a listener of the protocol TLS that has no route yet is for all names on Envoy Gateway, which Envoy refuses beside a listener for https without a hostname: '
      + 'Envoy takes no change to these listeners until the first TLSRoute is there',
    checks: [{ type: CheckType.PRESENT, ...ofGatewayApi('Gateway', gatewayName(route, options)), path: "spec.listeners[?(@.protocol=='HTTPS')].hostname" }],
  }] : [], backendsEndTls(route)];
}
