// Servers with IPv4 and IPv6 addresses in EndpointSlices; one of them is down for maintenance.
import { App, Chart } from 'cdk8s';
import { Backends, EndpointsApi, ExternalLoadBalancer } from 'cdk8s-external-load-balancer';

const app = new App();
const chart = new Chart(app, 'dual-stack', { namespace: 'legacy' });

const lb = new ExternalLoadBalancer(chart, 'Shop', {
  name: 'shop',
  backends: Backends.fromEndpoints([
    { ip: '10.254.18.46', port: 8080, zone: 'dc1' },
    { ip: '10.254.18.47', port: 8080, zone: 'dc2', ready: false },
    { ip: 'fd00:254:18::46', port: 8080, zone: 'dc1' },
  ]),
  endpointsApi: EndpointsApi.ENDPOINT_SLICE,
  hosts: ['shop.example.com'],
});

process.stderr.write(`${lb.report}\n`);

app.synth();
