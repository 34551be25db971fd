// One server under a DNS name: the controller looks the name up, so no address stands in the manifest.
import { App, Chart } from 'cdk8s';
import { Backends, ExternalLoadBalancer, RoutePath } from 'cdk8s-external-load-balancer';

const app = new App();
const chart = new Chart(app, 'dns-name', { namespace: 'legacy' });

const lb = new ExternalLoadBalancer(chart, 'Wiki', {
  name: 'wiki',
  backends: Backends.fromHostname('wiki.dc1.example.com', { port: 8080 }),
  hosts: ['wiki.example.com'],
  paths: [RoutePath.prefix('/')],
});

process.stderr.write(`${lb.report}\n`);

app.synth();
