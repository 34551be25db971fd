import { App, Chart, Size } from 'cdk8s';
import {
  Backends, ExternalLoadBalancer, HeaderValue, IngressController, LoadBalancing, Rewrite, RoutePath, Tls, UserAgents,
} from 'cdk8s-external-load-balancer';

const app = new App();
const chart = new Chart(app, 'zl', { namespace: 'wetwin' });

const lb = new ExternalLoadBalancer(chart, 'ZlLb', {
  name: 'zl-lb',
  backends: Backends.fromIps(['10.254.18.46', '10.254.18.47'], { port: 80 }),
  ingressName: 'xxx.your-domain.com',
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
  controller: IngressController.ingressNginx(),
});

// To stderr, so that `cdk8s synth --stdout` stays YAML.
process.stderr.write(`${lb.report}\n`);

app.synth();
