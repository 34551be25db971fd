import { conditionOf } from './access';
import { bufferingOf, checkHeld, isHeld } from './buffering';
import { TraefikRows } from './contribution';
import { literal, matchesOf } from './rules';
import { RouteIntent } from '../../intent/route-intent';
import { bytesOf } from '../../policies/body-size';
import { BodySizeCheck } from '../../policies/body-size-check';
import { above } from '../shared/decimal-pattern';
import { approximated, native } from '../shared/declarations';

/**
 * Limits of requests, to the byte.
 *
 * The middleware that limits bodies holds them until they are whole, and responses as well. It answers 413 at once to a length that is too large: where lengths
 * are enough, it therefore stands on an entry that gets those requests alone, and nothing that passes is ever held. Measured: by HTTP/2, a request
 * can tell a length and end with its headers, and then it passes; so it meets whatever else stands before the backends.
 *
 * @see https://doc.traefik.io/traefik/reference/routing-configuration/http/middlewares/buffering/
 */
export const LIMITS = {
  maxBodySize: {
    declares: {
      maxBodySize: approximated('a body without a Content-Length, such as one in chunks, passes whatever its size: bodySizeCheck: BodySizeCheck.EVERY_BODY limits it, and holds bodies until they are whole'),
      unlimitedBody: native('Traefik has no limit by itself'),
    },
    render: (size, { route }) => {
      const bytes = bytesOf(size);
      if (bytes === 0) {
        return { words: () => 'nothing' };
      }
      checkHeld(route);
      const middleware = bufferingOf(bytes);
      if (isHeld(route)) {
        return {
          contribution: { chain: { bodySize: () => middleware } },
          words: () => `buffering: maxRequestBodyBytes ${bytes}`,
          instead: () => [native()],
        };
      }
      return {
        contribution: {
          ownAnswers: [hosts => route.paths.flatMap(path => matchesOf(hosts, path, 1, ...tooLarge(route, bytes))
            .map(match => ({ middlewares: [middleware], withHeaders: true, path, ...match })))],
        },
        words: () => `HeaderRegexp and buffering: 413 for a Content-Length above ${bytes}`,
        instead: () => route.bodySizeCheck && [native('a body without a Content-Length passes, as bodySizeCheck asks for')],
      };
    },
  },
  bodySizeCheck: {
    declares: {
      declaredLength: native('bodies are passed on as they come'),
      everyBody: approximated('request bodies are held until they are whole, above 1 MiB in temporary files, and so are responses: an event stream arrives when it ends'),
    },
    render: check => ({ words: () => check === BodySizeCheck.EVERY_BODY ? 'buffering on the paths' : 'buffering on requests that are too large' }),
  },
} satisfies Pick<TraefikRows, 'maxBodySize' | 'bodySizeCheck'>;

/** What a request is that has too large a length. Blocked agents are left to their own entry, since two of one priority have no order. */
function tooLarge({ blockedUserAgents }: RouteIntent, bytes: number): string[] {
  return [`HeaderRegexp(\`Content-Length\`, ${literal(`^${above(bytes)}$`)})`, ...blockedUserAgents ? [`!${conditionOf(blockedUserAgents)}`] : []];
}
