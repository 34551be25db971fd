import { Middleware, TraefikRows } from './contribution';
import { HELD } from './retries';
import { invalid } from '../../basics/errors';
import { RouteIntent } from '../../intent/route-intent';
import { statusesOf } from '../../policies/retries';
import { approximated, native, omitted } from '../shared/declarations';
import { checkNotHeld, holderOf, holderOfResponses, limitOf } from '../shared/held-bodies';

/** What Traefik holds in memory of a body by default. */
const IN_MEMORY = 2 ** 20;

/** What puts the middleware on the paths, where it holds the bodies of requests and of responses. */
export function holderOnPaths(route: RouteIntent): string | undefined {
  return holderOf(route) ?? holderOfResponses(route);
}

/** Whether the middleware stands on the paths. */
export function isHeld(route: RouteIntent): boolean {
  return holderOnPaths(route) !== undefined;
}

/** The middleware on the paths, or on requests that are too large; with a limit, or only to hold bodies. */
export function bufferingOf(maxRequestBodyBytes?: number): Middleware {
  return { id: 'Buffering', suffix: 'buffering', spec: { buffering: maxRequestBodyBytes === undefined ? { memRequestBodyBytes: IN_MEMORY } : { maxRequestBodyBytes } } };
}

/** @throws if the one middleware is to hold bodies, and not to hold them */
export function checkHeld(route: RouteIntent): void {
  const { request, response } = route.buffering ?? {};
  if (request !== undefined && response !== undefined && request !== response) {
    throw invalid('traefik.buffering', 'buffering', { request, response }, 'the same for request and response on Traefik, whose middleware holds both', 'leave one of them out, or set both to the same');
  }
  if (isHeld(route) && request !== true && response !== true) {
    checkNotHeld('request', route, 'Traefik', 'BodySizeCheck.EVERY_BODY');
    checkNotHeld('response', route, 'Traefik', 'BodySizeCheck.EVERY_BODY');
  }
}

/** The middleware for other attempts keeps what it may have to send again. */
const HELD_FOR_RETRIES = approximated(`for retries after a status, up to ${HELD} of a body are held before any of it is passed on`);

const NO_BUFFERS = omitted('the sizes are left out: Traefik has no buffers for responses to size, and takes nearly 10 MiB of response headers by itself');

/**
 * What is held of requests and responses: by itself, nothing.
 *
 * @see https://doc.traefik.io/traefik/reference/routing-configuration/http/middlewares/buffering/
 */
export const BUFFERING = {
  buffering: {
    declares: {
      requestBufferingOn: approximated('the middleware that holds requests holds responses as well: an event stream arrives when it ends'),
      requestBufferingOff: native('Traefik passes requests on as they come by itself'),
      responseBufferingOn: approximated('a response reaches the client once it is whole, and the middleware that holds it holds request bodies as well'),
      responseBufferingOff: native('Traefik passes responses on as they come by itself'),
      responseBufferSize: NO_BUFFERS,
      responseBuffers: NO_BUFFERS,
      requestBufferSize: omitted('the size is left out: Traefik keeps up to 1 MiB of a body that is held in memory'),
      responseFileSize: NO_BUFFERS,
    },
    render: ({ request }, { route }) => {
      const { retries } = route;
      checkHeld(route);
      if (!isHeld(route)) {
        const repeats = request === false && retries !== undefined && statusesOf(retries).length > 0;
        return { words: () => 'nothing', remarks: () => [repeats ? HELD_FOR_RETRIES : undefined] };
      }
      if (limitOf(route) !== undefined) {
        return { words: () => 'the buffering of maxBodySize' };
      }
      const middleware = bufferingOf();
      return { contribution: { chain: { bodySize: () => middleware } }, words: () => 'buffering' };
    },
  },
} satisfies Pick<TraefikRows, 'buffering'>;
