import { ENVOY_GATEWAY, GATEWAY_API, OWN_ENVOY_GATEWAY, TRAEFIK, traefikReads } from './support';
import { Backends, Controller, ExternalLoadBalancer, HashKey, HealthCheck, IngressController, LoadBalancing, Rewrite, RoutePath, Tls } from '../../src';
import { loadBalancer } from '../support';

/** What is noted of a feature, on the controllers of the matrix: the verdict and the note. Native without a note is not here. */
export const DECLARED: { readonly [controller: string]: { readonly [feature: string]: string } } = {
  'ingress-nginx': {
    wildcardHost: 'approximated: the "*" matches several labels, too',
    regex: 'approximated: regular expressions match in any case and without an end anchor, on this and every other Ingress of the hosts',
    unlimitedBody: 'native: a size of 0 means no limit',
    blockedUserAgents: 'native: agents with another name pass: many crawlers claim to be browsers',
    roundRobin: 'native: each nginx worker process goes round by itself, so that the order is not strict',
    backendAddressHeader: 'native: after a retry the backend\'s address is a list of all that were tried, the last one answered',
    tlsSecret: 'native: requests over http are redirected with 308',
    certManager: 'native: requests over http are redirected with 308',
  },
  'Traefik, reading annotations of ingress-nginx': {
    regex: 'approximated: regular expressions match in any case and without an end anchor, on this and every other Ingress of the hosts',
    unlimitedBody: 'native: a size of 0 means no limit',
    blockedUserAgents: 'native: agents with another name pass: many crawlers claim to be browsers',
    backendAddressHeader: 'omitted: the header with the backend\'s address is left out: Traefik has no variable for it',
    tlsSecret: 'native: requests over http are redirected with 308',
    certManager: 'native: requests over http are redirected with 308',
  },
  'Traefik': {
    regex: 'native: regular expressions match the whole path, in the case they are written in',
    regexTarget: 'native: captured groups stay as the client encoded them, and a request whose new path holds "//", "." or ".." is answered with 400',
    appRoot: 'native: GET is redirected with 302, other methods with 307',
    maxBodySize: 'native: Traefik buffers whole bodies, those of responses, too: a stream arrives only when it ends',
    unlimitedBody: 'native: Traefik has no limit by itself',
    blockedUserAgents: 'native: agents with another name pass: many crawlers claim to be browsers',
    peakEwma: 'approximated: Traefik compares all backends rather than two: it takes the lowest mean of the last 100 response times, multiplied by the requests under way',
    hashOfClientIp: 'native: the address is that of the connection: behind another proxy all clients have the same',
    stickyCookie: 'native: a client stays on its backend even when others are added',
    passiveHealthCheck: 'native: errors are counted for each path, where they follow each other within the ejection time; while every backend is ejected, requests are answered with 503',
    clientIpHeader: 'omitted: the header with the client\'s address is left out: Traefik has no variables in headers',
    backendAddressHeader: 'omitted: the header with the backend\'s address is left out: Traefik has no variables in headers',
    tlsSecret: 'approximated: requests over http are redirected with 301 for GET, and with 308 for other methods only',
    certManager: 'approximated: requests over http are redirected with 301 for GET, and with 308 for other methods only',
  },
  'Gateway API': {
    wildcardHost: 'approximated: the "*" matches several labels, too',
    clientIpHeader: 'omitted: the header with the client\'s address is left out: Gateway API has no variables in headers',
    backendAddressHeader: 'omitted: the header with the backend\'s address is left out: Gateway API has no variables in headers',
    tlsSecret: 'approximated: the certificate belongs to the Gateway\'s listener: the owner of the Gateway has to name it there',
    certManager: 'approximated: the certificate belongs to the Gateway\'s listener: the owner of the Gateway has to name it there',
    externalAddress: 'omitted: external-dns takes the address of the Gateway, which no route can change',
  },
  'Gateway API on Envoy Gateway': {
    wildcardHost: 'approximated: the "*" matches several labels, too',
    regex: 'native: regular expressions match the whole path, in the case they are written in and as the client encoded it, and come before prefixes, however long these are',
    regexTarget: 'native: captured groups stay as the client encoded them',
    maxBodySize: 'native: Envoy buffers whole request bodies: uploads need that much memory, and WebSockets and streams may hang',
    unlimitedBody: 'native: Envoy has no limit by itself',
    blockedUserAgents: 'native: agents with another name pass: many crawlers claim to be browsers',
    roundRobin: 'native: each Envoy worker thread goes round by itself, so that the order is not strict',
    peakEwma: 'approximated: Envoy takes the one of two backends that has fewer requests under way; response times do not count',
    hashOfClientIp: 'native: the address is that of the connection: behind another proxy all clients have the same',
    stickyCookie: 'native: the backend follows from a hash of the cookie: when backends come or go, some clients move to another one',
    activeHealthCheck: 'native: each Envoy probes by itself, and only every 60 s as long as a route has had no request',
    passiveHealthCheck: 'native: errors are counted for each route; each ejection lasts longer than the one before, by the ejection time, and one backend is always left',
    tlsSecret: 'approximated: the certificate belongs to the Gateway\'s listener: the owner of the Gateway has to name it there',
    certManager: 'approximated: the certificate belongs to the Gateway\'s listener: the owner of the Gateway has to name it there',
    externalAddress: 'omitted: external-dns takes the address of the Gateway, which no route can change',
  },
};

/** A note that depends on the route, or on what is rendered unasked, and a load balancer whose last route has it. */
export interface NoteRow {
  readonly of: () => ExternalLoadBalancer;
  readonly policy: string;
  readonly unasked?: boolean;
  readonly note: string;
}

export const NOTES: readonly NoteRow[] = [
  {
    of: () => loadBalancer({ hosts: ['a.com'], paths: [RoutePath.prefix('/a')], rewrite: Rewrite.stripPrefix() }),
    policy: 'paths',
    note: 'rendered as regular expressions that match just these paths, because a rewrite or a regular expression on a host makes the controller read all its paths as such',
  },
  {
    of: () => loadBalancer({ paths: [RoutePath.exact('/a/')] }),
    policy: 'paths',
    note: 'requests for /a are redirected to /a/ with 301',
  },
  {
    of: () => loadBalancer({ loadBalancing: LoadBalancing.consistentHash(HashKey.header('X-Tenant')) }),
    policy: 'loadBalancing',
    note: 'requests without the header X-Tenant all go to the same backend',
  },
  {
    of: () => loadBalancer({ externalAddress: '10.254.18.55' }),
    policy: 'externalAddress',
    note: 'a route without hosts gives DNS no name to set',
  },
  { of: () => inheriting(IngressController.ingressNginx()), policy: 'tls', unasked: true, note: 'requests over http are redirected with 308' },
  { of: () => inheriting(traefikReads()), policy: 'tls', unasked: true, note: 'requests over http are redirected with 308' },
  { of: () => inheriting(TRAEFIK), policy: 'tls', unasked: true, note: 'the host is served with the certificate of zl/Lb, and requests over http are redirected' },
  { of: () => loadBalancer({ controller: TRAEFIK }), policy: 'retries', unasked: true, note: 'a request that has not reached its backend is sent to another one' },
  {
    of: () => loadBalancer({ controller: TRAEFIK, loadBalancing: LoadBalancing.consistentHash(HashKey.clientIp()) }),
    policy: 'healthChecks',
    unasked: true,
    note: 'a backend that refuses or answers 5xx 3 times in a row is ejected for 10 s; while every backend is ejected, requests are answered with 503',
  },
  {
    of: () => loadBalancer({ controller: TRAEFIK, backends: Backends.fromIps(['10.254.18.46'], { port: 443 }) }),
    policy: 'backendProtocol',
    unasked: true,
    note: 'the backends are spoken to in plain HTTP, as on other controllers: by itself Traefik would speak TLS to port 443',
  },
  { of: () => inheriting(GATEWAY_API), policy: 'tls', unasked: true, note: 'the host is served with the certificate of zl/Lb, and requests over http are redirected' },
  {
    of: () => loadBalancer({ controller: GATEWAY_API, hosts: ['a.com'], tls: Tls.fromSecret('s') }),
    policy: 'tls',
    note: 'the certificate belongs to the Gateway\'s listener: the owner of the Gateway has to name it there; requests over http are redirected with 308',
  },
  {
    of: () => loadBalancer({ controller: ENVOY_GATEWAY, loadBalancing: LoadBalancing.stickyCookie({ persistent: true }) }),
    policy: 'loadBalancing',
    note: 'the backend follows from a hash of the cookie: when backends come or go, some clients move to another one; a client may change its backend when others are added',
  },
  {
    of: () => loadBalancer({ controller: ENVOY_GATEWAY, loadBalancing: LoadBalancing.consistentHash(HashKey.cookie('id')) }),
    policy: 'loadBalancing',
    note: 'requests without the cookie id go to any backend',
  },
  {
    of: () => loadBalancer({ controller: ENVOY_GATEWAY, healthChecks: [HealthCheck.active('/healthz'), HealthCheck.passive()] }),
    policy: 'healthChecks',
    note: 'each Envoy probes by itself, and only every 60 s as long as a route has had no request; errors are counted for each route; each ejection lasts longer than the one before, by the ejection time, and one backend is always left; a backend that is ejected for its errors gets requests again as soon as a probe of it succeeds',
  },
  {
    of: () => loadBalancer({ controller: ENVOY_GATEWAY, loadBalancing: LoadBalancing.consistentHash(HashKey.clientIp()) }),
    policy: 'healthChecks',
    unasked: true,
    note: 'a backend that cannot be reached 3 times in a row is ejected for 10 s, each time longer',
  },
  { of: () => loadBalancer({ controller: ENVOY_GATEWAY }), policy: 'retries', unasked: true, note: 'a request that has not reached its backend is sent to another one' },
  { of: () => loadBalancer({ controller: ENVOY_GATEWAY }), policy: 'timeouts', unasked: true, note: 'a response may take any time, and ends after an hour without a byte: by itself Envoy ends every one after 15 s' },
  { of: () => loadBalancer({ controller: OWN_ENVOY_GATEWAY }), policy: 'escapedSlashes', unasked: true, note: 'paths with %2F reach the backends as they are: by itself Envoy Gateway redirects them to the path with "/"' },
];

/** A load balancer whose last route has no certificate of its own. */
function inheriting(controller: Controller): ExternalLoadBalancer {
  const lb = loadBalancer({ controller, hosts: ['a.com'], tls: Tls.fromSecret('s') });
  lb.addRoute('b', { hosts: ['a.com'], paths: [RoutePath.prefix('/b')] });
  return lb;
}
