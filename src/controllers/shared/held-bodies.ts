import { invalid } from '../../basics/errors';
import { RouteIntent } from '../../intent/route-intent';
import { bytesOf } from '../../policies/body-size';
import { BodySizeCheck } from '../../policies/body-size-check';

/** The limit of bodies in bytes; none where they may have any size. */
export function limitOf({ maxBodySize }: RouteIntent): number | undefined {
  const bytes = maxBodySize && bytesOf(maxBodySize);
  return bytes === 0 ? undefined : bytes;
}

/** Whether request bodies are held until they are whole, on a controller that cannot count the bytes of a body while it passes it on. */
export function holdsRequests({ bodySizeCheck, buffering }: RouteIntent): boolean {
  return bodySizeCheck === BodySizeCheck.EVERY_BODY || buffering?.request === true;
}

/** @throws if bodies are not to be held, and the controller has to hold them for their limit */
export function checkNotHeld(direction: 'request' | 'response', { buffering }: RouteIntent, program: string, prop: string): void {
  if (buffering?.[direction] === false) {
    throw invalid('buffering.limit-holds', `buffering.${direction}`, false, `no ${prop} beside it on ${program}, which holds bodies to count them`, `take it out, or ${prop}`);
  }
}
