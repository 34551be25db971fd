import { BackendProtocol, isGrpc } from './backend-protocol';
import { policy } from './policy';
import { invalid } from '../basics/errors';

/** Whether each request gets a connection of its own to the backend. */
export const DISABLE_KEEP_ALIVE = policy({
  features: { disableKeepAlive: '' },
  used: (_: boolean) => ['disableKeepAlive'],
  check: (prop, isOff) => {
    if (typeof isOff !== 'boolean') {
      throw invalid('keep-alive.not-a-boolean', prop, isOff, 'true or false', 'leave it out to keep connections');
    }
    return isOff || undefined;
  },
});

/**
 * Checks that requests can have connections of their own.
 *
 * @throws if the protocol is one whose requests share them
 */
export function checkOwnConnections(isOff: boolean | undefined, protocol: BackendProtocol | undefined): void {
  if (isOff && protocol && isGrpc(protocol)) {
    throw invalid('keep-alive.grpc', 'disableKeepAlive', isOff, 'backends that speak HTTP/1: the calls of gRPC share a connection of HTTP/2', 'leave it out');
  }
}
