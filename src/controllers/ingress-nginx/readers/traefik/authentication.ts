import { invalid } from '../../../../basics/errors';
import { RouteIntent } from '../../../../intent/route-intent';
import { PathType, RoutePath } from '../../../../routing/route-path';
import { aliasHeaders, KEEPS_NOTHING, TELLS_NO_REDIRECT, TRAEFIK_ASKS } from '../../../shared/auth-service';
import { HEADER_PASSES } from '../../../shared/users-secret';
import { AUTHENTICATION } from '../../authentication';
import { NginxRows } from '../../contribution';

/** Who clients are, where Traefik reads the annotations: it leaves a route out whose Secret it cannot read, and so its requests go to the next one that fits. */
export const AUTHENTICATION_READ_BY_TRAEFIK = {
  basicAuth: {
    declares: { basicAuth: HEADER_PASSES, basicAuthRealm: HEADER_PASSES },
    render: (auth, context) => {
      const { route, neighbours } = context;
      const open = neighbours.find(other => other !== route && other.basicAuth === undefined && takesOver(other, route));
      if (open) {
        throw invalid('nginx.password-passed-by', 'basicAuth', auth,
          `set on a route whose requests no other one would serve without a password where Traefik reads the annotations: it leaves this one out while the Secret is missing or malformed, and ${open.path} has a path for its requests`,
          'set basicAuth on that one as well, give this one a host of its own, or use IngressController.traefik()');
      }
      return AUTHENTICATION.basicAuth.render(auth, context);
    },
  },
  externalAuth: {
    declares: {
      externalAuth: TRAEFIK_ASKS,
      externalAuthSignIn: TRAEFIK_ASKS,
      externalAuthHeaders: TRAEFIK_ASKS,
      externalAuthMethod: TRAEFIK_ASKS,
      externalAuthRedirect: TELLS_NO_REDIRECT,
      externalAuthCache: KEEPS_NOTHING,
    },
    render: ({ cacheDuration, cacheHeaders, ...auth }, context) => {
      const rendered = AUTHENTICATION.externalAuth.render(auth, context);
      return { ...rendered, requirements: () => [...rendered.requirements!(), ...aliasHeaders(auth.responseHeaders)] };
    },
  },
} satisfies Pick<NginxRows, 'basicAuth' | 'externalAuth'>;

/** Whether another route would get requests of a route that is left out. */
function takesOver(other: RouteIntent, route: RouteIntent): boolean {
  return other.paths.some(wide => route.paths.some(path => mayFit(wide, path)));
}

/** What a regular expression matches is not looked into. */
function mayFit(wide: RoutePath, path: RoutePath): boolean {
  return wide.type === PathType.REGEX || path.type === PathType.REGEX || (wide.type === PathType.PREFIX && `${path.value}/`.startsWith(wide.value.replace(/\/?$/, '/')));
}
