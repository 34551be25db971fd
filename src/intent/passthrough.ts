import { RouteIntent } from './route-intent';
import { invalid } from '../basics/errors';
import { PolicyName, ROUTE_POLICY_NAMES } from '../policies';
import { PathType } from '../routing/route-path';
import { Tls, TlsType } from '../routing/tls';

/** What a route can have whose TLS passes the controller unread; annotations are for whoever reads the object. */
const BESIDE: readonly PolicyName[] = ['tls', 'annotations'];

/** Whether connections of a route pass the controller as they are: it sees the host that they name, and no request. */
export function passesThrough({ tls }: { readonly tls?: Tls }): boolean {
  return tls?.type === TlsType.PASSTHROUGH;
}

/**
 * Checks that nothing beside TLS that passes unread wants to look into requests.
 *
 * @throws if something does, or there is no host
 */
export function checkPassthrough(route: RouteIntent): void {
  const { hosts, paths, service } = route;
  if (!passesThrough(route)) {
    return;
  }
  if (hosts.length === 0) {
    throw invalid('tls.passthrough-hosts', 'hosts', hosts, 'at least one host beside Tls.passthrough(): the controller knows connections by the name in their TLS', 'name the hosts');
  }
  if (paths.length !== 1 || paths[0].type !== PathType.PREFIX || paths[0].value !== '/') {
    throw beside('paths', paths.map(String), 'leave paths out');
  }
  const other = ROUTE_POLICY_NAMES.find(name => !BESIDE.includes(name) && route[name] !== undefined);
  if (other !== undefined) {
    throw beside(other, route[other], other === 'loadBalancing' && service.loadBalancing !== undefined
      ? 'make a load balancer without loadBalancing for these hosts' : `leave ${other} out, or let the controller end TLS`);
  }
  if (service.healthChecks.length > 0) {
    throw beside('healthChecks', service.healthChecks.map(({ type }) => type), 'make a load balancer without healthChecks for these hosts');
  }
  if (service.backendProtocol !== undefined) {
    throw beside('backendProtocol', service.backendProtocol.type.toLowerCase(), 'make a load balancer without backendProtocol for these hosts: their servers speak TLS with the clients');
  }
  if (service.canaries !== undefined) {
    throw beside('canaries', service.canaries.map(({ id }) => id), 'make a load balancer without a canary for these hosts');
  }
  if (service.externalNames !== undefined) {
    throw invalid('tls.passthrough-backends', 'backends', service.externalNames.join(', '), 'servers with addresses beside Tls.passthrough(): not every controller hands connections on to a DNS name', 'use Backends.fromIps()');
  }
}

/**
 * Checks that hosts whose TLS passes unread are not those of another route: every connection is handed on before its path is known.
 *
 * @param others Routes that share hosts with it.
 * @throws if one of them does
 */
export function checkNotShared(route: RouteIntent, others: readonly RouteIntent[]): void {
  const other = others.find(each => passesThrough(each) || passesThrough(route));
  if (other !== undefined) {
    const host = route.hosts.find(each => other.hosts.includes(each));
    const [passing, beyond] = passesThrough(route) ? [route, other] : [other, route];
    throw invalid('tls.passthrough-shared', 'hosts', host, `a host that ${passing.path} with Tls.passthrough() has to itself, and ${beyond.path} has it as well: the path of a request stands inside its TLS`,
      'give one of the routes another host');
  }
}

function beside(prop: string, got: unknown, fix: string): Error {
  return invalid('tls.passthrough-beside', prop, got, 'nothing beside Tls.passthrough() that looks into requests: they pass the controller unread', fix);
}
