import { TraefikRow } from './contribution';
import { invalid } from '../../basics/errors';
import { RouteIntent } from '../../intent/route-intent';
import { checkServiceName, OF_DERIVED } from '../../kubernetes/names';
import { LoadBalancingAlgorithm } from '../../policies/load-balancing';
import { RenderedObject } from '../controller';
import { native } from '../shared/declarations';
import { ONE_PORT_ON_TRAEFIK } from '../shared/several-ports';

/**
 * Backends under DNS names. A Service has one, so that several names are as many Services, of each route its own: Traefik takes Services
 * that several routes balance for the same, whatever else the routes say of them.
 *
 * @see https://doc.traefik.io/traefik/reference/routing-configuration/kubernetes/crd/http/ingressroute/
 */
export const backends: TraefikRow<'backends'> = {
  declares: {
    hostnameBackends: native(),
    severalHostnames: native('each name is a Service of type ExternalName of its own, and Traefik goes round these'),
    severalPorts: ONE_PORT_ON_TRAEFIK,
  },
  render: (dnsNames, { route }) => {
    const { port, targetPort } = route.service;
    if (port !== targetPort) {
      throw invalid('traefik.hostname-port', 'servicePort', port, `the port of the server, ${targetPort}, with Backends.fromHostname() on Traefik (of a Service of type ExternalName it dials the port, not the targetPort)`, 'leave it out');
    }
    if (dnsNames.length === 1) {
      return { words: () => `Service of type ExternalName: ${dnsNames[0]}` };
    }
    checkRoundRobin(route);
    const services = dnsNames.map((name, i) => serviceOf(route, name, i + 1));
    return {
      contribution: { services: services.map(({ name }) => ({ name, port })), objects: services },
      words: () => `Services of type ExternalName: ${dnsNames.join(', ')}`,
    };
  },
};

/** Services have none of what servers of one Service have. */
function checkRoundRobin({ loadBalancing, service: { healthChecks } }: RouteIntent): void {
  const allowed = (what: string) => `${what} with several DNS names on Traefik (it balances them as Services with one server each)`;
  const fix = 'use Backends.fromIps(), or take it out';
  if (loadBalancing !== undefined && loadBalancing.algorithm !== LoadBalancingAlgorithm.ROUND_ROBIN) {
    throw invalid('traefik.several-hostnames', 'loadBalancing', loadBalancing.algorithm, allowed('LoadBalancing.roundRobin()'), fix);
  }
  if (healthChecks.length > 0) {
    throw invalid('traefik.several-hostnames', 'healthChecks', healthChecks.map(({ type }) => type), allowed('no health check'), fix);
  }
}

function serviceOf(route: RouteIntent, externalName: string, number: number): RenderedObject {
  const { name, port, path } = route.service;
  const base = route.path === path ? name : route.name;
  return {
    id: `Server${number}`,
    apiVersion: 'v1',
    kind: 'Service',
    name: checkServiceName('name of a Service for a DNS name', `${base}-${number}`, OF_DERIVED),
    fields: { spec: { type: 'ExternalName', externalName, ports: [{ name: 'http', port, protocol: 'TCP', targetPort: port }] } },
  };
}
