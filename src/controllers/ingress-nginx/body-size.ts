import { Piece, native } from './piece';
import { RouteIntent } from '../../intent';
import { bytesOf } from '../../policies/body-size';

/** The units that the controller's template lets through; a `b` or a fraction is dropped, and nginx' own 1m holds. */
const UNITS: [string, number][] = [['g', 2 ** 30], ['m', 2 ** 20], ['k', 2 ** 10], ['', 1]];

/**
 * The largest request body, to the byte, in the largest unit that holds it as a whole number.
 *
 * @see https://kubernetes.github.io/ingress-nginx/user-guide/nginx-configuration/annotations/#custom-max-body-size
 */
export function bodySizePiece(route: RouteIntent): Piece {
  if (route.maxBodySize === undefined) {
    return {};
  }
  const value = nginxSize(bytesOf('maxBodySize', route.maxBodySize));
  return {
    annotations: { 'nginx.ingress.kubernetes.io/proxy-body-size': value },
    verdict: () => native(route, 'maxBodySize', `proxy-body-size: ${value}`, value === '0' ? 'zero is no limit' : undefined),
  };
}

function nginxSize(bytes: number): string {
  if (bytes === 0) {
    return '0';
  }
  const [unit, factor] = UNITS.find(([, f]) => bytes % f === 0)!;
  return `${bytes / factor}${unit}`;
}
