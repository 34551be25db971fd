import { invalid } from '../../basics/errors';
import { RouteIntent } from '../../intent/route-intent';
import { BackendProtocol, isGrpc } from '../../policies/backend-protocol';
import { bytesOf } from '../../policies/body-size';
import { BodySizeCheck } from '../../policies/body-size-check';

/** The limit of bodies in bytes; none where they may have any size. */
export function limitOf({ maxBodySize }: RouteIntent): number | undefined {
  const bytes = maxBodySize && bytesOf(maxBodySize);
  return bytes === 0 ? undefined : bytes;
}

/** Whether request bodies are held until they are whole, on a controller that cannot count the bytes of a body while it passes it on. */
export function holdsRequests(route: RouteIntent): boolean {
  return holderOf(route) !== undefined;
}

/** @throws if bodies are not to be held, and the controller has to hold them for their limit */
export function checkNotHeld(direction: 'request' | 'response', { buffering }: RouteIntent, program: string, prop: string): void {
  if (buffering?.[direction] === false) {
    throw invalid('buffering.limit-holds', `buffering.${direction}`, false, `no ${prop} beside it on ${program}, which holds bodies to count them`, `take it out, or ${prop}`);
  }
}

/**
 * Checks that streams of gRPC pass.
 *
 * @param holds What of the route makes the controller hold bodies; undefined where nothing does.
 * @throws if bodies are held until they are whole, which a stream never is
 */
export function checkNoStreams(protocol: BackendProtocol, holds: string | undefined, program: string): void {
  if (holds !== undefined && isGrpc(protocol)) {
    throw invalid('backend-protocol.buffered', 'backendProtocol', protocol.type.toLowerCase(), `no ${holds} beside gRPC on ${program}, which then holds a body until it is whole: a stream of gRPC never is`,
      `leave ${holds} out: gRPC servers have a limit for messages of their own`);
  }
}

/** What makes a controller hold request bodies that can refuse them by their length alone. */
export function holderOf({ bodySizeCheck, buffering }: RouteIntent): string | undefined {
  return bodySizeCheck === BodySizeCheck.EVERY_BODY ? 'BodySizeCheck.EVERY_BODY' : buffering?.request === true ? 'buffering.request' : undefined;
}

/** What makes a controller hold responses that passes them on by itself. */
export function holderOfResponses({ buffering }: RouteIntent): string | undefined {
  return buffering?.response === true ? 'buffering.response' : undefined;
}
