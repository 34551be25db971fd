// Several routes to the same servers, each with its own policy; and another load balancer on the same host.
import { App, Chart, Size } from 'cdk8s';
import {
  Backends, BodySize, ExternalLoadBalancer, IngressController, LoadBalancing, Rewrite, RoutePath, SameSite, Tls,
} from 'cdk8s-external-load-balancer';

const app = new App();
const chart = new Chart(app, 'several-routes', { namespace: 'legacy', labels: { team: 'platform' } });
const controller = IngressController.ingressNginx({ className: 'internal', snippetAnnotations: false });
// The first route asks for the certificate; the others show the same one.
const certificate = Tls.fromSecret('portal-tls');

const portal = new ExternalLoadBalancer(chart, 'Portal', {
  name: 'portal',
  backends: Backends.fromIps(['10.254.18.46', '10.254.18.47'], { port: 80 }),
  hosts: ['portal.example.com'],
  paths: [RoutePath.prefix('/')],
  appRoot: '/start',
  maxBodySize: Size.mebibytes(16),
  loadBalancing: LoadBalancing.stickyCookie({ name: 'portal', sameSite: SameSite.LAX }),
  tls: Tls.certManager({ clusterIssuer: 'letsencrypt', secretName: 'portal-tls' }),
  controller,
});
portal.addRoute('upload', {
  hosts: ['portal.example.com'],
  paths: [RoutePath.prefix('/upload')],
  maxBodySize: BodySize.UNLIMITED,
  tls: certificate,
});
portal.addRoute('health', {
  hosts: ['portal.example.com'],
  paths: [RoutePath.exact('/ping')],
  rewrite: Rewrite.fullPath('/internal/healthz'),
  tls: certificate,
});

// The rewrite of `health` makes the controller read all paths of the host as regular expressions: every route of the
// app on that host, this one included, is rendered so that it still matches just what it says.
const api = new ExternalLoadBalancer(chart, 'Api', {
  name: 'api',
  backends: Backends.fromIps(['10.254.18.60'], { port: 8443 }),
  hosts: ['portal.example.com'],
  paths: [RoutePath.prefix('/api')],
  rewrite: Rewrite.stripPrefix(),
  annotations: { 'nginx.ingress.kubernetes.io/backend-protocol': 'HTTPS' },
  tls: certificate,
  controller,
});

process.stderr.write(`${portal.report}\n\n${api.report}\n`);

app.synth();
