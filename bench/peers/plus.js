// One app with the constructs that a version of cdk8s-plus generates of the API: node plus.js <package> <size as JSON> <folder>
const { App } = require('cdk8s');
const build = require('../build');
const { objectsOf } = require('../objects');

const [, , name, size, outdir] = process.argv;
const { k8s } = require(name);

const app = new App({ outdir });
build(app, (chart, id, props) => objectsOf(props).forEach(({ apiVersion, kind, ...rest }) => new k8s[`Kube${kind}`](chart, `${id}-${kind}`, rest)), JSON.parse(size));
app.synth();
