import { GatewayImplementationType } from './implementation';
import { API, ENVOY_API, GROUP, Setting } from './piece';
import { RouteIntent } from '../../intent';
import { invalid } from '../../invalid';
import { isWildcard } from '../../kubernetes/hosts';
import { certificateOf } from '../certificate';
import { RenderedObject } from '../controller';

/** What Gateway API takes of listeners. */
const MAX_LISTENERS = 64;

/** The listener for http of a Gateway, unless it is called otherwise. */
const HTTP = 'http';
const HTTPS = 'https';

/** Whether a route is the one that brings the Gateway of its load balancer. */
export function bringsGateway(route: RouteIntent, { gateway }: Setting): boolean {
  return gateway === undefined && route.path === route.service.path;
}

/** What names a Gateway among all: the one that is made has the name of the Service. */
export function gatewayName(route: RouteIntent, { gateway }: Setting): string {
  const namespace = gateway?.namespace ?? route.namespace;
  return `${namespace === undefined ? '' : `${namespace}/`}${gateway?.name ?? route.service.name}`;
}

/** A reference to the Gateway; to some of its listeners, where they are named. */
export function parentRefs(route: RouteIntent, { gateway }: Setting, listeners: readonly string[] = []): object[] {
  const parent = {
    name: gateway?.name ?? route.service.name,
    ...gateway?.namespace !== undefined && gateway.namespace !== route.namespace && { namespace: gateway.namespace },
  };
  return listeners.length > 0 ? listeners.map(sectionName => ({ ...parent, sectionName })) : [parent];
}

/** The listener for http. */
export function httpListener({ gateway }: Setting): string {
  return gateway?.httpListener ?? HTTP;
}

/** The listeners for https of some hosts of a route: of a Gateway that is made, each host has one. */
export function httpsListeners(hosts: readonly string[], { gateway }: Setting): string[] {
  return gateway ? [gateway.httpsListener ?? HTTPS] : hosts.length > 0 ? hosts.map(listenerOf) : [HTTPS];
}

/** The longest name that a listener can have. */
const MAX_NAME = 253;

function listenerOf(host: string): string {
  const name = `${HTTPS}${isWildcard(host) ? `-any${host.slice(1)}` : `.${host}`}`;
  if (name.length > MAX_NAME) {
    throw invalid('hosts', host, `at most ${MAX_NAME - name.length + host.length} characters where a listener is named after the host`, 'name a Gateway that is there');
  }
  return name;
}

/**
 * The Gateway of a load balancer, with a listener for http and one for each host with a certificate.
 *
 * @param siblings All routes of the load balancer.
 * @see https://gateway-api.sigs.k8s.io/api-types/gateway/
 */
export function gatewayObjects(route: RouteIntent, siblings: readonly RouteIntent[], setting: Setting): RenderedObject[] {
  const { implementation, gatewayClassName } = setting;
  const { name } = route.service;
  const listeners = [{ name: HTTP, port: 80, protocol: 'HTTP' }, ...secureListeners(siblings)];
  const gateway: RenderedObject = {
    id: 'Gateway',
    apiVersion: API,
    kind: 'Gateway',
    name,
    fields: { spec: { gatewayClassName, listeners, ...route.externalAddress !== undefined && { addresses: [addressOf(route.externalAddress)] } } },
  };
  return implementation === GatewayImplementationType.ENVOY_GATEWAY ? [gateway, clientTraffic(name)] : [gateway];
}

/** Hosts that have a certificate, by one that none of them can have for a route without hosts. */
const securedHosts = (route: RouteIntent) => route.tls === undefined ? [] : route.hosts.length > 0 ? route.hosts : [''];

/** @throws if other routes of the load balancer have other certificates for the hosts of a route: a listener shows one */
export function checkCertificates(route: RouteIntent, siblings: readonly RouteIntent[]): void {
  const own = certificateOf(route)?.secretName;
  for (const host of securedHosts(route)) {
    const other = siblings.find(sibling => securedHosts(sibling).includes(host) && certificateOf(sibling)?.secretName !== own);
    if (other) {
      throw invalid('tls', own, `one certificate for a host, and ${other.path} has ${certificateOf(other)!.secretName} for ${host || 'every host'}`, 'use the same Secret in both routes');
    }
  }
}

function secureListeners(routes: readonly RouteIntent[]): object[] {
  const secrets = new Map(routes.flatMap(route => securedHosts(route).map(host => [host, certificateOf(route)!.secretName] as const)));
  const listeners = [...secrets].map(([host, secret]) => ({
    name: host === '' ? HTTPS : listenerOf(host),
    port: 443,
    protocol: 'HTTPS',
    ...host !== '' && { hostname: host },
    tls: { mode: 'Terminate', certificateRefs: [{ kind: 'Secret', name: secret }] },
  }));
  if (listeners.length >= MAX_LISTENERS) {
    throw invalid('hosts', `${listeners.length} with a certificate`, `at most ${MAX_LISTENERS - 1} on a Gateway`, 'make another load balancer for some of them, or name a Gateway that is there');
  }
  return listeners;
}

function addressOf(value: string) {
  return { type: /^[\d.]+$|:/.test(value) ? 'IPAddress' : 'Hostname', value };
}

/**
 * Lets paths with an encoded slash through as they are; by itself Envoy Gateway redirects them to other paths.
 *
 * @see https://gateway.envoyproxy.io/docs/tasks/traffic/client-traffic-policy/
 */
function clientTraffic(name: string): RenderedObject {
  return {
    id: 'ClientTrafficPolicy',
    apiVersion: ENVOY_API,
    kind: 'ClientTrafficPolicy',
    name,
    fields: { spec: { targetRefs: [{ group: GROUP, kind: 'Gateway', name }], path: { escapedSlashesAction: 'KeepUnchanged' } } },
  };
}
