import { NginxRows } from './contribution';
import { largeSize } from './nginx-words';
import { bytesOf } from '../../policies/body-size';
import { native } from '../shared/declarations';

/**
 * Limits of requests. The size of a body holds to the byte, in the largest unit that it is a whole number of.
 *
 * @see https://kubernetes.github.io/ingress-nginx/user-guide/nginx-configuration/annotations/#custom-max-body-size
 */
export const LIMITS = {
  maxBodySize: {
    declares: { maxBodySize: native(), unlimitedBody: native('a size of 0 means no limit') },
    render: size => {
      const value = largeSize(bytesOf(size));
      return {
        contribution: { annotations: { 'nginx.ingress.kubernetes.io/proxy-body-size': value } },
        words: () => `proxy-body-size: ${value}`,
      };
    },
  },
  bodySizeCheck: {
    declares: {
      declaredLength: native('bodies without a length are counted as well, while they come'),
      everyBody: native('bodies are counted while they come'),
    },
    render: () => ({ words: () => 'how nginx counts' }),
  },
} satisfies Pick<NginxRows, 'maxBodySize' | 'bodySizeCheck'>;
