import { AnnotationReader } from './annotation-reader';
import { Piece, Setting } from './piece';
import { RouteIntent } from '../../intent';
import { bytesOf } from '../../policies/body-size';
import { native, verdictOn } from '../features';

/** What becomes of the body limit. */
export const BODY_SIZE = { maxBodySize: native(), unlimitedBody: native('zero is no limit') };

/** The units that the controller's template lets through; a `b` or a fraction is dropped, and nginx' own 1m holds. */
const UNITS: [string, number][] = [['g', 2 ** 30], ['m', 2 ** 20], ['k', 2 ** 10], ['', 1]];

/**
 * The largest request body, to the byte, in the largest unit that holds it as a whole number.
 *
 * @see https://kubernetes.github.io/ingress-nginx/user-guide/nginx-configuration/annotations/#custom-max-body-size
 */
export function bodySizePiece(route: RouteIntent, { declared, reader }: Setting): Piece {
  if (route.maxBodySize === undefined) {
    return {};
  }
  const value = nginxSize(bytesOf('maxBodySize', route.maxBodySize));
  return {
    annotations: {
      'nginx.ingress.kubernetes.io/proxy-body-size': value,
      // Traefik passes the limit over unless it buffers, as ingress-nginx does by itself.
      ...reader === AnnotationReader.TRAEFIK && value !== '0' && { 'nginx.ingress.kubernetes.io/proxy-request-buffering': 'on' },
    },
    verdict: () => verdictOn(route, 'maxBodySize', `proxy-body-size: ${value}`, [value === '0' ? declared.unlimitedBody : declared.maxBodySize]),
  };
}

function nginxSize(bytes: number): string {
  if (bytes === 0) {
    return '0';
  }
  const [unit, factor] = UNITS.find(([, f]) => bytes % f === 0)!;
  return `${bytes / factor}${unit}`;
}
