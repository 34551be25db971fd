import { Requirement } from '../../report';

/** How Traefik gets the addresses of clients. */
export const ADDRESSES_IN_TRAEFIK = 'its Service has externalTrafficPolicy: Local, or the load balancer before it speaks the PROXY protocol and proxyProtocol.trustedIPs of the entry points lists it; '
  + 'X-Forwarded-For is not read';

/**
 * What tells clients apart by their addresses needs to see them.
 *
 * @param where Where it is configured.
 * @param how How the addresses get there, and what may be believed.
 */
export function seesClientAddresses(where: string, how: string): Requirement {
  return {
    id: 'client-addresses',
    where,
    what: `the controller sees the addresses of the clients, and believes no header about them that a client can write: ${how}`,
    why: 'behind a load balancer or proxy that hides them, lists of addresses and limits take all clients for one; '
      + 'where a header of anybody is believed, whoever writes it has the address that he likes',
    unchecked: 'what stands between the clients and the controller',
  };
}
