import { cacheKeyLength } from './annotation-limits';
import { byAnnotations } from './by-annotations';
import { NginxRows, Options } from './contribution';
import { checkWordLength } from './nginx-words';
import { locationsOf } from './path-patterns';
import { Requirement } from '../../report';
import { Context } from '../rows';
import { authService } from '../shared/auth-service';
import { approximated, native } from '../shared/declarations';
import { HEADER_ENDS, usersSecret } from '../shared/users-secret';

const ASKS = native('the service gets the headers of the client and no body, and what was asked for in X-Original-Method and X-Original-URL; its 401 and 403 reach the client, and any other answer than 2xx becomes 500');

const KEPT = native('an answer of 200, 202 or 204 is kept unless its Cache-Control or Set-Cookie forbids that, and any other never is');

/** All that a service usually decides by: what is kept for one request must not let in another. */
const KEY = ['$remote_addr', '$request_method', '$request_uri', '$http_authorization', '$http_cookie'];

/**
 * Who clients are.
 *
 * @see https://kubernetes.github.io/ingress-nginx/user-guide/nginx-configuration/annotations/#authentication
 */
export const AUTHENTICATION = {
  basicAuth: {
    declares: { basicAuth: HEADER_ENDS, basicAuthRealm: HEADER_ENDS },
    render: ({ secret, realm }, { route, options: { reader } }) => byAnnotations({
      'nginx.ingress.kubernetes.io/auth-type': 'basic',
      'nginx.ingress.kubernetes.io/auth-secret': secret,
      ...realm !== undefined && { 'nginx.ingress.kubernetes.io/auth-realm': realm },
    }, {
      requirements: () => [usersSecret(secret, route, reader.users)],
    }),
  },
  externalAuth: {
    declares: {
      externalAuth: ASKS,
      externalAuthSignIn: ASKS,
      externalAuthHeaders: ASKS,
      externalAuthMethod: ASKS,
      externalAuthRedirect: ASKS,
      externalAuthCache: KEPT,
    },
    render: ({ url, signInUrl, responseHeaders, method, redirectAfterSignIn, cacheDuration, cacheHeaders = [] }, context) => byAnnotations({
      'nginx.ingress.kubernetes.io/auth-url': wholeName(url),
      ...signInUrl !== undefined && { 'nginx.ingress.kubernetes.io/auth-signin': wholeName(signInUrl) },
      ...responseHeaders && { 'nginx.ingress.kubernetes.io/auth-response-headers': responseHeaders.join(',') },
      ...method !== undefined && { 'nginx.ingress.kubernetes.io/auth-method': method },
      ...redirectAfterSignIn !== undefined && { 'nginx.ingress.kubernetes.io/auth-request-redirect': redirectAfterSignIn },
      ...cacheDuration && {
        'nginx.ingress.kubernetes.io/auth-cache-key': cacheKey(cacheHeaders, context),
        'nginx.ingress.kubernetes.io/auth-cache-duration': `200 202 204 ${cacheDuration.toSeconds()}s`,
      },
    }, {
      remarks: () => [url.startsWith('https:') && !context.options.reader.verifiesAuth ? approximated('the certificate of the service is not verified') : undefined],
      requirements: () => [authService(url), ...wholeName(url) === url ? [] : [clusterDomain(url)]],
    }),
  },
} satisfies Pick<NginxRows, 'basicAuth' | 'externalAuth'>;

function cacheKey(headers: readonly string[], { route, neighbours }: Context<Options>): string {
  const key = [...KEY, ...headers.map(header => `$http_${header.toLowerCase().replace(/-/g, '_')}`)].join(' ');
  return checkWordLength('nginx.cache-key-too-long', 'externalAuth.cacheHeaders', key, cacheKeyLength(key, route, locationsOf(route, neighbours).map(({ path }) => path)));
}

/** nginx looks names up without the domains that a Pod has for short ones. */
function wholeName(url: string): string {
  return url.replace(/^(https?:\/\/[^/?:]+\.svc)(?=[/?:]|$)/, '$1.cluster.local');
}

function clusterDomain(url: string): Requirement {
  return {
    id: 'cluster-domain',
    where: 'the DNS of the cluster',
    what: 'its domain is cluster.local',
    why: `${url} is rendered as ${wholeName(url)}, since nginx looks up whole names only; where the domain is another one, write the whole name, or every request gets 500`,
    unchecked: 'the domain of the cluster, which stands in no object of its API',
  };
}
