// Preloaded into an app: writes the reports of its load balancers to the file REPORTS, as a list.
const fs = require('node:fs');
const { App } = require('cdk8s');

const { synth } = App.prototype;
App.prototype.synth = function () {
  synth.call(this);
  const reports = this.node.findAll().flatMap(({ report }) => report === undefined ? [] : [JSON.parse(report.toJson())]);
  fs.writeFileSync(process.env.REPORTS, JSON.stringify(reports));
};
