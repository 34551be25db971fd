import { checkLength, matchOf } from './paths';
import { Piece, Setting } from './piece';
import { RouteIntent } from '../../intent';
import { RoutePath } from '../../routing/route-path';
import { native, verdictOn } from '../features';

/** What becomes of the root. */
export const APP_ROOT = { appRoot: native() };

/**
 * Redirects requests for `/`, before any path.
 *
 * @see https://gateway-api.sigs.k8s.io/reference/spec/#httprequestredirectfilter
 */
export function appRootPiece(route: RouteIntent, { declared }: Setting): Piece {
  if (route.appRoot === undefined) {
    return {};
  }
  checkLength('appRoot', route.appRoot);
  return {
    rules: [{
      matches: [matchOf(RoutePath.exact('/'))],
      filters: [{ type: 'RequestRedirect', requestRedirect: { path: { type: 'ReplaceFullPath', replaceFullPath: route.appRoot }, statusCode: 302 } }],
    }],
    verdict: () => verdictOn(route, 'appRoot', `RequestRedirect: / to ${route.appRoot}`, [declared.appRoot]),
  };
}
