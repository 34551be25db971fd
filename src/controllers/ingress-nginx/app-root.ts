import { Piece, Setting } from './piece';
import { RouteIntent } from '../../intent';
import { native, verdictOn } from '../features';

/** What becomes of the root. */
export const APP_ROOT = { appRoot: native() };

/**
 * Redirects requests for `/`.
 *
 * @see https://kubernetes.github.io/ingress-nginx/user-guide/nginx-configuration/annotations/#rewrite
 */
export function appRootPiece(route: RouteIntent, { declared }: Setting): Piece {
  return route.appRoot === undefined ? {} : {
    annotations: { 'nginx.ingress.kubernetes.io/app-root': route.appRoot },
    verdict: () => verdictOn(route, 'appRoot', `app-root: ${route.appRoot}`, [declared.appRoot]),
  };
}
