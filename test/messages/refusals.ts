/** How each controller is chosen, as messages have it. */
const NGINX = 'IngressController.ingressNginx()';
const READS = 'IngressController.ingressNginx() with the reader AnnotationReader.TRAEFIK';
const TRAEFIK = 'IngressController.traefik()';
const ENVOY = 'IngressController.gatewayApi() with the implementation GatewayImplementation.envoyGateway()';

/** The whole message for every feature that a controller of the matrix refuses. */
export const REFUSALS: { readonly [controller: string]: { readonly [feature: string]: string } } = {
  'ingress-nginx': {
    activeHealthCheck: `zl/Lb: healthChecks: got HealthCheck.active(), allowed is what this controller can do, and the annotations have no health checks: a request is retried where a backend refuses the connection, and nothing more; remove the address of a server before it goes down, or mark it as not ready; or another controller: ${others(ENVOY)} [refused.activeHealthCheck]`,
    passiveHealthCheck: `zl/Lb: healthChecks: got HealthCheck.passive(), allowed is what this controller can do, and the annotations have no health checks: a request is retried where a backend refuses the connection, and nothing more; remove the address of a server before it goes down, or mark it as not ready; or another controller: ${others(TRAEFIK, ENVOY)} [refused.passiveHealthCheck]`,
  },
  'Traefik, reading annotations of ingress-nginx': {
    peakEwma: `zl/Lb: loadBalancing: got LoadBalancing.peakEwma(), allowed is what this controller can do, and Traefik ignores load-balance, and balances round robin; use LoadBalancing.roundRobin(); or another controller: ${others(NGINX, TRAEFIK, ENVOY)} [refused.peakEwma]`,
    activeHealthCheck: `zl/Lb: healthChecks: got HealthCheck.active(), allowed is what this controller can do, and the annotations have no health checks: a request is retried where a backend refuses the connection, and nothing more; remove the address of a server before it goes down, or mark it as not ready; or another controller: ${others(ENVOY)} [refused.activeHealthCheck]`,
    passiveHealthCheck: `zl/Lb: healthChecks: got HealthCheck.passive(), allowed is what this controller can do, and the annotations have no health checks: a request is retried where a backend refuses the connection, and nothing more; remove the address of a server before it goes down, or mark it as not ready; or another controller: ${others(TRAEFIK, ENVOY)} [refused.passiveHealthCheck]`,
  },
  'Traefik': {
    hashOfUri: `zl/Lb: loadBalancing: got LoadBalancing.consistentHash(HashKey.uri()), allowed is what this controller can do, and Traefik hashes the client's address and nothing else; use HashKey.clientIp(); or another controller: ${others(NGINX, READS, ENVOY)} [refused.hashOfUri]`,
    hashOfHeader: `zl/Lb: loadBalancing: got LoadBalancing.consistentHash(HashKey.header()), allowed is what this controller can do, and Traefik hashes the client's address and nothing else; use HashKey.clientIp() or LoadBalancing.stickyCookie(); or another controller: ${others(NGINX, READS, ENVOY)} [refused.hashOfHeader]`,
    hashOfCookie: `zl/Lb: loadBalancing: got LoadBalancing.consistentHash(HashKey.cookie()), allowed is what this controller can do, and Traefik hashes the client's address and nothing else; use LoadBalancing.stickyCookie(); or another controller: ${others(NGINX, READS, ENVOY)} [refused.hashOfCookie]`,
    activeHealthCheck: `zl/Lb: healthChecks: got HealthCheck.active(), allowed is what this controller can do, and Traefik sends no probes to servers behind a Service; use HealthCheck.passive(); or another controller: ${others(ENVOY)} [refused.activeHealthCheck]`,
  },
  'Gateway API': {
    hostnameBackends: `zl/Lb: backends: got Backends.fromHostname(), allowed is what this controller can do, and Gateway API advises against Services of type ExternalName, and most implementations refuse them; use Backends.fromIps(); or another controller: ${others(NGINX, READS, TRAEFIK, ENVOY)} [refused.hostnameBackends]`,
    regex: `zl/Lb: paths: got RoutePath.regex(), allowed is what this controller can do, and Gateway API leaves it to each implementation whether there are regular expressions and what they mean; use RoutePath.prefix(); or another controller: ${others(NGINX, READS, TRAEFIK, ENVOY)} [refused.regex]`,
    regexTarget: `zl/Lb: rewrite: got Rewrite.regexTarget(), allowed is what this controller can do, and Gateway API has no regular expressions in rewrites; use Rewrite.stripPrefix() or Rewrite.replacePrefix(); or another controller: ${others(NGINX, READS, TRAEFIK, ENVOY)} [refused.regexTarget]`,
    maxBodySize: `zl/Lb: maxBodySize: got Size.mebibytes(), allowed is what this controller can do, and Gateway API has no limit of body sizes; leave it out, and set the limit of the implementation, or of the backends; or another controller: ${others(NGINX, READS, TRAEFIK, ENVOY)} [refused.maxBodySize]`,
    unlimitedBody: `zl/Lb: maxBodySize: got BodySize.UNLIMITED, allowed is what this controller can do, and Gateway API has no limit of body sizes; leave it out, and see that the implementation has no limit by itself; or another controller: ${others(NGINX, READS, TRAEFIK, ENVOY)} [refused.unlimitedBody]`,
    blockedUserAgents: `zl/Lb: blockedUserAgents: got blockedUserAgents, allowed is what this controller can do, and Gateway API compares headers as a whole only and has no answer of its own; leave it out, and block them before the Gateway or in the backends; or another controller: ${others(NGINX, READS, TRAEFIK, ENVOY)} [refused.blockedUserAgents]`,
    roundRobin: `zl/Lb: loadBalancing: got LoadBalancing.roundRobin(), allowed is what this controller can do, and Gateway API has no field for how requests are spread over the addresses of a Service; leave it out: implementations balance about evenly by default; or another controller: ${others(NGINX, READS, TRAEFIK, ENVOY)} [refused.roundRobin]`,
    peakEwma: `zl/Lb: loadBalancing: got LoadBalancing.peakEwma(), allowed is what this controller can do, and Gateway API has no field for how requests are spread over the addresses of a Service; leave it out: implementations balance about evenly by default; or another controller: ${others(NGINX, TRAEFIK, ENVOY)} [refused.peakEwma]`,
    hashOfClientIp: `zl/Lb: loadBalancing: got LoadBalancing.consistentHash(HashKey.clientIp()), allowed is what this controller can do, and Gateway API has no field for how requests are spread over the addresses of a Service; leave it out: implementations balance about evenly by default; or another controller: ${others(NGINX, READS, TRAEFIK, ENVOY)} [refused.hashOfClientIp]`,
    hashOfUri: `zl/Lb: loadBalancing: got LoadBalancing.consistentHash(HashKey.uri()), allowed is what this controller can do, and Gateway API has no field for how requests are spread over the addresses of a Service; leave it out: implementations balance about evenly by default; or another controller: ${others(NGINX, READS, ENVOY)} [refused.hashOfUri]`,
    hashOfHeader: `zl/Lb: loadBalancing: got LoadBalancing.consistentHash(HashKey.header()), allowed is what this controller can do, and Gateway API has no field for how requests are spread over the addresses of a Service; leave it out: implementations balance about evenly by default; or another controller: ${others(NGINX, READS, ENVOY)} [refused.hashOfHeader]`,
    hashOfCookie: `zl/Lb: loadBalancing: got LoadBalancing.consistentHash(HashKey.cookie()), allowed is what this controller can do, and Gateway API has no field for how requests are spread over the addresses of a Service; leave it out: implementations balance about evenly by default; or another controller: ${others(NGINX, READS, ENVOY)} [refused.hashOfCookie]`,
    stickyCookie: `zl/Lb: loadBalancing: got LoadBalancing.stickyCookie(), allowed is what this controller can do, and Gateway API has no field for how requests are spread over the addresses of a Service; leave it out: implementations balance about evenly by default; or another controller: ${others(NGINX, READS, TRAEFIK, ENVOY)} [refused.stickyCookie]`,
    activeHealthCheck: `zl/Lb: healthChecks: got HealthCheck.active(), allowed is what this controller can do, and Gateway API has no health checks; remove the address of a server before it goes down, or mark it as not ready; or another controller: ${others(ENVOY)} [refused.activeHealthCheck]`,
    passiveHealthCheck: `zl/Lb: healthChecks: got HealthCheck.passive(), allowed is what this controller can do, and Gateway API has no health checks; remove the address of a server before it goes down, or mark it as not ready; or another controller: ${others(TRAEFIK, ENVOY)} [refused.passiveHealthCheck]`,
    accessLogOn: `zl/Lb: accessLog: got true, allowed is what this controller can do, and Gateway API has no field for access logs; leave it out, and filter the log of the implementation; or another controller: ${others(NGINX, READS, TRAEFIK)} [refused.accessLogOn]`,
    accessLogOff: `zl/Lb: accessLog: got false, allowed is what this controller can do, and Gateway API has no field for access logs; leave it out, and filter the log of the implementation; or another controller: ${others(NGINX, READS, TRAEFIK)} [refused.accessLogOff]`,
  },
  'Gateway API on Envoy Gateway': {
    accessLogOn: `zl/Lb: accessLog: got true, allowed is what this controller can do, and Gateway API has no field for access logs; leave it out, and filter the log of the implementation; or another controller: ${others(NGINX, READS, TRAEFIK)} [refused.accessLogOn]`,
    accessLogOff: `zl/Lb: accessLog: got false, allowed is what this controller can do, and Gateway API has no field for access logs; leave it out, and filter the log of the implementation; or another controller: ${others(NGINX, READS, TRAEFIK)} [refused.accessLogOff]`,
  },
};

function others(...controllers: string[]): string {
  return controllers.join(', ');
}
