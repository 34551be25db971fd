import { Duration, Size } from 'cdk8s';
import { CLIENT_ADDRESSES_NOTES } from './client-addresses';
import { ENVOY_GATEWAY, GATEWAY_API, OWN_ENVOY_GATEWAY, TRAEFIK, traefikReads } from './support';
import {
  BackendProtocol, Backends, BackendTls, BodySizeCheck, Controller, ExternalLoadBalancer, HashKey,
  HeaderValue, HealthCheck, HttpsRedirect, IngressController,
  LoadBalancing, Redirect, Retries, RetryOn, Rewrite, RoutePath, Tls,
} from '../../src';
import { loadBalancerOfTwo as loadBalancer } from '../support';

const COMPARED = 'every request is compared: with four agents Traefik serves about 0.9 of the requests a second that it serves without, with 500 two thirds';
const WATCHED = 'for another attempt, Traefik takes a twentieth more processor time for every request';
const WATCHED_TWICE = 'for another attempt, and for the count of failures that ejects a server, Traefik takes a tenth more processor time for every request';
const EARLY_ANSWER = 'where requests are tried again, which Retries.none() turns off, an answer that a server begins before it has read anything of a request is lost now and then, 3 of 1,000 as measured: the client gets the status 200 and nothing more';

/** A note that depends on the route, or on what is rendered unasked, and a load balancer whose last route has it. */
export interface NoteRow {
  readonly of: () => ExternalLoadBalancer;
  readonly policy: string;
  readonly unasked?: boolean;
  readonly note: string;
}

export const NOTES: readonly NoteRow[] = [
  {
    of: () => loadBalancer({ externalAuth: { url: 'https://sso.example.com' } }),
    policy: 'externalAuth',
    note: 'the service gets the headers of the client and no body, and what was asked for in X-Original-Method and X-Original-URL; its 401 and 403 reach the client, and any other answer than 2xx becomes 500; the certificate of the service is not verified',
  },
  {
    of: () => loadBalancer({ controller: ENVOY_GATEWAY, externalAuth: { url: 'http://auth.sso.svc', responseHeaders: ['X-User'] } }),
    policy: 'externalAuth',
    note: 'the service gets the method of the client and some of its headers (Authorization, Cookie, User-Agent, Accept, Origin, X-Requested-With, X-Forwarded-For, X-Forwarded-Proto), and not what was asked for; every answer of it but 200 ends the request, and without one in 10 s the client gets 500; cookies that it sets with 200 reach nobody; a header of responseHeaders that an answer of the service does not have reaches the backends as the client sent it: the service has to send each with every 200',
  },
  ...CLIENT_ADDRESSES_NOTES,
  {
    of: () => loadBalancer({ controller: TRAEFIK, loadBalancing: LoadBalancing.clusterIp(), retries: Retries.forExternalServers() }),
    policy: 'retries',
    note: `${WATCHED}; serversTransport in the static configuration of Traefik does not hold for the route, which has one of its own; the network of the cluster selects the server of every attempt, and may select the same one again; nothing leaves a server out that is down`,
  },
  {
    of: () => loadBalancer({ loadBalancing: LoadBalancing.clusterIp() }),
    policy: 'retries',
    unasked: true,
    note: 'a request that has not reached its server is sent again, unless Retries.none() is asked for; the network of the cluster selects the server of every attempt, and may select the same one again; nothing leaves a server out that is down',
  },
  {
    of: () => loadBalancer({ controller: ENVOY_GATEWAY, loadBalancing: LoadBalancing.clusterIp(), responseHeaders: { 'X-A': HeaderValue.backendAddress() } }),
    policy: 'responseHeaders',
    note: 'the address of the backend is the cluster IP of the Service, beside LoadBalancing.clusterIp()',
  },
  {
    of: () => loadBalancer({ redirect: Redirect.permanent('https://new.example.com'), httpsRedirect: HttpsRedirect.ALWAYS }),
    policy: 'httpsRedirect',
    note: 'requests over http are led where redirect says at once, and not to https first',
  },
  {
    of: () => loadBalancer({ redirect: Redirect.permanent('https://new.example.com'), blockedUserAgents: ['bad'], controller: traefikReads() }),
    policy: 'blockedUserAgents',
    note: 'redirect comes first where Traefik reads the annotations, and answers every request',
  },
  ...[TRAEFIK, ENVOY_GATEWAY].map((controller): NoteRow => ({
    of: () => loadBalancer({ controller, maxBodySize: Size.mebibytes(1), bodySizeCheck: BodySizeCheck.DECLARED_LENGTH }),
    policy: 'maxBodySize',
    note: 'a body without a Content-Length passes, as bodySizeCheck asks for',
  })),
  {
    of: () => loadBalancer({ timeouts: { read: Duration.hours(1) }, controller: ENVOY_GATEWAY }),
    policy: 'timeouts',
    unasked: true,
    note: 'a response may take any time: by itself Envoy ends every one after 15 s',
  },
  {
    of: () => loadBalancer({ timeouts: { request: Duration.hours(1) }, controller: ENVOY_GATEWAY }),
    policy: 'timeouts',
    unasked: true,
    note: 'a response ends after an hour without a byte',
  },
  {
    of: () => loadBalancer({ timeouts: { read: Duration.hours(1) }, annotations: { 'nginx.ingress.kubernetes.io/backend-protocol': 'FCGI' } }),
    policy: 'timeouts',
    note: 'FastCGI has timeouts of its own in nginx, which stay at 60 s',
  },
  {
    of: () => loadBalancer({ controller: TRAEFIK, buffering: { request: false }, retries: Retries.on([RetryOn.STATUS_503]) }),
    policy: 'buffering',
    note: 'Traefik passes requests on as they come by itself; for retries after a status, up to 2 MiB of a body are held before any of it is passed on',
  },
  {
    of: () => loadBalancer({ controller: TRAEFIK, hostHeader: 'backend.vendor.example', backendProtocol: BackendProtocol.https(BackendTls.unverified()) }),
    policy: 'hostHeader',
    note: 'a redirect or a cookie in which a backend names its own host has this name, and reaches the client unchanged; X-Forwarded-Host has the host that the client named; the name in TLS to the backends (SNI) does not follow it: serverName of BackendTls sets that one',
  },
  {
    of: () => loadBalancer({ paths: [RoutePath.regex('/(.*)/(.*)\\.php$')] }),
    policy: 'paths',
    note: 'regular expressions match in any case and without an end anchor, on this and every other Ingress of the hosts; "." stops at an encoded newline (%0A); two repeated parts of /(.*)/(.*)\\.php$ read the same text: a request with a path of 8 kB that nearly fits costs nginx 20 ms to 1 s of CPU, and may get 500',
  },
  {
    of: () => loadBalancer({ hostHeader: 'backend.vendor.example', annotations: { 'nginx.ingress.kubernetes.io/backend-protocol': 'FCGI' } }),
    policy: 'hostHeader',
    note: 'a FastCGI program sees the host that the client named',
  },
  {
    of: () => loadBalancer({ controller: traefikReads(), backendProtocol: BackendProtocol.https(BackendTls.unverified()) }),
    policy: 'backendProtocol',
    note: 'the certificates of the backends are not verified; the backends are spoken to in HTTP/1.1: over HTTP/2, 3 of 100 requests would be sent twice where requests are tried again, whatever their method, and their answers lose the status and the headers, as measured; Traefik connects to the servers anew again and again: with TLS it served 0.4 of the requests a second that it served without',
  },
  {
    of: () => loadBalancer({ controller: TRAEFIK, allowedSourceRanges: Array.from({ length: 500 }, (_, i) => `10.${Math.floor(i / 250)}.${i % 250}.1`) }),
    policy: 'allowedSourceRanges',
    note: 'Traefik compares the ranges one after the other: with 1,000 it serves 0.8 to 0.9 of the requests a second that it serves without',
  },
  {
    of: () => loadBalancer({ controller: TRAEFIK, backendProtocol: BackendProtocol.grpc(), healthChecks: [HealthCheck.passive()] }),
    policy: 'backendProtocol',
    note: `${EARLY_ANSWER}; errors of gRPC are no errors to HealthCheck.passive(), which looks at the status of HTTP`,
  },
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
    of: () => loadBalancer({ loadBalancing: LoadBalancing.stickyCookie({ secure: false }) }),
    policy: 'loadBalancing',
    note: 'over https the cookie is secure all the same',
  },
  {
    of: () => loadBalancer({ controller: traefikReads(), loadBalancing: LoadBalancing.stickyCookie(), paths: [RoutePath.prefix('/a'), RoutePath.prefix('/b')] }),
    policy: 'loadBalancing',
    note: 'the cookie has the path "/": Traefik has one for all paths of an Ingress',
  },
  {
    of: () => loadBalancer({ tls: Tls.fromSecret('s', { hosts: ['a.com'] }) }),
    policy: 'tls',
    note: 'requests over http are redirected with 308; hosts that no route names get the default certificate of the controller',
  },
  {
    of: () => loadBalancer({ annotations: { 'nginx.ingress.kubernetes.io/auth-tls-secret': 'wetwin/ca', 'nginx.ingress.kubernetes.io/auth-tls-verify-client': 'off' } }),
    policy: 'annotations',
    note: 'auth-tls-verify-client: "off" asks no client for a certificate, so that auth-tls-secret protects nothing',
  },
  {
    of: () => loadBalancer({ annotations: { 'nginx.ingress.kubernetes.io/auth-tls-secret': 'wetwin/ca', 'nginx.ingress.kubernetes.io/auth-tls-verify-client': 'optional' } }),
    policy: 'annotations',
    note: 'auth-tls-verify-client: "optional" lets in clients without a certificate: the backend has to look at the header ssl-client-verify',
  },
  {
    of: () => loadBalancer({ annotations: { 'nginx.ingress.kubernetes.io/auth-tls-secret': 'wetwin/ca', 'nginx.ingress.kubernetes.io/auth-tls-verify-client': 'optional_no_ca' } }),
    policy: 'annotations',
    note: 'auth-tls-verify-client: "optional_no_ca" lets in clients with any certificate or none: the backend has to look at the header ssl-client-verify',
  },
  {
    of: () => loadBalancer({ annotations: { 'nginx.ingress.kubernetes.io/enable-cors': 'true', 'nginx.ingress.kubernetes.io/cors-allow-credentials': 'true' } }),
    policy: 'annotations',
    note: 'browsers keep the answer to a request with cookies or logins from the page, whatever cors-allow-credentials says, unless cors-allow-origin lists the origins',
  },
  {
    of: () => loadBalancer({ annotations: { 'nginx.ingress.kubernetes.io/enable-modsecurity': 'true' } }),
    policy: 'annotations',
    note: 'ModSecurity logs requests and blocks none, unless modsecurity-snippet or the ConfigMap of ingress-nginx has "SecRuleEngine On"',
  },
  {
    of: () => loadBalancer({ annotations: { 'nginx.ingress.kubernetes.io/canary': 'true' } }),
    policy: 'annotations',
    note: 'a canary without canary-weight, canary-by-header or canary-by-cookie gets no requests',
  },
  {
    of: () => loadBalancer({ annotations: { 'nginx.ingress.kubernetes.io/limit-rate': '10' } }),
    policy: 'annotations',
    note: 'limit-rate limits no response where buffering is off, as it is unless proxy-buffering or the ConfigMap of ingress-nginx turns it on',
  },
  {
    of: () => loadBalancer({ annotations: { 'nginx.ingress.kubernetes.io/custom-http-errors': '503' } }),
    policy: 'annotations',
    note: 'the codes of custom-http-errors are answered with 404, unless default-backend or a flag of ingress-nginx names a Service for them',
  },
  {
    of: () => loadBalancer({ annotations: { 'nginx.ingress.kubernetes.io/auth-url': 'http://a', 'nginx.ingress.kubernetes.io/auth-keepalive': '10' } }),
    policy: 'annotations',
    note: 'auth-keepalive has no effect unless the ConfigMap of ingress-nginx turns use-http2 off, and then nginx loads no configuration while the host of auth-url does not resolve',
  },
  {
    of: () => loadBalancer({ externalAddress: '10.254.18.55' }),
    policy: 'externalAddress',
    note: 'a route without hosts gives DNS no name to set',
  },
  { of: () => loadBalancer({ annotations: { 'example.com/a': 'b' } }), policy: 'annotations', note: 'example.com/a: passed on for whoever reads it' },
  {
    of: () => loadBalancer({ controller: TRAEFIK, annotations: { 'example.com/a': 'b', 'example.com/c': 'd', 'external-dns.alpha.kubernetes.io/ttl': '60' } }),
    policy: 'annotations',
    note: 'example.com/a, example.com/c: passed on for whoever reads them',
  },
  { of: () => inheriting(IngressController.ingressNginx()), policy: 'tls', unasked: true, note: 'requests over http are redirected with 308' },
  { of: () => inheriting(traefikReads()), policy: 'tls', unasked: true, note: 'requests over http are redirected with 308' },
  { of: () => inheriting(TRAEFIK), policy: 'tls', unasked: true, note: 'the host is served with the certificate of zl/Lb, and requests over http are redirected' },
  {
    of: () => loadBalancer(),
    policy: 'retries',
    unasked: true,
    note: 'a request that has not reached its server is sent to another one, unless Retries.none() is asked for; nothing leaves a silent server out: nearly every request waits for it until the connect timeout, as long as it is silent',
  },
  {
    of: () => loadBalancer({ controller: traefikReads(), loadBalancing: LoadBalancing.stickyCookie() }),
    policy: 'retries',
    unasked: true,
    note: 'a request that has not reached its server is sent to another one, unless Retries.none() is asked for; Traefik makes all attempts at a request with a cookie at the same server: while that is down, they fail',
  },
  {
    of: () => loadBalancer({ controller: TRAEFIK, loadBalancing: LoadBalancing.stickyCookie(), retries: Retries.on([RetryOn.CONNECT_FAILURE]) }),
    policy: 'retries',
    note: `Traefik knows no difference between a connection that is refused and one that is not made in time: a request is tried again after both; one that a server got just as it stopped gets 502; ${WATCHED_TWICE}; all attempts go to the server of the cookie or key until it is ejected after 3 failures: more attempts than that reach another one`,
  },
  { of: () => loadBalancer({ controller: TRAEFIK }), policy: 'retries', unasked: true, note: `a request that has not reached its backend is sent to another one, unless Retries.none() is asked for; ${WATCHED_TWICE}; serversTransport in the static configuration of Traefik does not hold for the route, which has one of its own` },
  {
    of: () => loadBalancer({ controller: TRAEFIK, loadBalancing: LoadBalancing.consistentHash(HashKey.clientIp()) }),
    policy: 'healthChecks',
    unasked: true,
    note: 'a backend that cannot be reached or answers 5xx 3 times in a row is ejected for 5 s; while every backend is ejected, requests are answered with 503; HealthCheck.passive() sets other numbers, and Retries.none() turns it off',
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
    note: 'the certificate belongs to the Gateway\'s listener: the owner of the Gateway has to name it there; requests over http are redirected with 308; a client that names no host when TLS begins (SNI) gets no connection, unless a listener has no hostname',
  },
  ...[undefined, traefikReads(), TRAEFIK].map((controller): NoteRow => ({
    of: () => loadBalancer({ controller, blockedUserAgents: Array.from({ length: 20 }, (_, i) => `crawler-${i}`) }),
    policy: 'blockedUserAgents',
    note: `agents with another name pass: many crawlers claim to be browsers; a User-Agent of 1000 characters or more gets 403 as well: comparing it with so long a list would cost the controller more than 10 ms${controller ? `; ${COMPARED}` : ''}`,
  })),
  {
    of: () => loadBalancer({ controller: GATEWAY_API, hosts: ['*.a.com'], tls: Tls.controllerDefault() }),
    policy: 'tls',
    note: 'requests over http are redirected with 308; a client that names no host when TLS begins (SNI) gets no connection, unless a listener has no hostname; on Traefik, while a TLSRoute is attached to any of its Gateways, a client that offers no protocol in TLS (ALPN), such as some probes, gets no connection for a host that no route names in full',
  },
  {
    of: () => loadBalancer({ controller: GATEWAY_API, hosts: ['a.com'], paths: undefined, tls: Tls.passthrough() }),
    policy: 'tls',
    note: 'over http there is nothing for these hosts: clients get 404; on Traefik, while a TLSRoute is attached to any of its Gateways, a client that offers no protocol in TLS (ALPN), such as some probes, gets no connection for a host that no route names in full',
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
    note: 'a backend that cannot be reached is ejected for 5 s, each time 5 s longer, up to 5 min; while every backend is ejected, all get requests; HealthCheck.passive() sets other numbers, and Retries.none() turns it off',
  },
  { of: () => loadBalancer({ controller: ENVOY_GATEWAY }), policy: 'retries', unasked: true, note: 'a request that has not reached its backend is sent to another one, unless Retries.none() is asked for; one with a body of more than 32 KiB gets 503 or 507' },
  { of: () => loadBalancer({ controller: TRAEFIK, backends: Backends.fromHostname('db.example.com', { port: 80 }), healthChecks: [HealthCheck.active('/')] }), policy: 'healthChecks', note: 'each path of the route is probed by itself; while a probe fails, requests are answered with 503; a change of any route makes Traefik send requests again until the next probe; one failed probe suffices to end requests, and one successful probe to resume them, whatever the thresholds are' },
  { of: () => loadBalancer({ controller: TRAEFIK, backends: Backends.fromHostname('db.example.com', { port: 80 }), healthChecks: [HealthCheck.active('/', { unhealthyThreshold: 1 }), HealthCheck.passive()] }), policy: 'healthChecks', note: 'each path of the route is probed by itself; while a probe fails, requests are answered with 503; a change of any route makes Traefik send requests again until the next probe; errors are counted for each path, where they follow each other within the ejection time; while every backend is ejected, requests are answered with 503; a change of any route makes Traefik take all of them again; a server that is ejected for its errors gets requests again only when a probe of it succeeds' },
  { of: () => loadBalancer({ controller: IngressController.traefik({ middlewares: [{ name: 'sso' }] }) }), policy: 'middlewares', note: 'they come before answers of Traefik itself, such as 403 for a blocked agent; only the redirect to https comes before them' },
  { of: () => loadBalancer({ controller: IngressController.traefik({ middlewares: [{ name: 'sso' }] }), responseHeaders: { A: HeaderValue.literal('a') } }), policy: 'responseHeaders', note: 'responses that the existing Middlewares give by themselves, such as 401, do not get the headers' },
  { of: () => loadBalancer({ controller: IngressController.traefik({ middlewares: [{ name: 'sso' }] }), removeResponseHeaders: ['Server'] }), policy: 'removeResponseHeaders', note: 'responses that the existing Middlewares give by themselves, such as 401, keep their headers' },
  ...(['requestHeaders', 'removeRequestHeaders', 'forwardedPrefix'] as const).map((policy): NoteRow => ({
    of: () => loadBalancer({ requestHeaders: { 'X-A': HeaderValue.literal('a') }, removeRequestHeaders: ['X-B'], forwardedPrefix: '/app', annotations: { 'nginx.ingress.kubernetes.io/backend-protocol': 'FCGI' } }),
    policy,
    note: 'a FastCGI program gets the headers of the client',
  })),
  { of: () => loadBalancer({ controller: ENVOY_GATEWAY }), policy: 'timeouts', unasked: true, note: 'a response may take any time, and ends after an hour without a byte: by itself Envoy ends every one after 15 s' },
  ...[undefined, traefikReads(), TRAEFIK].map((controller): NoteRow => ({
    of: () => loadBalancer({ controller, hosts: ['a.com'], tls: Tls.controllerDefault(), httpsRedirect: HttpsRedirect.NEVER }), policy: 'tls', note: 'requests over http are served, too, as httpsRedirect asks for',
  })),
  ...[GATEWAY_API, OWN_ENVOY_GATEWAY].map((controller): NoteRow => ({
    of: () => loadBalancer({ controller, hosts: ['a.com'], tls: controller === OWN_ENVOY_GATEWAY ? Tls.fromSecret('s') : Tls.controllerDefault(), httpsRedirect: HttpsRedirect.NEVER }),
    policy: 'tls',
    note: 'requests over http are served, too, as httpsRedirect asks for; a client that names no host when TLS begins (SNI) gets no connection, unless a listener has no hostname',
  })),
  { of: () => loadBalancer({ controller: OWN_ENVOY_GATEWAY }), policy: 'escapedSlashes', unasked: true, note: 'paths with %2F reach the backends as they are: by itself Envoy Gateway redirects them to the path with "/"' },
  { of: () => loadBalancer({ hosts: ['a.com'], appRoot: '/a', blockedUserAgents: ['curl'] }), policy: 'blockedUserAgents', note: 'agents with another name pass: many crawlers claim to be browsers; agents are redirected from / like everybody: appRoot answers first' },
  { of: () => loadBalancer({ hosts: ['a.com'], appRoot: '/a', responseHeaders: { 'X-A': HeaderValue.literal('a') } }), policy: 'responseHeaders', note: 'the redirect from / has none of these headers: appRoot answers first' },
  { of: () => annotated({ affinity: 'cookie' }), policy: 'annotations', note: 'the path of the cookie is "/", and not that of the route; the cookie is not Secure over https' },
  { of: () => annotated({ 'auth-tls-secret': 'wetwin/ca', 'force-ssl-redirect': 'true' }), policy: 'annotations', note: 'a client without a valid certificate gets a TLS error instead of 400; ssl-client-verify and the like reach the backend as a client sends them: set auth-tls-pass-certificate-to-upstream to "true" if it reads them' },
  { of: () => annotated({ 'auth-type': 'basic', 'auth-secret': 'users' }), policy: 'annotations', note: 'the backend gets the Authorization header of the client, which ingress-nginx takes out' },
  { of: () => annotated({ 'auth-url': 'https://auth.example.com' }), policy: 'annotations', note: 'the authentication service gets X-Forwarded-Method, -Proto, -Host and -Uri instead of X-Original-Method and X-Original-URL, and all its answers but 2xx reach the client' },
  { of: () => annotated({ 'configuration-snippet': 'deny all;' }), policy: 'annotations', note: 'Traefik interprets a part of the language of nginx in its own way' },
  { of: () => annotated({ 'enable-cors': 'true' }), policy: 'annotations', note: 'preflight requests are answered with 200, whatever their origin; where every origin is allowed, the answer names that of the request, so that browsers send cookies from any site: set cors-allow-credentials to "false", or list the origins' },
  { of: () => annotated({ 'limit-rps': '2' }), policy: 'annotations', note: 'a client above the limit gets 429 instead of 503, and each path of the route counts for itself, http and https apart' },
  { of: () => annotated({ 'permanent-redirect': 'https://b.com' }), policy: 'annotations', note: 'on a host with regular expressions the path is compared with the whole URL: what the pattern leaves over is appended to the target, and a query behind a pattern that ends with "$" prevents the redirect' },
  { of: () => annotated({ 'proxy-buffering': 'on' }), policy: 'annotations', note: 'a response reaches the client once it is whole, and one that is larger than the buffers and proxy-max-temp-file-size (1 GiB by default) fails' },
  { of: () => annotated({ 'backend-protocol': 'HTTPS' }), policy: 'annotations', note: '3 of 100 requests to servers of HTTP/2 are sent twice, whatever their method, and their answers lose the status and the headers, as measured: set proxy-http-version to "1.1", as ingress-nginx speaks' },
  { of: () => annotated({ 'proxy-next-upstream': 'error invalid_header http_503' }), policy: 'annotations', note: 'error and timeout are the same here: with one of them a request is tried again after both; a request that a server has got is not tried again where the connection breaks before the answer: it gets 502, unless http_502 is among the conditions; an answer with an invalid header is not tried again; a request with a body is not tried again after an answer with one of the codes, unless proxy-request-buffering is "on"' },
  { of: () => annotated({ 'proxy-ssl-verify': 'off' }), policy: 'annotations', note: 'proxy-ssl-verify does nothing without backend-protocol: "HTTPS", since the backends are spoken to in plain HTTP' },
  { of: () => annotated({ 'server-alias': '*.b.com' }), policy: 'annotations', note: 'the alias holds for this route alone, and not for every route of its hosts; a wildcard among the aliases stands for one label only' },
];

/** A load balancer whose last route has no certificate of its own. */
function inheriting(controller: Controller): ExternalLoadBalancer {
  const lb = loadBalancer({ controller, hosts: ['a.com'], tls: Tls.fromSecret('s') });
  lb.addRoute('b', { hosts: ['a.com'], paths: [RoutePath.prefix('/b')] });
  return lb;
}

/** A route of regular expressions with annotations of ingress-nginx that Traefik reads. */
function annotated(values: { readonly [name: string]: string }): ExternalLoadBalancer {
  const annotations = Object.fromEntries(Object.entries(values).map(([name, value]) => [`nginx.ingress.kubernetes.io/${name}`, value]));
  return loadBalancer({ controller: traefikReads(), hosts: ['a.com'], paths: [RoutePath.regex('/a.*')], annotations });
}
