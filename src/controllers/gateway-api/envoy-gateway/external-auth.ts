import { isIPv4 } from 'node:net';
import { ENVOY_API, ENVOY_GROUP } from './resources';
import { RouteIntent } from '../../../intent/route-intent';
import { checkDnsSubdomain, OF_DERIVED } from '../../../kubernetes/names';
import { AuthUrl, authUrl, ExternalAuth } from '../../../policies/external-auth';
import { Requirement } from '../../../report';
import { RenderedObject } from '../../controller';
import { authService, KEEPS_NOTHING, TELLS_NO_REDIRECT } from '../../shared/auth-service';
import { approximated, refused } from '../../shared/declarations';
import { Contribution, GatewayRows } from '../contribution';
import { backendApi } from './backend';
import { ofCore } from '../../../checks';
import { CheckType } from '../../../requirement-check';

/** What the service gets beside Authorization. */
const HEADERS = ['Cookie', 'User-Agent', 'Accept', 'Origin', 'X-Requested-With', 'X-Forwarded-For', 'X-Forwarded-Proto'];

const ASKS = approximated('the service gets the method of the client and some of its headers (Authorization, Cookie, User-Agent, Accept, Origin, X-Requested-With, X-Forwarded-For, X-Forwarded-Proto), and not what was asked for; every answer of it but 200 ends the request, and without one in 10 s the client gets 500; cookies that it sets with 200 reach nobody');

/**
 * A service that is asked about every request.
 *
 * @see https://gateway.envoyproxy.io/docs/tasks/security/ext-auth/
 */
export const externalAuth: Pick<GatewayRows, 'externalAuth'>['externalAuth'] = {
  declares: {
    externalAuth: ASKS,
    externalAuthSignIn: refused('Envoy Gateway sends clients nowhere by itself', 'have the service answer 302 in place of 401'),
    externalAuthHeaders: ASKS,
    externalAuthMethod: refused('Envoy asks the service with the method of the client', 'leave it out'),
    externalAuthRedirect: TELLS_NO_REDIRECT,
    externalAuthCache: KEEPS_NOTHING,
  },
  render: (auth, { route }) => {
    const parts = authUrl(auth.url);
    const backend = parts.service && !parts.isSecure ? undefined : backendOf(route, parts);
    return {
      contribution: contribution(auth, parts, backend),
      words: () => `extAuth: ${auth.url}`,
      remarks: () => [auth.responseHeaders && FORGED],
      requirements: () => [authService(auth.url), ...backend ? backendApi() : grantOf(route, parts)],
    };
  },
};

/** Envoy overwrites what the answer has, and nothing else. */
const FORGED = approximated('a header of responseHeaders that an answer of the service does not have reaches the backends as the client sent it: the service has to send each with every 200');

function contribution({ responseHeaders }: ExternalAuth, { service, port, path }: AuthUrl, backend: RenderedObject | undefined): Contribution {
  const backendRef = backend ? { group: ENVOY_GROUP, kind: 'Backend', name: backend.name } : { name: service!.name, namespace: service!.namespace, port };
  return {
    security: {
      extAuth: {
        failOpen: false,
        // By itself Envoy would answer 403 where the service does not.
        statusOnError: 500,
        timeout: '10s',
        headersToExtAuth: HEADERS,
        http: { backendRefs: [backendRef], pathOverride: path, ...responseHeaders && { headersToBackend: responseHeaders } },
      },
    },
    ...backend && { objects: [backend] },
  };
}

/** A service outside the cluster, or one that speaks TLS. */
function backendOf(route: RouteIntent, { host, port, isSecure }: AuthUrl): RenderedObject {
  return {
    id: 'AuthBackend',
    apiVersion: ENVOY_API,
    kind: 'Backend',
    name: checkDnsSubdomain('name of the Backend', `${route.name}-auth`, OF_DERIVED),
    fields: { spec: { endpoints: [isIPv4(host) ? { ip: { address: host, port } } : { fqdn: { hostname: host, port } }], ...isSecure && { tls: { sni: host, wellKnownCACertificates: 'System' } } } },
  };
}

/** A Service of another namespace has to be granted. */
function grantOf({ namespace }: RouteIntent, { service }: AuthUrl): Requirement[] {
  return service!.namespace === namespace ? [] : [{
    id: 'reference-grant',
    where: `the namespace ${service!.namespace}`,
    what: `a ReferenceGrant lets SecurityPolicies ${namespace === undefined ? 'of the namespace of the route' : `of ${namespace}`} refer to the Service ${service!.name}${namespace === undefined ? ', unless that is the same namespace' : ''}`,
    why: 'without it every request gets 500',
    checks: [{
      type: CheckType.GRANTED, ...ofCore('Service', service!.name, service!.namespace), fromKind: 'SecurityPolicy', ...namespace !== undefined && { fromNamespace: namespace },
    }],
  }];
}
