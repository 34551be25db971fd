import { API, Options } from './contribution';
import { HTTP, HTTPS } from './gateway-reference';
import { invalid } from '../../basics/errors';
import { ownCertificate } from '../../intent/certificate';
import { passesThrough } from '../../intent/passthrough';
import { RouteIntent } from '../../intent/route-intent';
import { answeredHosts } from '../../intent/www-redirect';
import { isWildcard } from '../../kubernetes/hosts';
import { RenderedObject } from '../controller';

/** What Gateway API takes of listeners. */
const MAX_LISTENERS = 64;

/** Whether a route is the one that brings the Gateway of its load balancer. */
export function bringsGateway(route: RouteIntent, { gateway }: Options): boolean {
  return gateway === undefined && route.path === route.group.first;
}

/** The name of a Gateway with its namespace. */
export function gatewayName(route: RouteIntent, { gateway }: Options): string {
  const namespace = gateway?.namespace ?? route.namespace;
  return `${namespace === undefined ? '' : `${namespace}/`}${gateway?.name ?? route.group.name}`;
}

/** A reference to the Gateway; to some of its listeners, where they are named. */
export function parentRefs(route: RouteIntent, { gateway }: Options, listeners: readonly string[] = []): object[] {
  const parent = {
    name: gateway?.name ?? route.group.name,
    ...gateway?.namespace !== undefined && gateway.namespace !== route.namespace && { namespace: gateway.namespace },
  };
  return listeners.length > 0 ? listeners.map(sectionName => ({ sectionName, ...parent })) : [parent];
}

/** The listener for http. */
export function httpListener({ gateway }: Options): string {
  return gateway?.httpListener ?? HTTP;
}

/** The https listeners of some hosts of a route: on a generated Gateway, each host has one. */
export function httpsListeners(hosts: readonly string[], { gateway }: Options): string[] {
  return gateway ? [gateway.httpsListener ?? HTTPS] : hosts.length > 0 ? hosts.map(host => listenerOf(host)) : [HTTPS];
}

/** The listener of a generated Gateway that passes TLS on unread, for a host. */
export function passthroughListener(host: string): string {
  return listenerOf(host, 'tls');
}

/** The longest name that a listener can have. */
const MAX_NAME = 253;

function listenerOf(host: string, kind = HTTPS): string {
  const name = `${kind}${isWildcard(host) ? `-any${host.slice(1)}` : `.${host}`}`;
  if (name.length > MAX_NAME) {
    throw invalid('gateway-api.host-too-long', 'hosts', host, `at most ${MAX_NAME - name.length + host.length} characters where a listener is named after the host`, 'name an existing Gateway');
  }
  return name;
}

/**
 * The Gateway of a load balancer, with a listener for http and one for each host with a certificate.
 *
 * @param siblings All routes of the load balancer.
 * @see https://gateway-api.sigs.k8s.io/api-types/gateway/
 */
export function gatewayObject(route: RouteIntent, siblings: readonly RouteIntent[], { gatewayClassName }: Options): RenderedObject {
  const listeners = [{ name: HTTP, port: 80, protocol: 'HTTP' }, ...secureListeners(siblings)];
  return {
    id: 'Gateway',
    apiVersion: API,
    kind: 'Gateway',
    name: route.group.name,
    fields: { spec: { gatewayClassName, listeners, ...route.externalAddress !== undefined && { addresses: [addressOf(route.externalAddress)] } } },
  };
}

/** Hosts that have a certificate, by one that none of them can have for a route without hosts. */
const securedHosts = (route: RouteIntent) => route.tls === undefined || passesThrough(route) ? [] : route.hosts.length > 0 ? answeredHosts(route) : [''];

function secureListeners(routes: readonly RouteIntent[]): object[] {
  const secrets = new Map(routes.flatMap(route => securedHosts(route).map(host => [host, ownCertificate(route)!.secretName!] as const)));
  const listeners: object[] = [...secrets].map(([host, secret]) => ({
    name: host === '' ? HTTPS : listenerOf(host),
    port: 443,
    protocol: 'HTTPS',
    ...host !== '' && { hostname: host },
    tls: { mode: 'Terminate', certificateRefs: [{ kind: 'Secret', name: secret }] },
  }));
  const passing = routes.filter(passesThrough).flatMap(({ hosts }) => hosts.map(host => (
    { name: passthroughListener(host), port: 443, protocol: 'TLS', hostname: host, tls: { mode: 'Passthrough' } }
  )));
  if (listeners.length + passing.length >= MAX_LISTENERS) {
    throw invalid('gateway-api.too-many-listeners', 'hosts', `${listeners.length + passing.length} with ${passing.length > 0 ? 'TLS' : 'a certificate'}`, `at most ${MAX_LISTENERS - 1} on a Gateway`, 'make another load balancer for some of them, or name an existing Gateway');
  }
  return [...listeners, ...passing];
}

function addressOf(value: string) {
  return { type: /^[\d.]+$|:/.test(value) ? 'IPAddress' : 'Hostname', value };
}
