// One load balancer, made with the library: the scenario of the main example.
const { Size } = require('cdk8s');
const {
  Backends, ExternalLoadBalancer, HeaderValue, IngressController, LoadBalancing, Rewrite, RoutePath, Tls, UserAgents,
} = require('..');

// Loads the code of the controller.
const controller = IngressController.ingressNginx({ snippetAnnotations: true });

module.exports = function byLibrary(chart, id, { name, ips, host }) {
  new ExternalLoadBalancer(chart, id, {
    name,
    backends: Backends.fromIps(ips, { port: 80 }),
    hosts: [host],
    paths: [RoutePath.regex('/lb/(zl/.*)')],
    rewrite: Rewrite.regexTarget('/$1'),
    maxBodySize: Size.mebibytes(500),
    blockedUserAgents: UserAgents.CRAWLERS,
    loadBalancing: LoadBalancing.roundRobin(),
    responseHeaders: { 'X-Real-IP': HeaderValue.clientIp(), 'Backend-Pod': HeaderValue.backendAddress() },
    tls: Tls.fromSecret('xxx.com'),
    externalAddress: '10.254.18.55',
    controller,
  });
};
