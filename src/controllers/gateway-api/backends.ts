import { ENVOY_API, ENVOY_GROUP, Piece, Setting } from './piece';
import { RouteIntent } from '../../intent';
import { checkDnsSubdomain } from '../../kubernetes/names';
import { RenderedObject } from '../controller';
import { native, refused, supported, verdictOn } from '../features';

/** What becomes of backends under a DNS name. */
export const BACKENDS = {
  hostnameBackends: refused('Gateway API advises against Services of type ExternalName, and most implementations refuse them', 'use Backends.fromIps()'),
};

/** What becomes of them on Envoy Gateway. */
export const BACKENDS_ON_ENVOY_GATEWAY = { hostnameBackends: native() };

/**
 * Where requests go to: the Service, or a Backend with the DNS name.
 *
 * @see https://gateway.envoyproxy.io/docs/tasks/traffic/backend/
 */
export function backendsPiece(route: RouteIntent, { declared }: Setting): Piece {
  const { externalName } = route.service;
  if (externalName === undefined) {
    return {};
  }
  const declaration = supported(declared, 'hostnameBackends');
  return {
    objects: [backend(route)],
    verdict: () => verdictOn(route, 'backends', `Backend: ${externalName}`, [declaration]),
    requirements: () => [{
      id: 'backend-api',
      where: 'the configuration of Envoy Gateway',
      what: 'Backends are allowed',
      why: 'by default they are not, and every request gets 500',
      settings: { 'extensionApis.enableBackend': 'true' },
    }],
  };
}

/** The end of a rule that is not answered by the Gateway itself. */
export function backendRefs(route: RouteIntent): object[] {
  const { name, port, externalName } = route.service;
  return externalName === undefined ? [{ name, port }] : [{ group: ENVOY_GROUP, kind: 'Backend', name: backend(route).name }];
}

function backend(route: RouteIntent): RenderedObject {
  const { externalName, targetPort } = route.service;
  return {
    id: 'Backend',
    apiVersion: ENVOY_API,
    kind: 'Backend',
    name: checkDnsSubdomain('name of the Backend', route.name),
    fields: { spec: { endpoints: [{ fqdn: { hostname: externalName, port: targetPort } }] } },
  };
}
