import { native, Piece } from './piece';
import { RouteIntent } from '../../intent';

/**
 * Redirects requests for `/`.
 *
 * @see https://kubernetes.github.io/ingress-nginx/user-guide/nginx-configuration/annotations/#rewrite
 */
export function appRootPiece(route: RouteIntent): Piece {
  return route.appRoot === undefined ? {} : {
    annotations: { 'nginx.ingress.kubernetes.io/app-root': route.appRoot },
    verdict: () => native(route, 'appRoot', `app-root: ${route.appRoot}`),
  };
}
