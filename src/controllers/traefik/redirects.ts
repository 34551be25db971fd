import { Middleware, Service, TraefikRow, TraefikRows } from './contribution';
import { literal, matchesOf } from './rules';
import { ofTraefik } from '../../checks';
import { otherName } from '../../intent/www-redirect';
import { CheckType } from '../../requirement-check';
import { RoutePath } from '../../routing/route-path';
import { approximated, native, refused } from '../shared/declarations';

/** In the place of a Service: a request that got there would be answered with 418. */
export const NOWHERE: Service = { kind: 'TraefikService', name: 'noop@internal' };

const CROSS_PROVIDER = 'providers.kubernetesCRD.crossProviderNamespaces';

const KEEPS_METHOD = 'clients repeat such a request as it is';

const redirect: TraefikRow<'redirect'> = {
  declares: {
    redirect301: approximated(`GET gets 301, and other methods get 308: ${KEEPS_METHOD}`),
    redirect308: approximated('GET gets 301 in place of 308'),
    redirect302: approximated(`GET gets 302, and other methods get 307: ${KEEPS_METHOD}`),
    redirect303: refused('Traefik answers other methods than GET with 307, with which clients repeat them', 'use Redirect.temporary() without a code, or with 307'),
    redirect307: approximated('GET gets 302 in place of 307'),
    redirectKeepPath: approximated('GET gets 301 or 302, and other methods get 308 or 307, with which clients repeat them as they are'),
  },
  render: ({ url, code, keepPath }, { route: { namespace } }) => {
    const spec = { ...keepPath ? { regex: '^https?://[^/]+(.*)$', replacement: `${url}$1` } : { regex: '^.*$', replacement: url }, ...(code === 301 || code === 308) && { permanent: true } };
    const middleware: Middleware = { id: 'Redirect', suffix: 'redirect', spec: { redirectRegex: spec } };
    return {
      contribution: { chain: { redirect: () => middleware } },
      words: () => `redirectRegex: ${spec.replacement}, service ${NOWHERE.name}`,
      requirements: () => [{
        id: 'internal-service',
        where: 'the static configuration of Traefik',
        what: `providers.kubernetesCRD.crossProviderNamespaces is not set, or lists ${namespace === undefined ? 'the namespace of the route' : `the namespace ${namespace}`}`,
        why: `the route names the service ${NOWHERE.name} of Traefik itself, since it reaches no other; where that is not allowed, requests get 404`,
        ...namespace === undefined ? { checks: [ofTraefik(CheckType.ABSENT, CROSS_PROVIDER)], unless: 'it lists the namespace that the route is applied to' }
          : { checks: [ofTraefik(CheckType.UNSET_OR_LISTS, CROSS_PROVIDER, namespace)] },
      }],
    };
  },
};

/** Takes away what stands before the host, or adds it. */
const WWW: readonly { readonly www: boolean; readonly middleware: Middleware }[] = [
  { www: false, middleware: { id: 'WithoutWww', suffix: 'without-www', spec: { redirectRegex: { regex: '^(?i)(https?://)www\\.(.*)$', replacement: '${1}${2}', permanent: true } } } },
  { www: true, middleware: { id: 'WithWww', suffix: 'with-www', spec: { redirectRegex: { regex: '^(https?://)(.*)$', replacement: '${1}www.${2}', permanent: true } } } },
];

const EVERYTHING = RoutePath.prefix('/');

/**
 * Redirects by Traefik itself.
 *
 * @see https://doc.traefik.io/traefik/reference/routing-configuration/http/middlewares/redirectregex/
 */
export const REDIRECTS = {
  redirect,
  wwwRedirect: {
    declares: { wwwRedirect: native('GET is redirected with 301, and other methods with 308') },
    render: (_isOn, { route: { hosts } }) => ({
      contribution: {
        ownAnswers: [() => WWW.flatMap(({ www, middleware }) => {
          const names = hosts.filter(host => host.startsWith('www.') === www).map(host => `Host(${literal(otherName(host))})`);
          return names.length === 0 ? [] : matchesOf({ rank: 2, match: names.length > 1 ? `(${names.join(' || ')})` : names[0] }, EVERYTHING)
            .map(each => ({ middlewares: [middleware], withHeaders: false, ...each }));
        })],
      },
      words: () => `redirectRegex: ${hosts.map(host => `${otherName(host)} to ${host}`).join(', ')}`,
    }),
  },
} satisfies Pick<TraefikRows, 'redirect' | 'wwwRedirect'>;
