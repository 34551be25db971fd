// The same load balancer for three controllers: one chart for each, which differ in one prop. The reports say what differs. Charts
// of an app reach one cluster, where a name is taken once, unless they say otherwise.
import { App, Chart, Size } from 'cdk8s';
import {
  Backends, Controller, ExternalLoadBalancer, GatewayImplementation, HeaderValue, IngressController, LoadBalancing, Rewrite, RoutePath,
  TargetCluster, Tls, UserAgents,
} from 'cdk8s-external-load-balancer';

const CONTROLLERS: { [chart: string]: Controller } = {
  'ingress-nginx': IngressController.ingressNginx({ snippetAnnotations: true }),
  'traefik': IngressController.traefik(),
  'envoy-gateway': IngressController.gatewayApi({
    gateway: { name: 'edge', namespace: 'infra' },
    implementation: GatewayImplementation.envoyGateway(),
  }),
};

const app = new App();
for (const [id, controller] of Object.entries(CONTROLLERS)) {
  const chart = new Chart(app, id, { namespace: 'wetwin' });
  TargetCluster.set(chart, id);
  const lb = new ExternalLoadBalancer(chart, 'ZlLb', {
    name: 'zl-lb',
    backends: Backends.fromIps(['10.254.18.46', '10.254.18.47'], { port: 80 }),
    hosts: ['xxx.your-domain.com'],
    paths: [RoutePath.regex('/lb/(zl/.*)')],
    rewrite: Rewrite.regexTarget('/$1'),
    maxBodySize: Size.mebibytes(500),
    blockedUserAgents: UserAgents.CRAWLERS,
    loadBalancing: LoadBalancing.roundRobin(),
    responseHeaders: {
      'X-Real-IP': HeaderValue.clientIp(),
      'Backend-Pod': HeaderValue.backendAddress(),
    },
    tls: Tls.fromSecret('xxx.com'),
    externalAddress: '10.254.18.55',
    controller,
  });
  console.error(lb.report.toString());
}
app.synth();
