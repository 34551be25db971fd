import { Middleware, Piece } from './piece';
import { RouteIntent } from '../../intent';
import { bytesOf } from '../../policies/body-size';
import { native, verdictOn } from '../features';

/** What becomes of the body limit. */
export const BODY_SIZE = {
  maxBodySize: native('to know their size, Traefik holds bodies as a whole before it passes them on, those of responses, too: streams arrive at their end'),
  unlimitedBody: native('Traefik has no limit by itself'),
};

/**
 * The largest request body, to the byte.
 *
 * @see https://doc.traefik.io/traefik/reference/routing-configuration/http/middlewares/buffering/
 */
export function bodySizePiece(route: RouteIntent): Piece {
  if (route.maxBodySize === undefined) {
    return {};
  }
  const maxRequestBodyBytes = bytesOf('maxBodySize', route.maxBodySize);
  if (maxRequestBodyBytes === 0) {
    return { verdict: () => verdictOn(route, 'maxBodySize', 'nothing', [BODY_SIZE.unlimitedBody]) };
  }
  const middleware: Middleware = { id: 'Buffering', suffix: 'buffering', spec: { buffering: { maxRequestBodyBytes } } };
  return {
    middleware: () => middleware,
    verdict: () => verdictOn(route, 'maxBodySize', `buffering: maxRequestBodyBytes ${maxRequestBodyBytes}`, [BODY_SIZE.maxBodySize]),
  };
}
