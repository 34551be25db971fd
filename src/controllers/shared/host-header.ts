import { Declaration, native } from './declarations';
import { RouteIntent } from '../../intent/route-intent';

/** How every controller here sends another host to the backends. */
export const SENDS_HOST = native('a redirect or a cookie in which a backend names its own host has this name, and reaches the client unchanged; X-Forwarded-Host has the host that the client named');

/** What TLS to the backends says of their name, on a controller that takes it from elsewhere. */
export function nameInTls({ service: { backendProtocol } }: RouteIntent): Declaration | undefined {
  return backendProtocol?.tls !== undefined && backendProtocol.tls.serverName === undefined
    ? native('the name in TLS to the backends (SNI) does not follow it: serverName of BackendTls sets that one') : undefined;
}
