import { NginxRows } from './contribution';
import { bytesOf } from '../../policies/body-size';
import { native } from '../shared/declarations';

/** The units that the controller's template lets through; a `b` or a fraction is dropped, and nginx's own 1m holds. */
const UNITS: [string, number][] = [['g', 2 ** 30], ['m', 2 ** 20], ['k', 2 ** 10], ['', 1]];

/**
 * Limits of requests. The size of a body holds to the byte, in the largest unit that it is a whole number of.
 *
 * @see https://kubernetes.github.io/ingress-nginx/user-guide/nginx-configuration/annotations/#custom-max-body-size
 */
export const LIMITS = {
  maxBodySize: {
    declares: { maxBodySize: native(), unlimitedBody: native('a size of 0 means no limit') },
    render: size => {
      const value = nginxSize(bytesOf(size));
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

function nginxSize(bytes: number): string {
  if (bytes === 0) {
    return '0';
  }
  const [unit, factor] = UNITS.find(([, f]) => bytes % f === 0)!;
  return `${bytes / factor}${unit}`;
}
