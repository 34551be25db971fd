import { Service } from './piece';
import { RouteIntent } from '../../intent';

/**
 * The Service of a route, without any policy: all that a request needs that never gets there. By itself, Traefik would speak
 * TLS to port 443, and no other controller does.
 */
export function plainService({ service: { name, port } }: RouteIntent): Service {
  return port === 443 ? { name, port, scheme: 'http' } : { name, port };
}
