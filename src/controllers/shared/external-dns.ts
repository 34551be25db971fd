import { Declaration, native } from './declarations';
import { ofExternalDns } from '../../checks';
import { RouteIntent } from '../../intent/route-intent';
import { Requirement } from '../../report';

/** The annotation that names the address. */
export const TARGET = 'external-dns.alpha.kubernetes.io/target';

/** The annotation that names hosts beside those that it reads by itself. */
export const HOSTNAME = 'external-dns.alpha.kubernetes.io/hostname';

/** The note on a route that gives external-dns nothing to do. */
export function noteOnDns(route: RouteIntent): Declaration | undefined {
  return route.hosts.length === 0 ? native('a route without hosts gives DNS no name to set') : undefined;
}

/**
 * What must hold before DNS names the address.
 *
 * @param source The source of external-dns that reads the address.
 * @param what What it reads.
 */
export function externalDnsRequirement(source: string, what: string, address: string): Requirement {
  return {
    id: 'external-dns',
    where: 'external-dns',
    what: `it runs with the source "${source}" and manages the zones of the hosts`,
    why: `otherwise ${what} is ignored, and DNS records for ${address} are made by hand`,
    checks: [ofExternalDns(source)],
    unchecked: 'which zones it manages',
    unless: 'DNS records are made by hand, or external-dns runs elsewhere',
  };
}
