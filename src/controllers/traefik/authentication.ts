import { DENY } from './access';
import { Middleware, OwnAnswer, TraefikRows } from './contribution';
import { matchesOf } from './rules';
import { RouteIntent } from '../../intent/route-intent';
import { aliasHeaders, authService, KEEPS_NOTHING, TELLS_NO_REDIRECT, TRAEFIK_ASKS } from '../shared/auth-service';
import { approximated, refusedUnless } from '../shared/declarations';
import { HEADER_ENDS, TRAEFIK_HASHES, usersSecret } from '../shared/users-secret';

const NO_PARAMETER = approximated('clients are sent to signInUrl as it stands there, without the address that was asked for');

/**
 * Who clients are.
 *
 * Traefik leaves out an entry whose Middleware cannot be made, such as for a Secret that is missing, and so would send its requests to the next
 * route that fits. An entry just below it answers them with 403 then.
 *
 * @see https://doc.traefik.io/traefik/reference/routing-configuration/http/middlewares/basicauth/
 */
export const AUTHENTICATION = {
  basicAuth: {
    declares: { basicAuth: HEADER_ENDS, basicAuthRealm: HEADER_ENDS },
    render: ({ secret, realm }, { route }) => {
      const middleware: Middleware = {
        id: 'BasicAuth', suffix: 'basic-auth', spec: { basicAuth: { secret, ...realm !== undefined && { realm }, removeHeader: true } },
      };
      return {
        contribution: { chain: { basicAuth: () => middleware }, ownAnswers: [closing(route)] },
        words: () => `basicAuth: secret ${secret}${realm === undefined ? '' : `, realm ${realm}`}; 403 without the Secret`,
        requirements: () => [usersSecret(secret, route, {
          holds: 'it has one key alone, such as users, that holds a line "name:hash" for each user as htpasswd writes it (bcrypt, MD5 or SHA), or its type is kubernetes.io/basic-auth',
          otherwise: 'without it, with another key beside it, or with a line of another form, every request gets 403; with a hash of another kind its user gets 401',
          hashes: TRAEFIK_HASHES,
        })],
      };
    },
  },
  externalAuth: {
    declares: {
      externalAuth: TRAEFIK_ASKS,
      externalAuthSignIn: NO_PARAMETER,
      externalAuthHeaders: TRAEFIK_ASKS,
      externalAuthMethod: refusedUnless(({ externalAuth }) => externalAuth!.method === 'GET', 'Traefik asks the service with GET', 'leave method out'),
      externalAuthRedirect: TELLS_NO_REDIRECT,
      externalAuthCache: KEEPS_NOTHING,
    },
    render: ({ url, signInUrl, responseHeaders, method, cacheDuration }) => {
      const middleware: Middleware = {
        id: 'ExternalAuth',
        suffix: 'external-auth',
        spec: {
          forwardAuth: {
            address: url,
            // Of what was asked for, nobody but Traefik itself tells the service.
            trustForwardHeader: false,
            ...responseHeaders && { authResponseHeaders: responseHeaders },
            ...signInUrl !== undefined && { authSigninURL: signInUrl },
          },
        },
      };
      return {
        contribution: { chain: { externalAuth: () => middleware } },
        words: () => `forwardAuth: ${url}`,
        instead: () => method === undefined ? undefined : [
          TRAEFIK_ASKS, ...signInUrl === undefined ? [] : [NO_PARAMETER], ...cacheDuration === undefined ? [] : [KEEPS_NOTHING],
        ],
        requirements: () => [authService(url), ...aliasHeaders(responseHeaders)],
      };
    },
  },
} satisfies Pick<TraefikRows, 'basicAuth' | 'externalAuth'>;

/** Traefik names a router by its rule, so that of two with one rule the second would replace the first. */
const ANY_PATH = 'PathPrefix(`/`)';

/** Entries just below those of the paths, which get their requests only where those are left out. */
export function closing({ paths }: RouteIntent): OwnAnswer {
  return hosts => paths.flatMap(path => matchesOf(hosts, path, -1, ANY_PATH).map(match => ({ middlewares: [DENY], withHeaders: true, ...match })));
}
