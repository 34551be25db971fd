// Beside constructs of cdk8s-plus: its Namespace, its Secret for the certificate, and an Ingress of its own.
import { App, Chart } from 'cdk8s';
import * as kplus from 'cdk8s-plus-27';
import { Backends, ExternalLoadBalancer, RoutePath, Tls } from 'cdk8s-external-load-balancer';

const app = new App();
const chart = new Chart(app, 'with-cdk8s-plus');

const namespace = new kplus.Namespace(chart, 'Namespace', { metadata: { name: 'shop' } });
const certificate = new kplus.TlsSecret(chart, 'Certificate', {
  metadata: { name: 'shop-tls', namespace: namespace.name },
  tlsCert: '-----BEGIN CERTIFICATE-----',
  tlsKey: '-----BEGIN PRIVATE KEY-----',
});

const lb = new ExternalLoadBalancer(chart, 'Legacy', {
  namespace: namespace.name,
  backends: Backends.fromIps(['10.254.18.46'], { port: 80 }),
  hosts: ['shop.example.com'],
  paths: [RoutePath.prefix('/legacy')],
  tls: Tls.fromSecret(certificate.name),
});

// The rest of the host is served from inside the cluster.
const shop = new kplus.Deployment(chart, 'Shop', {
  metadata: { namespace: namespace.name },
  containers: [{ image: 'shop:1.0.0', portNumber: 8080 }],
});
const ingress = new kplus.Ingress(chart, 'Ingress', { metadata: { namespace: namespace.name }, className: 'nginx' });
ingress.addHostRule('shop.example.com', '/', kplus.IngressBackend.fromService(shop.exposeViaService({ ports: [{ port: 80, targetPort: 8080 }] })));

process.stderr.write(`${lb.report}\n`);

app.synth();
