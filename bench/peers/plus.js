// One app with what a version of cdk8s-plus has of its own, and its generated class for the Endpoints, of which it has none: node plus.js <package> <size as JSON> <folder>
const { App } = require('cdk8s');
const build = require('../build');
const { objectsOf } = require('../objects');

const [, , name, size, outdir] = process.argv;
const { HttpIngressPathType, Ingress, IngressBackend, Protocol, Secret, Service, ServiceType, k8s } = require(name);

function write(chart, id, props) {
  const [service, { metadata, subsets }, ingress] = objectsOf(props);
  const { rules: [{ host, http: { paths: [{ path }] } }], tls, ingressClassName } = ingress.spec;
  const backend = new Service(chart, `${id}-Service`, {
    metadata: service.metadata,
    type: ServiceType.CLUSTER_IP,
    ports: service.spec.ports.map(port => ({ ...port, protocol: Protocol.TCP })),
  });
  new k8s.KubeEndpoints(chart, `${id}-Endpoints`, { metadata, subsets });
  new Ingress(chart, `${id}-Ingress`, {
    metadata: ingress.metadata,
    className: ingressClassName,
    rules: [{ host, path, pathType: HttpIngressPathType.IMPLEMENTATION_SPECIFIC, backend: IngressBackend.fromService(backend) }],
    tls: tls.map(({ hosts, secretName }) => ({ hosts, secret: Secret.fromSecretName(chart, `${id}-Secret`, secretName) })),
  });
}

const app = new App({ outdir });
build(app, write, JSON.parse(size));
app.synth();
