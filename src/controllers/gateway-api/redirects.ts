import { API, Filter, GatewayRow, GatewayRows } from './contribution';
import { httpListener, httpsListeners, parentRefs } from './gateway';
import { checkLength, matchOf } from './matches';
import { invalid } from '../../basics/errors';
import { ownCertificate } from '../../intent/certificate';
import { otherName } from '../../intent/www-redirect';
import { checkDnsSubdomain, OF_DERIVED } from '../../kubernetes/names';
import { RoutePath } from '../../routing/route-path';
import { approximated, native } from '../shared/declarations';

const WITH_QUERY = approximated('the query of the request goes along');

const redirect: GatewayRow<'redirect'> = {
  declares: {
    redirect301: WITH_QUERY,
    redirect308: WITH_QUERY,
    redirect302: WITH_QUERY,
    redirect303: WITH_QUERY,
    redirect307: WITH_QUERY,
    redirectKeepPath: native(),
  },
  render: ({ url, code, keepPath, _target: { scheme, host, port, path, query } }) => {
    if (query !== '') {
      throw invalid('gateway-api.redirect-query', 'redirect', url, 'a URL without a query with Gateway API, which takes that of the request', 'leave the query out');
    }
    checkLength('redirect', path);
    const filter: Filter = {
      type: 'RequestRedirect',
      requestRedirect: {
        scheme,
        hostname: host,
        ...port !== undefined && { port },
        ...!keepPath && { path: { type: 'ReplaceFullPath', replaceFullPath: path === '' ? '/' : path } },
        statusCode: code,
      },
    };
    return {
      contribution: { filters: { redirect: () => filter } },
      words: () => `RequestRedirect: ${code} to ${url}${keepPath ? ' and the path' : ''}`,
      instead: () => keepPath ? [native()] : undefined,
    };
  },
};

const EVERYTHING = RoutePath.prefix('/');

/** An HTTPRoute for each name, since they lead to different hosts. */
const wwwRedirect: GatewayRow<'wwwRedirect'> = {
  declares: { wwwRedirect: native('they are redirected with 308') },
  render: (_isOn, { route, options }) => ({
    contribution: {
      objects: route.hosts.map((hostname, i) => {
        const name = otherName(hostname);
        return {
          id: i === 0 ? 'WwwRedirect' : `WwwRedirect${i + 1}`,
          apiVersion: API,
          kind: 'HTTPRoute',
          name: checkDnsSubdomain('name of the redirect of wwwRedirect', `${route.name}-www-redirect${i === 0 ? '' : `-${i + 1}`}`, OF_DERIVED),
          fields: {
            spec: {
              parentRefs: parentRefs(route, options, ownCertificate(route) && [httpListener(options), ...httpsListeners([name], options)]),
              hostnames: [name],
              rules: [{ matches: [matchOf(EVERYTHING)], filters: [{ type: 'RequestRedirect', requestRedirect: { hostname, statusCode: 308 } }] }],
            },
          },
        };
      }),
    },
    words: () => `RequestRedirect: ${route.hosts.map(host => `${otherName(host)} to ${host}`).join(', ')}`,
  }),
};

/**
 * Redirects by the Gateway itself.
 *
 * @see https://gateway-api.sigs.k8s.io/reference/spec/#httprequestredirectfilter
 */
export const REDIRECTS = { redirect, wwwRedirect } satisfies Pick<GatewayRows, 'redirect' | 'wwwRedirect'>;
