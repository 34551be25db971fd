// One app with the classes that cdk8s generates for the API's objects, as a version of cdk8s-plus brings them: node generated.js <package> <size as JSON> <folder>
const { App } = require('cdk8s');
const build = require('../build');
const { objectsOf } = require('../objects');

const [, , name, size, outdir] = process.argv;
const { k8s } = require(name);

function write(chart, id, props) {
  const [service, endpoints, ingress] = objectsOf(props).map(({ apiVersion, kind, ...rest }) => rest);
  const ports = service.spec.ports.map(port => ({ ...port, targetPort: k8s.IntOrString.fromNumber(port.targetPort) }));
  new k8s.KubeService(chart, `${id}-Service`, { ...service, spec: { ...service.spec, ports } });
  new k8s.KubeEndpoints(chart, `${id}-Endpoints`, endpoints);
  new k8s.KubeIngress(chart, `${id}-Ingress`, ingress);
}

const app = new App({ outdir });
build(app, write, JSON.parse(size));
app.synth();
