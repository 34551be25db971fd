import { RouteIntent } from '../../intent/route-intent';
import { Requirement } from '../../report';

/** What the servers must do where TLS passes the controller unread. */
export function backendsEndTls({ hosts }: RouteIntent): Requirement {
  return {
    id: 'tls-of-backends',
    where: 'the backends',
    what: `they speak TLS on their port, with a certificate for ${hosts.join(', ')}`,
    why: 'connections over https are handed on to them as they are; a server that is down costs its share of the connections',
    unchecked: 'which certificates the servers present',
  };
}
