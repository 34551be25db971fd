import { extensionRef, routeFilter } from './resources';
import { invalid } from '../../../basics/errors';
import { bytesOf } from '../../../policies/body-size';
import { BodySizeCheck } from '../../../policies/body-size-check';
import { above } from '../../shared/decimal-pattern';
import { approximated, native } from '../../shared/declarations';
import { holdsRequests } from '../../shared/held-bodies';
import { GatewayRows } from '../contribution';
import { matchOf } from '../matches';

/** Envoy holds the size of what it buffers in 32 bits. */
const TOO_LARGE = 2 ** 32;

/**
 * Limits of requests, to the byte.
 *
 * A length that is too large gets 413 by a rule with the conditions of the paths and one more. Where every body has to be counted, Envoy holds it
 * until it is whole; on routes that do so, Envoy Gateway lets no WebSocket through.
 *
 * @see https://gateway.envoyproxy.io/docs/tasks/traffic/direct-response/
 * @see https://gateway.envoyproxy.io/docs/tasks/traffic/request-buffering/
 */
export const LIMITS_ON_ENVOY = {
  maxBodySize: {
    declares: {
      maxBodySize: approximated('a body without a Content-Length, such as one in chunks, passes whatever its size: bodySizeCheck: BodySizeCheck.EVERY_BODY limits it, and holds bodies in memory until they are whole'),
      unlimitedBody: native('Envoy has no limit by itself'),
    },
    render: (size, { route }) => {
      const bytes = bytesOf(size);
      if (bytes === 0) {
        return { words: () => 'nothing' };
      }
      if (holdsRequests(route)) {
        if (bytes >= TOO_LARGE) {
          throw invalid('envoy-gateway.body-size', 'maxBodySize', size.asString(), 'a size below 4 gibibytes on Envoy Gateway where bodies are held', 'leave bodySizeCheck and buffering out, or use BodySize.UNLIMITED for no limit');
        }
        return {
          contribution: { traffic: { requestBuffer: { limit: String(bytes) } } },
          words: () => `requestBuffer: limit ${bytes}`,
          instead: () => [native()],
        };
      }
      const filter = routeFilter(route, 'BodyTooLarge', 'body-too-large', { directResponse: { statusCode: 413 } });
      return {
        contribution: {
          ownAnswers: [{
            matches: route.paths.map(path => ({ headers: [{ type: 'RegularExpression', name: 'Content-Length', value: above(bytes) }], ...matchOf(path) })),
            filters: [extensionRef(filter)],
            withHeaders: true,
          }],
          objects: [filter],
        },
        words: () => `directResponse: 413 for a Content-Length above ${bytes}`,
        instead: () => route.bodySizeCheck && [native('a body without a Content-Length passes, as bodySizeCheck asks for')],
      };
    },
  },
  bodySizeCheck: {
    declares: {
      declaredLength: native('bodies are passed on as they come'),
      everyBody: approximated('a WebSocket gets 403; request bodies are held in memory until they are whole: each takes at least its size'),
    },
    render: check => ({ words: () => check === BodySizeCheck.EVERY_BODY ? 'requestBuffer' : 'directResponse' }),
  },
} satisfies Pick<GatewayRows, 'maxBodySize' | 'bodySizeCheck'>;
