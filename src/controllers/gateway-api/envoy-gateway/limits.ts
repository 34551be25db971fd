import { invalid } from '../../../basics/errors';
import { bytesOf } from '../../../policies/body-size';
import { native } from '../../shared/declarations';
import { GatewayRows } from '../contribution';

/** Envoy holds the limit in 32 bits. */
const TOO_LARGE = 2 ** 32;

/**
 * Limits of requests, to the byte.
 *
 * @see https://gateway.envoyproxy.io/docs/tasks/traffic/request-buffering/
 */
export const LIMITS_ON_ENVOY = {
  maxBodySize: {
    declares: {
      maxBodySize: native('Envoy buffers whole request bodies: uploads need that much memory, and WebSockets and streams may hang'),
      unlimitedBody: native('Envoy has no limit by itself'),
    },
    render: size => {
      const bytes = bytesOf(size);
      if (bytes === 0) {
        return { words: () => 'nothing' };
      }
      if (bytes >= TOO_LARGE) {
        throw invalid('envoy-gateway.body-size', 'maxBodySize', size.asString(), 'a size below 4 gibibytes on Envoy Gateway', 'use BodySize.UNLIMITED for no limit');
      }
      return { contribution: { traffic: { requestBuffer: { limit: String(bytes) } } }, words: () => `requestBuffer: limit ${bytes}` };
    },
  },
} satisfies Pick<GatewayRows, 'maxBodySize'>;
