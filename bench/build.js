// Fills an app with charts of load balancers, by hand or with the library.
const { Chart } = require('cdk8s');
const { propsOf } = require('./objects');

module.exports = function build(app, write, { charts, each, backends }) {
  for (let c = 0; c < charts; c++) {
    const chart = new Chart(app, `chart-${c}`, { namespace: 'bench' });
    propsOf(c, each, backends).forEach((props, i) => write(chart, `lb-${i}`, props));
  }
};
