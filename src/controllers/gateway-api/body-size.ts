import { Piece, Setting } from './piece';
import { RouteIntent } from '../../intent';
import { invalid } from '../../invalid';
import { bytesOf } from '../../policies/body-size';
import { native, refused, supported, verdictOn } from '../features';

const NO_WORD = 'Gateway API has no word for the size of bodies';

/** What becomes of the body limit. */
export const BODY_SIZE = {
  maxBodySize: refused(NO_WORD, 'leave it out, and set the limit of the implementation, or of the backends'),
  unlimitedBody: refused(NO_WORD, 'leave it out, and see that the implementation has no limit by itself'),
};

/** What becomes of it on Envoy Gateway. */
export const BODY_SIZE_ON_ENVOY_GATEWAY = {
  maxBodySize: native('Envoy holds request bodies as a whole before it passes them on: uploads need that much memory, and WebSockets and streams may hang'),
  unlimitedBody: native('Envoy has no limit by itself'),
};

/** Envoy holds the limit in 32 bits. */
const TOO_LARGE = 2 ** 32;

/**
 * The largest request body, to the byte.
 *
 * @see https://gateway.envoyproxy.io/docs/tasks/traffic/request-buffering/
 */
export function bodySizePiece(route: RouteIntent, { declared }: Setting): Piece {
  if (route.maxBodySize === undefined) {
    return {};
  }
  const bytes = bytesOf('maxBodySize', route.maxBodySize);
  const feature = bytes === 0 ? 'unlimitedBody' : 'maxBodySize';
  const declaration = supported(declared, feature);
  if (bytes === 0) {
    return { verdict: () => verdictOn(route, 'maxBodySize', 'nothing', [declaration]) };
  }
  if (bytes >= TOO_LARGE) {
    throw invalid('maxBodySize', route.maxBodySize.asString(), 'a size below 4 gibibytes on Envoy Gateway', 'use BodySize.UNLIMITED for no limit');
  }
  return {
    traffic: { requestBuffer: { limit: String(bytes) } },
    verdict: () => verdictOn(route, 'maxBodySize', `requestBuffer: limit ${bytes}`, [declaration]),
  };
}
