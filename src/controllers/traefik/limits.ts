import { Middleware, TraefikRows } from './contribution';
import { bytesOf } from '../../policies/body-size';
import { native } from '../shared/declarations';

/**
 * Limits of requests, to the byte.
 *
 * @see https://doc.traefik.io/traefik/reference/routing-configuration/http/middlewares/buffering/
 */
export const LIMITS = {
  maxBodySize: {
    declares: {
      maxBodySize: native('Traefik buffers whole bodies, those of responses, too: a stream arrives only when it ends'),
      unlimitedBody: native('Traefik has no limit by itself'),
    },
    render: size => {
      const maxRequestBodyBytes = bytesOf(size);
      if (maxRequestBodyBytes === 0) {
        return { words: () => 'nothing' };
      }
      const middleware: Middleware = { id: 'Buffering', suffix: 'buffering', spec: { buffering: { maxRequestBodyBytes } } };
      return { contribution: { chain: { bodySize: () => middleware } }, words: () => `buffering: maxRequestBodyBytes ${maxRequestBodyBytes}` };
    },
  },
} satisfies Pick<TraefikRows, 'maxBodySize'>;
