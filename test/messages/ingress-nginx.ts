import { Chart, Duration, Size } from 'cdk8s';
import { ANNOTATION_CONTRADICTIONS } from './annotation-effects';
import { cut, LONG_PATH, Messages, traefikReads } from './support';
import {
  Backends, EndpointsApi, ExternalLoadBalancer, ExternalLoadBalancerProps, HashKey,
  HeaderValue, IngressController, LoadBalancing, Rewrite, RoutePath, Tls,
} from '../../src';
import { TWO_BACKENDS, chartIn, loadBalancerOfTwo as loadBalancer } from '../support';

/** Errors of what ingress-nginx, or Traefik as the reader of its annotations, cannot do. */
export const INGRESS_NGINX_MESSAGES: Messages = {
  'annotations.by-prop': [
    [
      () => loadBalancer({ annotations: { 'kubernetes.io/ingress.class': 'nginx' } }),
      'zl/Lb: annotations["kubernetes.io/ingress.class"]: got "nginx", allowed is an annotation that no prop renders; set className or defaultClass of IngressController.ingressNginx(); the annotation is deprecated [annotations.by-prop]',
    ],
    [
      () => loadBalancer({ annotations: { 'nginx.ingress.kubernetes.io/rewrite-target': '/$1' } }),
      'zl/Lb: annotations["nginx.ingress.kubernetes.io/rewrite-target"]: got "/$1", allowed is an annotation that no prop renders; set the prop rewrite to Rewrite.regexTarget("/$1") and paths with RoutePath.regex(), or Rewrite.stripPrefix() with RoutePath.prefix() [annotations.by-prop]',
    ],
    [
      () => loadBalancer({ annotations: { 'nginx.ingress.kubernetes.io/use-regex': 'true' } }),
      'zl/Lb: annotations["nginx.ingress.kubernetes.io/use-regex"]: got "true", allowed is an annotation that no prop renders; write the paths with RoutePath.regex() [annotations.by-prop]',
    ],
  ],
  'annotations.canary-weight': [
    [
      () => loadBalancer({ annotations: { 'nginx.ingress.kubernetes.io/canary': 'true', 'nginx.ingress.kubernetes.io/canary-weight': '101' } }),
      'zl/Lb: annotations["nginx.ingress.kubernetes.io/canary-weight"]: got "101", allowed is at most the total, which is 100; lower it, or raise canary-weight-total [annotations.canary-weight]',
    ],
  ],
  'annotations.client-certificates': [
    [
      () => loadBalancer({ annotations: { 'nginx.ingress.kubernetes.io/auth-tls-secret': 'wetwin/ca' } }),
      'zl/Lb: annotations["nginx.ingress.kubernetes.io/auth-tls-secret"]: got "wetwin/ca", allowed is a route that is served over https only: over http, every client gets in without a certificate; set the prop tls, also where another route of the host has it, or nginx.ingress.kubernetes.io/force-ssl-redirect: "true" [annotations.client-certificates]',
    ],
    [
      () => loadBalancer({ hosts: ['a.com'], tls: Tls.fromSecret('s'), annotations: { 'nginx.ingress.kubernetes.io/auth-tls-secret': 'wetwin/ca', 'nginx.ingress.kubernetes.io/ssl-redirect': 'false' } }),
      'zl/Lb: annotations["nginx.ingress.kubernetes.io/auth-tls-secret"]: got "wetwin/ca", allowed is a route that is served over https only: over http, every client gets in without a certificate; set the prop tls, also where another route of the host has it (and leave out ssl-redirect: "false"), or nginx.ingress.kubernetes.io/force-ssl-redirect: "true" [annotations.client-certificates]',
    ],
  ],
  'annotations.cookie-domain': [
    [
      () => loadBalancer({ hosts: ['a.com'], annotations: { 'nginx.ingress.kubernetes.io/affinity': 'cookie', 'nginx.ingress.kubernetes.io/session-cookie-domain': 'b.com' } }),
      'zl/Lb: annotations["nginx.ingress.kubernetes.io/session-cookie-domain"]: got "b.com", allowed is a domain that the hosts are in, and a.com is not; correct it: browsers would drop the cookie [annotations.cookie-domain]',
    ],
  ],
  'annotations.cookie-samesite': [
    [
      () => loadBalancer({ annotations: { 'nginx.ingress.kubernetes.io/affinity': 'cookie', 'nginx.ingress.kubernetes.io/session-cookie-samesite': 'None' } }),
      'zl/Lb: annotations["nginx.ingress.kubernetes.io/session-cookie-samesite"]: got "None", allowed is None with a secure cookie only: browsers drop others; set the prop tls, or nginx.ingress.kubernetes.io/session-cookie-secure: "true" where https ends before the controller [annotations.cookie-samesite]',
    ],
  ],
  'annotations.contradicts': ANNOTATION_CONTRADICTIONS,
  'annotations.ignored': [
    [
      () => loadBalancer({ controller: traefikReads(), annotations: { 'nginx.ingress.kubernetes.io/satisfy': 'any' } }),
      'zl/Lb: annotations["nginx.ingress.kubernetes.io/satisfy"]: got "any", allowed is an annotation that Traefik reads, and it ignores this one; take it out: a client has to pass every check, as with "all" [annotations.ignored]',
    ],
    [
      () => annotated({ 'auth-tls-match-cn': 'CN=a' }),
      'zl/Lb: annotations["nginx.ingress.kubernetes.io/auth-tls-match-cn"]: got "CN=a", allowed is an annotation that Traefik reads, and it ignores this one; let the backend check the subject, which it gets with auth-tls-pass-certificate-to-upstream: "true" (without a check every client of the certificate authority gets in) [annotations.ignored]',
    ],
    [
      () => annotated({ 'auth-keepalive': '1' }),
      'zl/Lb: annotations["nginx.ingress.kubernetes.io/auth-keepalive"]: got "1", allowed is an annotation that Traefik reads, and it ignores this one; take it out: here nothing does the same [annotations.ignored]',
    ],
  ],
  'annotations.needs-another': [
    [
      () => loadBalancer({ annotations: { 'nginx.ingress.kubernetes.io/proxy-ssl-verify': 'off' } }),
      'zl/Lb: annotations["nginx.ingress.kubernetes.io/proxy-ssl-verify"]: got "off", allowed is this annotation together with nginx.ingress.kubernetes.io/proxy-ssl-secret, without which ingress-nginx verifies nothing anyway; take it out: nothing changes [annotations.needs-another]',
    ],
    [
      () => loadBalancer({ annotations: { 'nginx.ingress.kubernetes.io/cors-max-age': '60' } }),
      'zl/Lb: annotations["nginx.ingress.kubernetes.io/cors-max-age"]: got "60", allowed is this annotation together with nginx.ingress.kubernetes.io/enable-cors, without which ingress-nginx ignores it; add that one, or take this one out [annotations.needs-another]',
    ],
    [
      () => loadBalancer({ annotations: { 'nginx.ingress.kubernetes.io/session-cookie-domain': 'example.com' } }),
      'zl/Lb: annotations["nginx.ingress.kubernetes.io/session-cookie-domain"]: got "example.com", allowed is this annotation together with nginx.ingress.kubernetes.io/affinity, without which ingress-nginx ignores it; set the prop loadBalancing with LoadBalancing.stickyCookie(), or take it out [annotations.needs-another]',
    ],
    [
      () => loadBalancer({ annotations: { 'nginx.ingress.kubernetes.io/x-forwarded-prefix': '/lb' } }),
      'zl/Lb: annotations["nginx.ingress.kubernetes.io/x-forwarded-prefix"]: got "/lb", allowed is this annotation together with nginx.ingress.kubernetes.io/rewrite-target, without which ingress-nginx ignores it; set the prop rewrite, or take it out [annotations.needs-another]',
    ],
    [
      () => loadBalancer({ annotations: { 'nginx.ingress.kubernetes.io/auth-type': 'basic' } }),
      'zl/Lb: annotations["nginx.ingress.kubernetes.io/auth-type"]: got "basic", allowed is this annotation together with nginx.ingress.kubernetes.io/auth-secret, without which ingress-nginx answers 503 to every request; add that one, or take this one out [annotations.needs-another]',
    ],
    [
      () => loadBalancer({ annotations: { 'nginx.ingress.kubernetes.io/limit-burst-multiplier': '2' } }),
      'zl/Lb: annotations["nginx.ingress.kubernetes.io/limit-burst-multiplier"]: got "2", allowed is this annotation together with nginx.ingress.kubernetes.io/limit-rps or nginx.ingress.kubernetes.io/limit-rpm or nginx.ingress.kubernetes.io/limit-connections, without which ingress-nginx ignores it; add one of those, or take this one out [annotations.needs-another]',
    ],
    [
      () => loadBalancer({ annotations: { 'nginx.ingress.kubernetes.io/fastcgi-index': 'index.php' } }),
      'zl/Lb: annotations["nginx.ingress.kubernetes.io/fastcgi-index"]: got "index.php", allowed is this annotation together with nginx.ingress.kubernetes.io/backend-protocol: "FCGI", without which ingress-nginx ignores it; add that one, or take this one out [annotations.needs-another]',
    ],
  ],
  'annotations.needs-snippet': [
    [
      () => loadBalancer({ annotations: { 'nginx.ingress.kubernetes.io/server-snippet': 'x' }, controller: IngressController.ingressNginx({ snippetAnnotations: false }) }),
      'zl/Lb: annotations["nginx.ingress.kubernetes.io/server-snippet"]: got "x", allowed is what needs no snippet, since snippetAnnotations is false; allow snippets, or ask for the same with a prop [annotations.needs-snippet]',
    ],
  ],
  'annotations.needs-tls': [
    [
      () => loadBalancer({ annotations: { 'nginx.ingress.kubernetes.io/proxy-ssl-secret': 'wetwin/ca' } }),
      'zl/Lb: annotations["nginx.ingress.kubernetes.io/proxy-ssl-secret"]: got "wetwin/ca", allowed is this annotation together with nginx.ingress.kubernetes.io/backend-protocol: "HTTPS" or "AUTO_HTTP" (here it is "HTTP"), without which ingress-nginx ignores it; add nginx.ingress.kubernetes.io/backend-protocol: "HTTPS" if the backends speak TLS, or take this one out [annotations.needs-tls]',
    ],
    [
      () => annotated({ 'backend-protocol': 'GRPC', 'proxy-ssl-verify': 'on' }),
      'zl/Lb: annotations["nginx.ingress.kubernetes.io/proxy-ssl-verify"]: got "on", allowed is this annotation together with nginx.ingress.kubernetes.io/backend-protocol: "HTTPS" or "GRPCS" (here it is "GRPC"), without which Traefik ignores it; add nginx.ingress.kubernetes.io/backend-protocol: "HTTPS" if the backends speak TLS, or take this one out [annotations.needs-tls]',
    ],
  ],
  'annotations.not-served': [
    [
      () => annotated({ 'app-root': '/a' }, { paths: [RoutePath.prefix('/a')] }),
      'zl/Lb: annotations["nginx.ingress.kubernetes.io/app-root"]: got "/a", allowed is a value that Traefik serves as ingress-nginx does, and it redirects "/" only where the route gets it, and this one does not; set it on a route with the path "/" [annotations.not-served]',
    ],
    [
      () => annotated({ 'auth-tls-secret': 'wetwin/ca', 'force-ssl-redirect': 'true' }),
      'zl/Lb: annotations["nginx.ingress.kubernetes.io/auth-tls-secret"]: got "wetwin/ca", allowed is a value that Traefik serves as ingress-nginx does, and it checks certificates by host, and so lets everybody in where the route has none; name the hosts of the route [annotations.not-served]',
    ],
    [
      () => {
        const lb = annotated({ 'auth-tls-secret': 'wetwin/ca', 'force-ssl-redirect': 'true' }, { hosts: ['a.com'] });
        lb.addRoute('b', { hosts: ['a.com'], paths: [RoutePath.prefix('/b')] });
        return lb.report;
      },
      'zl/Lb: annotations["nginx.ingress.kubernetes.io/auth-tls-secret"]: got "wetwin/ca", allowed is a value that Traefik serves as ingress-nginx does, and it checks no certificate where the routes of a host differ, and zl/Lb/b has another auth-tls-secret or auth-tls-verify-client, or none; set the same on every route of the host [annotations.not-served]',
    ],
    [
      () => annotated({ 'auth-url': 'https://$http_host/' }),
      'zl/Lb: annotations["nginx.ingress.kubernetes.io/auth-url"]: got "https://$http_host/", allowed is a value that Traefik serves as ingress-nginx does, and it finds no header Host for $http_host, and leaves it empty; write $best_http_host [annotations.not-served]',
    ],
    [
      () => annotated({ 'backend-protocol': 'FCGI' }),
      'zl/Lb: annotations["nginx.ingress.kubernetes.io/backend-protocol"]: got "FCGI", allowed is a value that Traefik serves as ingress-nginx does, and it speaks plain HTTP to the backend for every other value; write "HTTP", "HTTPS", "GRPC" or "GRPCS" [annotations.not-served]',
    ],
    [
      () => annotated({ 'canary': 'true', 'canary-by-header': 'X-A', 'canary-by-header-pattern': '(?=a)a' }),
      'zl/Lb: annotations["nginx.ingress.kubernetes.io/canary-by-header-pattern"]: got "(?=a)a", allowed is a value that Traefik serves as ingress-nginx does, and it reads regular expressions as Go does, without lookahead, references to groups and possessive quantifiers, and so leaves this one out; write it without [annotations.not-served]',
    ],
    [
      () => annotated({ 'auth-url': 'https://auth.example.com/', 'auth-snippet': 'if ($request_method = OPTIONS) { return 204; }' }),
      'zl/Lb: annotations["nginx.ingress.kubernetes.io/auth-snippet"]: got "if ($request_method = OPTIONS) { return 204; }", allowed is a value that Traefik serves as ingress-nginx does, and it answers the client with the 204 of this "return", where nginx asks no service and lets the request pass; take it out, and let the service answer such requests [annotations.not-served]',
    ],
    [
      () => annotated({ 'configuration-snippet': 'gzip on;' }),
      'zl/Lb: annotations["nginx.ingress.kubernetes.io/configuration-snippet"]: got "gzip on;", allowed is a value that Traefik serves as ingress-nginx does, and it does not know the directive gzip, and answers every request of the route with 404; take it out; the directives that it knows are add_header, allow, auth_request_set, deny, expires, if, location, more_clear_headers, more_clear_input_headers, more_set_headers, more_set_input_headers, proxy_hide_header, proxy_method, proxy_set_header, return, rewrite, set [annotations.not-served]',
    ],
    [
      () => annotated({ 'configuration-snippet': 'location /a { return 403; }' }),
      'zl/Lb: annotations["nginx.ingress.kubernetes.io/configuration-snippet"]: got "location /a { return 403; }", allowed is a value that Traefik serves as ingress-nginx does, and it takes location in no block location like this one, and answers every request of the route with 404; move it to where it may stand: server [annotations.not-served]',
    ],
    [
      () => annotated({ 'configuration-snippet': 'if ($http_user_agent ~* "a b") { return 403; }' }),
      'zl/Lb: annotations["nginx.ingress.kubernetes.io/configuration-snippet"]: got "if ($http_user_agent ~* \\"a b\\") { return 403; }", allowed is a value that Traefik serves as ingress-nginx does, and it reads the condition ($http_user_agent ~* "a b") otherwise than nginx: it takes a variable alone, or with an operator and one word, and drops parentheses and what follows a space; write it like ($http_user_agent ~* "a\\x20b|c"), in double quotes and with \\x20 for a space [annotations.not-served]',
    ],
    [
      () => annotated({ 'enable-cors': 'true', 'cors-allow-origin': 'https://*.a.com' }),
      'zl/Lb: annotations["nginx.ingress.kubernetes.io/cors-allow-origin"]: got "https://*.a.com", allowed is a value that Traefik serves as ingress-nginx does, and it compares origins as they are, so that a pattern never fits; list the origins [annotations.not-served]',
    ],
    [
      () => annotated({ 'proxy-body-size': '1m' }),
      'zl/Lb: annotations["nginx.ingress.kubernetes.io/proxy-body-size"]: got "1m", allowed is a value that Traefik serves as ingress-nginx does, and it looks at it only beside proxy-request-buffering: "on"; set the prop maxBodySize, which adds that one [annotations.not-served]',
    ],
    [
      () => annotated({ 'proxy-buffer-size': '8k' }),
      'zl/Lb: annotations["nginx.ingress.kubernetes.io/proxy-buffer-size"]: got "8k", allowed is a value that Traefik serves as ingress-nginx does, and it looks at it only beside proxy-buffering: "on"; add that one, or take this one out [annotations.not-served]',
    ],
    [
      () => annotated({ 'proxy-http-version': '1.0' }),
      'zl/Lb: annotations["nginx.ingress.kubernetes.io/proxy-http-version"]: got "1.0", allowed is a value that Traefik serves as ingress-nginx does, and it ignores every version but "1.1"; take it out, or write "1.1" [annotations.not-served]',
    ],
    [
      () => annotated({ 'proxy-http-version': '1.1', 'backend-protocol': 'GRPCS' }),
      'zl/Lb: annotations["nginx.ingress.kubernetes.io/proxy-http-version"]: got "1.1", allowed is a value that Traefik serves as ingress-nginx does, and it switches HTTP/2 off with it, which gRPC needs; take it out [annotations.not-served]',
    ],
    [
      () => annotated({ 'proxy-buffering': 'on', 'proxy-max-temp-file-size': '0' }),
      'zl/Lb: annotations["nginx.ingress.kubernetes.io/proxy-max-temp-file-size"]: got "0", allowed is a value that Traefik serves as ingress-nginx does, and it fails every response that is larger than the buffers, where ingress-nginx passes it on; name a size above that of the largest response, or set proxy-buffering to "off" [annotations.not-served]',
    ],
    [
      () => annotated({ 'proxy-next-upstream': 'invalid_header' }),
      'zl/Lb: annotations["nginx.ingress.kubernetes.io/proxy-next-upstream"]: got "invalid_header", allowed is a value that Traefik serves as ingress-nginx does, and it tries again for error, timeout and answers such as http_503 only, and without any of them answers every request of the route with 404; add "error", or write "off" [annotations.not-served]',
    ],
    [
      () => annotated({ 'backend-protocol': 'HTTPS', 'proxy-ssl-server-name': 'on' }),
      'zl/Lb: annotations["nginx.ingress.kubernetes.io/proxy-ssl-server-name"]: got "on", allowed is a value that Traefik serves as ingress-nginx does, and it takes the value itself for the name of the server, and would send "on"; set proxy-ssl-name [annotations.not-served]',
    ],
    [
      () => annotated({ 'backend-protocol': 'HTTPS', 'proxy-ssl-server-name': 'off', 'proxy-ssl-name': 'a.com' }),
      'zl/Lb: annotations["nginx.ingress.kubernetes.io/proxy-ssl-server-name"]: got "off", allowed is a value that Traefik serves as ingress-nginx does, and it sends the name of proxy-ssl-name all the same; take it out [annotations.not-served]',
    ],
    [
      () => annotated({ 'service-upstream': 'true' }, { backends: Backends.fromHostname('db.example.com', { port: 80 }) }),
      'zl/Lb: annotations["nginx.ingress.kubernetes.io/service-upstream"]: got "true", allowed is a value that Traefik serves as ingress-nginx does, and it sends the requests to the DNS name all the same, which has no cluster IP; take it out [annotations.not-served]',
    ],
    [
      () => annotated({ 'service-upstream': 'true' }, { backends: Backends.fromIps(['fd00::46'], { port: 80 }), endpointsApi: EndpointsApi.ENDPOINT_SLICE }),
      'zl/Lb: annotations["nginx.ingress.kubernetes.io/service-upstream"]: got "true", allowed is a value that Traefik serves as ingress-nginx does, and it sends the requests to the cluster IP of the Service, and one for IPv6 addresses has none, so that every request gets 502; take it out [annotations.not-served]',
    ],
    [
      () => annotated({ 'ssl-passthrough': 'true' }),
      'zl/Lb: annotations["nginx.ingress.kubernetes.io/ssl-passthrough"]: got "true", allowed is a value that Traefik serves as ingress-nginx does, and it passes the connections of a named host on, for the path "/" alone; name the hosts and leave the paths out [annotations.not-served]',
    ],
    [
      () => annotated({ 'upstream-hash-by': '$upstream_addr' }),
      'zl/Lb: annotations["nginx.ingress.kubernetes.io/upstream-hash-by"]: got "$upstream_addr", allowed is a value that Traefik serves as ingress-nginx does, and it does not know the variable $upstream_addr, and leaves it as text; take the variable out [annotations.not-served]',
    ],
  ],
  'annotations.not-together': [
    [
      () => loadBalancer({ annotations: { 'nginx.ingress.kubernetes.io/permanent-redirect': 'https://a.com/', 'nginx.ingress.kubernetes.io/temporal-redirect': 'https://b.com/' } }),
      'zl/Lb: annotations["nginx.ingress.kubernetes.io/permanent-redirect"]: got "https://a.com/", allowed is this annotation without nginx.ingress.kubernetes.io/temporal-redirect: "https://b.com/": ingress-nginx takes that one alone; take one of them out [annotations.not-together]',
    ],
    [
      () => loadBalancer({ annotations: { 'nginx.ingress.kubernetes.io/proxy-redirect-from': 'default', 'nginx.ingress.kubernetes.io/backend-protocol': 'GRPC' } }),
      'zl/Lb: annotations["nginx.ingress.kubernetes.io/proxy-redirect-from"]: got "default", allowed is this annotation without nginx.ingress.kubernetes.io/backend-protocol: "GRPC": nginx loads no configuration, since it knows no default for this protocol; take one of them out [annotations.not-together]',
    ],
  ],
  'annotations.prefix-case': [
    [
      () => loadBalancer({ annotations: { 'NGINX.ingress.kubernetes.io/proxy-buffering': 'on' } }),
      'zl/Lb: annotations["NGINX.ingress.kubernetes.io/proxy-buffering"]: got "on", allowed is the prefix in lower case, as ingress-nginx reads it; write "nginx.ingress.kubernetes.io/proxy-buffering" [annotations.prefix-case]',
    ],
  ],
  'annotations.rendered': [
    [
      () => loadBalancer({ annotations: { 'nginx.ingress.kubernetes.io/configuration-snippet': 'return 403;' }, blockedUserAgents: ['curl'] }),
      'zl/Lb: annotations["nginx.ingress.kubernetes.io/configuration-snippet"]: got "return 403;", allowed is an annotation that no prop renders; take it out: it is rendered for blockedUserAgents [annotations.rendered]',
    ],
    [
      () => loadBalancer({ annotations: { 'nginx.ingress.kubernetes.io/proxy-body-size': '2m' }, maxBodySize: Size.mebibytes(1) }),
      'zl/Lb: annotations["nginx.ingress.kubernetes.io/proxy-body-size"]: got "2m", allowed is an annotation that no prop renders; take it out: the prop maxBodySize renders it [annotations.rendered]',
    ],
  ],
  'annotations.snippet': [
    [
      () => loadBalancer({ annotations: { 'nginx.ingress.kubernetes.io/configuration-snippet': 'more_set_headers "A: b"' } }),
      'zl/Lb: annotations["nginx.ingress.kubernetes.io/configuration-snippet"]: got "more_set_headers \\"A: b\\"", allowed is complete directives of nginx, and in line 1 the ";" at the end is missing; complete it: nginx would load no configuration any more, for all tenants [annotations.snippet]',
    ],
    [
      () => loadBalancer({ annotations: { 'nginx.ingress.kubernetes.io/server-snippet': 'if ($a) { return 403;' } }),
      'zl/Lb: annotations["nginx.ingress.kubernetes.io/server-snippet"]: got "if ($a) { return 403;", allowed is complete directives of nginx, and in line 1 the "}" of a block is missing; complete it: nginx would load no configuration any more, for all tenants [annotations.snippet]',
    ],
  ],
  'annotations.too-long': [
    [
      () => loadBalancer({ annotations: { 'nginx.ingress.kubernetes.io/auth-url': `https://auth.example.com/${'a'.repeat(4000)}` } }),
      `zl/Lb: annotations["nginx.ingress.kubernetes.io/auth-url"]: got ${cut(`https://auth.example.com/${'a'.repeat(4000)}`)}, allowed is at most 4000 characters with their escapes on ingress-nginx (the longest word that nginx reads), and these are 4025; shorten it [annotations.too-long]`,
    ],
  ],
  'annotations.unread': [
    [
      () => loadBalancer({ annotations: { 'traefik.ingress.kubernetes.io/router.middlewares': 'sso@kubernetescrd' } }),
      'zl/Lb: annotations["traefik.ingress.kubernetes.io/router.middlewares"]: got "sso@kubernetescrd", allowed is an annotation that has an effect on an Ingress of ingress-nginx, and this one has none: Traefik reads it on an Ingress of its own class, by its provider kubernetesIngress; take it out: nobody reads Middlewares of this Ingress; props do the like (externalAuth for single sign-on, allowedSourceRanges for addresses) [annotations.unread]',
    ],
    [
      () => loadBalancer({ hosts: ['a.com'], annotations: { 'cert-manager.io/cluster-issuer': 'le' } }),
      'zl/Lb: annotations["cert-manager.io/cluster-issuer"]: got "le", allowed is an annotation that has an effect on an Ingress of ingress-nginx, and this one has none: cert-manager makes certificates for spec.tls, which only the prop tls renders; set the prop tls to Tls.certManager({ clusterIssuer: "le" }) [annotations.unread]',
    ],
    [
      () => loadBalancer({ hosts: ['a.com'], tls: Tls.fromSecret('s'), annotations: { 'cert-manager.io/duration': '90d' } }),
      'zl/Lb: annotations["cert-manager.io/duration"]: got "90d", allowed is an annotation that has an effect on an Ingress of ingress-nginx, and this one has none: cert-manager makes certificates where an issuer is named; set the prop tls to Tls.certManager() with the name of the issuer [annotations.unread]',
    ],
    [
      () => loadBalancer({ hosts: ['a.com'], tls: Tls.certManager({ issuer: 'a' }), annotations: { 'cert-manager.io/cluster-issuer': 'le' } }),
      'zl/Lb: annotations["cert-manager.io/cluster-issuer"]: got "le", allowed is an annotation that has an effect on an Ingress of ingress-nginx, and this one has none: cert-manager makes no certificate where two issuers are named; take it out: the prop tls names the issuer [annotations.unread]',
    ],
  ],
  'annotations.unknown': [
    [
      () => loadBalancer({ annotations: { 'nginx.ingress.kubernetes.io/load-balancing-scheme': 'round-robin' } }),
      'zl/Lb: annotations["nginx.ingress.kubernetes.io/load-balancing-scheme"]: got "round-robin", allowed is an annotation that ingress-nginx has, and it ignores this one; set the prop loadBalancing to LoadBalancing.roundRobin() [annotations.unknown]',
    ],
    [
      () => loadBalancer({ annotations: { 'nginx.ingress.kubernetes.io/proxy-bodysize': '2m' } }),
      'zl/Lb: annotations["nginx.ingress.kubernetes.io/proxy-bodysize"]: got "2m", allowed is an annotation that ingress-nginx has, and it ignores this one; write nginx.ingress.kubernetes.io/proxy-body-size [annotations.unknown]',
    ],
    [
      () => loadBalancer({ annotations: { 'nginx.ingress.kubernetes.io/secure-backends': 'true' } }),
      'zl/Lb: annotations["nginx.ingress.kubernetes.io/secure-backends"]: got "true", allowed is an annotation that ingress-nginx has, and it ignores this one; set the prop backendProtocol to BackendProtocol.https(BackendTls.unverified()) [annotations.unknown]',
    ],
    [
      () => loadBalancer({ annotations: { 'nginx.ingress.kubernetes.io/hsts': 'true' } }),
      'zl/Lb: annotations["nginx.ingress.kubernetes.io/hsts"]: got "true", allowed is an annotation that ingress-nginx has, and it ignores this one; it is a key of the ConfigMap of ingress-nginx, where it holds for every host; set it there [annotations.unknown]',
    ],
    [
      () => loadBalancer({ annotations: { 'nginx.ingress.kubernetes.io/default-certificate': 'x' } }),
      'zl/Lb: annotations["nginx.ingress.kubernetes.io/default-certificate"]: got "x", allowed is an annotation that ingress-nginx has, and it ignores this one; take it out, and look for a prop that does what it is meant for [annotations.unknown]',
    ],
    [
      () => loadBalancer({ annotations: { 'nginx.ingress.kubernetes.io/real-ip-header': 'X-Real-IP' } }),
      'zl/Lb: annotations["nginx.ingress.kubernetes.io/real-ip-header"]: got "X-Real-IP", allowed is an annotation that ingress-nginx has, and it ignores this one; set the prop responseHeaders with HeaderValue.clientIp() [annotations.unknown]',
    ],
    [
      () => loadBalancer({ annotations: { 'nginx.ingress.kubernetes.io/service-name-header': 'Backend-Pod' } }),
      'zl/Lb: annotations["nginx.ingress.kubernetes.io/service-name-header"]: got "Backend-Pod", allowed is an annotation that ingress-nginx has, and it ignores this one; set the prop responseHeaders with HeaderValue.serviceName() or HeaderValue.backendAddress() [annotations.unknown]',
    ],
  ],
  'annotations.value': [
    [
      () => loadBalancer({ annotations: { 'nginx.ingress.kubernetes.io/allowlist-source-range': 'all' } }),
      'zl/Lb: annotations["nginx.ingress.kubernetes.io/allowlist-source-range"]: got "all", allowed is IP addresses or ranges like 10.0.0.0/8, separated by commas; correct the value: the controller would ignore it, drop the whole Ingress or fail to load its configuration [annotations.value]',
    ],
    [
      () => loadBalancer({ annotations: { 'nginx.ingress.kubernetes.io/load-balance': 'round-robin' } }),
      'zl/Lb: annotations["nginx.ingress.kubernetes.io/load-balance"]: got "round-robin", allowed is "round_robin", "chash", "chashsubset", "sticky_balanced", "sticky_persistent", "ewma"; correct the value: the controller would ignore it, drop the whole Ingress or fail to load its configuration [annotations.value]',
    ],
    [
      () => loadBalancer({ annotations: { 'nginx.ingress.kubernetes.io/mirror-target': 'https://mirror.example.com' } }),
      'zl/Lb: annotations["nginx.ingress.kubernetes.io/mirror-target"]: got "https://mirror.example.com", allowed is a URL that starts with http:// or https://, with an IP address, or with a variable such as $request_uri behind the host, without which nginx loads no configuration while the name does not resolve; variables only if nginx knows them; correct the value: the controller would ignore it, drop the whole Ingress or fail to load its configuration [annotations.value]',
    ],
    [
      () => loadBalancer({ annotations: { 'nginx.ingress.kubernetes.io/proxy-connect-timeout': '5s' } }),
      'zl/Lb: annotations["nginx.ingress.kubernetes.io/proxy-connect-timeout"]: got "5s", allowed is a whole number from 1 to 2147483647, without a unit; correct the value: the controller would ignore it, drop the whole Ingress or fail to load its configuration [annotations.value]',
    ],
    [
      () => loadBalancer({ annotations: { 'nginx.ingress.kubernetes.io/upstream-vhost': '$nosuchvar' } }),
      'zl/Lb: annotations["nginx.ingress.kubernetes.io/upstream-vhost"]: got "$nosuchvar", allowed is a host, with a port where it has one; variables only if nginx knows them; correct the value: the controller would ignore it, drop the whole Ingress or fail to load its configuration [annotations.value]',
    ],
  ],
  'annotations.www-redirect': [
    [
      () => loadBalancer({ annotations: { 'nginx.ingress.kubernetes.io/from-to-www-redirect': 'true' } }),
      'zl/Lb: annotations["nginx.ingress.kubernetes.io/from-to-www-redirect"]: got "true", allowed is a route with hosts, none of them a wildcard, and this one has none; name the hosts one by one [annotations.www-redirect]',
    ],
    [
      () => loadBalancer({ hosts: ['*.a.com'], annotations: { 'nginx.ingress.kubernetes.io/from-to-www-redirect': 'true' } }),
      'zl/Lb: annotations["nginx.ingress.kubernetes.io/from-to-www-redirect"]: got "true", allowed is a route with hosts, none of them a wildcard, and *.a.com is one, with which nginx loads no configuration; name the hosts one by one [annotations.www-redirect]',
    ],
    [
      () => loadBalancer({ hosts: ['a.com', 'www.a.com'], annotations: { 'nginx.ingress.kubernetes.io/from-to-www-redirect': 'true' } }),
      'zl/Lb: annotations["nginx.ingress.kubernetes.io/from-to-www-redirect"]: got "true", allowed is a route with one of a.com and www.a.com: where both are hosts, nothing is redirected; leave one of them out of hosts [annotations.www-redirect]',
    ],
  ],
  'nginx.agents-need-snippet': [
    [
      () => loadBalancer({ controller: IngressController.ingressNginx({ snippetAnnotations: false }), blockedUserAgents: ['Scrapy', 'c++'] }),
      'zl/Lb: blockedUserAgents: got ["Scrapy","c++"], allowed is what needs no snippet, since snippetAnnotations is false; block them for every host in the ConfigMap of ingress-nginx (block-user-agents: "~*(Scrapy|c\\\\x2b\\\\x2b)"), or allow snippets [nginx.agents-need-snippet]',
    ],
    [
      () => loadBalancer({ controller: traefikReads({ snippetAnnotations: false }), blockedUserAgents: ['curl'] }),
      'zl/Lb: blockedUserAgents: got ["curl"], allowed is what needs no snippet, since snippetAnnotations is false; use IngressController.traefik(), which needs none, or allow snippets [nginx.agents-need-snippet]',
    ],
  ],
  'nginx.app-root-twice': [
    [
      () => {
        const lb = loadBalancer({ hosts: ['a.com'], appRoot: '/a' });
        lb.addRoute('b', { hosts: ['a.com'], paths: [RoutePath.prefix('/b')], appRoot: '/b' });
        return lb.report;
      },
      'zl/Lb: appRoot: got "/a", allowed is one for a host, and zl/Lb/b has /b (the controller redirects "/" of the whole host, to the one of the route with the longest path); leave it out of one of the routes [nginx.app-root-twice]',
    ],
  ],
  'nginx.app-root-elsewhere': [
    [
      () => loadBalancer({ controller: traefikReads(), paths: [RoutePath.prefix('/a')], appRoot: '/a' }),
      'zl/Lb: appRoot: got "/a", allowed is set on a route that gets "/", where Traefik reads the annotations: on others it has no effect; set it on a route with the path "/", or use IngressController.traefik() [nginx.app-root-elsewhere]',
    ],
  ],
  'nginx.app-root-too-long': [
    [
      () => loadBalancer({ appRoot: `/${'a'.repeat(4000)}` }),
      `zl/Lb: appRoot: got ${cut(LONG_PATH)}, allowed is at most 4000 characters with their escapes on ingress-nginx (the longest word that nginx reads), and these are 4001; shorten it [nginx.app-root-too-long]`,
    ],
  ],
  'nginx.balancing-differs': [
    [
      () => loadBalancer().addRoute('b', { hosts: ['b.example.com'], loadBalancing: LoadBalancing.roundRobin() }),
      'zl/Lb.addRoute("b"): loadBalancing: got "ROUND_ROBIN", allowed is that of the load balancer (none): ingress-nginx balances all requests to a Service in one way; set it on the load balancer, or make another one for this route [nginx.balancing-differs]',
    ],
    [
      () => loadBalancer({ loadBalancing: LoadBalancing.roundRobin() }).addRoute('b', { hosts: ['b.example.com'], loadBalancing: LoadBalancing.peakEwma() }),
      'zl/Lb.addRoute("b"): loadBalancing: got "PEAK_EWMA", allowed is that of the load balancer (ROUND_ROBIN): ingress-nginx balances all requests to a Service in one way; set it on the load balancer, or make another one for this route [nginx.balancing-differs]',
    ],
  ],
  'nginx.buffers': [
    [
      () => loadBalancer({ annotations: { 'nginx.ingress.kubernetes.io/proxy-buffers-number': '2' } }),
      'zl/Lb: annotations: got {"proxy-buffer-size":"4k","proxy-buffers-number":"2","proxy-busy-buffers-size":"twice the buffer"}, allowed is a busy size from one buffer to all but one, which is 4096 to 4096 bytes; correct one of them: nginx would fail to load its configuration [nginx.buffers]',
    ],
    [
      () => loadBalancer({ annotations: { 'nginx.ingress.kubernetes.io/proxy-busy-buffers-size': '64k' } }),
      'zl/Lb: annotations: got {"proxy-buffer-size":"4k","proxy-buffers-number":"4","proxy-busy-buffers-size":"64k"}, allowed is a busy size from one buffer to all but one, which is 4096 to 12288 bytes; correct one of them: nginx would fail to load its configuration [nginx.buffers]',
    ],
  ],
  'nginx.burst': [
    [
      () => loadBalancer({ annotations: { 'nginx.ingress.kubernetes.io/limit-rps': '2147483647', 'nginx.ingress.kubernetes.io/limit-burst-multiplier': '2147483647' } }),
      'zl/Lb: annotations["nginx.ingress.kubernetes.io/limit-rps"]: got "2147483647", allowed is a limit that gives, times limit-burst-multiplier, at most 9223372036854776 requests, and this is 4611686014132420600; lower one of them [nginx.burst]',
    ],
  ],
  'nginx.custom-headers-namespace': [
    [
      () => new ExternalLoadBalancer(new Chart(chartIn(), 'x', { disableResourceNameHashes: true }), 'Lb', { name: 'zl-lb', backends: TWO_BACKENDS, controller: IngressController.ingressNginx({ allowedResponseHeaders: ['X-A'] }), responseHeaders: { 'X-A': HeaderValue.literal('a') } }),
      'zl/x/Lb: responseHeaders: got ["X-A"], allowed is a namespace beside them, since the annotation custom-headers names its ConfigMap as namespace/name; set the namespace of the load balancer or its chart [nginx.custom-headers-namespace]',
    ],
  ],
  'nginx.default-class': [
    [
      () => IngressController.ingressNginx({ className: 'internal', defaultClass: true }),
      'defaultClass of IngressController.ingressNginx(): got "internal", allowed is no className beside it, since Ingresses name no class then; take one of them out [nginx.default-class]',
    ],
  ],
  'nginx.hashed-cookie': [
    [
      () => loadBalancer({ loadBalancing: LoadBalancing.consistentHash(HashKey.cookie('session-id')) }),
      'zl/Lb: loadBalancing: got "session-id", allowed is a hashed cookie of letters, digits and underscores on ingress-nginx (nginx knows no others as variables); hash another cookie [nginx.hashed-cookie]',
    ],
  ],
  'nginx.hashed-header': [
    [
      () => loadBalancer({ loadBalancing: LoadBalancing.consistentHash(HashKey.header('X_Tenant')) }),
      'zl/Lb: loadBalancing: got "X_Tenant", allowed is a hashed header of letters, digits and hyphens on ingress-nginx; use hyphens, which nginx knows as a variable [nginx.hashed-header]',
    ],
  ],
  'nginx.header-escapes': [
    [
      () => loadBalancer({ controller: traefikReads(), responseHeaders: { 'X-A': HeaderValue.literal('a "b"') } }),
      'zl/Lb: responseHeaders["X-A"]: got "a \\"b\\"", allowed is a text without " \\ and $ where Traefik reads snippets (messages would have their escapes); allow the header by name and set allowedResponseHeaders, which needs no snippet, or take these characters out [nginx.header-escapes]',
    ],
  ],
  'nginx.header-starts-with-colon': [
    [
      () => loadBalancer({ responseHeaders: { 'X-A': HeaderValue.literal(':b') } }),
      'zl/Lb: responseHeaders["X-A"]: got ":b", allowed is a text that does not start with ":" on ingress-nginx (it drops colons there); start it with another character [nginx.header-starts-with-colon]',
    ],
  ],
  'nginx.headers-need-snippet': [
    [
      () => loadBalancer({ controller: IngressController.ingressNginx({ snippetAnnotations: false }), responseHeaders: { 'X-Real-IP': HeaderValue.clientIp(), 'Backend-Pod': HeaderValue.backendAddress() } }),
      'zl/Lb: responseHeaders: got ["Backend-Pod","X-Real-IP"], allowed is what needs no snippet, since snippetAnnotations is false; set them for every host in a ConfigMap that add-headers of ingress-nginx names (Backend-Pod: "$upstream_addr", X-Real-IP: "$remote_addr"), or allow snippets [nginx.headers-need-snippet]',
    ],
    [
      () => loadBalancer({ controller: IngressController.ingressNginx({ snippetAnnotations: false, allowedResponseHeaders: ['X-A'] }), responseHeaders: { 'X-A': HeaderValue.literal('b'), 'X-B': HeaderValue.serviceName() } }),
      'zl/Lb: responseHeaders: got ["X-A","X-B"], allowed is what needs no snippet, since snippetAnnotations is false; allow the headers in global-allowed-response-headers of ingress-nginx and set allowedResponseHeaders to ["X-B"], or allow snippets [nginx.headers-need-snippet]',
    ],
    [
      () => loadBalancer({ controller: traefikReads({ snippetAnnotations: false }), responseHeaders: { 'X-A': HeaderValue.serviceName() } }),
      'zl/Lb: responseHeaders: got ["X-A"], allowed is what needs no snippet, since snippetAnnotations is false; allow the headers in providers.kubernetesIngressNGINX.globalAllowedResponseHeaders of Traefik and set allowedResponseHeaders to ["X-A"], or allow snippets [nginx.headers-need-snippet]',
    ],
    [
      () => loadBalancer({ controller: traefikReads({ snippetAnnotations: false }), responseHeaders: { 'X-A': HeaderValue.serviceName(), 'X-B': HeaderValue.clientIp() } }),
      'zl/Lb: responseHeaders: got ["X-A","X-B"], allowed is what needs no snippet, since snippetAnnotations is false; leave out X-B, or allow snippets [nginx.headers-need-snippet]',
    ],
  ],
  'nginx.exponential-pattern': [
    [
      () => loadBalancer({ paths: [RoutePath.regex('/(a+)+b')] }),
      'zl/Lb: paths: got "/(a+)+b", allowed is a pattern whose repeated groups read every text in one way only on ingress-nginx (PCRE tries all ways, which double with every character, and answers 500); repeat the group or what is in it, not both, and keep its alternatives apart [nginx.exponential-pattern]',
    ],
  ],
  'nginx.inspected-path': [
    [
      () => loadBalancer({ paths: [RoutePath.prefix('/etc/passwd')] }),
      'zl/Lb: paths: got "/etc/passwd", allowed is a path that does not look like an attack on ingress-nginx (it inspects paths, and drops the Ingress); serve it under another path [nginx.inspected-path]',
    ],
  ],
  'nginx.limit-name': [
    [
      () => loadBalancer({ ingressName: 'a'.repeat(128), annotations: { 'nginx.ingress.kubernetes.io/limit-rps': '1' } }),
      'zl/Lb: annotations["nginx.ingress.kubernetes.io/limit-rps"]: got "1", allowed is an Ingress whose name and namespace have at most 133 characters together, of which ingress-nginx makes the name of a variable, and these are 134; set a shorter ingressName, or the namespace of the chart [nginx.limit-name]',
    ],
    [
      () => loadBalancer({ ingressName: 'a'.repeat(71), annotations: { 'nginx.ingress.kubernetes.io/limit-rps': '1' } }, new Chart(chartIn(), 'x', { disableResourceNameHashes: true })),
      'zl/x/Lb: annotations["nginx.ingress.kubernetes.io/limit-rps"]: got "1", allowed is an Ingress whose name and namespace (unknown here, at most 63) have at most 133 characters together, of which ingress-nginx makes the name of a variable, and these are 134; set a shorter ingressName, or the namespace of the chart [nginx.limit-name]',
    ],
  ],
  'nginx.path-characters': [
    [
      () => loadBalancer({ paths: [RoutePath.prefix('/a~b')] }),
      'zl/Lb: paths: got "/a~b", allowed is a path of letters, digits and / . _ - on ingress-nginx (its webhook refuses others); use RoutePath.regex() with the other characters escaped [nginx.path-characters]',
    ],
  ],
  'nginx.path-too-long': [
    [
      () => loadBalancer({ paths: [RoutePath.regex(`/${'\\.'.repeat(1499)}`)] }),
      `zl/Lb: paths: got ${cut(`/${'\\.'.repeat(1499)}`)}, allowed is at most 4000 characters with their escapes on ingress-nginx (the longest word that nginx reads), and these are 4498; shorten it [nginx.path-too-long]`,
    ],
  ],
  'nginx.session-cookie': [
    [
      () => loadBalancer({ loadBalancing: LoadBalancing.stickyCookie({ name: 'a~b' }) }),
      'zl/Lb: loadBalancing: got "a~b", allowed is a session cookie of letters, digits, "-", "_" and "." on ingress-nginx; choose another name [nginx.session-cookie]',
    ],
  ],
  'nginx.timeout': [
    [
      () => loadBalancer({ timeouts: { connect: Duration.millis(1500) } }),
      'zl/Lb: connect of timeouts: got "1500 ms", allowed is whole seconds with annotations of ingress-nginx; write Duration.seconds(2) [nginx.timeout]',
    ],
  ],
  'nginx.target-too-long': [
    [
      () => loadBalancer({ rewrite: Rewrite.fullPath(`/${'a'.repeat(4000)}`) }),
      `zl/Lb: rewrite: got ${cut(LONG_PATH)}, allowed is at most 4000 characters with their escapes on ingress-nginx (the longest word that nginx reads), and these are 4001; shorten it [nginx.target-too-long]`,
    ],
  ],
  'nginx.temporary-file-size': [
    [
      () => loadBalancer({ annotations: { 'nginx.ingress.kubernetes.io/proxy-max-temp-file-size': '1k' } }),
      'zl/Lb: annotations["nginx.ingress.kubernetes.io/proxy-max-temp-file-size"]: got "1k", allowed is 0, or at least the size of a buffer, which is 4096 bytes; correct it: nginx would fail to load its configuration [nginx.temporary-file-size]',
    ],
  ],
  'nginx.word-too-long': [
    [
      () => loadBalancer({ responseHeaders: { 'X-A': HeaderValue.literal('$'.repeat(1024)) } }),
      `zl/Lb: responseHeaders: got ${cut(`X-A: ${'${literal_dollar}'.repeat(9)}`)}, allowed is at most 4000 characters with their escapes on ingress-nginx (the longest word that nginx reads), and these are 17413; shorten it [nginx.word-too-long]`,
    ],
  ],
  'rewrite.regex-path': [
    [
      () => loadBalancer({ paths: [RoutePath.regex('/b.*')], rewrite: Rewrite.replacePrefix('/new') }),
      'zl/Lb: rewrite: got "Rewrite.replacePrefix()", allowed is prefix and exact paths with it, and here stands regex /b.*; use Rewrite.regexTarget() for regular expressions [rewrite.regex-path]',
    ],
  ],
  'rewrite.root-among-others': [
    [
      () => loadBalancer({ paths: [RoutePath.prefix('/'), RoutePath.prefix('/b')], rewrite: Rewrite.replacePrefix('/new') }),
      'zl/Lb: rewrite: got "Rewrite.replacePrefix()", allowed is either the path "/" or others, since one Ingress has one target; give "/" a route of its own with addRoute() [rewrite.root-among-others]',
    ],
  ],
  'rewrite.unknown-group': [
    [
      () => loadBalancer({ paths: [RoutePath.prefix('/a')], rewrite: Rewrite.regexTarget('/$1') }),
      'zl/Lb: rewrite: got "/$1", allowed is a target without groups, since prefix /a has no groups (nginx answers 500 for others); use RoutePath.regex(), or Rewrite.stripPrefix() or Rewrite.replacePrefix() [rewrite.unknown-group]',
    ],
    [
      () => loadBalancer({ paths: [RoutePath.regex('/(a)')], rewrite: Rewrite.regexTarget('/$2') }),
      'zl/Lb: rewrite: got "/$2", allowed is $1, since regex /(a) has 1 group (nginx answers 500 for others); add a group to the path or use a lower number [rewrite.unknown-group]',
    ],
    [
      () => loadBalancer({ paths: [RoutePath.regex('/(a)(b)')], rewrite: Rewrite.regexTarget('/$3') }),
      'zl/Lb: rewrite: got "/$3", allowed is $1 to $2, since regex /(a)(b) has 2 groups (nginx answers 500 for others); add a group to the path or use a lower number [rewrite.unknown-group]',
    ],
  ],
};

/** A load balancer with annotations of ingress-nginx that Traefik reads. */
function annotated(values: { readonly [name: string]: string }, props: Partial<ExternalLoadBalancerProps> = {}): ExternalLoadBalancer {
  const annotations = Object.fromEntries(Object.entries(values).map(([name, value]) => [`nginx.ingress.kubernetes.io/${name}`, value]));
  return loadBalancer({ controller: traefikReads(), ...props, annotations });
}
