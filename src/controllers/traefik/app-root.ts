import { matchOf, pathMatch, priorityOf } from './paths';
import { Middleware, Piece } from './piece';
import { plainService } from './service';
import { RouteIntent } from '../../intent';
import { RoutePath } from '../../routing/route-path';
import { native, verdictOn } from '../features';

/** What becomes of the root. */
export const APP_ROOT = { appRoot: native('GET is redirected with 302, other methods with 307') };

const ROOT = RoutePath.exact('/');

/**
 * Redirects requests for `/`, before any path of any route and before agents are turned away. The address is relative, so
 * that it holds whatever stands in front of Traefik.
 *
 * @see https://doc.traefik.io/traefik/reference/routing-configuration/http/middlewares/redirectregex/
 */
export function appRootPiece(route: RouteIntent): Piece {
  if (route.appRoot === undefined) {
    return {};
  }
  const middleware: Middleware = { id: 'AppRoot', suffix: 'app-root', spec: { redirectRegex: { regex: '^.*$', replacement: route.appRoot } } };
  return {
    entries: hosts => [{
      match: matchOf(hosts, pathMatch(ROOT)),
      priority: priorityOf(hosts, ROOT) + 2,
      middlewares: [middleware],
      service: plainService(route),
    }],
    verdict: () => verdictOn(route, 'appRoot', `redirectRegex: / to ${route.appRoot}`, [APP_ROOT.appRoot]),
  };
}
