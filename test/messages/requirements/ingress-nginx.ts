import { App, Chart, Duration } from 'cdk8s';
import { Backends, Controller, ExternalLoadBalancer, HashKey, HeaderValue, HttpsRedirect, IngressController, LoadBalancing, RoutePath, Tls } from '../../../src';
import { loadBalancerOfTwo as loadBalancer } from '../../support';
import { Requirements, traefikReads } from '../support';

/** Requirements of ingress-nginx, and of Traefik as the reader of its annotations. */
export const INGRESS_NGINX_REQUIREMENTS: Requirements = {
  'tls-terminator': [
    {
      of: () => loadBalancer({ httpsRedirect: HttpsRedirect.ALWAYS }),
      where: 'the ConfigMap of ingress-nginx',
      what: 'where a proxy ends TLS and forwards over http, it sends X-Forwarded-Proto: https, and use-forwarded-headers is true, with proxy-real-ip-cidr for its addresses',
      why: 'otherwise its requests count as http, and their redirects never end; without the second setting, every client may say that it came over https, and which address it has',
    },
    {
      of: () => loadBalancer({ controller: traefikReads(), httpsRedirect: HttpsRedirect.ALWAYS }),
      where: 'the static configuration of Traefik',
      what: 'where a proxy ends TLS and forwards over http, it sends X-Forwarded-Proto: https, and forwardedHeaders.trustedIPs of the entry points for http (httpEntryPoint of the provider) lists its addresses',
      why: 'otherwise its requests count as http, and their redirects never end; from other addresses Traefik writes X-Forwarded-Proto anew',
    },
  ],
  'new-connections': [
    {
      of: () => loadBalancer({ controller: traefikReads() }),
      where: 'the backends, and the host that Traefik runs on',
      what: 'they take a new connection for most requests that come at the same time as others; each leaves a port of the host in use for a minute',
      why: 'reading annotations, Traefik keeps 2 idle connections to each server, and closes all others after a request: of 800 requests, 16 at a time, about 500 opened one, as measured, and under full load 25,000 of the 28,000 ports that a host has for a server were in use; IngressController.traefik() keeps 200',
    },
  ],
  'acme-order': [
    {
      of: () => loadBalancer({ hosts: ['a.com'], tls: Tls.certManager({ clusterIssuer: 'ours' }), paths: [RoutePath.regex('/(?:admin|api|media|metrics|static|.*)/.*')] }),
      where: 'whoever proves a.com to a certificate authority, such as an issuer of cert-manager',
      what: 'it does so by DNS-01, or by a path that is longer than the pattern /(?:admin|api|media|metrics|static|.*)/.*',
      why: 'ingress-nginx tries the longest pattern of a host first, so that a shorter path below /.well-known/acme-challenge/ is never reached',
    },
  ],
  'acme-solver': [
    {
      of: () => loadBalancer({ hosts: ['a.com'], tls: Tls.certManager({ clusterIssuer: 'ours' }) }),
      where: 'the ClusterIssuer ours, if it proves hosts by HTTP-01',
      what: 'the Ingress of its solver has the class nginx',
      why: 'requests for /.well-known/acme-challenge/ are left to the solver that cert-manager makes; where the controller does not serve it, no certificate is issued or renewed',
    },
    {
      of: () => loadBalancer({ hosts: ['a.com'], tls: Tls.certManager({ clusterIssuer: 'ours' }), controller: IngressController.ingressNginx({ defaultClass: true }) }),
      where: 'the ClusterIssuer ours, if it proves hosts by HTTP-01',
      what: 'the Ingress of its solver has no class, or that of the controller',
      why: 'requests for /.well-known/acme-challenge/ are left to the solver that cert-manager makes; where the controller does not serve it, no certificate is issued or renewed',
    },
  ],
  'annotated-object': [
    {
      of: () => annotated(IngressController.ingressNginx(), { 'auth-type': 'basic', 'auth-secret': 'users' }),
      where: 'the Secret wetwin/users',
      what: 'it exists, and its key auth holds the users as htpasswd writes them, or, with auth-secret-type: "auth-map", each key is a user with the hash of the password',
      why: 'auth-secret names it, and without it every request gets 503',
    },
    {
      of: () => annotated(IngressController.ingressNginx(), { 'auth-tls-secret': 'wetwin/ca', 'force-ssl-redirect': 'true' }),
      where: 'the Secret wetwin/ca',
      what: 'it exists, and its key ca.crt holds the certificate authority of the clients (ingress-nginx asks for no certificate without it)',
      why: 'auth-tls-secret names it, and without it every request gets 403',
    },
    {
      of: () => annotated(traefikReads(), { 'backend-protocol': 'HTTPS', 'proxy-ssl-secret': 'wetwin/ca' }),
      where: 'the Secret wetwin/ca',
      what: 'it exists, and its keys ca.crt, tls.crt and tls.key hold the certificate authority of the backend and a certificate for it (without ca.crt ingress-nginx verifies nothing and sends no certificate)',
      why: 'proxy-ssl-secret names it, and without it Traefik leaves the route out, and its requests get 404 or go to another route',
    },
    {
      of: () => annotated(traefikReads(), { 'custom-headers': 'wetwin/headers' }),
      where: 'the ConfigMap wetwin/headers',
      what: 'it exists, and it holds the headers of responses, by their names',
      why: 'custom-headers names it, and without it every request gets 503',
    },
    {
      of: () => annotated(IngressController.ingressNginx(), { 'auth-url': 'https://auth.example.com', 'auth-proxy-set-headers': 'headers' }, new Chart(new App(), 'zl')),
      where: 'the ConfigMap headers, in the namespace of the Ingress',
      what: 'it exists, and it holds the headers for the authentication service, by their names',
      why: 'auth-proxy-set-headers names it, and without it every request gets 503',
    },
    {
      of: () => annotated(IngressController.ingressNginx(), { 'backend-protocol': 'FCGI', 'fastcgi-params-configmap': 'params' }),
      where: 'the ConfigMap wetwin/params',
      what: 'it exists, and it holds the parameters of FastCGI, by their names',
      why: 'fastcgi-params-configmap names it, and without it every request gets 503',
    },
    {
      of: () => annotated(IngressController.ingressNginx(), { 'default-backend': 'errors' }),
      where: 'the Service wetwin/errors',
      what: 'it exists, and its first port serves requests',
      why: 'default-backend names it, and without it it answers neither errors nor requests that have no backend',
    },
  ],
  'client-certificates-of-host': [
    {
      of: () => annotated(traefikReads(), { 'auth-tls-secret': 'wetwin/ca', 'force-ssl-redirect': 'true' }),
      where: 'every other Ingress of a.com that this Traefik reads, in any namespace',
      what: 'it has the same auth-tls-secret and auth-tls-verify-client',
      why: 'where the routes of a host differ, Traefik falls back to its default, which asks clients for no certificate, and everybody gets in',
    },
  ],
  'cross-namespace': [
    {
      of: () => annotated(IngressController.ingressNginx(), { 'auth-type': 'basic', 'auth-secret': 'other/users' }),
      where: 'the ConfigMap of ingress-nginx, as a rule ingress-nginx/ingress-nginx-controller',
      what: 'allow-cross-namespace-resources is true',
      why: 'auth-secret names an object of the namespace other, which ingress-nginx does not take from an Ingress of another one by default: every request gets 503',
    },
    {
      of: () => annotated(traefikReads(), { 'auth-tls-secret': 'other/ca', 'force-ssl-redirect': 'true' }, new Chart(new App(), 'zl')),
      where: 'the static configuration of Traefik',
      what: 'providers.kubernetesIngressNGINX.allowCrossNamespaceResources is true, unless the Ingress is applied to the namespace other',
      why: 'auth-tls-secret names an object of the namespace other, which Traefik does not take from an Ingress of another one by default: Traefik leaves the route out, and its requests get 404 or go to another route',
    },
  ],
  'error-pages': [
    {
      of: () => annotated(traefikReads(), { 'custom-http-errors': '404' }),
      where: 'the static configuration of Traefik',
      what: 'providers.kubernetesIngressNGINX.defaultBackendService names the Service with the error pages',
      why: 'without it, and without the annotation default-backend, errors of the backend reach the client as they are',
    },
  ],
  'allowed-response-headers': [
    {
      of: () => annotated(IngressController.ingressNginx(), { 'custom-headers': 'wetwin/headers' }),
      where: 'the ConfigMap of ingress-nginx, as a rule ingress-nginx/ingress-nginx-controller',
      what: 'global-allowed-response-headers lists every key of the ConfigMap wetwin/headers, in the same case (its keys are not known here)',
      why: 'with a header that is missing there, the route answers 503 to every request',
    },
    {
      of: () => loadBalancer({ controller: IngressController.ingressNginx({ allowedResponseHeaders: ['X-A'] }), responseHeaders: { 'X-A': HeaderValue.literal('a') } }),
      where: 'the ConfigMap of ingress-nginx, as a rule ingress-nginx/ingress-nginx-controller',
      what: 'global-allowed-response-headers lists X-A, in the same case',
      why: 'with a header that is missing there, the route answers 503 to every request',
    },
    {
      of: () => loadBalancer({ controller: traefikReads({ allowedResponseHeaders: ['X-A'] }), responseHeaders: { 'X-A': HeaderValue.literal('a') } }),
      where: 'the static configuration of Traefik',
      what: 'providers.kubernetesIngressNGINX.globalAllowedResponseHeaders lists X-A, in the same case',
      why: 'with a header that is missing there, the route answers 503 to every request',
    },
  ],
  'cert-manager': [
    {
      of: () => loadBalancer({ hosts: ['a.com'], tls: Tls.certManager({ clusterIssuer: 'ours' }) }),
      where: 'cert-manager',
      what: 'it runs, and the ClusterIssuer ours can issue for a.com',
      why: 'until the Secret zl-lb-tls holds a certificate, the controller presents its default certificate, which no client trusts',
    },
  ],
  'default-certificate': [
    {
      of: () => loadBalancer({ hosts: ['a.com', 'b.com'], tls: Tls.controllerDefault() }),
      where: 'the flags of ingress-nginx',
      what: '--default-ssl-certificate names a Secret, as namespace/name, with a certificate for a.com, b.com',
      why: 'without the flag ingress-nginx presents a certificate that it has made for itself, which no client trusts',
    },
    {
      of: () => loadBalancer({ controller: traefikReads(), tls: Tls.controllerDefault() }),
      where: 'the TLSStore "default" of Traefik',
      what: 'its default certificate, or another one that Traefik has, is for all hosts',
      why: 'without one Traefik presents a certificate that it has made for itself, which no client trusts',
    },
  ],
  'external-dns': [
    {
      of: () => loadBalancer({ hosts: ['a.com'], externalAddress: '10.254.18.55' }),
      where: 'external-dns',
      what: 'it runs with the source "ingress" and manages the zones of the hosts',
      why: 'otherwise the annotation is ignored, and DNS records for 10.254.18.55 are made by hand',
    },
  ],
  'external-name': [
    {
      of: () => loadBalancer({ backends: Backends.fromHostname('db.example.com', { port: 80 }) }),
      where: 'the flags of ingress-nginx',
      what: '--disable-svc-external-name is not set',
      why: 'with it the controller refuses Services of type ExternalName, and every request gets 503',
    },
  ],
  'default-ingress-class': [
    {
      of: () => loadBalancer({ controller: IngressController.ingressNginx({ defaultClass: true }) }),
      where: 'the default IngressClass of the cluster',
      what: 'it exists, and its spec.controller is that of a running ingress-nginx (k8s.io/ingress-nginx by default); it has the annotation by the time that the Ingress is created',
      why: 'an Ingress without a class gets the default one when it is created, of several the newest, and keeps it; one that is created without a default class, or whose class a later manifest takes out, has none and is not served until it is deleted and created again; no other controller reads these annotations, and no controller serves an Ingress of an unknown class; ingress-nginx was retired in March 2026 and gets no fixes any more, so plan to move',
    },
  ],
  'ingress-class': [
    {
      of: () => loadBalancer(),
      where: 'the IngressClass nginx',
      what: 'it exists, and its spec.controller is that of a running ingress-nginx (k8s.io/ingress-nginx by default)',
      why: 'no other controller reads these annotations, and no controller serves an Ingress of an unknown class; ingress-nginx was retired in March 2026 and gets no fixes any more, so plan to move',
    },
    {
      of: () => loadBalancer({ controller: traefikReads() }),
      where: 'the IngressClass nginx',
      what: 'it exists with the spec.controller k8s.io/ingress-nginx, and a Traefik from 3.7 on runs with the provider kubernetesIngressNGINX',
      why: 'Traefik reads these annotations by that provider alone, and only of Ingresses of such a class',
    },
  ],
  'no-health-checks': [
    {
      of: () => loadBalancer({ timeouts: { connect: Duration.seconds(2) }, loadBalancing: LoadBalancing.peakEwma() }),
      where: 'the backends',
      what: 'the address of a server is removed before it goes down',
      why: 'ingress-nginx checks no health: a server that refuses connections costs next to nothing, since the next one is tried, and one that is silent costs nearly every request the connect timeout of 2 s, for as long as it is silent',
    },
    {
      of: () => loadBalancer(),
      where: 'the backends',
      what: 'the address of a server is removed before it goes down',
      why: 'ingress-nginx checks no health: a server that refuses connections costs next to nothing, since others are tried, and one that is silent costs nearly every request the connect timeout of 1 s, for as long as it is silent',
    },
    {
      of: () => loadBalancer({ loadBalancing: LoadBalancing.peakEwma() }),
      where: 'the backends',
      what: 'the address of a server is removed before it goes down',
      why: 'ingress-nginx checks no health: a server that refuses connections costs next to nothing, since the next one is tried, and one that is silent costs nearly every request the connect timeout of 1 s, for as long as it is silent',
    },
    {
      of: () => loadBalancer({ loadBalancing: LoadBalancing.consistentHash(HashKey.uri()) }),
      where: 'the backends',
      what: 'the address of a server is removed before it goes down',
      why: 'ingress-nginx checks no health: a server that refuses connections costs next to nothing, since the next one is tried, and one that is silent costs nearly every request the connect timeout of 1 s, for as long as it is silent',
    },
    {
      of: () => loadBalancer({ loadBalancing: LoadBalancing.stickyCookie() }),
      where: 'the backends',
      what: 'the address of a server is removed before it goes down',
      why: 'ingress-nginx checks no health: where a server refuses connections, its clients get another one and a new cookie, and one that is silent costs nearly every request the connect timeout of 1 s, for as long as it is silent',
    },
    {
      of: () => loadBalancer({ controller: traefikReads() }),
      where: 'the backends',
      what: 'the address of a server is removed before it goes down',
      why: 'Traefik checks no health: a server that refuses connections costs next to nothing, since the next one is tried, and one that is silent costs nearly every request the connect timeout of 1 s, for as long as it is silent',
    },
  ],
  'regex-hosts': [
    {
      of: () => loadBalancer({ paths: [RoutePath.regex('/a.*')] }),
      where: 'every other Ingress of the default host, in any namespace',
      what: 'its paths still mean what they say when they are read as regular expressions, in any case and without an end anchor',
      why: 'one regular expression or rewrite on a host makes the controller read all paths of that host as patterns: /app then also matches /apple and /APP; the routes of this app are rendered for it, others are not',
    },
    {
      of: () => loadBalancer({ hosts: ['a.com'], paths: [RoutePath.regex('/a.*')] }),
      where: 'every other Ingress of a.com, in any namespace',
      what: 'its paths still mean what they say when they are read as regular expressions, in any case and without an end anchor',
      why: 'one regular expression or rewrite on a host makes the controller read all paths of that host as patterns: /app then also matches /apple and /APP; the routes of this app are rendered for it, others are not',
    },
  ],
  'snippet-annotations': [
    {
      of: () => loadBalancer({ blockedUserAgents: ['curl'] }),
      where: 'the ConfigMap of ingress-nginx, as a rule ingress-nginx/ingress-nginx-controller',
      what: 'snippets are allowed, for "nginx.ingress.kubernetes.io/configuration-snippet"',
      why: 'without both settings the controller ignores the whole Ingress, without an event, and its hosts answer 404; an Ingress that was ignored stays so until it is touched or the controller restarts. With annotations-risk-level alone, or where the settings are taken back later, it serves the Ingress without its snippets: blocked user agents then get in',
    },
    {
      of: () => loadBalancer({ controller: traefikReads(), blockedUserAgents: ['curl'] }),
      where: 'the static configuration of Traefik',
      what: 'snippets are allowed, for "nginx.ingress.kubernetes.io/configuration-snippet"',
      why: 'without the setting Traefik ignores the whole Ingress, and its hosts answer 404',
    },
  ],
  'tls-secret': [
    {
      of: () => loadBalancer({ hosts: ['a.com'], tls: Tls.fromSecret('s') }),
      where: 'the Secret s, in the namespace of the Ingress',
      what: 'it is of type kubernetes.io/tls and holds a certificate for a.com',
      why: 'without it the controller presents its default certificate, which no client trusts',
    },
  ],
};

/** A route with annotations of ingress-nginx. */
function annotated(controller: Controller, values: { readonly [name: string]: string }, chart?: Chart): ExternalLoadBalancer {
  const annotations = Object.fromEntries(Object.entries(values).map(([name, value]) => [`nginx.ingress.kubernetes.io/${name}`, value]));
  return loadBalancer({ controller, hosts: ['a.com'], annotations }, chart);
}
