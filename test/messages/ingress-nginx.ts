import { Chart, Size } from 'cdk8s';
import { cut, LONG_PATH, Messages, traefikReads } from './support';
import { ExternalLoadBalancer, HashKey, HeaderValue, IngressController, LoadBalancing, Rewrite, RoutePath } from '../../src';
import { BACKENDS, chartIn, loadBalancer } from '../support';

/** Errors of what ingress-nginx, or Traefik as the reader of its annotations, cannot do. */
export const INGRESS_NGINX_MESSAGES: Messages = {
  'annotations.by-prop': [
    [
      () => loadBalancer({ annotations: { 'kubernetes.io/ingress.class': 'nginx' } }),
      'zl/Lb: annotations["kubernetes.io/ingress.class"]: got "nginx", allowed is an annotation that no prop renders; set className of IngressController.ingressNginx(); the annotation is deprecated [annotations.by-prop]',
    ],
    [
      () => loadBalancer({ annotations: { 'nginx.ingress.kubernetes.io/rewrite-target': '/$1' } }),
      'zl/Lb: annotations["nginx.ingress.kubernetes.io/rewrite-target"]: got "/$1", allowed is an annotation that no prop renders; set the prop rewrite [annotations.by-prop]',
    ],
    [
      () => loadBalancer({ annotations: { 'nginx.ingress.kubernetes.io/use-regex': 'true' } }),
      'zl/Lb: annotations["nginx.ingress.kubernetes.io/use-regex"]: got "true", allowed is an annotation that no prop renders; set the prop paths with RoutePath.regex() [annotations.by-prop]',
    ],
  ],
  'annotations.ignored': [
    [
      () => loadBalancer({ controller: traefikReads(), annotations: { 'nginx.ingress.kubernetes.io/satisfy': 'any' } }),
      'zl/Lb: annotations["nginx.ingress.kubernetes.io/satisfy"]: got "any", allowed is an annotation that Traefik reads, and it ignores this one; take it out [annotations.ignored]',
    ],
  ],
  'annotations.needs-another': [
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
  ],
  'annotations.needs-snippet': [
    [
      () => loadBalancer({ annotations: { 'nginx.ingress.kubernetes.io/server-snippet': 'x' }, controller: IngressController.ingressNginx({ snippetAnnotations: false }) }),
      'zl/Lb: annotations["nginx.ingress.kubernetes.io/server-snippet"]: got "x", allowed is what needs no snippet, since snippetAnnotations is false; allow snippets, or ask for the same with a prop [annotations.needs-snippet]',
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
      () => loadBalancer({ annotations: { 'nginx.ingress.kubernetes.io/configuration-snippet': 'x' }, blockedUserAgents: ['curl'] }),
      'zl/Lb: annotations["nginx.ingress.kubernetes.io/configuration-snippet"]: got "x", allowed is an annotation that no prop renders; take it out: blockedUserAgents or responseHeaders renders it [annotations.rendered]',
    ],
    [
      () => loadBalancer({ annotations: { 'nginx.ingress.kubernetes.io/proxy-body-size': '2m' }, maxBodySize: Size.mebibytes(1) }),
      'zl/Lb: annotations["nginx.ingress.kubernetes.io/proxy-body-size"]: got "2m", allowed is an annotation that no prop renders; take it out: the prop maxBodySize renders it [annotations.rendered]',
    ],
  ],
  'annotations.too-long': [
    [
      () => loadBalancer({ annotations: { 'nginx.ingress.kubernetes.io/auth-url': `https://auth.example.com/${'a'.repeat(4000)}` } }),
      `zl/Lb: annotations["nginx.ingress.kubernetes.io/auth-url"]: got ${cut(`https://auth.example.com/${'a'.repeat(4000)}`)}, allowed is at most 4000 characters with their escapes on ingress-nginx (the longest word that nginx reads), and these are 4025; shorten it [annotations.too-long]`,
    ],
  ],
  'annotations.unknown': [
    [
      () => loadBalancer({ annotations: { 'nginx.ingress.kubernetes.io/load-balancing-scheme': 'round-robin' } }),
      'zl/Lb: annotations["nginx.ingress.kubernetes.io/load-balancing-scheme"]: got "round-robin", allowed is an annotation that ingress-nginx has, and it ignores this one; set the prop loadBalancing, such as LoadBalancing.roundRobin() [annotations.unknown]',
    ],
    [
      () => loadBalancer({ annotations: { 'nginx.ingress.kubernetes.io/proxy-bodysize': '2m' } }),
      'zl/Lb: annotations["nginx.ingress.kubernetes.io/proxy-bodysize"]: got "2m", allowed is an annotation that ingress-nginx has, and it ignores this one; write nginx.ingress.kubernetes.io/proxy-body-size [annotations.unknown]',
    ],
    [
      () => loadBalancer({ annotations: { 'nginx.ingress.kubernetes.io/secure-backends': 'true' } }),
      'zl/Lb: annotations["nginx.ingress.kubernetes.io/secure-backends"]: got "true", allowed is an annotation that ingress-nginx has, and it ignores this one; write nginx.ingress.kubernetes.io/backend-protocol: "HTTPS"; ingress-nginx no longer has this one [annotations.unknown]',
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
      'zl/Lb: annotations["nginx.ingress.kubernetes.io/real-ip-header"]: got "X-Real-IP", allowed is an annotation that ingress-nginx has, and it ignores this one; set the prop responseHeaders with HeaderValue.clientIp(); the backend gets X-Real-IP anyway [annotations.unknown]',
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
      () => loadBalancer({ annotations: { 'nginx.ingress.kubernetes.io/proxy-connect-timeout': '5s' } }),
      'zl/Lb: annotations["nginx.ingress.kubernetes.io/proxy-connect-timeout"]: got "5s", allowed is a whole number from 1 to 2147483647, without a unit; correct the value: the controller would ignore it, drop the whole Ingress or fail to load its configuration [annotations.value]',
    ],
    [
      () => loadBalancer({ annotations: { 'nginx.ingress.kubernetes.io/upstream-vhost': '$nosuchvar' } }),
      'zl/Lb: annotations["nginx.ingress.kubernetes.io/upstream-vhost"]: got "$nosuchvar", allowed is a host; variables only if nginx knows them; correct the value: the controller would ignore it, drop the whole Ingress or fail to load its configuration [annotations.value]',
    ],
  ],
  'nginx.agent-too-long': [
    [
      () => loadBalancer({ blockedUserAgents: ['a'.repeat(513)] }),
      `zl/Lb: blockedUserAgents[0]: got ${cut('a'.repeat(513))}, allowed is at most 512 characters on ingress-nginx, and these are 513; shorten it: a part of it blocks as well [nginx.agent-too-long]`,
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
  'nginx.custom-headers-namespace': [
    [
      () => new ExternalLoadBalancer(new Chart(chartIn(), 'x', { disableResourceNameHashes: true }), 'Lb', { name: 'zl-lb', backends: BACKENDS, controller: IngressController.ingressNginx({ allowedResponseHeaders: ['X-A'] }), responseHeaders: { 'X-A': HeaderValue.literal('a') } }),
      'zl/x/Lb: responseHeaders: got ["X-A"], allowed is a namespace beside them, since the annotation custom-headers names its ConfigMap as namespace/name; set the namespace of the load balancer or its chart [nginx.custom-headers-namespace]',
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
      'zl/Lb: responseHeaders["X-A"]: got "a \\"b\\"", allowed is a text without " \\ and $ where Traefik reads snippets (responses would have their escapes); allow the header by name and set allowedResponseHeaders, which needs no snippet, or take these characters out [nginx.header-escapes]',
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
  'nginx.inspected-path': [
    [
      () => loadBalancer({ paths: [RoutePath.prefix('/etc/passwd')] }),
      'zl/Lb: paths: got "/etc/passwd", allowed is a path that does not look like an attack on ingress-nginx (it inspects paths, and drops the Ingress); serve it under another path [nginx.inspected-path]',
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
