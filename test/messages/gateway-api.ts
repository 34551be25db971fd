import { Duration, Size } from 'cdk8s';
import { cut, ENVOY_GATEWAY, GATEWAY_API, LONG_NAME, LONG_PATH, Messages, OWN_ENVOY_GATEWAY, OWN_GATEWAY } from './support';
import { Backends, BodySizeCheck, HashKey, HeaderValue, HealthCheck, IngressController, LoadBalancing, Retries, RetryOn, Rewrite, RoutePath, Tls } from '../../src';
import { loadBalancerOfTwo as loadBalancer } from '../support';

/** Errors of what Gateway API or Envoy Gateway cannot do. */
export const GATEWAY_API_MESSAGES: Messages = {
  'annotations.class': [
    [
      () => loadBalancer({ controller: GATEWAY_API, annotations: { 'kubernetes.io/ingress.class': 'x' } }),
      'zl/Lb: annotations["kubernetes.io/ingress.class"]: got "x", allowed is an annotation that no option renders; name the Gateway by the options of IngressController.gatewayApi(); the annotation is deprecated [annotations.class]',
    ],
  ],
  'annotations.unread': [
    [
      () => loadBalancer({ controller: GATEWAY_API, annotations: { 'nginx.ingress.kubernetes.io/app-root': 'x' } }),
      'zl/Lb: annotations["nginx.ingress.kubernetes.io/app-root"]: got "x", allowed is an annotation that has an effect on an HTTPRoute, and this one has none: ingress-nginx reads it on what it serves itself; set the prop appRoot [annotations.unread]',
    ],
    [
      () => loadBalancer({ controller: GATEWAY_API, annotations: { 'traefik.ingress.kubernetes.io/router.priority': 'x' } }),
      'zl/Lb: annotations["traefik.ingress.kubernetes.io/router.priority"]: got "x", allowed is an annotation that has an effect on an HTTPRoute, and this one has none: Traefik reads it on an Ingress of its own class, by its provider kubernetesIngress; take it out: with Gateway API exact paths come first, then the longest prefix [annotations.unread]',
    ],
  ],
  'controller.not-exact': [
    [
      () => loadBalancer({ controller: GATEWAY_API, hosts: ['*.example.com'], acceptApproximations: false }),
      'zl/Lb: hosts: got "hostnames: *.example.com", allowed is what Gateway API (Gateway edge) does exactly as asked, and here the "*" matches several labels, too; leave it out, or set acceptApproximations to true [controller.not-exact]',
    ],
  ],
  'envoy-gateway.agents-too-long': [
    [
      () => loadBalancer({ controller: ENVOY_GATEWAY, blockedUserAgents: [...'abcdefgh'].map(letter => letter.repeat(512)) }),
      `zl/Lb: blockedUserAgents: got ${cut(['a'.repeat(512)])}, allowed is agents whose pattern has at most 4096 characters with Gateway API, and these make one of 4115; shorten the list [envoy-gateway.agents-too-long]`,
    ],
  ],
  'envoy-gateway.body-size': [
    [
      () => loadBalancer({ controller: ENVOY_GATEWAY, maxBodySize: Size.gibibytes(4), bodySizeCheck: BodySizeCheck.EVERY_BODY }),
      'zl/Lb: maxBodySize: got "4Gi", allowed is a size below 4 gibibytes on Envoy Gateway where bodies are held; leave bodySizeCheck and buffering out, or use BodySize.UNLIMITED for no limit [envoy-gateway.body-size]',
    ],
  ],
  'envoy-gateway.buffer-needs-limit': [
    [
      () => loadBalancer({ controller: ENVOY_GATEWAY, buffering: { request: true } }),
      'zl/Lb: buffering.request: got true, allowed is true only beside maxBodySize on Envoy Gateway, which holds bodies up to a limit; set maxBodySize, or leave it out [envoy-gateway.buffer-needs-limit]',
    ],
  ],
  'envoy-gateway.encoded-character': [
    [
      () => loadBalancer({ controller: ENVOY_GATEWAY, paths: [RoutePath.regex('/a\\x20b')] }),
      'zl/Lb: paths: got "/a\\\\x20b", allowed is a regular expression for encoded paths on Envoy Gateway, and here stands "\\x20", which clients encode; write "..." for it: %XX is three characters [envoy-gateway.encoded-character]',
    ],
  ],
  'envoy-gateway.too-many-hostnames': [
    [
      () => loadBalancer({ controller: ENVOY_GATEWAY, backends: Backends.fromHostnames(Array.from({ length: 257 }, (_, i) => `a${i}.example.com`), { port: 80 }) }),
      'zl/Lb: backends: got "257 DNS names", allowed is at most 256 on Envoy Gateway; use Backends.fromIps(), or fewer names with several addresses each [envoy-gateway.too-many-hostnames]',
    ],
  ],
  'gateway-api.too-many-wildcards': [
    [
      () => loadBalancer({ controller: GATEWAY_API, hosts: Array.from({ length: 26 }, (_, i) => `*.${i}.example.com`) }),
      'zl/Lb: hosts: got "26 wildcards", allowed is at most 25 where no implementation is named (with more, a request with a Host header of 8 kB can cost Traefik 10 ms of CPU); name the implementation where it is Envoy Gateway, or use IngressController.traefik() where it is Traefik [gateway-api.too-many-wildcards]',
    ],
  ],
  'envoy-gateway.retries-within': [
    [
      () => loadBalancer({ controller: ENVOY_GATEWAY, retries: Retries.on([RetryOn.TIMEOUT], { within: Duration.seconds(5) }) }),
      'zl/Lb: within of retries: got "5 s", allowed is no such time on Envoy Gateway, which counts attempts alone; leave it out, and set attempts [envoy-gateway.retries-within]',
    ],
  ],
  'envoy-gateway.one-label': [
    [
      () => loadBalancer({ controller: ENVOY_GATEWAY, backends: Backends.fromHostname('nas', { port: 80 }) }),
      'zl/Lb: backends: got "nas", allowed is a DNS name of two parts or more on Envoy Gateway (it refuses the Backend, and every request gets 500); write the name with its domain, or use Backends.fromIps() [envoy-gateway.one-label]',
    ],
  ],
  'envoy-gateway.external-address': [
    [
      () => loadBalancer({ controller: OWN_ENVOY_GATEWAY, externalAddress: 'lb.example.com' }),
      'zl/Lb: externalAddress: got "lb.example.com", allowed is an IP address where a Gateway is made for Envoy Gateway (for a name its status has cluster IPs, and AddressNotUsable); pass the IP address of the load balancer, or name an existing Gateway [envoy-gateway.external-address]',
    ],
  ],
  'envoy-gateway.hashed-header': [
    [
      () => loadBalancer({ controller: ENVOY_GATEWAY, loadBalancing: LoadBalancing.consistentHash(HashKey.header('X_Tenant')) }),
      'zl/Lb: loadBalancing: got "X_Tenant", allowed is a hashed header without underscores on Envoy Gateway (it refuses requests with such headers); use hyphens [envoy-gateway.hashed-header]',
    ],
  ],
  'gateway-api.duration': [
    [
      () => loadBalancer({ controller: ENVOY_GATEWAY, loadBalancing: LoadBalancing.stickyCookie({ maxAge: Duration.hours(100_000) }) }),
      'zl/Lb: maxAge of LoadBalancing.stickyCookie(): got "360000000 s", allowed is at most 99999 hours with Gateway API; shorten it [gateway-api.duration]',
    ],
  ],
  'gateway-api.gateway': [
    [
      () => IngressController.gatewayApi({ gateway: 'edge' as any }),
      'gateway of IngressController.gatewayApi(): got "edge", allowed is a GatewayReference, which has the name of the Gateway; pass it as the field name [gateway-api.gateway]',
    ],
  ],
  'gateway-api.one-listener': [
    [
      () => IngressController.gatewayApi({ gateway: { name: 'edge', httpListener: 'web', httpsListener: 'web' } }),
      'httpsListener of gateway of IngressController.gatewayApi(): got "web", allowed is another listener than that for http: it takes one protocol, and a redirect would lead back to it; name the listener of the protocol HTTPS, and as httpListener that of HTTP [gateway-api.one-listener]',
    ],
  ],
  'gateway-api.header-percent': [
    [
      () => loadBalancer({ controller: GATEWAY_API, responseHeaders: { 'X-A': HeaderValue.literal('50%') } }),
      'zl/Lb: responseHeaders["X-A"]: got "50%", allowed is a text without "%" on Gateway API (some implementations take it for a variable, others for itself); take it out, or name the implementation of the Gateway [gateway-api.header-percent]',
    ],
  ],
  'gateway-api.header-spaces': [
    [
      () => loadBalancer({ controller: GATEWAY_API, responseHeaders: { 'X-A': HeaderValue.literal('a   b') } }),
      'zl/Lb: responseHeaders["X-A"]: got "a   b", allowed is a text without two spaces in a row on Gateway API; write "a b" [gateway-api.header-spaces]',
    ],
  ],
  'gateway-api.host-too-long': [
    [
      () => loadBalancer({ controller: OWN_GATEWAY, hosts: [LONG_NAME], tls: Tls.fromSecret('a') }),
      `zl/Lb: hosts: got ${cut(LONG_NAME)}, allowed is at most 247 characters where a listener is named after the host; name an existing Gateway [gateway-api.host-too-long]`,
    ],
  ],
  'gateway-api.not-one-gateway': [
    [
      () => IngressController.gatewayApi({}),
      'IngressController.gatewayApi(): got {}, allowed is exactly one of gateway and gatewayClassName; name an existing Gateway, or the class of one to generate [gateway-api.not-one-gateway]',
    ],
    [
      () => IngressController.gatewayApi({ gateway: { name: 'edge' }, gatewayClassName: 'eg' }),
      'IngressController.gatewayApi(): got {"gateway":{"name":"edge"},"gatewayClassName":"eg"}, allowed is exactly one of gateway and gatewayClassName; name an existing Gateway, or the class of one to generate [gateway-api.not-one-gateway]',
    ],
  ],
  'gateway-api.path-too-long': [
    [
      () => loadBalancer({ controller: GATEWAY_API, paths: [RoutePath.prefix(LONG_PATH)] }),
      `zl/Lb: paths: got ${cut(LONG_PATH)}, allowed is at most 1024 characters with Gateway API, and these are 4001; shorten the path [gateway-api.path-too-long]`,
    ],
    [
      () => loadBalancer({ controller: GATEWAY_API, forwardedPrefix: LONG_PATH }),
      `zl/Lb: forwardedPrefix: got ${cut(LONG_PATH)}, allowed is at most 1024 characters with Gateway API, and these are 4001; shorten the path [gateway-api.path-too-long]`,
    ],
    [
      () => loadBalancer({ controller: ENVOY_GATEWAY, healthChecks: [HealthCheck.active(LONG_PATH)] }),
      `zl/Lb: path of HealthCheck.active(): got ${cut(LONG_PATH)}, allowed is at most 1024 characters with Gateway API, and these are 4001; shorten the path [gateway-api.path-too-long]`,
    ],
    [
      () => loadBalancer({ controller: GATEWAY_API, appRoot: LONG_PATH }),
      `zl/Lb: appRoot: got ${cut(LONG_PATH)}, allowed is at most 1024 characters with Gateway API, and these are 4001; shorten the path [gateway-api.path-too-long]`,
    ],
    [
      () => loadBalancer({ controller: GATEWAY_API, rewrite: Rewrite.fullPath(LONG_PATH) }),
      `zl/Lb: rewrite: got ${cut(LONG_PATH)}, allowed is at most 1024 characters with Gateway API, and these are 4001; shorten the path [gateway-api.path-too-long]`,
    ],
  ],
  'gateway-api.too-many-headers': [
    [
      () => loadBalancer({ controller: GATEWAY_API, responseHeaders: Object.fromEntries(Array.from({ length: 17 }, (_, i) => ['X-' + i, HeaderValue.literal('a')])) }),
      'zl/Lb: responseHeaders: got ["X-0","X-1","X-10","X-11","X-12","X-13","X-14","X-15","X-16","X-2","X-3","X-4","X-5","X-6","X-7","X-8","X-9"], allowed is at most 16 headers with Gateway API, and these are 17; leave some out [gateway-api.too-many-headers]',
    ],
  ],
  'gateway-api.too-many-listeners': [
    [
      () => loadBalancer({ controller: OWN_GATEWAY, hosts: Array.from({ length: 64 }, (_, i) => 'h' + i + '.example.com'), tls: Tls.fromSecret('a') }),
      'zl/Lb: hosts: got "64 with a certificate", allowed is at most 63 on a Gateway; make another load balancer for some of them, or name an existing Gateway [gateway-api.too-many-listeners]',
    ],
  ],
  'input.wrong-type': [
    [
      () => IngressController.gatewayApi({ gatewayClassName: 'eg', implementation: 'envoyGateway' as any }),
      'implementation of IngressController.gatewayApi(): got "envoyGateway", allowed is made by GatewayImplementation; write for example GatewayImplementation.envoyGateway() [input.wrong-type]',
    ],
  ],
  'name.not-dns-1123-label': [
    [
      () => IngressController.gatewayApi({ gateway: { name: 'edge', namespace: 'a.b' } }),
      'namespace of gateway of IngressController.gatewayApi(): got "a.b", allowed is a DNS-1123 label of at most 63 characters: lower-case letters, digits and hyphens, first and last a letter or digit; pass the name of the namespace as kubectl lists it [name.not-dns-1123-label]',
    ],
  ],
  'name.not-dns-1123-subdomain': [
    [
      () => IngressController.gatewayApi({ gatewayClassName: 'My Class' }),
      'gatewayClassName of IngressController.gatewayApi(): got "My Class", allowed is a DNS-1123 subdomain of at most 253 characters: lower-case letters, digits, hyphens and dots, each part first and last a letter or digit; pass the name of the GatewayClass as kubectl lists it [name.not-dns-1123-subdomain]',
    ],
    [
      () => IngressController.gatewayApi({ gateway: { name: 'Edge' } }),
      'name of gateway of IngressController.gatewayApi(): got "Edge", allowed is a DNS-1123 subdomain of at most 253 characters: lower-case letters, digits, hyphens and dots, each part first and last a letter or digit; pass the name of the Gateway as kubectl lists it [name.not-dns-1123-subdomain]',
    ],
    [
      () => IngressController.gatewayApi({ gateway: { name: 'edge', httpListener: 'a_b' } }),
      'httpListener of gateway of IngressController.gatewayApi(): got "a_b", allowed is a DNS-1123 subdomain of at most 253 characters: lower-case letters, digits, hyphens and dots, each part first and last a letter or digit; pass the name of the listener as it stands in the Gateway [name.not-dns-1123-subdomain]',
    ],
    [
      () => loadBalancer({ controller: GATEWAY_API, hosts: Array.from({ length: 17 }, (_, i) => 'h' + i + '.example.com'), ingressName: LONG_NAME + '.aa' }),
      `zl/Lb: name of an HTTPRoute: got ${cut(LONG_NAME)}, allowed is a DNS-1123 subdomain of at most 253 characters: lower-case letters, digits, hyphens and dots, each part first and last a letter or digit; shorten the name that it is made from: these are 255 characters [name.not-dns-1123-subdomain]`,
    ],
    [
      () => loadBalancer({ controller: IngressController.gatewayApi({ gateway: { name: 'edge', namespace: 'infra' } }), hosts: ['a.example.com'], tls: Tls.fromSecret('a'), ingressName: LONG_NAME }),
      `zl/Lb: name of the ReferenceGrant of tls: got ${cut(LONG_NAME)}, allowed is a DNS-1123 subdomain of at most 253 characters: lower-case letters, digits, hyphens and dots, each part first and last a letter or digit; shorten the name that it is made from: these are 254 characters [name.not-dns-1123-subdomain]`,
    ],
    [
      () => loadBalancer({ controller: ENVOY_GATEWAY, paths: [RoutePath.regex('/(a)')], rewrite: Rewrite.regexTarget('/$1'), ingressName: LONG_NAME }),
      `zl/Lb: name of an HTTPRouteFilter: got ${cut(LONG_NAME)}, allowed is a DNS-1123 subdomain of at most 253 characters: lower-case letters, digits, hyphens and dots, each part first and last a letter or digit; shorten the name that it is made from: these are 258 characters [name.not-dns-1123-subdomain]`,
    ],
  ],
  'path.lookahead': [
    [
      () => loadBalancer({ controller: ENVOY_GATEWAY, paths: [RoutePath.regex('/a/(?!b).*')] }),
      'zl/Lb: paths: got "/a/(?!b).*", allowed is a regular expression without lookahead on Envoy Gateway (RE2 has none), and here stands "(?!"; give the paths to exclude a route with a longer path, which comes first [path.lookahead]',
    ],
  ],
  'rewrite.unknown-group': [
    [
      () => loadBalancer({ controller: ENVOY_GATEWAY, paths: [RoutePath.regex('/(a)')], rewrite: Rewrite.regexTarget('/$2') }),
      'zl/Lb: rewrite: got "/$2", allowed is $1, since regex /(a) has 1 group (Envoy refuses a target with others); add a group to the path or use a lower number [rewrite.unknown-group]',
    ],
  ],
};
